import * as v from 'valibot'
import type { BlameMeasurements, Episode } from '../model/blame.ts'
import { amount, count, share } from '../model/quantities.ts'
import type { Timeline } from '../model/timeline.ts'
import { byGil } from '../trace/by-gil.ts'
import { heldSpans } from './gil-uses.ts'
import { Holders, noBlame } from './holders.ts'
import type { Metric } from './metric.ts'
import { STARVED_AFTER_INTERVALS, starvedWaits } from './starved-waits.ts'
import { type Wait, waitAt } from './wait-spans.ts'

/** The most episodes of a run, and the most culprits of an episode, in a report. */
const MOST_EPISODES = 20
const MOST_CULPRITS = 5

export const starvationEpisodes: Metric<Pick<BlameMeasurements, 'starvationEpisodes'>> = {
  id: 'starvation-episodes',
  title: 'Starvation episodes',
  definition: `The waits of more than ${STARVED_AFTER_INTERVALS} switch intervals: when each began, how long it lasted, and which threads held the GIL meanwhile.`,
  unit: 'ms',
  fields: {
    starvationEpisodes: v.looseObject({
      n: count,
      totalMs: amount,
      longest: v.array(
        v.looseObject({
          thread: count,
          startMs: amount,
          ms: amount,
          censored: v.boolean(),
          culprits: v.array(v.looseObject({ thread: count, share })),
          nobodyShare: share,
        }),
      ),
    }),
  },
  figures: [
    {
      path: 'starvationEpisodes.n',
      unit: 'waits',
      about: `How many times a thread had to wait for more than ${STARVED_AFTER_INTERVALS} switch intervals.`,
      column: { group: 'starvation', heading: 'episodes', isDetail: true },
    },
    { path: 'starvationEpisodes.totalMs', about: 'The sum of the lengths of these waits.' },
  ],

  measure(timeline) {
    let totalNs = 0
    const longest: Wait[] = []
    const { length: n, wait: indices } = starvedWaits(timeline)
    for (let i = 0; i < n; i++) {
      const wait = waitAt(timeline, indices[i]!)
      totalNs += lengthNs(wait)
      keepLongest(longest, wait)
    }
    const shown = longest.sort((a, b) => a.wantedNs - b.wantedNs)
    const holders = holdersOf(timeline, shown)
    const episodes = shown.map((wait) => episodeOf(wait, holders.get(wait.gil) ?? NOBODY, timeline.startNs))
    return { starvationEpisodes: { n, totalMs: totalNs / 1e6, longest: episodes } }
  },
}

function lengthNs({ wantedNs, endNs }: Wait): number {
  return endNs - wantedNs
}

/** Adds a wait to the list of the longest waits, which is in order of length, unless MOST_EPISODES are at least as long. */
function keepLongest(longest: Wait[], wait: Wait): void {
  if (longest.length === MOST_EPISODES && lengthNs(longest.at(-1)!) >= lengthNs(wait)) return
  const place = longest.findIndex((one) => lengthNs(one) < lengthNs(wait))
  longest.splice(place < 0 ? longest.length : place, 0, wait)
  longest.length = Math.min(longest.length, MOST_EPISODES)
}

/** The holders of a GIL that does not exclude: no thread is to blame for a wait. */
const NOBODY = new Holders({ thread: [], startNs: [], endNs: [] })

/** The holders of each GIL. Empty if no thread starved, or if the GIL does not exclude. */
function holdersOf(timeline: Timeline, waits: readonly Wait[]): Map<number, Holders> {
  if (waits.length === 0 || !timeline.excludes) return new Map()
  return new Map(byGil(timeline).map((ofOne) => [ofOne.gils[0]!, new Holders(heldSpans(ofOne))]))
}

function episodeOf({ thread, wantedNs, endNs, censored }: Wait, holders: Holders, runStartNs: number): Episode {
  const shareOf = (ns: number) => Math.min(1, ns / (endNs - wantedNs))
  const blame = noBlame()
  holders.blame(wantedNs, endNs, blame)
  const culprits = Array.from(blame.heldNs, ([thread, ns]) => ({ thread, share: shareOf(ns) })).sort((a, b) => b.share - a.share)
  return {
    thread,
    startMs: (wantedNs - runStartNs) / 1e6,
    ms: (endNs - wantedNs) / 1e6,
    censored,
    culprits: culprits.slice(0, MOST_CULPRITS),
    nobodyShare: shareOf(blame.nobodyNs),
  }
}
