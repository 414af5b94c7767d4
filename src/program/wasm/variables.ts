import { Tag } from '../../../assembly/abi/tags.ts'
import { I32, I64, W } from './encoder.ts'
import type { Frame } from './frame.ts'
import { CAPTURED_VALUE } from './offsets.ts'
import { dropShared, exitIfLast, takeObject } from './references.ts'
import { CELL, FP, PAYLOAD } from './wasm-locals.ts'

export function loadGlobal(f: Frame, global: number): void {
  const { out } = f
  const offset = global * CELL
  const fn = f.around.globalFunction(global)
  if (fn !== undefined) {
    out.get(f.globals).load32(offset).i32(Tag.FUNCTION).op(W.i32ne)
    out
      .get(f.globals)
      .load64(offset + PAYLOAD)
      .i64(BigInt(fn))
      .op(W.i64ne, W.i32or)
    f.exitIf()
    f.push({ tag: Tag.FUNCTION, bits: BigInt(fn), fn, borrowed: false })
    return
  }
  load(f, f.globals, offset)
}

export function storeGlobal(f: Frame, global: number): void {
  store(f, f.globals, global * CELL)
}

/** A variable that an inner function captures is in an object of its own, whose address is in the local. */
export function loadDeref(f: Frame, local: number): void {
  load(f, variable(f, local), CAPTURED_VALUE)
}

export function storeDeref(f: Frame, local: number): void {
  store(f, variable(f, local), CAPTURED_VALUE)
}

function variable(f: Frame, local: number): number {
  const address = f.temp(I32)
  f.out
    .get(FP)
    .load32(local * CELL + PAYLOAD)
    .set(address)
  return address
}

function load(f: Frame, base: number, offset: number): void {
  const { out } = f
  const tagL = f.temp(I32)
  const pay = f.temp(I64)
  out.get(base).load32(offset).tee(tagL).op(W.i32eqz)
  f.exitIf()
  out
    .get(base)
    .load64(offset + PAYLOAD)
    .set(pay)
  f.push({ tagL, pay, borrowed: true })
}

function store(f: Frame, base: number, offset: number): void {
  const { out } = f
  const value = f.peek(0)
  f.joined(1, undefined, () => {
    const old = takeObject(f, base, offset, undefined)
    exitIfLast(f, old)
    if (value.borrowed) f.keepIfObject(value)
    dropShared(f, old)
    out.get(base)
    f.pushTag(value)
    out.store32(offset).get(base)
    f.storePayload(value, offset)
  })
}
