import { basisWords, chartTitle } from '../claims/answering.ts'
import { Evidence } from '../claims/evidence.ts'
import type { Answer } from '../model/answer.ts'
import type { RunReport } from '../model/report.ts'
import { roundsOf } from '../model/round-groups.ts'
import type { Experiment } from '../model/run.ts'
import { casesOf, nameOf } from './cases.ts'

/** The title of the figure that wallAnswer() compares. */
const WALL = 'Wall time'
/** The most cases that a headline names. The bars show all. */
const MOST_NAMED = 3

/**
 * The answer of an experiment that the reader changed, so that its runs lack a case of the usual answer: the same figure, for each case that
 * ran. undefined if the figure is the wall time, which wallAnswer() compares, or if no run has it.
 */
export function changedAnswer({ title, figure, unit }: Experiment['shown'], runs: readonly RunReport[], level: number): Answer | undefined {
  if (title === WALL) return undefined
  const evidence = new Evidence(runs, level)
  const cases = casesOf(runs)
  const found = cases.flatMap((one) => {
    const estimate = evidence.meanIn(unit, one, figure)
    const { value } = estimate
    return value === null ? [] : [{ one, label: nameOf(one, cases), estimate, value, words: unit(value) }]
  })
  const [first] = found
  if (!first) return undefined
  const named = found.slice(0, MOST_NAMED).map(({ label, words }) => `${words} (${label})`)
  return {
    headline: `${title}: ${named.join(', ')}.`,
    basis: basisWords(`${title}, ${first.label}`, first.estimate, { rounds: evidence.of(first.one).length, made: roundsOf(runs) }, unit),
    chart: {
      title: chartTitle(title, evidence.of(first.one).length),
      bars: found.map(({ label, value, words }) => ({ label, value, words })),
    },
  }
}
