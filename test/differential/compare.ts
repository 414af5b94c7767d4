import fc from 'fast-check'
import { runSource } from '../vm/machine.ts'
import { type Outcome, runInPython } from './python.ts'

export type Runner = (source: string) => Outcome

export const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1) ?? ''

/** Runs a program on the machine. */
export const machine: Runner = (source) => {
  try {
    const { stdout, stderr } = runSource(source, {}, 'x.py')
    return [stdout, lastLine(stderr)]
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) return ['', `the machine broke: ${error.message}`]
    throw error
  }
}

interface Comparison {
  readonly programs: fc.Arbitrary<string>
  readonly seed: number
  readonly count: number
  /** Gives the expected results. By default they come from CPython, which runs all programs in one process. */
  readonly truth?: (sources: readonly string[]) => Outcome[]
  /** Whether the comparison leaves a program out. */
  readonly isLeftOut?: (source: string) => boolean
}

/**
 * Finds the first program whose results differ, shrinks it and describes it. Returns '' if no program differs. The seed reproduces the
 * program. Throws if more than a fifth of the programs are left out.
 */
export function differences(run: Runner, { programs, seed, count, truth = runInPython, isLeftOut = () => false }: Comparison): string {
  const sources = fc.sample(programs, { numRuns: count, seed })
  const comparable = sources.filter((source) => !isLeftOut(source))
  if (comparable.length < 0.8 * count) throw new Error(`only ${comparable.length} of ${count} programs can be compared`)
  const expected = truth(comparable)
  const differs = (source: string, [output, error]: Outcome) => {
    const [ourOutput, ourError] = run(source)
    return ourOutput !== output || ourError !== error
  }
  const first = comparable.findIndex((source, at) => differs(source, expected[at] as Outcome))
  if (first < 0) return ''
  const wrong = comparable[first] as string
  // The shrinking skips the programs before the first difference, because their results agree.
  let found = false
  const { counterexample } = fc.check(
    fc.property(programs, (source) => {
      found ||= source === wrong
      return !found || isLeftOut(source) || !differs(source, truth([source])[0] as Outcome)
    }),
    { seed, numRuns: count, interruptAfterTimeLimit: 60_000 },
  )
  const shrunk = counterexample?.[0] ?? wrong
  const [output, error] = truth([shrunk])[0] as Outcome
  const [ourOutput, ourError] = run(shrunk)
  return `seed ${seed}:\n${shrunk}\nCPython: ${output}${error}\ngil-lab: ${ourOutput}${ourError}`
}
