import type { Holds, Timeline } from '../model/timeline.ts'
import { byGil } from '../trace/by-gil.ts'

/** Two consecutive holds of one GIL, in the GIL's own order. Both may belong to the same thread. */
interface Transfer {
  /** The indices of the two holds in Timeline.holds. */
  readonly from: number
  readonly to: number
  /**
   * The number of threads that were waiting at the release. The releaser does not count. Even if it wants the GIL again at once, it comes
   * after all waiters.
   */
  readonly waiting: number
  /** The time at which the longest of the waits that were open at the release began. Infinity if no thread waited. */
  readonly longestSinceNs: number
}

/**
 * How the GIL passed in a transfer. 'hand-off': to another thread that was waiting at the release. 'barging': to a thread that wanted the
 * GIL only after the release, although another thread was waiting. In most such cases, the releaser itself gets the GIL back.
 * 'reacquisition': back to the releaser, while no other thread was waiting. 'uncontended': to another thread at a time at which no thread
 * was waiting.
 */
type TransferKind = 'hand-off' | 'barging' | 'reacquisition' | 'uncontended'

export function kindOf({ from, to, waiting }: Transfer, { thread, wantedNs, releasedNs }: Holds): TransferKind {
  const isSame = thread[from] === thread[to]
  if (!isSame && wantedNs[to]! <= releasedNs[from]!) return 'hand-off'
  if (waiting > 0) return 'barging'
  return isSame ? 'reacquisition' : 'uncontended'
}

/** All transfers of each GIL, in the GIL's order. A GIL that does not exclude has no transfers. */
export function* transfers(timeline: Timeline): Generator<Transfer> {
  if (!timeline.excludes) return
  let before = 0
  for (const ofOne of byGil(timeline)) {
    yield* transfersOfOne(ofOne, before)
    before += ofOne.holds.length
  }
}

function* transfersOfOne(timeline: Timeline, before: number): Generator<Transfer> {
  const { length, thread, releasedNs } = timeline.holds
  const { first, after } = nextWants(timeline)
  /** For each thread that does not hold the GIL: when its current wait began, or when its next wait will begin. */
  const wanted = first
  for (let i = 0; i + 1 < length; i++) {
    wanted[thread[i]!] = after[i]!
    let waiting = 0
    let longestSinceNs = Number.POSITIVE_INFINITY
    for (let other = 0; other < wanted.length; other++) {
      if (other === thread[i] || wanted[other]! > releasedNs[i]!) continue
      waiting++
      longestSinceNs = Math.min(longestSinceNs, wanted[other]!)
    }
    yield { from: before + i, to: before + i + 1, waiting, longestSinceNs }
  }
}

/**
 * Finds out when threads next want the GIL. `first` has, for each thread, the time at which it first wants the GIL. `after` has, for each
 * hold, the time at which the thread of that hold wants the GIL again. Infinity means never.
 */
function nextWants({ holds: { length, thread, wantedNs }, threads, censoredWaits }: Timeline) {
  const first = new Float64Array(threads.length).fill(Number.POSITIVE_INFINITY)
  for (const wait of censoredWaits) first[wait.thread] = wait.wantedNs
  const after = new Float64Array(length)
  for (let i = length - 1; i >= 0; i--) {
    after[i] = first[thread[i]!]!
    first[thread[i]!] = wantedNs[i]!
  }
  return { first, after }
}
