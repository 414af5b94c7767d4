import { Tag } from '../../../assembly/abi/tags.ts'
import { I32, I64, W } from './encoder.ts'
import type { Frame } from './frame.ts'
import { Machine } from './machine.ts'
import { FP, T } from './wasm-locals.ts'

/** FORMAT_VALUE of a str, and of an int if it is a part of an f-string: BUILD_STRING writes its digits. */
export function formatValue(f: Frame, isPart: number): void {
  const { out } = f
  const value = f.peek(0)
  if (value.tag === Tag.STR || (value.tag === Tag.INT && isPart)) return
  if (value.tag !== undefined) {
    f.alwaysMachine()
    return
  }
  const result = { tagL: f.temp(I32), pay: f.temp(I64) }
  f.joined(1, result, () => {
    f.pushIs(value, Tag.STR)
    if (isPart) {
      f.pushIs(value, Tag.INT)
      out.op(W.i32or)
    }
    out.op(W.i32eqz)
    f.exitIf()
    if (value.borrowed) f.keep(value)
    f.pushTag(value)
    out.set(result.tagL)
    f.pushBits(value)
    out.set(result.pay)
  })
}

/** BUILD_STRING. The machine needs no registers for it. The parts and the result are in memory. */
export function buildString(f: Frame, count: number): void {
  const { out } = f
  f.flush()
  const first = f.cellOffset(f.stack.length - count)
  f.joined(0, undefined, () => {
    out.get(T).get(FP).i32(first).op(W.i32add).i32(count).call(Machine.BUILD).op(W.i32eqz)
    f.exitIf()
  })
  f.drop(count)
  f.stack.push({ mem: true, borrowed: false })
}
