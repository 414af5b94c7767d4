import { I32, W } from './encoder.ts'
import type { Frame } from './frame.ts'
import { Machine } from './machine.ts'
import { KIND_MASK, OWNER_SHIFT } from './offsets.ts'
import type { ValueStack } from './value-stack.ts'

// How compiled code counts references, with a GIL and without one (assembly/vm/objects/counts.ts). A count below 0 never changes.

/** The count of an owner that grows no further. */
const LIMIT = ((1 << OWNER_SHIFT) - 1) >> 1

/** Adds a reference to the object in a Wasm local. */
export function addReference(f: ValueStack, object: number): void {
  const { out } = f
  const count = f.temp(I32)
  out.get(object).load32(0).tee(count)
  if (f.around.isFree) out.get(f.owner).op(W.i32xor).i32(LIMIT).op(W.i32lt_u).if()
  else out.i32(0).op(W.i32ge_s).if()
  out.get(object).get(count).i32(1).op(W.i32add).store32(0)
  if (f.around.isFree) {
    out.else().get(count).i32(0).op(W.i32ge_s).if()
    out.get(object).call(Machine.KEEP).op(W.drop).end()
  }
  out.end()
}

/** Pushes whether the machine must drop a reference: it may be the last one, or another thread owns the object. count: a Wasm local */
export function pushIsLast(f: ValueStack, count: number): void {
  const { out } = f
  if (!f.around.isFree) {
    out.get(count).i32(1).op(W.i32eq)
    return
  }
  out.get(count).i32(0).op(W.i32ge_s)
  out.get(count).get(f.owner).op(W.i32xor).i32(2).op(W.i32sub).i32(LIMIT).op(W.i32ge_u, W.i32and)
}

/** Adds a reference in a run without a GIL. Leaves the fast path if another thread owns the object. count: a Wasm local with its count */
export function addOwnReference(f: Frame, object: number, count: number): void {
  const { out } = f
  out.get(count).i32(0).op(W.i32ge_s).if()
  out.get(count).get(f.owner).op(W.i32xor).i32(LIMIT).op(W.i32ge_u)
  f.exitIf()
  out.get(object).get(count).i32(1).op(W.i32add).store32(0)
  out.end()
}

/** Drops a reference for which pushIsLast() is false. */
export function dropReference(f: ValueStack, object: number, count: number): void {
  const { out } = f
  out.get(count).i32(0).op(W.i32ge_s).if()
  out.get(object).get(count).i32(1).op(W.i32sub).store32(0)
  out.end()
}

/** Pushes whether other threads may have a reference to the object in a Wasm local, in a run without a GIL. */
export function pushIsShared(f: ValueStack, object: number): void {
  const { out } = f
  out.get(object).load32(0).get(f.owner).op(W.i32xor).i32(1).op(W.i32xor)
  out.get(object).load32(4).i32(~KIND_MASK).op(W.i32and, W.i32or)
}
