import * as v from 'valibot'
import type { BlameMeasurements, Episode } from '../model/blame.ts'
import { amount, count, share } from '../model/quantities.ts'
import type { Timeline } from '../model/timeline.ts'
import { gilUses } from './gil-uses.ts'
import { Holders, noBlame } from './holders.ts'
import type { Metric } from './metric.ts'
import { STARVED_AFTER_INTERVALS, type StarvedWait, starvedWaits } from './starved-waits.ts'

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
      about: `waits of more than ${STARVED_AFTER_INTERVALS} switch intervals`,
      column: { group: 'starvation', heading: 'episodes', isDetail: true },
    },
    { path: 'starvationEpisodes.totalMs', about: 'the sum of the lengths of these waits' },
  ],

  measure(timeline) {
    const all = [...starvedWaits(timeline)]
    const lengthNs = ({ wantedNs, endNs }: StarvedWait) => endNs - wantedNs
    const longest = all.toSorted((a, b) => lengthNs(b) - lengthNs(a)).slice(0, MOST_EPISODES)
    const holders = holdersOf(timeline, longest)
    return {
      starvationEpisodes: {
        n: all.length,
        totalMs: all.reduce((sum, wait) => sum + lengthNs(wait), 0) / 1e6,
        longest: longest
          .sort((a, b) => a.wantedNs - b.wantedNs)
          .map((wait) => episodeOf(wait, holders.get(wait.gil) ?? NOBODY, timeline.startNs)),
      },
    }
  },
}

/** The holders of a GIL that does not exclude: no thread is to blame for a wait. */
const NOBODY = new Holders([])

/** The holders of each GIL that a thread starved for. */
function holdersOf(timeline: Timeline, waits: readonly StarvedWait[]): Map<number, Holders> {
  if (waits.length === 0) return new Map()
  return new Map(gilUses(timeline).map(({ holds }, index) => [timeline.gils[index]!, new Holders(holds)]))
}

function episodeOf({ thread, wantedNs, endNs, censored }: StarvedWait, holders: Holders, runStartNs: number): Episode {
  const shareOf = (ns: number) => Math.min(1, ns / (endNs - wantedNs))
  const blame = noBlame()
  holders.blame({ startNs: wantedNs, endNs }, blame)
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
