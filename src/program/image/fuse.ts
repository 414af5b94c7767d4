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

function fusedAt(code: Uint32Array, at: number, constants: readonly Constant[]): Op | undefined {
  const first = opOf(code[at] as number)
  if (first !== Op.FOR_ITER && first !== Op.LOAD_FAST) return undefined
  const opAt = (index: number) => (index < code.length ? opOf(code[index] as number) : Op.NOP)
  const second = opAt(at + 1)
  if (first === Op.FOR_ITER) return second === Op.STORE_FAST ? Op.FOR_ITER_RANGE_STORE : undefined
  const withConstant = second === Op.LOAD_CONST && isNumber(constants[argOf(code[at + 1] as number)])
  if (!withConstant && second !== Op.LOAD_FAST) return undefined
  const third = opAt(at + 2)
  const fourth = opAt(at + 3)
  if (third === Op.COMPARE_OP && fourth === Op.POP_JUMP_IF_FALSE)
    return withConstant ? Op.COMPARE_FAST_CONST_JUMP : Op.COMPARE_FAST_FAST_JUMP
  if (third !== Op.BINARY_OP || fourth !== Op.STORE_FAST) return undefined
  switch (argOf(code[at + 2] as number) % Operator.INPLACE) {
    case Operator.ADD:
      return withConstant ? Op.ADD_FAST_CONST_STORE : Op.ADD_FAST_FAST_STORE
    case Operator.SUBTRACT:
      return withConstant ? Op.SUBTRACT_FAST_CONST_STORE : Op.SUBTRACT_FAST_FAST_STORE
    default:
      return undefined
  }
}

function isNumber(constant: Constant | undefined): boolean {
  return constant?.kind === 'int' || constant?.kind === 'float'
}
