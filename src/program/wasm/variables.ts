import { CELL_LOCK } from '../../../assembly/abi/layout.ts'
import { Tag } from '../../../assembly/abi/tags.ts'
import { I32, I64, W } from './encoder.ts'
import type { Frame } from './frame.ts'
import { CAPTURED_VALUE } from './offsets.ts'
import { replace } from './references.ts'
import { beginCell, copyCell } from './shared-cells.ts'
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

/**
 * Reads a variable. With a GIL, the stack borrows its reference. Without one, another thread can change the variable at any time, so the
 * value gets a reference at once.
 */
function load(f: Frame, base: number, offset: number): void {
  const { out } = f
  const value = { tagL: f.temp(I32), pay: f.temp(I64) }
  if (f.around.isFree) {
    f.joined(0, value, () => copyCell(f, beginCell(f, base, offset), addressOf(f, base, offset), value))
    return
  }
  out.get(base).load32(offset).tee(value.tagL).op(W.i32eqz)
  f.exitIf()
  out
    .get(base)
    .load64(offset + PAYLOAD)
    .set(value.pay)
  f.push({ ...value, borrowed: true })
}

function store(f: Frame, base: number, offset: number): void {
  const value = f.peek(0)
  f.joined(1, undefined, () => f.writing(base, offset + CELL_LOCK, () => replace(f, addressOf(f, base, offset), undefined, value)))
}

/** The address of a cell, in a Wasm local. */
function addressOf(f: Frame, base: number, offset: number): number {
  const address = f.temp(I32)
  f.out.get(base).i32(offset).op(W.i32add).set(address)
  return address
}
