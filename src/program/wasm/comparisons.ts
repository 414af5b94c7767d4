import { Tag } from '../../../assembly/abi/tags.ts'
import { isNumeric, pushBothAre } from './arithmetic.ts'
import { I32, W } from './encoder.ts'
import { comparable } from './floats.ts'
import type { Frame } from './frame.ts'
import { mayBeObject } from './values.ts'

/** By Comparison mask. */
const INT_COMPARISON: Readonly<Record<number, number>> = {
  1: W.i64lt_s,
  2: W.i64eq,
  3: W.i64le_s,
  4: W.i64gt_s,
  5: W.i64ne,
  6: W.i64ge_s,
}
const FLOAT_COMPARISON: Readonly<Record<number, number>> = {
  1: W.f64lt,
  2: W.f64eq,
  3: W.f64le,
  4: W.f64gt,
  5: W.f64ne,
  6: W.f64ge,
}

export function compare(f: Frame, mask: number): void {
  const { out } = f
  const right = f.peek(0)
  const left = f.peek(1)
  if (!isNumeric(left) || !isNumeric(right)) {
    f.alwaysMachine()
    return
  }
  const cond = f.temp(I32)
  const ints = () => {
    f.pushBits(left)
    f.pushBits(right)
    out.op(INT_COMPARISON[mask] as number).set(cond)
  }
  const floats = () => {
    const a = comparable(f, left)
    const b = left === right ? a : comparable(f, right)
    f.pushFloat(a)
    f.pushFloat(b)
    out.op(FLOAT_COMPARISON[mask] as number).set(cond)
  }
  const hasFloat = left.tag === Tag.FLOAT || right.tag === Tag.FLOAT
  if (left.tag !== undefined && right.tag !== undefined) {
    if (hasFloat) floats()
    else ints()
    f.drop(2)
    f.push({ tag: Tag.BOOL, cond, borrowed: false })
    return
  }
  f.joinedBool(2, cond, () => {
    if (hasFloat) {
      floats()
      return
    }
    pushBothAre(f, Tag.INT, left, right)
    out.if()
    ints()
    out.else()
    floats()
    out.end()
  })
}

/** IS_OP for values that are not objects, or whose objects the stack has only borrowed. */
export function is(f: Frame, not: number): void {
  const { out } = f
  const right = f.peek(0)
  const left = f.peek(1)
  const cond = f.temp(I32)
  f.joinedBool(2, cond, () => {
    for (const val of [left, right]) {
      if (val.borrowed || !mayBeObject(val)) continue
      f.pushTag(val)
      out.i32(Tag.STR).op(W.i32ge_s)
      f.exitIf()
    }
    f.pushTag(left)
    f.pushTag(right)
    out.op(W.i32eq)
    f.pushBits(left)
    f.pushBits(right)
    out.op(W.i64eq, W.i32and)
    if (not) out.op(W.i32eqz)
    out.set(cond)
  })
}
