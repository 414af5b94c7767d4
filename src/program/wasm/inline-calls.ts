import { Builtin } from '../../../assembly/abi/builtins.ts'
import { Op } from '../../../assembly/abi/instructions.ts'
import { STR_LENGTH } from '../../../assembly/abi/layout.ts'
import { Name } from '../../../assembly/abi/names.ts'
import { Tag } from '../../../assembly/abi/tags.ts'
import { argOf } from '../image/opcodes.ts'
import { callGet } from './dicts.ts'
import { I32, I64, W } from './encoder.ts'
import { plainOp } from './flow.ts'
import type { Frame } from './frame.ts'
import { appendTo, pushHasLength } from './lists.ts'
import { LIST_LENGTH } from './offsets.ts'
import { dropShared, exitIfLast } from './references.ts'
import type { Surroundings } from './surroundings.ts'

/** The template of a CALL of a builtin that compiled code executes itself; undefined for any other call. */
export function inlineCall(words: Uint32Array, heights: Int32Array, at: number, around: Surroundings): ((f: Frame) => void) | undefined {
  if (plainOp(words[at] as number) !== Op.CALL) return undefined
  const count = argOf(words[at] as number)
  const loaded = loadOf(words, heights, at, (heights[at] as number) - count - 1)
  const [op, arg] = [plainOp(words[loaded] as number), argOf(words[loaded] as number)]
  if (count === 1 && op === Op.LOAD_CONST && isBuiltin(around, arg, Builtin.LEN)) return callLen
  if ((count === 2 || count === 3) && op === Op.LOAD_METHOD && arg === Name.GET) return callGet(count)
  const isStatement = plainOp(words[at + 1] as number) === Op.POP_TOP
  return count === 2 && op === Op.LOAD_METHOD && arg === Name.APPEND && isStatement ? callAppend : undefined
}

/** The instruction that has put the value at this position on the stack for the instruction `at`. */
export function loadOf(words: Uint32Array, heights: Int32Array, at: number, position: number): number {
  let load = at - 1
  // LOAD_METHOD replaces the value at the position.
  while (load > 0 && (heights[load] as number) > position + (plainOp(words[load] as number) === Op.LOAD_METHOD ? 1 : 0)) load--
  return load
}

export function isBuiltin(around: Surroundings, constant: number, builtin: Builtin): boolean {
  const { tag, bits } = around.constant(constant)
  return tag === Tag.BUILTIN && bits === BigInt(builtin)
}

/** len() of a container. As in CPython, it does not check the eval breaker. */
function callLen(f: Frame): void {
  const { out } = f
  const container = f.peek(0)
  const pay = f.temp(I64)
  const tagL = f.temp(I32)
  f.joined(2, { tagL, pay }, () => {
    const object = f.temp(I32)
    f.pushLow(container)
    out.set(object)
    f.pushIs(container, Tag.STR)
    out.if()
    if (!container.borrowed) exitIfLast(f, object)
    out.get(object).load32(STR_LENGTH).op(W.i64extend_u).set(pay)
    out.else()
    pushHasLength(f, container)
    out.op(W.i32eqz)
    f.exitIf()
    if (!container.borrowed) exitIfLast(f, object)
    out.get(object).load32(LIST_LENGTH).op(W.i64extend_u).set(pay)
    out.end()
    out.i32(Tag.INT).set(tagL)
    if (!container.borrowed) dropShared(f, object)
  })
}

/** list.append() as a statement. As in CPython, it does not check the eval breaker. The POP_TOP behind it pops the None. */
function callAppend(f: Frame): void {
  const { out } = f
  const value = f.peek(0)
  const object = f.peek(1)
  const method = f.peek(2)
  const result = { tagL: f.temp(I32), pay: f.temp(I64) }
  f.joined(3, result, () => {
    const list = f.temp(I32)
    f.pushIs(method, Tag.BUILTIN)
    f.pushBits(method)
    out.i64(BigInt(Builtin.LIST_APPEND)).op(W.i64eq, W.i32and)
    f.pushIs(object, Tag.LIST)
    out.op(W.i32and, W.i32eqz)
    f.exitIf()
    f.pushLow(object)
    out.set(list)
    exitIfLast(f, list)
    appendTo(f, list, value)
    dropShared(f, list)
    out.i32(Tag.NONE).set(result.tagL)
    out.i64(0n).set(result.pay)
  })
}
