import { Tag } from '../../../assembly/abi/tags.ts'
import { I32, I64, W } from './encoder.ts'
import type { Frame, Loaded } from './frame.ts'
import { LIST_CAPACITY, LIST_ITEMS, LIST_LENGTH, LIST_LOCK } from './offsets.ts'
import { dropShared, operandOf, replace } from './references.ts'
import { beginRead, checkRead, copyCell } from './shared-cells.ts'
import type { Val } from './values.ts'
import { FP, PAYLOAD } from './wasm-locals.ts'

/** The kinds of objects whose length is at the same offset as that of a list, as bits. */
const WITH_LENGTH = [Tag.LIST, Tag.TUPLE, Tag.DICT, Tag.SET, Tag.FROZENSET, Tag.DEQUE].reduce((bits, tag) => bits | (1n << BigInt(tag)), 0n)

/** Pushes whether a value has its length at LIST_LENGTH. Every tag is below 64. */
export function pushHasLength(f: Frame, val: Val): void {
  f.out.i64(WITH_LENGTH)
  f.pushTag(val)
  f.out.op(W.i64extend_u, W.i64shr_u, W.i32wrap).i32(1).op(W.i32and)
}

/** The address of an item of a list. Leaves the fast path unless the index is a valid int. */
function itemOf(f: Frame, list: number, index: Val): number {
  const { out } = f
  const item = f.temp(I32)
  const [at, length] = [f.temp(I64), f.temp(I64)]
  if (index.tag === undefined) {
    f.pushIs(index, Tag.INT)
    out.op(W.i32eqz)
    f.exitIf()
  }
  f.pushBits(index)
  out.tee(at).get(list).load32(LIST_LENGTH).op(W.i64extend_u).tee(length).op(W.i64ge_u).if()
  // An index below 0 counts from the end.
  out.get(at).get(length).op(W.i64add).tee(at).get(length).op(W.i64ge_u)
  f.exitIf()
  out.end()
  out.get(list).load32(LIST_ITEMS).get(at).op(W.i32wrap).i32(4).op(W.i32shl, W.i32add).set(item)
  return item
}

/** Reads an item of a list. */
export function listItem(f: Frame, container: Val, index: Val, result: Loaded): void {
  const list = operandOf(f, container, Tag.LIST)
  const read = beginRead(f, list, LIST_LOCK)
  const item = itemOf(f, list, index)
  // The length and the address of the items must belong together.
  checkRead(f, read)
  copyCell(f, read, item, result, true)
  if (!container.borrowed) dropShared(f, list)
}

export function storeListItem(f: Frame, container: Val, index: Val, value: Val): void {
  const list = operandOf(f, container, Tag.LIST)
  f.writing(list, LIST_LOCK, () => replace(f, itemOf(f, list, index), list, value))
  if (!container.borrowed) dropShared(f, list)
}

/** Puts a value at the end of a list with room for it. The address of the list is in a Wasm local. Takes over the stack's reference. */
export function appendTo(f: Frame, list: number, value: Val): void {
  const { out } = f
  const length = f.temp(I32)
  const item = f.temp(I32)
  f.writing(list, LIST_LOCK, () => {
    out.get(list).load32(LIST_LENGTH).tee(length).get(list).load32(LIST_CAPACITY).op(W.i32ge_u)
    f.exitIf()
    if (value.borrowed) f.keepIfObject(value)
    out.get(list).load32(LIST_ITEMS).get(length).i32(4).op(W.i32shl, W.i32add).tee(item)
    f.pushTag(value)
    out.store32(0).get(item)
    f.storePayload(value, 0)
    out.get(list).get(length).i32(1).op(W.i32add).store32(LIST_LENGTH)
  })
}

/** LIST_APPEND: a comprehension appends to its list. */
export function append(f: Frame, distance: number): void {
  const { out } = f
  const value = f.peek(0)
  const offset = f.cellOffset(f.stack.length - 1 - distance)
  f.joined(1, undefined, () => {
    const list = f.temp(I32)
    out.get(FP).load32(offset).i32(Tag.LIST).op(W.i32ne)
    f.exitIf()
    out
      .get(FP)
      .load32(offset + PAYLOAD)
      .set(list)
    appendTo(f, list, value)
  })
}
