import { Tag } from '../../../assembly/abi/tags.ts'
import { F64, I32, I64, W } from './encoder.ts'
import type { Frame } from './frame.ts'
import { dropObject, objectOf, takeObject } from './references.ts'
import { isObject, mayBeObject, type Val } from './values.ts'
import { CELL, FP, PAYLOAD } from './wasm-locals.ts'

export function loadFast(f: Frame, local: number): void {
  const { out } = f
  const tag = f.known.get(local)
  if (tag === Tag.FLOAT) {
    f.push({ tag, f: f.home(local, F64), home: local, borrowed: false })
    return
  }
  if (tag !== undefined) {
    f.push({ tag, pay: f.home(local, I64), home: local, borrowed: isObject(tag) })
    return
  }
  const tagL = f.temp(I32)
  const pay = f.temp(I64)
  out
    .get(FP)
    .load32(local * CELL)
    .set(tagL)
  if (!f.isParameter(local)) {
    out.get(tagL).op(W.i32eqz)
    f.exitIf()
  }
  out
    .get(FP)
    .load64(local * CELL + PAYLOAD)
    .set(pay)
  f.push({ tagL, pay, home: local, borrowed: true })
}

export function storeFast(f: Frame, local: number): void {
  const { out } = f
  const val = f.peek(0)
  const old = f.known.get(local)
  const mayDrop = f.mayHoldObject(local)
  keepApart(f, val, local)
  if (mayDrop) f.own()
  f.ownOne(val)
  const dropped = mayDrop ? takeObject(f, FP, local * CELL, old) : undefined
  if (val.tag === undefined || val.tag !== old) {
    out.get(FP)
    f.pushTag(val)
    out.store32(local * CELL)
  }
  out.get(FP)
  f.storePayload(val, local * CELL)
  f.drop(1)
  if (val.tag === undefined) f.forgetLocal(local)
  else {
    if (val.tag === Tag.FLOAT) {
      f.pushFloat(val)
      out.set(f.home(local, F64))
    } else {
      f.pushBits(val)
      out.set(f.home(local, I64))
    }
    f.known.set(local, val.tag)
  }
  if (dropped !== undefined) dropObject(f, dropped)
}

/** Writes the values on the stack that are the old value of a local to memory, because the local is about to change. */
function keepApart(f: Frame, stored: Val, local: number): void {
  for (const [position, other] of f.stack.entries()) {
    if (other === stored || other.home !== local || other.mem) continue
    f.spill(other, position)
    f.stack[position] = { mem: true, borrowed: false }
  }
}

export function copy(f: Frame, distance: number): void {
  const val = f.peek(distance - 1)
  if (mayBeObject(val)) f.keep(val)
  f.stack.push({ ...val, mem: false, borrowed: false })
}

export function swap(f: Frame, distance: number): void {
  const one = f.peek(0)
  const other = f.peek(distance - 1)
  const top = f.stack.length - 1
  for (const val of [one, other]) val.mem = false
  f.stack[top] = other
  f.stack[top - distance + 1] = one
}

export function loadConstant(f: Frame, constant: number): void {
  const { tag, bits } = f.around.constant(constant)
  f.push({ tag, bits, borrowed: false })
}

export function popTop(f: Frame): void {
  const val = f.stack.at(-1) as Val
  const dropped = mayBeObject(val) && !val.borrowed ? objectOf(f, f.peek(0)) : undefined
  f.drop(1)
  if (dropped === undefined) return
  f.own()
  dropObject(f, dropped)
}
