import type { Report } from '../model/report.ts'
import { casesIn, roundsOf } from '../model/round-groups.ts'

/**
 * Whether a report has as many whole rounds as an earlier one, whose answer the reader still sees. At least one round of the earlier
 * report has all its cases. Its other rounds may have fewer.
 */
export function canReplace({ runs }: Pick<Report, 'runs'>, earlier: Pick<Report, 'runs'>): boolean {
  const rounds = Array.from({ length: roundsOf(earlier.runs) }, (_, index) => index + 1)
  const cases = casesIn(earlier.runs)
  return rounds.every((wanted) => runs.filter(({ round, outcome }) => round === wanted && outcome !== 'stopped').length >= cases)
}
