import { describe, expect, it } from 'vitest'
import { compiled, corpus, withoutDepth } from './corpus.ts'
import { evaluate } from './reference/evaluate.ts'
import { WouldBlock } from './reference/locks.ts'

describe('the corpus', () => {
  // The evaluator supports only one interpreter, so the programs that require Python 3.14 for `interpreters` are left out.
  const all = corpus().filter(({ requires, evaluated }) => !requires && evaluated)
  const programs = all.filter((program) => !program.interleaved)

  it('has at least 30 programs, and at least 8 with threads', () => {
    expect(programs.length).toBeGreaterThanOrEqual(30)
    expect(programs.filter((program) => program.threaded).length).toBeGreaterThanOrEqual(8)
  })

  it('has one program per name, each with recorded output or errors', () => {
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
    expect(corpus().filter(({ stdout, stderr }) => !stdout && !stderr)).toEqual([])
  })

  it.each(programs)('$name prints what CPython printed', (program) => {
    const evaluated = evaluate(compiled(program))
    expect(evaluated.stdout).toBe(program.stdout)
    expect(withoutDepth(evaluated.stderr)).toBe(withoutDepth(program.stderr))
  })

  it.each(all.filter((program) => program.interleaved))('$name needs a scheduler', (program) => {
    expect(() => evaluate(compiled(program))).toThrow(WouldBlock)
  })

  it.each(programs)('$name prints the same without fused instructions', (program) => {
    expect(evaluate(compiled(program, { fuse: false })).stdout).toBe(program.stdout)
  })
})
