import { Builtin } from '../../../assembly/abi/builtins.ts'
import { Op } from '../../../assembly/abi/instructions.ts'
import { argOf, OPCODES, opOf, unfused, unpackCallKeywords } from '../../../src/program/image/opcodes.ts'
import { PyBuiltin, PyFunction, type Value } from './values.ts'

/**
 * Whether CPython 2.7 counts an instruction that is about to run. A conditional jump counts only if the value that it tests is not a bool.
 */
export function ticks(op: Op, stack: readonly Value[]): boolean {
  if (op === Op.POP_JUMP_IF_FALSE || op === Op.POP_JUMP_IF_TRUE) return typeof stack.at(-1) !== 'boolean'
  return op >= Op.JUMP_BACKWARD
}

/** The entry of the table in docs/eval-breaker.md for an instruction that is about to run. */
export function entryOf(code: Uint32Array, at: number, stack: readonly Value[]): string {
  const op = unfused(opOf(code[at] as number))
  const { name } = OPCODES[op]
  if (op === Op.POP_JUMP_IF_FALSE || op === Op.POP_JUMP_IF_TRUE) {
    return `${name} of ${typeof stack.at(-1) === 'boolean' ? 'a bool' : 'another value'}`
  }
  if (op !== Op.CALL && op !== Op.CALL_KW && op !== Op.CALL_FUNCTION_EX) return name
  const count = op === Op.CALL ? argOf(code[at] as number) : unpackCallKeywords(argOf(code[at] as number)).count
  const next = opOf(code[at + 1] as number)
  return `${name} of ${(op === Op.CALL && specialised(stack.at(-count - 1), count, next)) || kindOf(stack.at(-count - 1))}`
}

function kindOf(callee: Value | undefined): string {
  return callee instanceof PyFunction ? 'a Python function' : 'a builtin'
}

/**
 * The table's name for a call that CPython specialises to an instruction without a check of the eval breaker. Undefined for any other call.
 * `count` includes the object of a method.
 */
function specialised(callee: Value | undefined, count: number, next: Op): string | undefined {
  if (!(callee instanceof PyBuiltin)) return undefined
  if (callee.id === Builtin.LEN && count === 1) return 'len(x)'
  return callee.id === Builtin.LIST_APPEND && count === 2 && next === Op.POP_TOP ? 'list.append(x) as a statement' : undefined
}
