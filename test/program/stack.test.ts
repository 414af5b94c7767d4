import { describe, expect, it } from 'vitest'
import { Op } from '../../assembly/abi/instructions.ts'
import { instruction } from '../../src/program/image/opcodes.ts'
import { stackHeights, stackSize } from '../../src/program/image/stack.ts'
import { compile } from '../../src/program/index.ts'
import { tried } from '../long.ts'
import { compiled, corpus } from './corpus.ts'

const sizeOf = (source: string, index = 0) => compile(source, 'test.py').functions[index]?.stackSize

describe('the stack size of a function', () => {
  it.each([
    ['x = 1', 1],
    ['x = 1\ny = x + x', 2],
    ['y = 1\nx = y + (y + (y + y))', 4],
    ['print(1, 2, 3)', 4],
    ['x = []\nx.append(1)', 3],
    ['x = 0\ny = 1 < x < 3', 3],
    ['x = []\nx[0] += 1', 4],
    ['a, b, c = [1, 2, 3]', 3],
    ['for i in range(3):\n    print(i)', 3],
    ['for i in range(3):\n    for j in range(3):\n        print(i, j)', 5],
    ['x = [i + 1 for i in range(3)]', 4],
  ])('%j needs %i cells', (source, cells) => {
    expect(sizeOf(`${source}\n`)).toBe(cells)
  })

  it('is the same with fused instructions', { timeout: 300_000 }, () => {
    for (const program of tried(corpus(), 40)) {
      const plain = compiled(program, { fuse: false }).functions.map((code) => code.stackSize)
      expect(compiled(program).functions.map((code) => stackSize(code.code, code.handlers))).toEqual(plain)
    }
  })

  it('is refused if two paths to an instruction differ in height', () => {
    const code = [
      instruction(Op.LOAD_CONST),
      instruction(Op.POP_JUMP_IF_FALSE, 1),
      instruction(Op.LOAD_CONST),
      instruction(Op.LOAD_CONST),
      instruction(Op.RETURN_VALUE),
    ]
    expect(() => stackHeights(Uint32Array.from(code))).toThrow(/reached with a stack of/)
  })

  it('is refused if the code has no end', () => {
    expect(() => stackHeights(Uint32Array.from([instruction(Op.LOAD_CONST)]))).toThrow(/runs out/)
  })
})
