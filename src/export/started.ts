import { assignments } from '../model/constants.ts'
import { EVAL_BREAKER_WORDS } from '../model/eval-breaker.ts'
import { span } from '../model/number-format.ts'
import type { RunReport } from '../model/report.ts'

/** The most switch intervals that a sentence lists. */
const MOST_SET = 3

/**
 * The values in force when the run started. They may differ from those in the page's form and in the Python file. Empty if the report lacks
 * the values, because an older gil-lab made it.
 */
export function startedWith(run: RunReport): string[] {
  const { constants, checkInterval, kernelEntryNs, evalBreaker } = run
  if (!constants) return []
  const numbers = assignments(constants)
  const settings = [
    `switch interval ${switchIntervals(run)}`,
    `check interval ${checkInterval.toLocaleString('en-US')} ticks`,
    `kernel entry ${kernelEntryNs.toLocaleString('en-US')} ns`,
    ...(evalBreaker ? [`check points of CPython ${EVAL_BREAKER_WORDS[evalBreaker]}`] : []),
  ]
  return [`Started with ${[...(numbers.length > 0 ? [numbers.join(', ')] : []), settings.join(', ')].join('; ')}.`]
}

/** The switch interval at the start, and those that the program set: "5 ms (the program set 50 ms)". */
function switchIntervals({ switchIntervalUs, switchIntervalsSetUs = [] }: RunReport): string {
  const set = switchIntervalsSetUs.slice(0, MOST_SET).map(span).join(', ')
  const more = switchIntervalsSetUs.length > MOST_SET ? ' and others' : ''
  return span(switchIntervalUs) + (set && ` (the program set ${set}${more})`)
}

/** The mark on a line whose constant the run replaced. It gives the value that the file has. */
export function replacesWords(written: string): string {
  return `the file has ${written.trim()}`
}

export const AS_RUN = 'The program as it ran'
