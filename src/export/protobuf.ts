const INITIAL_BYTES = 2 ** 16
/** The most bytes of a tag and a number. */
const MOST_BYTES = 20

const VARINT = 0
const FIXED64 = 1
const LENGTH_DELIMITED = 2

/** Writes messages in the wire format of Protocol Buffers. Numbers must be whole, from 0 to 2^53 - 1. */
export class ProtobufWriter {
  private bytes = new Uint8Array(INITIAL_BYTES)
  private at = 0
  private readonly encoder = new TextEncoder()

  /** The number of bytes since the last take(). */
  get length(): number {
    return this.at
  }

  number(field: number, value: number): void {
    this.reserve(MOST_BYTES)
    this.varint(field * 8 + VARINT)
    this.varint(value)
  }

  fixed64(field: number, value: number): void {
    this.reserve(MOST_BYTES)
    this.varint(field * 8 + FIXED64)
    for (let i = 0, rest = value; i < 8; i++, rest = Math.floor(rest / 256)) this.bytes[this.at++] = rest % 256
  }

  text(field: number, value: string): void {
    const encoded = this.encoder.encode(value)
    this.reserve(MOST_BYTES + encoded.length)
    this.varint(field * 8 + LENGTH_DELIMITED)
    this.varint(encoded.length)
    this.bytes.set(encoded, this.at)
    this.at += encoded.length
  }

  /** A nested message. `write` writes its fields with this writer. */
  message(field: number, write: () => void): void {
    this.reserve(MOST_BYTES)
    this.varint(field * 8 + LENGTH_DELIMITED)
    const start = ++this.at
    write()
    this.prefixLength(start)
  }

  /** Everything written since the last take(). */
  take(): Uint8Array<ArrayBuffer> {
    const taken = this.bytes.slice(0, this.at)
    this.at = 0
    return taken
  }

  /** message() leaves one byte for the length, because most messages are short. The content of a longer one moves. */
  private prefixLength(start: number): void {
    const length = this.at - start
    let more = 0
    for (let rest = length; rest >= 128; rest = Math.floor(rest / 128)) more++
    if (more > 0) {
      this.reserve(more)
      this.bytes.copyWithin(start + more, start, this.at)
    }
    this.at = start - 1
    this.varint(length)
    this.at += length
  }

  private varint(value: number): void {
    let rest = value
    while (rest >= 128) {
      this.bytes[this.at++] = (rest % 128) + 128
      rest = Math.floor(rest / 128)
    }
    this.bytes[this.at++] = rest
  }

  private reserve(bytes: number): void {
    if (this.at + bytes <= this.bytes.length) return
    const larger = new Uint8Array(2 * (this.at + bytes))
    larger.set(this.bytes.subarray(0, this.at))
    this.bytes = larger
  }
}
