import * as v from 'valibot'
import type { BlameMeasurements, BlameReport } from '../model/blame.ts'
import { amount, count, share } from '../model/quantities.ts'
import { gilUses } from './gil-uses.ts'
import { type Blame, Holders, noBlame, type Use } from './holders.ts'
import type { Metric } from './metric.ts'

/** The most threads of a matrix in a report. With them, a matrix has about 10 KB. */
const MOST_THREADS = 32

export const blame: Metric<Pick<BlameMeasurements, 'blame'>> = {
  id: 'blame',
  title: 'Blame',
  definition: 'How long each thread waited while each other thread held the GIL, and how long while no thread held it.',
  unit: 'ms',
  fields: {
    blame: v.pipe(
      v.looseObject({
        threads: v.array(count),
        heldByMs: v.array(v.array(amount)),
        othersMs: v.array(amount),
        nobodyMs: v.array(amount),
        leftOut: count,
        nobodyShare: v.nullable(share),
      }),
      v.check((read) => isSquare(read), 'Its lists differ in length'),
    ),
  },
  figures: [
    {
      path: 'blame.nobodyShare',
      unit: 'share',
      about: 'The share of all waiting for the GIL in which no thread held it, for example while a woken thread had not yet begun to run.',
      column: { group: 'waited for', heading: 'no thread', isDetail: true },
    },
  ],

  measure: (timeline) => ({ blame: blameMatrix(gilUses(timeline), timeline.threads.length) }),
}

function isSquare({ threads, heldByMs, othersMs, nobodyMs }: Pick<BlameReport, 'threads' | 'heldByMs' | 'othersMs' | 'nobodyMs'>): boolean {
  return [heldByMs, othersMs, nobodyMs, ...heldByMs].every(({ length }) => length === threads.length)
}

/** The matrix of some resources together. A thread waits for one of them at a time, so its times add up. */
export function blameMatrix(uses: readonly Use[], threads: number): BlameReport {
  const rows = Array.from({ length: threads }, noBlame)
  const waitedNs = new Float64Array(threads)
  for (const { holds, waits } of uses) {
    const holders = new Holders(holds)
    for (let i = 0; i < waits.thread.length; i++) {
      const [thread, startNs, endNs] = [waits.thread[i]!, waits.startNs[i]!, waits.endNs[i]!]
      holders.blame(startNs, endNs, rows[thread]!)
      waitedNs[thread]! += endNs - startNs
    }
  }
  const { listed, leftOut } = involved(rows, waitedNs)
  const isListed = new Set(listed)
  const others = ({ heldNs }: Blame) => sum([...heldNs].map(([holder, ns]) => (isListed.has(holder) ? 0 : ns)))
  const ms = (of: (row: Blame) => number) => listed.map((thread) => of(rows[thread]!) / 1e6)
  const allNs = sum(waitedNs)
  return {
    threads: listed,
    heldByMs: listed.map((thread) => listed.map((holder) => (rows[thread]!.heldNs.get(holder) ?? 0) / 1e6)),
    othersMs: ms(others),
    nobodyMs: ms(({ nobodyNs }) => nobodyNs),
    leftOut,
    nobodyShare: allNs > 0 ? Math.min(1, sum(rows.map(({ nobodyNs }) => nobodyNs)) / allNs) : null,
  }
}

/** The threads that waited or kept others waiting, in order. If there are more than MOST_THREADS, the list has those with the most time. */
function involved(rows: readonly Blame[], waitedNs: Float64Array): { listed: readonly number[]; leftOut: number } {
  const weights = Float64Array.from(waitedNs)
  for (const { heldNs } of rows) for (const [holder, ns] of heldNs) weights[holder]! += ns
  const all = [...weights.keys()].filter((thread) => weights[thread]! > 0)
  const listed = all.toSorted((a, b) => weights[b]! - weights[a]!).slice(0, MOST_THREADS)
  return { listed: listed.sort((a, b) => a - b), leftOut: all.length - listed.length }
}

function sum(values: Iterable<number>): number {
  let sum = 0
  for (const value of values) sum += value
  return sum
}
