import * as layout from '../../../assembly/abi/layout.ts'
import { Tag } from '../../../assembly/abi/tags.ts'
import { THREAD_DEPTH, THREAD_SLOT } from '../../../assembly/abi/words.ts'
import { dropReference, pushIsLast } from './counts.ts'
import { I32, W } from './encoder.ts'
import type { Frame } from './frame.ts'
import { Machine } from './machine.ts'
import { FIRST_FUNCTION } from './module.ts'
import { HEADROOM } from './offsets.ts'
import { takeObject } from './references.ts'
import type { Val } from './values.ts'
import { CELL, FP, T, TICKS } from './wasm-locals.ts'

/** CALL. A function that is known and compiled is called by a Wasm call, any other by the machine. */
export function call(f: Frame, count: number): void {
  const { fn } = f.stack.at(-1 - count) as Val
  const callee = fn === undefined ? undefined : f.around.callable(fn)
  if (fn !== undefined && callee && callee.parameters.length === count) {
    callKnown(f, count, fn, callee.locals.length, callee.stackSize)
    return
  }
  f.flush()
  f.callMachine(Machine.CALL, f.at + 1, f.stack.length, { last: count })
  f.goOnAt(f.at + 1)
  f.out.br(f.slow)
  f.ended = true
}

function callKnown(f: Frame, count: number, fn: number, locals: number, stackSize: number): void {
  const { out } = f
  const depth = f.temp(I32)
  const returned = f.temp(I32)
  const callable = f.cellOffset(f.stack.length - 1 - count)
  f.flush()
  exitUnlessRoom(f, depth, callable + (locals + stackSize + HEADROOM) * CELL)
  out.get(T).get(depth).i32(1).op(W.i32add).store32(THREAD_DEPTH)
  out
    .get(FP)
    .i32(f.pc(f.at + 1))
    .store32(callable)
  out
    .get(FP)
    .get(FP)
    .store32(callable + 4)
  for (let local = count; local < locals; local++)
    out
      .get(FP)
      .i32(Tag.UNSET)
      .store32(callable + CELL + local * CELL)
  out
    .get(T)
    .get(FP)
    .i32(callable + CELL)
    .op(W.i32add)
    .i32(0)
    .get(TICKS)
    .call(FIRST_FUNCTION + fn)
    .tee(returned)
  out.i32(0).op(W.i32le_s).if()
  out
    .get(T)
    .i32(f.pc(f.at + 1))
    .get(FP)
    .i32(callable)
    .op(W.i32add)
    .get(FP)
    .get(returned)
    .call(Machine.RETURNED)
    .set(TICKS)
  out.br(f.slow).end()
  out.get(T).get(depth).store32(THREAD_DEPTH)
  out.get(returned).i32(1).op(W.i32sub).set(TICKS)
  f.drop(count + 1)
  f.stack.push({ mem: true, borrowed: false })
  f.goTo(f.flow.blockAt(f.at + 1))
  f.ended = true
}

/** Leaves compiled code unless another frame may begin. Puts the depth of frames into a Wasm local. `end`: the frame's end above fp */
function exitUnlessRoom(f: Frame, depth: number, end: number): void {
  const { out } = f
  const slot = f.temp(I32)
  out.get(T).load32(THREAD_DEPTH).tee(depth)
  out.get(T).load32(THREAD_SLOT).tee(slot).load32(layout.SLOT_CALL_LIMIT).op(W.i32ge_s)
  out.get(FP).i32(end).op(W.i32add)
  out
    .get(slot)
    .i32(layout.SLOT_STACK + layout.SLOT_STACK_BYTES)
    .op(W.i32add, W.i32ge_u, W.i32or)
  f.exitIf()
}

/** YIELD_VALUE. The code never goes on behind it: the next resumption enters it there. */
export function yieldValue(f: Frame): void {
  f.flush()
  f.callMachine(Machine.YIELD, f.at + 1, f.stack.length)
  f.out.get(TICKS).op(W.ret)
  f.ended = true
}

export function returnValue(f: Frame): void {
  const { out } = f
  if (f.stack.length !== 1) {
    f.alwaysMachine()
    return
  }
  const val = f.peek(0)
  f.own()
  for (let local = f.code.locals.length - 1; local >= 0; local--) if (f.mayHoldObject(local)) dropLocal(f, local)
  const header = f.temp(I32)
  out.get(FP).i32(CELL).op(W.i32sub).tee(header)
  f.pushTag(val)
  out.store32(0).get(header)
  f.storePayload(val, 0)
  out.get(TICKS).op(W.ret)
  f.ended = true
}

/** Drops a local. If its object dies and has a finalizer, the machine ends the function. */
function dropLocal(f: Frame, local: number): void {
  const { out } = f
  const count = f.temp(I32)
  const object = takeObject(f, FP, local * CELL, f.known.get(local))
  out.get(object).if()
  out
    .get(FP)
    .i32(Tag.UNSET)
    .store32(local * CELL)
  out.get(object).load32(0).set(count)
  pushIsLast(f, count)
  out.if()
  out.get(T).get(object).call(Machine.RELEASE)
  f.exitIf()
  out.else()
  dropReference(f, object, count)
  out.end().end()
}
