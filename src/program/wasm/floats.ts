import { Operator } from '../../../assembly/abi/instructions.ts'
import { Tag } from '../../../assembly/abi/tags.ts'
import { F64, W } from './encoder.ts'
import type { Frame } from './frame.ts'
import type { Val } from './values.ts'

export const FLOAT_CODE: Readonly<Partial<Record<Operator, number>>> = {
  [Operator.ADD]: W.f64add,
  [Operator.SUBTRACT]: W.f64sub,
  [Operator.MULTIPLY]: W.f64mul,
  [Operator.TRUE_DIVIDE]: W.f64div,
}

/** Puts a number into a local as a float. Leaves compiled code if the value is not a number. */
export function asFloat(f: Frame, val: Val): Val {
  const { out } = f
  if (val.tag === Tag.FLOAT) return val
  const float = f.temp(F64)
  if (val.bits !== undefined) out.f64(Number(BigInt.asIntN(64, val.bits))).set(float)
  else if (val.tag === Tag.INT) {
    f.pushBits(val)
    out.op(W.f64convert_i64).set(float)
  } else {
    out
      .get(val.tagL as number)
      .i32(Tag.FLOAT)
      .op(W.i32eq)
      .if()
    f.pushFloat(val)
    out.set(float)
    out.else()
    out
      .get(val.tagL as number)
      .i32(Tag.INT)
      .op(W.i32ne)
    f.exitIf()
    f.pushBits(val)
    out.op(W.f64convert_i64).set(float)
    out.end()
  }
  return { tag: Tag.FLOAT, f: float, mem: false, borrowed: false }
}

export function floatOperation(f: Frame, operator: Operator, left: Val, right: Val): void {
  const { out } = f
  const float = f.temp(F64)
  if (operator === Operator.TRUE_DIVIDE && left.tag !== Tag.FLOAT && right.tag !== Tag.FLOAT) {
    // The quotient of two ints is exact only if both fit in a float.
    for (const val of [left, right]) {
      if (val.bits !== undefined) continue
      exitIfInexact(f, val)
    }
  }
  const a = asFloat(f, left)
  const b = left === right ? a : asFloat(f, right)
  if (operator === Operator.TRUE_DIVIDE) {
    f.pushFloat(b)
    out.f64(0).op(W.f64eq)
    f.exitIf()
  }
  f.pushFloat(a)
  f.pushFloat(b)
  out.op(FLOAT_CODE[operator] as number).set(float)
  f.drop(2)
  f.push({ tag: Tag.FLOAT, f: float, borrowed: false })
}

/** asFloat() for a comparison, which is exact: leaves compiled code if an int may lose digits. */
export function comparable(f: Frame, val: Val): Val {
  if (val.tag === Tag.FLOAT || val.bits !== undefined) return asFloat(f, val)
  exitIfInexact(f, val)
  return asFloat(f, val)
}

/** Leaves compiled code if the value is an int that a float cannot represent exactly: one beyond ±2⁵³. */
function exitIfInexact(f: Frame, val: Val): void {
  const { out } = f
  if (val.tag === undefined)
    out
      .get(val.tagL as number)
      .i32(Tag.INT)
      .op(W.i32eq)
      .if()
  f.pushBits(val)
  out
    .i64(1n << 53n)
    .op(W.i64add)
    .i64(1n << 54n)
    .op(W.i64gt_u)
  f.exitIf()
  if (val.tag === undefined) out.end()
}
