import { Tag } from '../../../assembly/abi/tags.ts'
import { THREAD_BREAKER } from '../../../assembly/abi/words.ts'
import { dropReference, pushIsLast, pushIsShared } from './counts.ts'
import { I32, I64, type Label, W } from './encoder.ts'
import type { Frame } from './frame.ts'
import { pushHasLength } from './lists.ts'
import { Machine } from './machine.ts'
import { ITERATOR_OVER, ITERATOR_POSITION, LIST_ITEMS, LIST_LENGTH, LIST_LOCK, RANGE_LEFT, RANGE_NEXT, RANGE_STEP } from './offsets.ts'
import { isOverRange } from './range-loops.ts'
import { beginRead, checkRead, copyCell } from './shared-cells.ts'
import type { Val } from './values.ts'
import { PAYLOAD, T, TICKS } from './wasm-locals.ts'

export function jump(f: Frame, distance: number): void {
  f.flush()
  f.goTo(f.flow.blockAt(f.at + 1 + distance))
  f.ended = true
}

export function jumpBackward(f: Frame, distance: number): void {
  f.flush()
  checkBreaker(f)
  f.goTo(f.flow.blockAt(f.at + 1 + distance))
  f.ended = true
}

/** POP_JUMP_IF_FALSE and POP_JUMP_IF_TRUE. The jump ticks if the value is not a bool. */
export function jumpIf(f: Frame, ifTrue: boolean, distance: number): void {
  const { out } = f
  const val = f.peek(0)
  if (val.tag !== undefined && val.tag !== Tag.BOOL && val.tag !== Tag.INT) {
    f.alwaysMachine()
    return
  }
  const truth = f.temp(I32)
  if (val.tag === Tag.BOOL) truthOfNumber(f, val, truth)
  else {
    const [ready, machine]: [Label, Label] = [{ name: 'ready' }, { name: 'machine' }]
    out.block(ready).block(machine)
    out.get(TICKS).op(W.i32eqz).brIf(machine)
    if (val.tag === undefined) {
      f.pushTag(val)
      out.i32(Tag.INT).op(W.i32gt_u).if()
      truthOfContainer(f, val, truth, machine)
      out.br(ready).end()
    }
    truthOfNumber(f, val, truth)
    out.br(ready).end()
    f.spillAll()
    stepHere(f, distance)
    out.end()
    out.get(TICKS)
    f.pushTag(val)
    out.i32(Tag.BOOL).op(W.i32ne, W.i32sub).set(TICKS)
  }
  f.drop(1)
  f.flush()
  out.get(truth)
  if (!ifTrue) out.op(W.i32eqz)
  out.if()
  f.goTo(f.flow.blockAt(f.at + 1 + distance))
  out.end()
}

/** Writes whether a bool, an int or None is true. None has the payload 0. */
function truthOfNumber(f: Frame, val: Val, truth: number): void {
  const { out } = f
  if (val.cond !== undefined) out.get(val.cond)
  else {
    f.pushBits(val)
    out.i64(0n).op(W.i64ne)
  }
  out.set(truth)
}

/** Writes whether a container has items, and drops the reference to it. Leaves for other values, and for the last reference. */
function truthOfContainer(f: Frame, val: Val, truth: number, leave: Label): void {
  const { out } = f
  const [object, count] = [f.temp(I32), f.temp(I32)]
  pushHasLength(f, val)
  out.op(W.i32eqz).brIf(leave)
  f.pushLow(val)
  out.tee(object).load32(0).set(count)
  if (!val.borrowed) {
    pushIsLast(f, count)
    out.brIf(leave)
  }
  out.get(object).load32(LIST_LENGTH).i32(0).op(W.i32ne).set(truth)
  if (!val.borrowed) dropReference(f, object, count)
}

export function forIter(f: Frame, distance: number): void {
  if (isOverRange(f.words, f.flow.heights, f.at, f.around)) forRange(f, distance)
  else forList(f, distance)
}

function forRange(f: Frame, distance: number): void {
  const { out } = f
  const iterator = f.peek(0)
  const object = f.temp(I32)
  const left = f.temp(I64)
  const value = f.temp(I64)
  f.flush()
  f.pushIs(iterator, Tag.RANGE_ITERATOR)
  out.op(W.i32eqz)
  f.exitIf()
  f.pushLow(iterator)
  out.tee(object).load64(RANGE_LEFT).tee(left).i64(0n).op(W.i64le_s).if()
  f.callMachine(Machine.STEP, f.at, f.stack.length)
  f.goOnAt(f.at + 1 + distance)
  out.br(f.slow).end()
  out.get(object).get(left).i64(1n).op(W.i64sub).store64(RANGE_LEFT)
  out.get(object).load64(RANGE_NEXT).set(value)
  out.get(object).get(value).get(object).load64(RANGE_STEP).op(W.i64add).store64(RANGE_NEXT)
  f.push({ tag: Tag.INT, pay: value, borrowed: false })
}

/** FOR_ITER over a list. For other iterators, the machine finds the next item. */
function forList(f: Frame, distance: number): void {
  const { out } = f
  const iterator = f.peek(0)
  const object = f.temp(I32)
  const list = f.temp(I32)
  const position = f.temp(I32)
  const item = f.temp(I32)
  const next = { tagL: f.temp(I32), pay: f.temp(I64) }
  f.flush()
  f.orElsewhere(next, f.at + 1 + distance, () => {
    f.pushIs(iterator, Tag.ITERATOR)
    out.op(W.i32eqz)
    f.exitIf()
    f.pushLow(iterator)
    out.tee(object).load32(ITERATOR_OVER).i32(Tag.LIST).op(W.i32ne)
    f.exitIf()
    if (f.around.isFree) {
      // Only this thread may use the iterator meanwhile.
      pushIsShared(f, object)
      f.exitIf()
    }
    out
      .get(object)
      .load32(ITERATOR_OVER + PAYLOAD)
      .set(list)
    const read = beginRead(f, list, LIST_LOCK)
    out.get(list).load32(LIST_LENGTH)
    out.get(object).load32(ITERATOR_POSITION).tee(position).op(W.i32le_u)
    f.exitIf()
    out.get(list).load32(LIST_ITEMS).get(position).i32(4).op(W.i32shl, W.i32add).set(item)
    checkRead(f, read)
    copyCell(f, read, item, next, true)
    out.get(object).get(position).i32(1).op(W.i32add).store32(ITERATOR_POSITION)
  })
}

/** Lets the machine execute a jump, and goes on behind it. The stack is in memory. */
function stepHere(f: Frame, distance: number): void {
  f.callMachine(Machine.STEP, f.at, f.stack.length)
  f.goOnAt(f.at + 1)
  f.goOnAt(f.at + 1 + distance)
  f.out.br(f.slow)
}

export function checkBreaker(f: Frame): void {
  f.out.get(T).atomicLoad32(THREAD_BREAKER)
  f.exitIf()
}
