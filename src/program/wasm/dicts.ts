import { Builtin } from '../../../assembly/abi/builtins.ts'
import { Tag } from '../../../assembly/abi/tags.ts'
import { THREAD_BREAKER } from '../../../assembly/abi/words.ts'
import { I32, I64, W } from './encoder.ts'
import type { Frame, Loaded } from './frame.ts'
import { Machine } from './machine.ts'
import { LACKING } from './offsets.ts'
import { dropShared, dropText, exitIfLast, objectOf, operandOf, replace } from './references.ts'
import { mayBeObject, type Val } from './values.ts'
import { CELL, FP, PAYLOAD, T } from './wasm-locals.ts'

interface Found {
  /** Wasm locals: the address of the dict, and the result of the search, which is LACKING if the dict lacks the key. */
  readonly dict: number
  readonly found: number
  /** A Wasm local with the address of the value's cell. Without a GIL, this cell is a copy, which owns a reference. */
  readonly cell: number
}

/** Searches a dict for a key. The machine executes the instruction for another container, and if only it can find the key. */
function search(f: Frame, container: Val, key: Val, wantsValue = true): Found {
  const { out } = f
  const dict = operandOf(f, container, Tag.DICT)
  const found = f.temp(I32)
  const offset = cellOf(f, key)
  out.get(T).get(dict).get(FP).i32(offset).op(W.i32add)
  if (!f.around.isFree) {
    out.call(Machine.FIND).tee(found).op(W.i32eqz)
    f.exitIf()
    return { dict, found, cell: found }
  }
  // The instruction needs the container's cell no more if the search finds the key.
  const cell = f.temp(I32)
  if (wantsValue) {
    out
      .get(FP)
      .i32(f.cellOffset(f.stack.indexOf(container)))
      .op(W.i32add)
  } else out.i32(0)
  out.tee(cell)
  out.call(Machine.FIND_FREE).tee(found).op(W.i32eqz)
  f.exitIf()
  return { dict, found, cell }
}

/** The offset of a cell in the frame that contains the value of an operand. */
function cellOf(f: Frame, val: Val): number {
  if (val.home !== undefined && !val.mem) return val.home * CELL
  const offset = f.cellOffset(f.stack.indexOf(val))
  if (val.mem) return offset
  // The machine only reads the cell. If the fast path fails, the code writes the cell again, with a reference.
  const { out } = f
  out.get(FP)
  f.pushTag(val)
  out.store32(offset).get(FP)
  f.storePayload(val, offset)
  return offset
}

/** Leaves the fast path if a search has not found the key. */
function exitIfLacking(f: Frame, found: number): void {
  f.out.get(found).i32(LACKING).op(W.i32eq)
  f.exitIf()
}

function copyTo(f: Frame, result: Loaded, cell: number): void {
  const { out } = f
  out.get(cell).load32(0).set(result.tagL)
  out.get(cell).load64(PAYLOAD).set(result.pay)
  if (!f.around.isFree) f.keep({ mem: false, borrowed: true, ...result })
}

/** Reads the value of a key. */
export function dictItem(f: Frame, container: Val, key: Val, result: Loaded): void {
  const { dict, found, cell } = search(f, container, key)
  exitIfLacking(f, found)
  copyTo(f, result, cell)
  if (!container.borrowed) dropShared(f, dict)
  dropText(f, key)
}

/** Replaces the value of a key that the dict has. */
export function storeDictItem(f: Frame, container: Val, key: Val, value: Val): void {
  const { out } = f
  if (f.around.isFree) {
    const dict = operandOf(f, container, Tag.DICT)
    const [keyOffset, valueOffset] = [cellOf(f, key), cellOf(f, value)]
    out.get(T).get(dict).get(FP).i32(keyOffset).op(W.i32add).get(FP).i32(valueOffset).op(W.i32add)
    out
      .i32(value.borrowed ? 1 : 0)
      .call(Machine.REPLACE)
      .op(W.i32eqz)
    f.exitIf()
    if (!container.borrowed) dropShared(f, dict)
  } else {
    const { dict, found, cell } = search(f, container, key)
    exitIfLacking(f, found)
    replace(f, cell, dict, value)
    if (!container.borrowed) dropShared(f, dict)
  }
  dropText(f, key)
}

/** CONTAINS_OP of a dict. `invert`: 1 for `not in` */
export function contains(f: Frame, invert: number): void {
  const { out } = f
  const container = f.peek(0)
  const key = f.peek(1)
  const isFast = container.tag === undefined && (key.tag === undefined || key.tag === Tag.INT || key.tag === Tag.STR)
  if (!isFast) {
    f.alwaysMachine()
    return
  }
  const cond = f.temp(I32)
  f.joinedBool(2, cond, () => {
    const { dict, found } = search(f, container, key, false)
    out
      .get(found)
      .i32(LACKING)
      .op(invert ? W.i32eq : W.i32ne)
      .set(cond)
    if (!container.borrowed) dropShared(f, dict)
    dropText(f, key)
  })
}

/** The template of a CALL of dict.get() with this number of arguments. As in CPython, it checks the eval breaker. */
export function callGet(count: number): (f: Frame) => void {
  return (f) => {
    const { out } = f
    const key = f.peek(count - 2)
    const container = f.peek(count - 1)
    const method = f.peek(count)
    const otherwise: Val = count > 2 ? f.peek(0) : { tag: Tag.NONE, bits: 0n, mem: false, borrowed: false }
    const result = { tagL: f.temp(I32), pay: f.temp(I64) }
    f.joined(count + 1, result, () => {
      f.pushIs(method, Tag.BUILTIN)
      f.pushBits(method)
      out.i64(BigInt(Builtin.DICT_GET)).op(W.i64eq, W.i32and, W.i32eqz)
      out.get(T).atomicLoad32(THREAD_BREAKER).op(W.i32or)
      f.exitIf()
      const owned = mayBeObject(otherwise) && !otherwise.borrowed ? objectOf(f, otherwise) : undefined
      if (owned !== undefined) ifObject(f, owned, () => exitIfLast(f, owned))
      const { dict, found, cell } = search(f, container, key)
      out.get(found).i32(LACKING).op(W.i32eq).if()
      f.pushTag(otherwise)
      out.set(result.tagL)
      f.pushBits(otherwise)
      out.set(result.pay)
      if (otherwise.borrowed) f.keepIfObject(otherwise)
      out.else()
      copyTo(f, result, cell)
      if (owned !== undefined) ifObject(f, owned, () => dropShared(f, owned))
      out.end()
      dropShared(f, dict)
      dropText(f, key)
    })
  }
}

/** Writes code for an address in a Wasm local that is not 0. */
function ifObject(f: Frame, object: number, write: () => void): void {
  f.out.get(object).if()
  write()
  f.out.end()
}
