import { EXCEPTION_CLASS } from '../../../assembly/abi/layout.ts'
import { Tag } from '../../../assembly/abi/tags.ts'
import { THREAD_HANDLED } from '../../../assembly/abi/words.ts'
import { addReference } from './counts.ts'
import { I32, I64, W } from './encoder.ts'
import type { Frame } from './frame.ts'
import { dropObject, dropShared, operandOf } from './references.ts'
import { T } from './wasm-locals.ts'

/** PUSH_EXC_INFO: puts the handled exception, or None, beneath the new one, which becomes the handled one. */
export function pushHandled(f: Frame): void {
  const { out } = f
  const [object, before] = [f.temp(I32), f.temp(I32)]
  const old = { tagL: f.temp(I32), pay: f.temp(I64) }
  const exception = f.peek(0)
  f.pushLow(exception)
  out.set(object)
  addReference(f, object)
  out.get(T).load32(THREAD_HANDLED).tee(before).op(W.i64extend_u).set(old.pay)
  out.i32(Tag.EXCEPTION).i32(Tag.NONE).get(before).op(W.select).set(old.tagL)
  out.get(T).get(object).store32(THREAD_HANDLED)
  f.drop(1)
  f.push({ ...old, borrowed: false })
  f.stack.push({ ...exception, mem: false, borrowed: false })
}

/** POP_EXCEPT: the exception on the stack becomes the handled one. None on the stack means that no exception is handled. */
export function popHandled(f: Frame): void {
  const { out } = f
  const before = f.temp(I32)
  const exception = f.peek(0)
  out.get(T).load32(THREAD_HANDLED).set(before)
  // None has the payload 0.
  out.get(T)
  f.pushLow(exception)
  out.store32(THREAD_HANDLED)
  f.drop(1)
  f.own()
  dropObject(f, before)
}

/** CHECK_EXC_MATCH of an exception whose class is the one above it. The machine searches the bases of other classes. */
export function checkMatch(f: Frame): void {
  const { out } = f
  const type = f.peek(0)
  const exception = f.peek(1)
  if ((type.tag ?? Tag.CLASS) !== Tag.CLASS) {
    f.alwaysMachine()
    return
  }
  const cond = f.temp(I32)
  f.joinedBool(1, cond, () => {
    const owner = operandOf(f, type, Tag.CLASS)
    f.pushLow(exception)
    out.load32(EXCEPTION_CLASS).get(owner).op(W.i32ne)
    f.exitIf()
    out.i32(1).set(cond)
    if (!type.borrowed) dropShared(f, owner)
  })
}
