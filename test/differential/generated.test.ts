import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '../../src/program/index.ts'
import { LONG } from '../long.ts'
import { evaluate } from '../program/reference/evaluate.ts'
import { TooLarge } from '../program/reference/operators.ts'
import { differences, lastLine, machine, type Runner } from './compare.ts'
import { largeProgram } from './large-programs.ts'
import { program } from './programs.ts'
import { whySkipped as why } from './python.ts'

const PROGRAMS = LONG ? 5000 : 100
const LARGE_PROGRAMS = LONG ? 3000 : 25
const SEED = Number(process.env.GIL_LAB_SEED ?? 2026)

const reference: Runner = (source) => {
  const { stdout, stderr } = evaluate(compile(source, 'x.py'))
  return [stdout, lastLine(stderr)]
}

/** Whether the test leaves a program out, because a string, a list or an int grows too large. */
function isBeyond(source: string): boolean {
  try {
    reference(source)
    return false
  } catch (error) {
    if (error instanceof TooLarge) return true
    throw error
  }
}

describe(`generated programs, seed ${SEED}${why && `: skipped, ${why}`}`, () => {
  it.skipIf(why)(`give on the machine the results of CPython (${PROGRAMS} programs)`, { timeout: 600_000 }, () => {
    expect(differences(machine, { programs: program, seed: SEED, count: PROGRAMS, isLeftOut: isBeyond })).toBe('')
  })

  it.skipIf(why)('give the same results in the reference evaluator', { timeout: 600_000 }, () => {
    expect(differences(reference, { programs: program, seed: SEED + 1, count: PROGRAMS, isLeftOut: isBeyond })).toBe('')
  })

  it.skipIf(why)('expose an interpreter that takes <= for <, with a small program', { timeout: 120_000 }, () => {
    const wrong: Runner = (source) => reference(source.replaceAll('<=', '<'))
    const found = differences(wrong, {
      programs: program,
      seed: 1,
      count: 300,
      truth: (sources) => sources.map(reference),
      isLeftOut: isBeyond,
    })
    expect(found).toContain('seed 1:')
    expect(found).toContain('<=')
    const whole = fc.sample(program, { numRuns: 300, seed: 1 }).find((source) => source.includes('<=')) as string
    expect(found.length).toBeLessThan(whole.length)
  })
})

describe(`generated programs with classes, exceptions, closures, containers and generators, seed ${SEED}`, () => {
  it.skipIf(why)(`give on the machine the results of CPython (${LARGE_PROGRAMS} programs)`, { timeout: 600_000 }, () => {
    expect(differences(machine, { programs: largeProgram, seed: SEED, count: LARGE_PROGRAMS })).toBe('')
  })

  it.skipIf(why || !LONG)('expose an interpreter that takes nonlocal for a local, with a smaller program', { timeout: 120_000 }, () => {
    const wrong: Runner = (source) => machine(source.replaceAll('nonlocal total', 'total = start'))
    const found = differences(wrong, { programs: largeProgram, seed: 1, count: 60, truth: (sources) => sources.map(machine) })
    expect(found).toContain('counter(')
    const average = fc.sample(largeProgram, { numRuns: 60, seed: 1 }).reduce((sum, source) => sum + source.length, 0) / 60
    expect(found.length).toBeLessThan(average)
  })
})
