import { EXPERIMENTS } from '../../experiments/index.ts'
import type { RunRequest } from '../../model/run.ts'
import { furtherRounds, PRECISELY } from '../further-rounds.ts'
import { lessonOf } from '../lessons/index.ts'

/** What an embed measures at first, or when the reader asks for more. */
interface Series {
  readonly request: RunRequest
  /** The rounds of a quick answer, which is provisional. */
  readonly quickRounds?: number
  /** The button that measures more rounds. Absent if there are enough of them. */
  readonly more?: string
}

/** An experiment gives a quick answer first, as on the lab page. If `isPrecise`, the series has all rounds. */
export function seriesOf(asked: RunRequest, isPrecise: boolean): Series {
  const quick = quickOf(asked)
  if (quick) return isPrecise ? { request: asked } : { request: { ...asked, ...quick }, quickRounds: quick.rounds, more: PRECISELY }
  const further = asked.program && furtherRounds(asked.rounds ?? 1)
  if (!further) return { request: asked }
  return isPrecise ? { request: { ...asked, rounds: further.rounds } } : { request: asked, more: further.label }
}

/** The runs of a quick answer; undefined if a request has a number of rounds of its own, or needs no more rounds. */
function quickOf({ experiment, rounds }: RunRequest): (Pick<RunRequest, 'quick'> & { readonly rounds: number }) | undefined {
  if (typeof experiment !== 'string') return undefined
  const lesson = lessonOf(experiment)
  const whole = EXPERIMENTS.find(({ id }) => id === experiment)?.rounds ?? 1
  if (!lesson || rounds !== undefined || lesson.rounds >= whole) return undefined
  return { rounds: lesson.rounds, ...(lesson.isLong && { quick: true }) }
}
