import { CELL_LOCK } from '../../../assembly/abi/layout.ts'
import { Tag } from '../../../assembly/abi/tags.ts'
import { addOwnReference, addReference } from './counts.ts'
import { I32, W } from './encoder.ts'
import type { Frame, Loaded } from './frame.ts'
import { PAYLOAD } from './wasm-locals.ts'

/**
 * A read of cells that other threads can change. With a GIL, the functions below only read. Without one, they read as
 * assembly/vm/eval/unlocked.ts does: the word of the lock must be even and the same before and after the reads.
 *
 * beginRead() clears the lowest bit of the word. So if another thread has the lock then, every check finds another word.
 */
interface Read {
  /** A Wasm local with the address of what the lock guards. */
  readonly base: number
  /** The offset of the lock's word. */
  readonly lock: number
  /** A Wasm local with the lock's word before the first read, without its lowest bit. */
  readonly version: number
}

export function beginRead(f: Frame, base: number, lock: number): Read {
  const version = f.temp(I32)
  if (f.around.isFree) {
    f.out.get(base).atomicLoad32(lock).i32(-2).op(W.i32and).set(version)
  }
  return { base, lock, version }
}

/** beginRead() for a cell with a lock of its own. */
export function beginCell(f: Frame, base: number, offset: number): Read {
  return beginRead(f, base, offset + CELL_LOCK)
}

/** Leaves the fast path if another thread may have changed something since the read began. */
export function checkRead(f: Frame, { base, lock, version }: Read): void {
  if (!f.around.isFree) return
  f.out.get(base).atomicLoad32(lock).get(version).op(W.i32ne)
  f.exitIf()
}

/**
 * Copies a cell, with a reference of its own. Leaves the fast path if the cell is unset, unless `isSet`. cell: a Wasm local with the cell's
 * address
 */
export function copyCell(f: Frame, read: Read, cell: number, result: Loaded, isSet = false): void {
  const { out } = f
  if (f.around.isFree) out.get(cell).atomicLoad32(0).set(result.tagL).get(cell).atomicLoad64(PAYLOAD).set(result.pay)
  else out.get(cell).load32(0).set(result.tagL).get(cell).load64(PAYLOAD).set(result.pay)
  if (!isSet) {
    out.get(result.tagL).op(W.i32eqz)
    f.exitIf()
  }
  checkRead(f, read)
  out.get(result.tagL).i32(Tag.STR).op(W.i32ge_s).if()
  const object = f.temp(I32)
  out.get(result.pay).op(W.i32wrap).set(object)
  if (f.around.isFree) {
    const count = f.temp(I32)
    out.get(object).atomicLoad32(0).set(count)
    // The count is valid only if the object is still in the cell. Another thread cannot free the object, because this thread owns it.
    checkRead(f, read)
    addOwnReference(f, object, count)
  } else addReference(f, object)
  out.end()
}
