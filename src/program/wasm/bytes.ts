/** Bytes that grow at the end. */
export class Bytes {
  private buffer = new Uint8Array(1024)
  length = 0

  push(byte: number): void {
    if (this.length === this.buffer.length) this.grow(1)
    this.buffer[this.length++] = byte
  }

  append(bytes: Uint8Array): void {
    if (this.length + bytes.length > this.buffer.length) this.grow(bytes.length)
    this.buffer.set(bytes, this.length)
    this.length += bytes.length
  }

  unsigned(value: number): void {
    let rest = value >>> 0
    while (rest > 0x7f) {
      this.push((rest & 0x7f) | 0x80)
      rest >>>= 7
    }
    this.push(rest)
  }

  signed(value: number): void {
    for (let rest = value; ; ) {
      const low = rest & 0x7f
      rest >>= 7
      if ((rest === 0 && !(low & 0x40)) || (rest === -1 && (low & 0x40) !== 0)) {
        this.push(low)
        return
      }
      this.push(low | 0x80)
    }
  }

  signed64(value: bigint): void {
    for (let rest = value; ; ) {
      const low = Number(rest & 0x7fn)
      rest >>= 7n
      if ((rest === 0n && !(low & 0x40)) || (rest === -1n && (low & 0x40) !== 0)) {
        this.push(low)
        return
      }
      this.push(low | 0x80)
    }
  }

  text(value: string): void {
    const bytes = new TextEncoder().encode(value)
    this.unsigned(bytes.length)
    this.append(bytes)
  }

  get content(): Uint8Array<ArrayBuffer> {
    return this.buffer.subarray(0, this.length)
  }

  private grow(room: number): void {
    const grown = new Uint8Array(2 * (this.buffer.length + room))
    grown.set(this.content)
    this.buffer = grown
  }
}
