import { Operator } from '../../../assembly/abi/instructions.ts'
import { Tag } from '../../../assembly/abi/tags.ts'
import { F64, I32, I64, W } from './encoder.ts'
import { asFloat, FLOAT_CODE, floatOperation } from './floats.ts'
import type { Frame } from './frame.ts'
import type { Val } from './values.ts'

const INT_CODE: Readonly<Partial<Record<Operator, number>>> = {
  [Operator.AND]: W.i64and,
  [Operator.OR]: W.i64or,
  [Operator.XOR]: W.i64xor,
  [Operator.RSHIFT]: W.i64shr_s,
  [Operator.FLOOR_DIVIDE]: W.i64div_s,
  [Operator.REMAINDER]: W.i64rem_s,
}

/** Whether a value may be an int or a float. */
export function isNumeric(val: Val): boolean {
  return val.tag === undefined || val.tag === Tag.INT || val.tag === Tag.FLOAT
}

export function binary(f: Frame, operator: Operator): void {
  const right = f.peek(0)
  const left = f.peek(1)
  const isInt = INT_CODE[operator] !== undefined
  if (!isNumeric(left) || !isNumeric(right) || !(isInt || FLOAT_CODE[operator] !== undefined)) {
    f.alwaysMachine()
    return
  }
  const hasFloat = left.tag === Tag.FLOAT || right.tag === Tag.FLOAT
  if (isInt) {
    if (hasFloat) {
      f.alwaysMachine()
      return
    }
    if (left.tag === undefined && right.tag === undefined) eitherIntOperation(f, operator, left, right)
    else {
      guardInts(f, left, right)
      const pay = f.temp(I64)
      intOperation(f, operator, left, right, pay)
      f.drop(2)
      f.push({ tag: Tag.INT, pay, borrowed: false })
    }
    return
  }
  if (hasFloat || operator === Operator.TRUE_DIVIDE) {
    floatOperation(f, operator, left, right)
    return
  }
  if (left.tag === Tag.INT && right.tag === Tag.INT) {
    const pay = f.temp(I64)
    sum(f, operator, left, right, pay)
    f.drop(2)
    f.push({ tag: Tag.INT, pay, borrowed: false })
    return
  }
  eitherOperation(f, operator, left, right)
}

/** Leaves compiled code unless both values are ints. At most one tag is unknown. */
function guardInts(f: Frame, left: Val, right: Val): void {
  for (const val of [left, right]) {
    if (val.tag !== undefined) continue
    pushIsNot(f, val, Tag.INT)
    f.exitIf()
    f.learn(val, Tag.INT)
  }
}

/** Pushes 0 if a value has this tag, and another number otherwise. */
function pushIsNot(f: Frame, val: Val, tag: Tag): void {
  f.pushTag(val)
  f.out.i32(tag).op(W.i32xor)
}

function sum(f: Frame, operator: Operator, left: Val, right: Val, to: number): void {
  const { out } = f
  f.pushBits(left)
  f.pushBits(right)
  if (operator === Operator.MULTIPLY) {
    out.op(W.i64mul).set(to)
    for (const [i, val] of [left, right].entries()) {
      f.pushBits(val)
      f.pushBits(val)
      out.op(W.i64extend32_s, W.i64xor)
      if (i > 0) out.op(W.i64or)
    }
    out.i64(0n).op(W.i64ne)
    f.exitIf()
    return
  }
  const adds = operator === Operator.ADD
  out.op(adds ? W.i64add : W.i64sub).set(to)
  // The sum of a constant and another value overflows only to one side.
  const constant = right.bits ?? (adds ? left.bits : undefined)
  if (constant !== undefined) {
    const other = right.bits === undefined ? right : left
    out.get(to)
    f.pushBits(other)
    out.op(BigInt.asIntN(64, constant) >= 0n === adds ? W.i64lt_s : W.i64gt_s)
    f.exitIf()
    return
  }
  f.pushBits(left)
  out.get(to).op(W.i64xor)
  if (adds) {
    f.pushBits(right)
    out.get(to).op(W.i64xor)
  } else {
    f.pushBits(left)
    f.pushBits(right)
    out.op(W.i64xor)
  }
  out.op(W.i64and).i64(0n).op(W.i64lt_s)
  f.exitIf()
}

function intOperation(f: Frame, operator: Operator, left: Val, right: Val, to: number): void {
  const { out } = f
  if (operator === Operator.REMAINDER || operator === Operator.FLOOR_DIVIDE) {
    // Wasm's division rounds towards 0, Python's rounds down. They agree if no operand is negative.
    f.pushBits(left)
    f.pushBits(right)
    out.op(W.i64or).i64(0n).op(W.i64lt_s)
    f.pushBits(right)
    out.op(W.i64eqz, W.i32or)
    f.exitIf()
  } else if (operator === Operator.RSHIFT) {
    f.pushBits(right)
    out.i64(63n).op(W.i64gt_u)
    f.exitIf()
  }
  f.pushBits(left)
  f.pushBits(right)
  out.op(INT_CODE[operator] as number).set(to)
}

/** An operation that only ints have, of two values that may be something else. */
function eitherIntOperation(f: Frame, operator: Operator, left: Val, right: Val): void {
  const result = { tagL: f.temp(I32), pay: f.temp(I64) }
  f.joined(2, result, () => {
    pushBothAre(f, Tag.INT, left, right)
    f.out.op(W.i32eqz)
    f.exitIf()
    intOperation(f, operator, left, right, result.pay)
    f.out.i32(Tag.INT).set(result.tagL)
  })
}

/** An operation of two values that may be ints or floats. */
function eitherOperation(f: Frame, operator: Operator, left: Val, right: Val): void {
  const { out } = f
  const result = { tagL: f.temp(I32), pay: f.temp(I64) }
  f.joined(2, result, () => {
    pushBothAre(f, Tag.INT, left, right)
    out.if()
    sum(f, operator, left, right, result.pay)
    out.i32(Tag.INT).set(result.tagL)
    out.else()
    const a = asFloat(f, left)
    const b = left === right ? a : asFloat(f, right)
    f.pushFloat(a)
    f.pushFloat(b)
    out.op(FLOAT_CODE[operator] as number, W.i64reinterpret).set(result.pay)
    out.i32(Tag.FLOAT).set(result.tagL)
    out.end()
  })
}

/** Pushes whether both values have a tag. At least one tag is unknown, and the known one fits. */
export function pushBothAre(f: Frame, tag: Tag, left: Val, right: Val): void {
  const { out } = f
  const unknown = [...new Set([left, right])].filter((val) => val.tag === undefined)
  for (const [i, val] of unknown.entries()) {
    out
      .get(val.tagL as number)
      .i32(tag)
      .op(W.i32xor)
    if (i > 0) out.op(W.i32or)
  }
  out.op(W.i32eqz)
}

export function negative(f: Frame): void {
  const { out } = f
  const val = f.peek(0)
  if (val.tag === Tag.FLOAT) {
    const float = f.temp(F64)
    f.pushFloat(val)
    out.op(W.f64neg).set(float)
    f.drop(1)
    f.push({ tag: Tag.FLOAT, f: float, borrowed: false })
  } else if (val.tag === Tag.INT) {
    const pay = f.temp(I64)
    negate(f, val, pay)
    f.drop(1)
    f.push({ tag: Tag.INT, pay, borrowed: false })
  } else if (val.tag === undefined) {
    const { tagL } = val
    const pay = f.temp(I64)
    f.joined(1, { tagL: tagL as number, pay }, () => {
      f.pushIs(val, Tag.FLOAT)
      out.if()
      f.pushFloat(val)
      out.op(W.f64neg, W.i64reinterpret).set(pay)
      out.else()
      pushIsNot(f, val, Tag.INT)
      f.exitIf()
      negate(f, val, pay)
      out.end()
    })
  } else f.alwaysMachine()
}

function negate(f: Frame, val: Val, to: number): void {
  const { out } = f
  f.pushBits(val)
  out.i64(-(1n << 63n)).op(W.i64eq)
  f.exitIf()
  out.i64(0n)
  f.pushBits(val)
  out.op(W.i64sub).set(to)
}

export function not(f: Frame): void {
  const { out } = f
  const val = f.peek(0)
  const cond = f.temp(I32)
  if (val.tag === Tag.BOOL) {
    f.pushLow(val)
    out.op(W.i32eqz).set(cond)
    f.drop(1)
    f.push({ tag: Tag.BOOL, cond, borrowed: false })
  } else if (val.tag === undefined) {
    f.joinedBool(1, cond, () => {
      pushIsNot(f, val, Tag.BOOL)
      f.exitIf()
      f.pushLow(val)
      out.op(W.i32eqz).set(cond)
    })
  } else f.alwaysMachine()
}
