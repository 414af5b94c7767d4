import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '../../src/program/index.ts'
import { evaluate } from '../program/reference/evaluate.ts'
import { TooLarge } from '../program/reference/operators.ts'
import { runSource } from '../vm/machine.ts'
import { program } from './programs.ts'
import { type Outcome, runInPython, whySkipped as why } from './python.ts'

const PROGRAMS = process.env.GIL_LAB_LONG ? 5000 : 300
const SEED = Number(process.env.GIL_LAB_SEED ?? 2026)

type Runner = (source: string) => Outcome

const lastLine = (text: string) => text.trimEnd().split('\n').at(-1) ?? ''

const machine: Runner = (source) => {
  try {
    const { stdout, stderr } = runSource(source, {}, 'x.py')
    return [stdout, lastLine(stderr)]
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) return ['', `the machine broke: ${error.message}`]
    throw error
  }
}

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

/**
 * Finds the first program whose results differ, shrinks it and describes it. Returns '' if no program differs. The seed reproduces the
 * program. `truth` gives the expected results. By default they come from CPython, which runs all programs in one process.
 */
function differences(run: Runner, seed: number, count: number, truth: (sources: readonly string[]) => Outcome[] = runInPython): string {
  const sources = fc.sample(program, { numRuns: count, seed })
  const comparable = sources.filter((source) => !isBeyond(source))
  if (comparable.length < 0.8 * count) throw new Error(`only ${comparable.length} of ${count} programs can be compared`)
  const expected = truth(comparable)
  const differs = (source: string, [output, error]: Outcome) => {
    const [ourOutput, ourError] = run(source)
    return ourOutput !== output || ourError !== error
  }
  const first = comparable.findIndex((source, at) => differs(source, expected[at] as Outcome))
  if (first < 0) return ''
  const wrong = comparable[first] as string
  // The shrinking skips the programs before the first difference, because they are known to agree.
  let found = false
  const { counterexample } = fc.check(
    fc.property(program, (source) => {
      found ||= source === wrong
      return !found || isBeyond(source) || !differs(source, truth([source])[0] as Outcome)
    }),
    { seed, numRuns: count, interruptAfterTimeLimit: 60_000 },
  )
  const shrunk = counterexample?.[0] ?? wrong
  const [output, error] = truth([shrunk])[0] as Outcome
  const [ourOutput, ourError] = run(shrunk)
  return `seed ${seed}:\n${shrunk}\nCPython: ${output}${error}\ngil-lab: ${ourOutput}${ourError}`
}

describe(`generated programs, seed ${SEED}${why && `: skipped, ${why}`}`, () => {
  it.skipIf(why)(`give on the machine the results of CPython (${PROGRAMS} programs)`, { timeout: 600_000 }, () => {
    expect(differences(machine, SEED, PROGRAMS)).toBe('')
  })

  it.skipIf(why)('give the same results in the reference evaluator', { timeout: 600_000 }, () => {
    expect(differences(reference, SEED + 1, PROGRAMS)).toBe('')
  })

  it.skipIf(why)('expose an interpreter that takes <= for <, with a small program', { timeout: 120_000 }, () => {
    const wrong: Runner = (source) => reference(source.replaceAll('<=', '<'))
    const found = differences(wrong, 1, 300, (sources) => sources.map(reference))
    expect(found).toContain('seed 1:')
    expect(found).toContain('<=')
    const whole = fc.sample(program, { numRuns: 300, seed: 1 }).find((source) => source.includes('<=')) as string
    expect(found.length).toBeLessThan(whole.length)
  })
})
