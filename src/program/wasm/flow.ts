import { Op } from '../../../assembly/abi/instructions.ts'
import type { FunctionCode } from '../../model/program.ts'
import { argOf, OPCODES, opOf, unfused } from '../image/opcodes.ts'
import { stackHeights } from '../image/stack.ts'

/** A basic block: the instructions from `start` up to, but not including, `end`. The eval loop can enter the code at each block. */
export interface Block {
  readonly start: number
  readonly end: number
  /** The number of the block, in the order of the code. It is also the number of the entry. */
  readonly index: number
  /** The innermost loop that contains the block. A header belongs to its own loop. */
  loop: Loop
}

/** A range of blocks that ends with a jump back to the first of them. The outermost loop is the whole function. */
export interface Loop {
  readonly header: number
  last: number
  parent: Loop | undefined
}

export interface Flow {
  readonly blocks: readonly Block[]
  readonly heights: Int32Array
  readonly top: Loop
  /** The block that starts at an instruction. */
  blockAt(instruction: number): Block
}

/** The plain opcode of an instruction word. */
export function plainOp(word: number): Op {
  return unfused(opOf(word))
}

/** The instruction to which a jump leads; undefined for other instructions. */
export function targetOf(code: Uint32Array, at: number): number | undefined {
  const word = code[at] as number
  return OPCODES[plainOp(word)].jumpEffect === undefined ? undefined : at + 1 + argOf(word)
}

/**
 * The blocks and loops of a function. A block begins at the start, at the target of a jump or a handler, and behind a jump, unless the jump is
 * a FOR_ITER. `ends`: whether a block ends behind an instruction that does not jump
 */
export function flowOf(code: FunctionCode, ends: (at: number, heights: Int32Array) => boolean): Flow {
  const words = code.code
  const heights = stackHeights(words, code.handlers)
  const leaders = new Set<number>([0])
  for (const { target } of code.handlers) leaders.add(target)
  for (let at = 0; at < words.length; at++) {
    if (heights[at] === -1) continue
    const op = plainOp(words[at] as number)
    const target = targetOf(words, at)
    if (target !== undefined) leaders.add(target)
    if ((target !== undefined && op !== Op.FOR_ITER) || OPCODES[op].ends || ends(at, heights)) leaders.add(at + 1)
  }
  const starts = [...leaders].filter((at) => at < words.length && heights[at] !== -1).sort((a, b) => a - b)
  const top: Loop = { header: -1, last: starts.length - 1, parent: undefined }
  const endOf = (start: number): number => {
    let end = start + 1
    while (end < words.length && !leaders.has(end) && heights[end] !== -1) end++
    return end
  }
  const blocks: Block[] = starts.map((start, index) => ({ start, end: endOf(start), index, loop: top }))
  const byStart = new Map(blocks.map((block) => [block.start, block]))
  const blockAt = (at: number): Block => byStart.get(at) as Block
  const loops = loopsOf(blocks, words, blockAt)
  nest(loops, top)
  for (const block of blocks) {
    for (const loop of loops) if (loop.header <= block.index && block.index <= loop.last && isInside(loop, block.loop)) block.loop = loop
  }
  return { blocks, heights, top, blockAt }
}

function isInside(inner: Loop, outer: Loop): boolean {
  return inner.header >= outer.header && inner.last <= outer.last
}

function loopsOf(blocks: readonly Block[], words: Uint32Array, blockAt: (at: number) => Block): Loop[] {
  const loops = new Map<number, Loop>()
  for (const block of blocks) {
    const target = targetOf(words, block.end - 1)
    if (target === undefined || target > block.start) continue
    const header = blockAt(target).index
    const loop = loops.get(header)
    if (loop) loop.last = Math.max(loop.last, block.index)
    else loops.set(header, { header, last: block.index, parent: undefined })
  }
  return [...loops.values()].sort((a, b) => a.header - b.header)
}

/** Extends loops until each pair is nested or apart, and finds the parents. `loops` is in the order of the headers. */
function nest(loops: Loop[], top: Loop): void {
  for (let changed = true; changed; ) {
    changed = false
    for (const outer of loops) {
      for (const inner of loops) {
        if (inner.header > outer.header && inner.header <= outer.last && inner.last > outer.last) {
          outer.last = inner.last
          changed = true
        }
      }
    }
  }
  for (const loop of loops) {
    loop.parent = top
    for (const other of loops) if (other.header < loop.header && loop.last <= other.last) loop.parent = other
  }
}
