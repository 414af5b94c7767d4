import { Op, Operator } from '../../../assembly/abi/instructions.ts'
import type { Constant } from '../../model/program.ts'
import { argOf, instruction, opOf } from './opcodes.ts'

/**
 * Replaces the opcode of the first instruction of each sequence that has a fused form. Only the byte of that opcode changes: the first
 * instruction keeps its argument, and the other instructions remain in place. Plain instructions therefore run after a jump into the
 * sequence, and after the check interval has expired inside the sequence.
 */
export function fuse(code: Uint32Array, constants: readonly Constant[]): Uint32Array {
  const fused = code.slice()
  for (let at = 0; at < code.length; at++) {
    const op = fusedAt(code, at, constants)
    if (op !== undefined) fused[at] = instruction(op, argOf(code[at] as number))
  }
  return fused
}

/** In a sequence: a LOAD_CONST of an int or a float. No instruction has this number. */
const NUMBER = 256

/** The sequences with a fused form. Of two that fit, the first is chosen. */
const SEQUENCES: readonly (readonly [fused: Op, sequence: readonly number[]])[] = [
  [Op.COMPARE_FAST_CONST_JUMP, [Op.LOAD_FAST, NUMBER, Op.COMPARE_OP, Op.POP_JUMP_IF_FALSE]],
  [Op.COMPARE_FAST_FAST_JUMP, [Op.LOAD_FAST, Op.LOAD_FAST, Op.COMPARE_OP, Op.POP_JUMP_IF_FALSE]],
  [Op.IS_FAST_CONST_JUMP, [Op.LOAD_FAST, Op.LOAD_CONST, Op.IS_OP, Op.POP_JUMP_IF_FALSE]],
  [Op.BINARY_FAST_FAST, [Op.LOAD_FAST, Op.LOAD_FAST, Op.BINARY_OP]],
  [Op.BINARY_FAST_CONST, [Op.LOAD_FAST, NUMBER, Op.BINARY_OP]],
  [Op.SUBSCR_FAST_FAST, [Op.LOAD_FAST, Op.LOAD_FAST, Op.BINARY_SUBSCR]],
  [Op.BINARY_FAST, [Op.LOAD_FAST, Op.BINARY_OP]],
  [Op.SUBSCR_FAST, [Op.LOAD_FAST, Op.BINARY_SUBSCR]],
  [Op.ATTR_FAST, [Op.LOAD_FAST, Op.LOAD_ATTR]],
  [Op.METHOD_FAST, [Op.LOAD_FAST, Op.LOAD_METHOD]],
  [Op.STORE_ATTR_FAST, [Op.LOAD_FAST, Op.STORE_ATTR]],
  [Op.FOR_ITER_STORE, [Op.FOR_ITER, Op.STORE_FAST]],
  [Op.BINARY_STORE, [Op.BINARY_OP, Op.STORE_FAST]],
  [Op.COMPARE_JUMP, [Op.COMPARE_OP, Op.POP_JUMP_IF_FALSE]],
  [Op.BINARY_CONST, [NUMBER, Op.BINARY_OP]],
]

function fusedAt(code: Uint32Array, at: number, constants: readonly Constant[]): Op | undefined {
  const has = (...sequence: readonly number[]) =>
    sequence.every((wanted, index) => {
      const word = code[at + index]
      if (word === undefined) return false
      return wanted === NUMBER ? opOf(word) === Op.LOAD_CONST && isNumber(constants[argOf(word)]) : opOf(word) === wanted
    })
  const operator = argOf(code[at + 2] ?? 0) % Operator.INPLACE
  if (operator === Operator.ADD || operator === Operator.SUBTRACT) {
    const isSum = operator === Operator.ADD
    if (has(Op.LOAD_FAST, NUMBER, Op.BINARY_OP, Op.STORE_FAST)) return isSum ? Op.ADD_FAST_CONST_STORE : Op.SUBTRACT_FAST_CONST_STORE
    if (has(Op.LOAD_FAST, Op.LOAD_FAST, Op.BINARY_OP, Op.STORE_FAST)) return isSum ? Op.ADD_FAST_FAST_STORE : Op.SUBTRACT_FAST_FAST_STORE
  }
  const found = SEQUENCES.find(([, sequence]) => has(...sequence))
  if (found) return found[0]
  if (!has(Op.LOAD_FAST, Op.LOAD_FAST)) return undefined
  // If the second LOAD_FAST begins a sequence of its own, that one saves more.
  const next = fusedAt(code, at + 1, constants)
  return next === undefined || next === Op.LOAD_FAST_FAST ? Op.LOAD_FAST_FAST : undefined
}

function isNumber(constant: Constant | undefined): boolean {
  return constant?.kind === 'int' || constant?.kind === 'float'
}
