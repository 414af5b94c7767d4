import { EXPERIMENTS } from '../experiments/index.ts'
import type { Answer, ShownAnswer } from '../model/answer.ts'
import type { ClaimReport, Report, RunReport } from '../model/report.ts'
import { groups } from '../model/round-groups.ts'
import { levelAt } from '../statistics/looks.ts'
import { USUAL_LEVEL } from '../statistics/round-estimates.ts'
import { changedAnswer } from './changed-answer.ts'
import { wallAnswer } from './wall-answer.ts'

/**
 * The answers of a report, in the order in which the experiments ran. A program without comparable runs has none. The answers are computed
 * from the runs, so an older recording has them too. `isOver` is false while the experiments still go on.
 */
export function answersOf({ runs, claims }: Pick<Report, 'runs' | 'claims'>, isOver = true): ShownAnswer[] {
  return [...groups(runs, ({ experiment }) => experiment)].flatMap(([experiment, own]) => {
    const answer = answerOf(experiment, own, levelOf(claims, experiment), isOver)
    return answer ? [{ ...answer, experiment }] : []
  })
}

function answerOf(id: string, runs: readonly RunReport[], level: number, isOver: boolean): Answer | undefined {
  const experiment = EXPERIMENTS.find((one) => one.id === id)
  const answer = experiment?.answer(runs, level)
  if (answer) return answer
  // While an experiment goes on, the cases of its answer may still come.
  if (!experiment) return wallAnswer(runs, level)
  return isOver ? (changedAnswer(experiment.shown, runs, level) ?? wallAnswer(runs, level, experiment.shown.gil)) : undefined
}

/** The level of an experiment's intervals, so that a figure has the same interval in the answer and in the verdict. */
export function levelOf(claims: readonly ClaimReport[], experiment: string): number {
  const claim = claims.find((one) => one.experiment === experiment)
  const early = claim?.decidedAfter
  // Older files have no level.
  return claim?.level ?? (early ? levelAt(early.rounds, early.planned) : USUAL_LEVEL)
}
