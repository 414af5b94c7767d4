import { Op, Operator } from '../../../assembly/abi/instructions.ts'
import type { Constant } from '../../model/program.ts'
import { argOf, instruction, opOf } from './opcodes.ts'

/**
 * Replaces the opcode of the first instruction of each sequence that has a fused form. Only the byte of that opcode changes: the first
 * instruction keeps its argument, and the other instructions remain in place. A jump into the sequence, or a tick that expires inside it,
 * therefore finds plain instructions.
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
  const [first, second, third, fourth] = [0, 1, 2, 3].map((offset) =>
    at + offset < code.length ? opOf(code[at + offset] as number) : Op.NOP,
  )
  if (first === Op.FOR_ITER) return second === Op.STORE_FAST ? Op.FOR_ITER_RANGE_STORE : undefined
  if (first !== Op.LOAD_FAST) return undefined
  const withConstant = second === Op.LOAD_CONST && isNumber(constants[argOf(code[at + 1] as number)])
  if (!withConstant && second !== Op.LOAD_FAST) return undefined
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
