import { Bytes } from './bytes.ts'

/** The types of Wasm values. */
export const I32 = 0x7f
export const I64 = 0x7e
export const F64 = 0x7c

/** Wasm instructions without an immediate. */
export const W = {
  unreachable: 0x00,
  ret: 0x0f,
  drop: 0x1a,
  select: 0x1b,
  i32eqz: 0x45,
  i32eq: 0x46,
  i32ne: 0x47,
  i32lt_s: 0x48,
  i32lt_u: 0x49,
  i32gt_s: 0x4a,
  i32gt_u: 0x4b,
  i32le_s: 0x4c,
  i32le_u: 0x4d,
  i32ge_s: 0x4e,
  i32ge_u: 0x4f,
  i64eqz: 0x50,
  i64eq: 0x51,
  i64ne: 0x52,
  i64lt_s: 0x53,
  i64lt_u: 0x54,
  i64gt_s: 0x55,
  i64gt_u: 0x56,
  i64le_s: 0x57,
  i64ge_s: 0x59,
  i64ge_u: 0x5a,
  f64eq: 0x61,
  f64ne: 0x62,
  f64lt: 0x63,
  f64gt: 0x64,
  f64le: 0x65,
  f64ge: 0x66,
  i32add: 0x6a,
  i32sub: 0x6b,
  i32mul: 0x6c,
  i32and: 0x71,
  i32or: 0x72,
  i32xor: 0x73,
  i32shl: 0x74,
  i32shr_u: 0x76,
  i64add: 0x7c,
  i64sub: 0x7d,
  i64mul: 0x7e,
  i64div_s: 0x7f,
  i64rem_s: 0x81,
  i64and: 0x83,
  i64or: 0x84,
  i64xor: 0x85,
  i64shl: 0x86,
  i64shr_s: 0x87,
  i64shr_u: 0x88,
  f64neg: 0x9a,
  f64add: 0xa0,
  f64sub: 0xa1,
  f64mul: 0xa2,
  f64div: 0xa3,
  i32wrap: 0xa7,
  i64extend_s: 0xac,
  i64extend_u: 0xad,
  f64convert_i64: 0xb9,
  i64reinterpret: 0xbd,
  f64reinterpret: 0xbf,
  i64extend32_s: 0xc4,
} as const

/** A place that a branch can lead to: the end of a block, or the start of a loop. */
export interface Label {
  readonly name: string
}

/** Writes the body of one Wasm function. */
export class Code {
  private readonly bytes = new Bytes()
  private readonly open: Label[] = []
  private readonly types: number[] = []

  constructor(private readonly parameters: number) {}

  /** Adds a local. @returns its index */
  local(type: number): number {
    this.types.push(type)
    return this.parameters + this.types.length - 1
  }

  op(...ops: number[]): this {
    for (const op of ops) this.bytes.push(op)
    return this
  }

  i32(value: number): this {
    this.bytes.push(0x41)
    this.bytes.signed(value | 0)
    return this
  }

  i64(value: bigint): this {
    this.bytes.push(0x42)
    this.bytes.signed64(value)
    return this
  }

  f64(value: number): this {
    const view = new DataView(new ArrayBuffer(8))
    view.setFloat64(0, value, true)
    this.bytes.push(0x44)
    this.bytes.append(new Uint8Array(view.buffer))
    return this
  }

  get(local: number): this {
    this.bytes.push(0x20)
    this.bytes.unsigned(local)
    return this
  }

  set(local: number): this {
    this.bytes.push(0x21)
    this.bytes.unsigned(local)
    return this
  }

  tee(local: number): this {
    this.bytes.push(0x22)
    this.bytes.unsigned(local)
    return this
  }

  private memory(op: number, align: number, offset: number): this {
    this.bytes.push(op)
    this.bytes.push(align)
    this.bytes.unsigned(offset)
    return this
  }

  load32(offset: number): this {
    return this.memory(0x28, 2, offset)
  }

  load64(offset: number): this {
    return this.memory(0x29, 3, offset)
  }

  loadF64(offset: number): this {
    return this.memory(0x2b, 3, offset)
  }

  store32(offset: number): this {
    return this.memory(0x36, 2, offset)
  }

  store64(offset: number): this {
    return this.memory(0x37, 3, offset)
  }

  storeF64(offset: number): this {
    return this.memory(0x39, 3, offset)
  }

  atomicLoad32(offset: number): this {
    this.op(0xfe, 0x10, 2)
    this.bytes.unsigned(offset)
    return this
  }

  atomicLoad64(offset: number): this {
    this.op(0xfe, 0x11, 3)
    this.bytes.unsigned(offset)
    return this
  }

  atomicStore32(offset: number): this {
    this.op(0xfe, 0x17, 2)
    this.bytes.unsigned(offset)
    return this
  }

  /** i32.atomic.rmw.cmpxchg: takes the address, the expected value and the new one, and pushes the value before. */
  compareExchange32(offset: number): this {
    this.op(0xfe, 0x48, 2)
    this.bytes.unsigned(offset)
    return this
  }

  block(label: Label): this {
    this.open.push(label)
    return this.op(0x02, 0x40)
  }

  loop(label: Label): this {
    this.open.push(label)
    return this.op(0x03, 0x40)
  }

  if(): this {
    this.open.push({ name: 'if' })
    return this.op(0x04, 0x40)
  }

  else(): this {
    this.bytes.push(0x05)
    return this
  }

  end(): this {
    this.open.pop()
    this.bytes.push(0x0b)
    return this
  }

  private depth(label: Label): number {
    const at = this.open.lastIndexOf(label)
    if (at < 0) throw new Error(`no open label ${label.name}`)
    return this.open.length - 1 - at
  }

  br(label: Label): this {
    this.bytes.push(0x0c)
    this.bytes.unsigned(this.depth(label))
    return this
  }

  brIf(label: Label): this {
    this.bytes.push(0x0d)
    this.bytes.unsigned(this.depth(label))
    return this
  }

  brTable(labels: readonly Label[], otherwise: Label): this {
    this.bytes.push(0x0e)
    this.bytes.unsigned(labels.length)
    for (const label of labels) this.bytes.unsigned(this.depth(label))
    this.bytes.unsigned(this.depth(otherwise))
    return this
  }

  call(index: number): this {
    this.bytes.push(0x10)
    this.bytes.unsigned(index)
    return this
  }

  /** The function: its locals and its instructions. */
  body(): Uint8Array {
    const body = new Bytes()
    body.unsigned(this.types.length)
    for (const type of this.types) {
      body.push(1)
      body.push(type)
    }
    body.append(this.bytes.content)
    body.push(0x0b)
    return body.content
  }
}
