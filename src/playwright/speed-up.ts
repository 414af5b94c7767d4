import { times } from '../model/number-format.ts'
import type { RunReport } from '../model/report.ts'
import { isSound } from '../model/round-groups.ts'
import { LEAST_ROUNDS, ratioOfRounds } from '../statistics/round-estimates.ts'
import type { MeasuredCase } from './comparison.ts'

/** What the rounds of two cases say about their speeds. */
interface SpeedUp {
  /** Undefined if the interval contains the bound, so that the rounds do not decide. */
  readonly pass: boolean | undefined
  readonly figures: string
}

/**
 * Whether `fast` is at least `atLeast` times as fast as `slow`: its wall time is that much shorter, over the rounds in which both ran
 * undisturbed. The whole interval decides, not its centre.
 * @throws Error if a run of either case did not complete, because its wall time says nothing
 */
export function speedUp(fast: MeasuredCase, slow: MeasuredCase, atLeast: number): SpeedUp {
  for (const { name, runs } of [fast, slow]) {
    const failed = runs.find(({ outcome }) => outcome !== 'completed')
    if (failed) throw new Error(`toBeFasterThan compares runs that completed. Round ${failed.round} of "${name}" is ${failed.outcome}.`)
  }
  const rounds = fast.runs.flatMap((run) => {
    const other = slow.runs.find(({ round }) => round === run.round)
    return other && isSound(run) && isSound(other) ? [[other, run] as const] : []
  })
  const walls = (index: 0 | 1) => rounds.map((pair): number => (pair[index] as RunReport).wallMs)
  const { value, low95, high95 } = ratioOfRounds(walls(0), walls(1))
  const subject = `${fast.name} is`
  if (value === null || low95 === null || high95 === null)
    return {
      pass: undefined,
      figures: `${subject} not comparable: ${rounds.length} undisturbed rounds, and an interval needs ${LEAST_ROUNDS}`,
    }
  const figures = `${subject} ${times(value)} as fast as ${slow.name} (95 % interval ${times(low95)} to ${times(high95)}, ${rounds.length} rounds)`
  return { pass: low95 >= atLeast ? true : high95 < atLeast ? false : undefined, figures }
}
