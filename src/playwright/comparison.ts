import { LabError } from '../model/errors.ts'
import { idleThroughout } from '../model/idle.ts'
import { limitProblem } from '../model/limits.ts'
import type { Report, RunReport } from '../model/report.ts'
import type { RunRequest } from '../model/run.ts'
import { LEAST_ROUNDS } from '../statistics/round-estimates.ts'

/** One of the things that a comparison measures: a program or an experiment, under one GIL. */
export interface CaseRequest extends Omit<RunRequest, 'experiment' | 'gil' | 'rounds'> {
  readonly experiment?: string
  /** Default: switch. */
  readonly gil?: string
}

/** The runs of one case, one for each round. */
export interface MeasuredCase extends Pick<Report, 'machine' | 'runs'> {
  readonly name: string
}

export interface CompareOptions {
  /** How often each case runs, at least 3, because fewer rounds give no interval. Default: 7. */
  readonly rounds?: number
  readonly signal?: AbortSignal
}

const USUAL_ROUNDS = 7

/**
 * Measures cases round by round, so that a slow period of the machine affects all of them. Every other round runs them in reverse order.
 * @throws LabError 'usage' if the request has fewer than two cases or too few rounds, or if a case runs more than once in a round
 */
export async function compareCases<Name extends string>(
  cases: Readonly<Record<Name, CaseRequest>>,
  { rounds = USUAL_ROUNDS, signal }: CompareOptions,
  run: (request: RunRequest, options: { readonly signal?: AbortSignal }) => Promise<Report>,
): Promise<Record<Name, MeasuredCase>> {
  const names = Object.keys(cases) as Name[]
  check(names, rounds)
  const measured = new Map(names.map((name) => [name, [] as RunReport[]]))
  let machine: Report['machine'] | undefined
  for (let round = 1; round <= rounds; round++) {
    for (const name of round % 2 ? names : names.toReversed()) {
      const { gil = 'switch', ...request }: CaseRequest = cases[name]
      const report = await run({ ...(request as RunRequest), gil: [gil], rounds: 1 }, signal ? { signal } : {})
      if (report.runs.length !== 1) throw severalRuns(name, report.runs.length)
      measured.get(name)!.push({ ...report.runs[0]!, round })
      machine = busiest(machine, report.machine)
    }
  }
  const found = names.map((name): [Name, MeasuredCase] => [name, { name, machine: machine!, runs: measured.get(name)! }])
  return Object.fromEntries(found) as Record<Name, MeasuredCase>
}

function check(names: readonly string[], rounds: number): void {
  if (names.length < 2) throw new LabError('usage', `A comparison has ${names.length} cases.`, 'Name at least two cases.')
  const problem = limitProblem('rounds', rounds)
  if (problem) throw problem
  if (rounds < LEAST_ROUNDS)
    throw new LabError('usage', `A comparison has ${rounds} rounds.`, `An interval needs at least ${LEAST_ROUNDS}.`)
}

function severalRuns(name: string, runs: number): LabError {
  return new LabError(
    'usage',
    `The case "${name}" has ${runs} runs in a round, and a comparison needs one.`,
    'Set threads, so that the experiment has no variants.',
  )
}

/** The report of the machine from the time at which it had the fewest idle cores. */
function busiest(before: Report['machine'] | undefined, now: Report['machine']): Report['machine'] {
  const idle = (machine: Report['machine']) => idleThroughout(machine) ?? Number.POSITIVE_INFINITY
  return before && idle(before) <= idle(now) ? before : now
}
