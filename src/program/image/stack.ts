import type { HandlerRange } from '../../model/program.ts'
import { argOf, OPCODES, opOf } from './opcodes.ts'

/**
 * The height of the value stack before each instruction, or -1 for an unreachable instruction. @throws Error if two paths to an instruction
 * disagree, if a path leaves the code, or if the stack underflows
 */
export function stackHeights(code: Uint32Array, handlers: readonly HandlerRange[] = []): Int32Array {
  const heights = new Int32Array(code.length).fill(-1)
  const pending: number[] = []
  const reach = (at: number, height: number): void => {
    if (at >= code.length || height < 0) throw new Error(`the code runs out at ${at} with a stack of ${height}`)
    const known = heights[at] as number
    if (known !== -1 && known !== height) throw new Error(`instruction ${at} is reached with a stack of ${known} and of ${height}`)
    if (known !== -1) return
    heights[at] = height
    pending.push(at)
  }
  reach(0, 0)
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    const height = heights[at] as number
    for (const { start, end, target, depth } of handlers) if (at >= start && at < end) reach(target, depth + 1)
    const word = code[at] as number
    const opcode = OPCODES[opOf(word)]
    const arg = argOf(word)
    if (opcode.jumpEffect !== undefined) reach(at + 1 + arg, height + opcode.jumpEffect)
    if (!opcode.ends) reach(at + 1, height + opcode.effect(arg))
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
