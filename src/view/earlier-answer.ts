import type { Report } from '../model/report.ts'
import { roundsOf } from '../model/round-groups.ts'

/**
 * Whether a report has as many whole rounds as an earlier one, whose answer the reader still sees. The first round of an earlier report has
 * all its cases. Its other rounds may have fewer.
 */
export function canReplace({ runs }: Pick<Report, 'runs'>, earlier: Pick<Report, 'runs'>): boolean {
  const cases = earlier.runs.filter(({ round }) => round === 1).length
  const whole = (wanted: number) => runs.filter(({ round, outcome }) => round === wanted && outcome !== 'stopped').length >= cases
  return Array.from({ length: roundsOf(earlier.runs) }, (_, index) => index + 1).every(whole)
}
