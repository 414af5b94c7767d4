import { EXPERIMENTS } from '../../experiments/index.ts'
import type { RunRequest } from '../../model/run.ts'
import { lessonOf } from '../lessons/index.ts'

/** The runs of a quick answer, as on the lab page; undefined if a request has a number of rounds of its own, or needs no more rounds. */
export function quickOf({ experiment, rounds }: RunRequest): (Pick<RunRequest, 'narrows'> & { readonly rounds: number }) | undefined {
  if (typeof experiment !== 'string') return undefined
  const lesson = lessonOf(experiment)
  const whole = EXPERIMENTS.find(({ id }) => id === experiment)?.rounds ?? 1
  if (!lesson || rounds !== undefined || lesson.rounds >= whole) return undefined
  return { rounds: lesson.rounds, ...(lesson.narrows && { narrows: true }) }
}
