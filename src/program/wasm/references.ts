import { Tag } from '../../../assembly/abi/tags.ts'
import { dropReference, pushIsLast } from './counts.ts'
import { I32, W } from './encoder.ts'
import type { Frame } from './frame.ts'
import { Machine } from './machine.ts'
import { mayBeObject, type Val } from './values.ts'
import { PAYLOAD, T } from './wasm-locals.ts'

// How compiled code drops references. The machine frees an object, and runs its finalizer.

/** Puts the address of the object in a cell into a Wasm local, 0 if there is none. */
export function takeObject(f: Frame, base: number, offset: number, tag: Tag | undefined): number {
  const { out } = f
  const object = f.temp(I32)
  out.get(base).load32(offset + PAYLOAD)
  if (tag === undefined) out.i32(0).get(base).load32(offset).i32(Tag.STR).op(W.i32ge_s, W.select)
  out.set(object)
  return object
}

/** takeObject() for a loaded value. */
export function objectOf(f: Frame, val: Val): number {
  const { out } = f
  const object = f.temp(I32)
  f.pushLow(val)
  if (val.tag === undefined) {
    out.i32(0)
    f.pushTag(val)
    out.i32(Tag.STR).op(W.i32ge_s, W.select)
  }
  out.set(object)
  return object
}

/**
 * The address of the object of this kind that an operand is. Leaves the fast path for other values, and if the stack has the last reference to
 * the object.
 */
export function operandOf(f: Frame, val: Val, tag: Tag): number {
  const { out } = f
  const object = f.temp(I32)
  if (val.tag === undefined) {
    f.pushIs(val, tag)
    out.op(W.i32eqz)
    f.exitIf()
  }
  f.pushLow(val)
  out.set(object)
  if (!val.borrowed) exitIfLast(f, object)
  return object
}

/** Drops a reference to the object in a Wasm local, which may be 0. The current instruction does not tick and has no other effect left. */
export function dropObject(f: Frame, object: number): void {
  const { out } = f
  const count = f.temp(I32)
  out.get(object).if()
  out.get(object).load32(0).set(count)
  pushIsLast(f, count)
  out.if()
  out.get(T).get(object).call(Machine.RELEASE).if()
  f.spillAll()
  f.callMachine(Machine.FINALIZE, f.at + 1, f.stack.length)
  out.br(f.slow)
  out.end().else()
  dropReference(f, object, count)
  out.end().end()
}

/** Leaves the fast path if the drop of a reference to the object in a Wasm local would end the object's life. */
export function exitIfLast(f: Frame, object: number): void {
  const { out } = f
  const count = f.temp(I32)
  out.get(object).load32(0).set(count)
  pushIsLast(f, count)
  f.exitIf()
}

/** Drops a reference to the object in a Wasm local after exitIfLast(). */
export function dropShared(f: Frame, object: number): void {
  const count = f.temp(I32)
  f.out.get(object).load32(0).set(count)
  dropReference(f, object, count)
}

/** Moves a value into a cell of the object `owner`, if any, and drops the old one. Leaves the fast path if that would free an object. */
export function replace(f: Frame, cell: number, owner: number | undefined, value: Val): void {
  const { out } = f
  const [old, count] = [f.temp(I32), f.temp(I32)]
  out.get(cell).load32(0).i32(Tag.STR).op(W.i32ge_s).if()
  out.get(cell).load32(PAYLOAD).tee(old).load32(0).set(count)
  pushIsLast(f, count)
  // An object that contains itself may lose both references.
  if (owner !== undefined) out.get(old).get(owner).op(W.i32eq, W.i32or)
  f.exitIf()
  dropReference(f, old, count)
  out.end()
  if (value.borrowed) f.keepIfObject(value)
  out.get(cell)
  f.pushTag(value)
  out.store32(0).get(cell)
  f.storePayload(value, 0)
}

/** Drops an operand of a fast path that is a str or no object. No finalizer runs. */
export function dropText(f: Frame, val: Val): void {
  if (val.borrowed || !mayBeObject(val)) return
  const { out } = f
  const count = f.temp(I32)
  const object = objectOf(f, val)
  out.get(object).if()
  out.get(object).load32(0).set(count)
  pushIsLast(f, count)
  out.if()
  out.get(T).get(object).call(Machine.RELEASE).op(W.drop)
  out.else()
  dropReference(f, object, count)
  out.end().end()
}
