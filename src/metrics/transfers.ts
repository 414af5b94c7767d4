import type { Hold, Timeline } from '../model/timeline.ts'
import { byGil } from '../trace/by-gil.ts'

/** A GIL goes from one hold to the next in its own order: to another thread, or back to the same. */
export interface Handover {
  readonly from: Hold
  readonly to: Hold
  /** Threads that were waiting when it was released. The releaser is none of them: it comes back in at the tail. */
  readonly waiting: number
  /** Since when the longest of them had waited; Infinity if nobody had. */
  readonly longestSinceNs: number
}

/** All handovers of GILs that exclude, each in its order. One that does not exclude is never handed over. */
export function* handovers(timeline: Timeline): Generator<Handover> {
  if (timeline.excludes) for (const ofOne of byGil(timeline)) yield* handoversOfOne(ofOne)
}

function* handoversOfOne(timeline: Timeline): Generator<Handover> {
  const { holds, threads } = timeline
  const wantsNext = nextWants(timeline)
  /** By thread: since when it wants, or will want, the GIL that it does not have. */
  const wanted = new Float64Array(threads.length).fill(Number.POSITIVE_INFINITY)
  wantsNext.first.forEach((ns, thread) => {
    wanted[thread] = ns
  })
  for (let i = 0; i + 1 < holds.length; i++) {
    const from = holds[i]!
    wanted[from.thread] = wantsNext.after[i]!
    let waiting = 0
    let longestSinceNs = Number.POSITIVE_INFINITY
    for (let thread = 0; thread < wanted.length; thread++) {
      if (thread === from.thread || wanted[thread]! > from.releasedNs) continue
      waiting++
      longestSinceNs = Math.min(longestSinceNs, wanted[thread]!)
    }
    yield { from, to: holds[i + 1]!, waiting, longestSinceNs }
  }
}

/** When each thread first wants the GIL, and when the thread of each hold wants it again; Infinity for never. */
function nextWants({ holds, threads, censoredWaits }: Timeline) {
  const first = new Float64Array(threads.length).fill(Number.POSITIVE_INFINITY)
  for (const { thread, wantedNs } of censoredWaits) first[thread] = wantedNs
  const after = new Float64Array(holds.length)
  for (let i = holds.length - 1; i >= 0; i--) {
    const { thread, wantedNs } = holds[i]!
    after[i] = first[thread]!
    first[thread] = wantedNs
  }
  return { first, after }
}
