import { Builtin } from '../../../assembly/abi/builtins.ts'
import { Op } from '../../../assembly/abi/instructions.ts'
import { argOf } from '../image/opcodes.ts'
import { plainOp } from './flow.ts'
import { isBuiltin, loadOf } from './inline-calls.ts'
import type { Surroundings } from './surroundings.ts'

/** Whether the iterator of a FOR_ITER comes from a call of range(), as far as the text of the function shows. */
export function isOverRange(words: Uint32Array, heights: Int32Array, at: number, around: Surroundings): boolean {
  const word = (index: number) => words[index] as number
  if (plainOp(word(at - 1)) !== Op.GET_ITER || plainOp(word(at - 2)) !== Op.CALL) return false
  const loaded = loadOf(words, heights, at - 2, (heights[at - 2] as number) - argOf(word(at - 2)) - 1)
  return plainOp(word(loaded)) === Op.LOAD_CONST && isBuiltin(around, argOf(word(loaded)), Builtin.RANGE)
}
