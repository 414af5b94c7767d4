import { describe, expect, it } from 'vitest'
import { compile } from '../../src/program/index.ts'
import { corpus } from './corpus.ts'
import { evaluate } from './reference/evaluate.ts'
import { WouldBlock } from './reference/locks.ts'

/** How deep the stack was when CPython gave up depends on what else stands on it. */
function withoutDepth(traceback: string): string {
  return traceback.replace(/repeated \d+ more times/, 'repeated n more times')
}

describe('the corpus of programs', () => {
  // The evaluator has one interpreter.
  const all = corpus().filter(({ requires }) => !requires)
  const programs = all.filter((program) => !program.interleaved)

  it('is large enough to mean something', () => {
    expect(programs.length).toBeGreaterThanOrEqual(30)
    expect(programs.filter((program) => program.threaded).length).toBeGreaterThanOrEqual(8)
  })

  it('names each program once and records something for each', () => {
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
    expect(corpus().filter(({ stdout, stderr }) => !stdout && !stderr)).toEqual([])
  })

  it.each(programs)('$name prints what CPython printed', ({ source, file, stdout, stderr }) => {
    const evaluated = evaluate(compile(source, file))
    expect(evaluated.stdout).toBe(stdout)
    expect(withoutDepth(evaluated.stderr)).toBe(withoutDepth(stderr))
  })

  it.each(all.filter((program) => program.interleaved))('$name needs a scheduler', ({ source, file }) => {
    expect(() => evaluate(compile(source, file))).toThrow(WouldBlock)
  })

  it.each(programs)('$name means the same without fused instructions', ({ source, file, stdout }) => {
    expect(evaluate(compile(source, file, { fuse: false })).stdout).toBe(stdout)
  })
})
