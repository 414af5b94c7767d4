import { assignments } from '../model/constants.ts'
import { EVAL_BREAKER_WORDS } from '../model/eval-breaker.ts'
import { span } from '../model/number-format.ts'
import type { RunReport } from '../model/report.ts'
import { groups } from '../model/round-groups.ts'

/** The most switch intervals that a sentence lists. */
const MOST_SET = 3

/**
 * The values in force when the runs of one variant started. They may differ from those in the page's form and in the Python file. Only the
 * check points differ from GIL to GIL. Empty if the report lacks the values, because an older gil-lab made it.
 */
export function startedWith(runs: readonly RunReport[]): string[] {
  const run = runs.find((one) => one.constants)
  if (!run?.constants) return []
  const { constants, checkInterval, kernelEntryNs } = run
  const numbers = assignments(constants)
  const settings = [
    `switch interval ${switchIntervals(run)}`,
    `check interval ${checkInterval.toLocaleString('en-US')} ticks`,
    `kernel entry ${kernelEntryNs.toLocaleString('en-US')} ns`,
    ...checkPoints(runs),
    ...(run.compiled ? ['functions compiled to Wasm'] : []),
  ]
  return [`Started with ${[...(numbers.length > 0 ? [numbers.join(', ')] : []), settings.join(', ')].join('; ')}.`]
}

/**
 * Says which check points the runs had: "check points of CPython 3.9". If the GILs have different check points, the words name the GILs
 * too.
 */
function checkPoints(runs: readonly RunReport[]): string[] {
  const known = groups(
    runs.filter(({ evalBreaker }) => evalBreaker),
    ({ evalBreaker }) => EVAL_BREAKER_WORDS[evalBreaker!],
  )
  const gilsOf = (same: readonly RunReport[]) => [...new Set(same.map(({ gil }) => gil))].join(' and ')
  return [...known].map(([words, same]) => `check points of CPython ${words}${known.size > 1 ? ` under ${gilsOf(same)}` : ''}`)
}

/** The switch interval at the start, and those that the program set: "5 ms (the program set 50 ms)". */
function switchIntervals({ switchIntervalUs, switchIntervalsSetUs = [] }: RunReport): string {
  const set = switchIntervalsSetUs.slice(0, MOST_SET).map(span).join(', ')
  const more = switchIntervalsSetUs.length > MOST_SET ? ' and others' : ''
  return span(switchIntervalUs) + (set && ` (the program set ${set}${more})`)
}

/** The mark on a line whose constant the run replaced. It shows the line that the file has. */
export function replacesWords(written: string): string {
  return `the file has ${written.trim()}`
}

export const AS_RUN = 'The program as it ran'
