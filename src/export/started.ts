import { assignments } from '../model/constants.ts'
import { span } from '../model/number-format.ts'
import type { RunReport } from '../model/report.ts'

/** Switch intervals that a sentence lists. */
const MOST_SET = 3

/** What the run began with: values in force, never the form's or the file's. Empty where a file of an older lab does not say. */
export function startedWith(run: RunReport): string[] {
  const { constants, checkInterval, kernelEntryNs } = run
  if (!constants) return []
  const numbers = assignments(constants)
  const settings = [
    `switch interval ${switchIntervals(run)}`,
    `check interval ${checkInterval.toLocaleString('en-US')} ticks`,
    `kernel entry ${kernelEntryNs.toLocaleString('en-US')} ns`,
  ]
  return [`Started with ${[...(numbers.length > 0 ? [numbers.join(', ')] : []), settings.join(', ')].join('; ')}.`]
}

/** "5 ms (the program set 50 ms)" */
function switchIntervals({ switchIntervalUs, switchIntervalsSetUs = [] }: RunReport): string {
  const set = switchIntervalsSetUs.slice(0, MOST_SET).map(span).join(', ')
  const more = switchIntervalsSetUs.length > MOST_SET ? ' and others' : ''
  return span(switchIntervalUs) + (set && ` (the program set ${set}${more})`)
}

/** How a line that a constant replaced is marked. */
export function replacesWords(written: string): string {
  return `the file has ${written.trim()}`
}

export const AS_RUN = 'The program as it ran'
