import { findGil } from '../model/gils.ts'
import { digits, FEW_EVENTS, percent, quantile, span, times } from '../model/number-format.ts'
import { qualityWords } from '../model/quality.ts'
import type { Recording } from '../model/recording.ts'
import type { LatencySummary, RunReport } from '../model/report.ts'
import { outcomeWord } from './failures.ts'
import type { ShownRun } from './shown-rounds.ts'

/**
 * Says which thread waited longest, and whether threads starved. Terminal, page and HTML show the same sentence. Every number comes from
 * the report.
 */
export function starvationSentence(run: ShownRun): string {
  const { starvation, waitUs } = run
  if (starvation.neverRan.length > 0) return `${list(starvation.neverRan)} wanted the GIL and never acquired it.`
  if (!findGil(run.gil)?.traits.excludes) return 'There is no GIL to wait for.'
  if (waitUs.n === waitUs.belowStep) return 'No thread had to wait.'
  const { longestWaitThread: who, longestWaitCensored } = starvation
  const longest = `${span(starvation.longestWaitMs * 1000)}, ${intervals(run)}`
  const inRound = run.pooled && run.pooled.rounds.length > 1 ? `, in round ${run.pooled.longestWait}` : ''
  const atTheEnd = `${inRound}${longestWaitCensored ? ', still waiting when the run ended' : ''}`
  if (starvation.starvedShare === 0) return `No thread waited longer than ${longest} (${who}${atTheEnd}).`
  const starved = `for ${percent(starvation.starvedShare)} of the time, a thread had been waiting for more than ${starvation.starvedAfterIntervals} switch intervals`
  return `${who} waited longest: ${longest}${atTheEnd}; ${starved}.`
}

/** The same for a run in which a thread starved, with the run's GIL. Empty for any other run. */
export function starvedSentence(run: ShownRun): string[] {
  const { starvedShare, neverRan } = run.starvation
  const starved = neverRan.length > 0 || (findGil(run.gil)?.traits.excludes !== false && starvedShare > 0)
  return starved ? [`Under ${run.gil}, ${starvationSentence(run)}`] : []
}

/**
 * The longest wait in words: "6.2 switch intervals". If the program set the interval, the words include its length: "3.02 switch intervals
 * of 50 ms".
 */
function intervals(run: RunReport): string {
  const { longestWaitMs, longestWaitIntervals, longestWaitIntervalUs } = run.starvation
  const count = longestWaitIntervals ?? (longestWaitMs * 1000) / run.switchIntervalUs
  const length = run.switchIntervalsSetUs ? lengthWords(longestWaitIntervalUs ?? null) : ''
  if (count < 0.1) return `< 0.1 switch intervals${length}`
  const shown = digits(count)
  return (shown === '1' ? '1 switch interval' : `${shown} switch intervals`) + length
}

function lengthWords(us: number | null): string {
  return us === null ? ' of varying length' : ` of ${span(us)}`
}

/** Says how long hand-offs took, and how often a thread that came later overtook the waiters. */
export function handoffSentence(run: ShownRun): string {
  const { direct, barging } = run.handoffUs
  if (direct + barging === 0) return 'No hand-off: the GIL never went to a waiting thread.'
  const overtaken = barging > 0 ? ` ${howOften(barging)}, a later thread overtook the waiters.` : ''
  if (direct === 0) return `No hand-off: at no release did a waiting thread acquire the GIL.${overtaken}`
  return `${tookWords(run)}.${overtaken}`
}

function tookWords({ handoffUs, pooled }: ShownRun): string {
  const { n, ratioToFloorP50 } = handoffUs
  const inRounds = pooled && pooled.rounds.length > 1 ? ` in ${pooled.rounds.length} rounds` : ''
  if (n === 1) return `The only hand-off${inRounds} took ${fewWords(handoffUs)}`
  if (n < FEW_EVENTS) return `${n} hand-offs${inRounds} took ${fewWords(handoffUs)}`
  const ratio = ratioToFloorP50 === null ? '' : `, ${times(ratioToFloorP50)} this machine's park floor`
  const p50 = quantile(handoffUs, 'p50')
  const took = p50.startsWith('< ') ? `less than ${p50.slice(2)}` : `at most ${p50}`
  return `Half of ${n.toLocaleString('en-US')} hand-offs${inRounds} took ${took}${ratio}`
}

/** The most values that a sentence lists. Of more values, the sentence gives only the least and the largest. */
const MOST_VALUES = 8

/** Lists latencies in words, if they are too few for percentiles: "less than 5 µs (3 of them), 6.2 µs and 40 µs". */
function fewWords({ values, n, resolutionUs, max }: LatencySummary): string {
  // Files of an older gil-lab have no values.
  if (!values) return max < resolutionUs ? `less than ${span(resolutionUs)}` : `at most ${span(max)}`
  const below = values.filter((us) => us < resolutionUs).length
  const others = values.slice(below)
  const many = below > 1 && below < n ? ` (${below} of them)` : ''
  const first = below > 0 ? [`less than ${span(resolutionUs)}${many}`] : []
  const otherWords = others.length > MOST_VALUES ? [`${span(others[0]!)} to ${span(others.at(-1)!)}`] : others.map(span)
  return list([...first, ...otherWords])
}

function howOften(count: number): string {
  return count === 1 ? 'Once' : `${count.toLocaleString('en-US')} times`
}

/**
 * Says how the run ended, if it did not complete, and lists its marks of quality. Empty if neither applies. Why a run failed is at the top of
 * each report (failuresOf).
 */
export function caveats(run: RunReport): string[] {
  const word = outcomeWord(run.outcome)
  const ending = run.outcome === 'completed' ? [] : [run.outcome === 'stopped' && run.because ? `${word}: ${run.because}` : word]
  return [...ending, ...run.quality.map((mark) => qualityWords(mark, run))]
}

/** Says how much of a recording was kept; empty if the whole recording was kept. The figures cover the whole run in either case. */
export function excerptWords({ startNs, endNs, excerptOfNs }: Recording): string[] {
  if (excerptOfNs === undefined) return []
  return [`the first ${span((endNs - startNs) / 1000)} of ${span(excerptOfNs / 1000)}`]
}

export function excerptSentence(recording: Recording): string[] {
  const { gil } = recording.settings
  return excerptWords(recording).map((kept) => `Events under ${gil} were kept only for ${kept}. The figures cover the whole run.`)
}

export function list(names: readonly string[]): string {
  return names.length <= 1 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

/** The sentence for a run of one thread. */
export const ALONE = 'The only thread: it never waits for another, so there are no hand-offs.'

/** Says how long the processes of a run took to start. Empty if no process started. */
export function processSentence({ processes = [] }: RunReport): string[] {
  const startMs = processes.flatMap((process) => process.startMs ?? [])
  if (startMs.length === 0) return []
  const [least, most] = [Math.min(...startMs), Math.max(...startMs)].map((ms) => span(ms * 1000))
  const took = least === most ? least : `${least} to ${most}`
  return [`${processes.length} process${processes.length === 1 ? '' : 'es'} took ${took} from start() to the first instruction.`]
}
