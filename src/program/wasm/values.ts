import { Tag } from '../../../assembly/abi/tags.ts'

/** A value on the stack, as the compiler knows it. */
export interface Val {
  /** Undefined: the tag is in `tagL`, or only in memory. */
  tag?: Tag
  /** Whether the value's cell on the stack in memory is up to date. */
  mem: boolean
  /** Wasm locals with the payload's bits, the float, the tag. */
  pay?: number | undefined
  f?: number | undefined
  tagL?: number | undefined
  /** A Wasm local with the truth of a bool. */
  cond?: number
  /** The payload of a constant. */
  bits?: bigint
  /** Whether the stack has no reference of its own to the object. */
  borrowed: boolean
  /** The Python local that the value is. */
  home?: number | undefined
  /** The program's function that the value is. */
  fn?: number
}

export function isObject(tag: Tag): boolean {
  return tag >= Tag.STR
}

/** Whether the value may be an object that counts its references. A constant is immortal. */
export function mayBeObject({ tag, bits }: Val): boolean {
  return (tag === undefined || isObject(tag)) && bits === undefined
}

/** The float with these bits. */
export function floatOf(bits: bigint): number {
  const view = new DataView(new ArrayBuffer(8))
  view.setBigUint64(0, BigInt.asUintN(64, bits))
  return view.getFloat64(0)
}
