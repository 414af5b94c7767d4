import type { HandlerRange } from '../../model/program.ts'
import { argOf, OPCODES, opOf } from './opcodes.ts'

/**
 * The height of the value stack before each instruction, or -1 for an unreachable instruction. @throws Error if two paths to an instruction
 * disagree
 */
export function stackHeights(code: Uint32Array, handlers: readonly HandlerRange[] = []): Int32Array {
  const heights = new Int32Array(code.length).fill(-1)
  const work: [at: number, height: number][] = [[0, 0]]
  for (let next = work.pop(); next; next = work.pop()) {
    const [at, height] = next
    if (at >= code.length || height < 0) throw new Error(`the code runs out at ${at} with a stack of ${height}`)
    if (heights[at] !== -1) {
      if (heights[at] !== height) throw new Error(`instruction ${at} is reached with a stack of ${heights[at]} and of ${height}`)
      continue
    }
    heights[at] = height
    const handler = handlers.find(({ start, end }) => at >= start && at < end)
    if (handler) work.push([handler.target, handler.depth + 1])
    const word = code[at] as number
    const opcode = OPCODES[opOf(word)]
    const arg = argOf(word)
    if (opcode.jumpEffect !== undefined) work.push([at + 1 + arg, height + opcode.jumpEffect])
    if (!opcode.ends) work.push([at + 1, height + opcode.effect(arg)])
  }
  return heights
}

/**
 * The largest number of value-stack cells that the code uses. An instruction never needs more cells than the stack has before or after it,
 * so the largest height is enough.
 */
export function stackSize(code: Uint32Array, handlers: readonly HandlerRange[] = []): number {
  return stackHeights(code, handlers).reduce((most, height) => Math.max(most, height), 0)
}
