import { basisWords, centreWords, chartTitle, isDisturbedIn, speedWords } from '../claims/answering.ts'
import { type Case, Evidence } from '../claims/evidence.ts'
import { milliseconds } from '../claims/units.ts'
import { lostUpdates } from '../experiments/lost-updates.ts'
import type { Answer } from '../model/answer.ts'
import { ONE_THREAD, USUAL_GIL } from '../model/base-case.ts'
import { percent, times } from '../model/number-format.ts'
import { hasOneThread } from '../model/one-thread.ts'
import type { RunReport } from '../model/report.ts'
import { groups, roundsOf } from '../model/round-groups.ts'
import type { Estimate } from '../statistics/round-estimates.ts'
import { casesOf, FREE, nameOf } from './cases.ts'

const wall = ({ wallMs }: RunReport) => wallMs

const ALONE = 'One thread: it never waits for another.'
const COSTS_LITTLE = 'One thread: it never waits for another, so a GIL costs it little.'
/**
 * The shortest run of one thread whose wall time is compared, in ms and in clock steps. In a shorter run, the start, the output and the clock
 * differ from run to run by more than the GILs do. In a longer one, the ratio shows what a GIL costs the thread's own steps, for example
 * counting references with atomic instructions.
 */
const LEAST_ALONE = { ms: 10, clockSteps: 100 }
const TOO_SHORT = `Wall times of one thread are compared from ${milliseconds(LEAST_ALONE.ms)} on, because the start and the output of a run take much of a shorter one.`

/**
 * The answer of a program of the reader's own, or of an experiment with other GILs or threads than its own: the wall times of its cases,
 * compared with the first case under the usual GIL. `about`: the GIL of the case that the headline is about, if its variant is not that of the
 * base. undefined if no run is sound.
 */
export function wallAnswer(runs: readonly RunReport[], level: number, about = USUAL_GIL): Answer | undefined {
  const evidence = new Evidence(runs, level)
  const cases = casesOf(runs).filter((one) => evidence.of(one).length > 0)
  const base = baseOf(cases)
  if (!base) return undefined
  const isAlone = runs.every(hasOneThread)
  if (isAlone && cases.length > 1 && cases.some((one) => evidence.of(one).some(isShort)))
    return { headline: COSTS_LITTLE, basis: TOO_SHORT }
  const bars = cases.map((one) => {
    const value = evidence.mean(one, wall).value ?? 0
    return { label: nameOf(one, cases), value, words: milliseconds(value) }
  })
  const others = cases.filter((one) => one !== base)
  const lost = lostWords(runs)
  if (others.length === 0) {
    const took = milliseconds(evidence.mean(base, wall).value ?? 0)
    return { headline: [`Under ${base.gil}, the program took ${took}.`, lost].filter(Boolean).join(' '), basis: '' }
  }
  const compared = others.map((one) => ({
    one,
    estimate: { ...evidence.ratio(one, base, wall), isDisturbed: isDisturbedIn(evidence, one, base) },
  }))
  const first = compared.find(({ one }) => one.gil === (one.variant === base.variant ? FREE : about)) ?? compared[0]!
  // Without an interval, chance can explain the ratio of one thread, because it has no other thread to wait for.
  const headline = isAlone && first.estimate.low95 === null ? '' : headlineOf(first.one, base, cases, first.estimate)
  return {
    headline: [isAlone ? ALONE : '', headline, lost].filter(Boolean).join(' '),
    basis: [
      ...compared.map(({ one, estimate }) => {
        const rounds = { rounds: evidence.rounds(one, base), made: roundsOf(runs) }
        return basisWords(`wall time, ${nameOf(one, cases)} ÷ ${nameOf(base, cases)}`, estimate, rounds, times)
      }),
      ...centreWords(evidence.of(base).length),
    ].join(' '),
    chart: { title: chartTitle('Wall time', evidence.of(base).length), bars },
  }
}

function isShort({ wallMs, holdUs }: RunReport): boolean {
  return wallMs < Math.max(LEAST_ALONE.ms, (LEAST_ALONE.clockSteps * holdUs.resolutionUs) / 1000)
}

/** One thread under the usual GIL, or else the usual GIL, or else the first case. */
function baseOf(cases: readonly Case[]): Case | undefined {
  const usual = cases.filter(({ gil }) => gil === USUAL_GIL)
  return usual.find(({ variant }) => variant === ONE_THREAD) ?? usual[0] ?? cases[0]
}

function headlineOf(one: Case, base: Case, cases: readonly Case[], estimate: Estimate & { readonly isDisturbed: boolean }): string {
  const { value } = estimate
  if (value === null) return `${nameOf(one, cases)} and ${nameOf(base, cases)} have no round in common.`
  const speed = speedWords({ ...estimate, value })
  if (one.variant !== base.variant) return `${nameOf(one, cases)}: ${times(value)} as long as ${nameOf(base, cases)}. ${speed}`.trim()
  const subject = one.gil === FREE ? 'Without a GIL' : `With ${nameOf(one, cases)}`
  return `${subject}: ${times(value)} as long as with ${nameOf(base, cases)}. ${speed}`.trim()
}

/**
 * What a program says about lost updates, if it prints a line as the lab's own programs do: the share over all rounds of each GIL that lost
 * some.
 */
function lostWords(runs: readonly RunReport[]): string {
  const sentences = [...groups(runs, ({ gil }) => gil)].map(([gil, own]) => {
    const found = own.map(lostUpdates).filter(({ of }) => of > 0)
    const sum = (which: 'lost' | 'of') => found.reduce((total, one) => total + one[which], 0)
    return sum('lost') > 0 ? `Under ${gil}, ${percent(sum('lost') / sum('of'))} of the updates were lost.` : ''
  })
  return sentences.filter(Boolean).join(' ')
}
