import type { ComparedGoal, ComparedRound, ComparedSide, SampledRun } from '../model/compared.ts'
import { FEW_EVENTS } from '../model/number-format.ts'
import { LEAST_ROUNDS, ratioOfRounds } from '../statistics/round-estimates.ts'

/** The bounds of the lab's figure ÷ CPython's: where the operating system's timer decides, and where the time to wake a thread decides. */
const BY_TIMER = { atLeast: 0.9, atMost: 1.1 }
const BY_WAKE_UP = { atLeast: 1 / 1.5, atMost: 1.5 }
/** The timer decides the length of the median hold if at least this share of the holds ends outside a call. */
const MOSTLY = 0.9
/** The timer decides the rate of switches if at least this share of the holds ends outside a call. */
const PARTLY = 0.1

/** A figure of a round; null if the round has none. */
type RoundFigure = (round: ComparedRound) => number | null

const ofSamples = (figure: (run: SampledRun) => number | null) => (round: ComparedRound) => (round.sampled ? figure(round.sampled) : null)

/** The verdicts on the figures in which the lab's `switch` must agree with CPython. `lab` has the same kind of GIL as `python`. */
export function goalsFor(lab: ComparedSide, python: ComparedSide): ComparedGoal[] {
  if (lab.gil !== 'switch') return []
  const forced = Math.min(forcedShare(lab), forcedShare(python))
  const timed = forced >= PARTLY ? BY_TIMER : BY_WAKE_UP
  const hasContested = [lab, python].every(({ distributions }) => (distributions?.contestedSwitches ?? 0) >= FEW_EVENTS)
  const figures: (readonly [string, RoundFigure, typeof BY_TIMER] | false)[] = [
    ['wall ÷ one thread', (round) => (round.oneThreadMs ? round.wallMs / round.oneThreadMs : null), BY_TIMER],
    ['switches per second', ofSamples((run) => run.switchesPerSecond), timed],
    forced >= MOSTLY && ['hold, median', ofSamples((run) => run.holdP50Us), BY_TIMER],
    ['hand-off, median', ofSamples((run) => run.handoffP50Us), BY_WAKE_UP],
    ['reads and writes per second', ofSamples((run) => (run.ioOperations > 0 ? run.ioOperations / run.coveredMs : null)), timed],
    hasContested && ['longest waiter not next', ofSamples(notNextShare), BY_WAKE_UP],
  ]
  return figures.flatMap((one) => (one ? goal(lab, python, ...one) : []))
}

/**
 * The share of the contested switches that passed over the longest waiter. Half an event is added to those that did and to those that did
 * not. So the share of a round is above 0 and has a ratio.
 */
function notNextShare({ contestedSwitches, notNext }: SampledRun): number {
  return (notNext + 0.5) / (contestedSwitches + 1)
}

function forcedShare({ rounds }: ComparedSide): number {
  const runs = rounds.flatMap(({ sampled }) => sampled ?? [])
  const holds = runs.reduce((sum, run) => sum + run.holds, 0)
  return holds === 0 ? 0 : runs.reduce((sum, run) => sum + run.forcedHolds, 0) / holds
}

/** The verdict on one figure. Empty if no round has the figure on both sides, or if the figure is always 0. */
function goal(lab: ComparedSide, python: ComparedSide, figure: string, of: RoundFigure, bounds: typeof BY_TIMER): ComparedGoal[] {
  const pairs = lab.rounds.flatMap((round) => {
    const other = python.rounds.find((one) => one.round === round.round)
    const pair = [of(round), other ? of(other) : null] as const
    return pair[0] === null || pair[1] === null ? [] : [pair as readonly [number, number]]
  })
  if (pairs.every(([x, y]) => x === 0 && y === 0)) return []
  const {
    value: ratio,
    low95,
    high95,
  } = ratioOfRounds(
    pairs.map(([x]) => x),
    pairs.map(([, y]) => y),
  )
  const head = { figure, lab: lab.name, python: python.name, ratio, low95, high95, ...bounds }
  if (ratio === null) return [{ ...head, verdict: 'cannot tell', because: 'a round has the figure 0' }]
  if (low95 === null || high95 === null)
    return [{ ...head, verdict: 'cannot tell', because: `${pairs.length} of at least ${LEAST_ROUNDS} rounds` }]
  if (high95 < bounds.atLeast || low95 > bounds.atMost) return [{ ...head, verdict: 'outside', because: '' }]
  if (low95 >= bounds.atLeast && high95 <= bounds.atMost) return [{ ...head, verdict: 'within', because: '' }]
  return [{ ...head, verdict: 'cannot tell', because: 'the rounds differ too much' }]
}
