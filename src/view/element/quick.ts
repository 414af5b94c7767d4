import { EXPERIMENTS } from '../../experiments/index.ts'
import type { RunRequest } from '../../model/run.ts'
import { lessonOf } from '../lessons/index.ts'

/** The number of rounds of a quick answer, as on the lab page; undefined if a request has a number of its own, or needs no more rounds. */
export function quickRoundsOf({ experiment, rounds }: RunRequest): number | undefined {
  if (typeof experiment !== 'string') return undefined
  const lesson = lessonOf(experiment)
  const whole = EXPERIMENTS.find(({ id }) => id === experiment)?.rounds ?? 1
  return lesson && rounds === undefined && lesson.rounds < whole ? lesson.rounds : undefined
}
