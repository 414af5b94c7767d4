import type { Holds, Timeline } from '../model/timeline.ts'
import { byGil } from '../trace/by-gil.ts'
import { once } from '../trace/once.ts'

/**
 * The transfers of a run as columns. A transfer consists of two consecutive holds of one GIL, in the GIL's own order. Both may belong to
 * the same thread.
 */
interface Transfers {
  readonly length: number
  /** The index of the first hold in Timeline.holds. The second one follows it there. */
  readonly from: Int32Array
  /**
   * The number of threads that were waiting at the release. The releaser does not count. Even if it wants the GIL again at once, it comes
   * after all waiters.
   */
  readonly waiting: Uint16Array
  /** The time at which the longest of the waits that were open at the release began. Infinity if no thread waited. */
  readonly longestSinceNs: Float64Array
}

/**
 * How the GIL passed in a transfer. 'hand-off': to another thread that was waiting at the release. 'barging': to a thread that wanted the
 * GIL only after the release, although another thread was waiting. In most such cases, the releaser itself gets the GIL back.
 * 'reacquisition': back to the releaser, while no other thread was waiting. 'uncontended': to another thread at a time at which no thread
 * was waiting.
 */
type TransferKind = 'hand-off' | 'barging' | 'reacquisition' | 'uncontended'

export function kindOf({ from, waiting }: Transfers, index: number, { thread, wantedNs, releasedNs }: Holds): TransferKind {
  const first = from[index]!
  const isSame = thread[first] === thread[first + 1]
  if (!isSame && wantedNs[first + 1]! <= releasedNs[first]!) return 'hand-off'
  if (waiting[index]! > 0) return 'barging'
  return isSame ? 'reacquisition' : 'uncontended'
}

/** All transfers of each GIL, in the GIL's order. A GIL that does not exclude has no transfers. */
export const transfersOf = once((timeline): Transfers => {
  const most = timeline.excludes ? timeline.holds.length : 0
  const columns = { from: new Int32Array(most), waiting: new Uint16Array(most), longestSinceNs: new Float64Array(most) }
  let length = 0
  let before = 0
  for (const ofOne of timeline.excludes ? byGil(timeline) : []) {
    length = addTransfers(ofOne, before, columns, length)
    before += ofOne.holds.length
  }
  return { length, ...columns }
})

/** Adds the transfers of one GIL, whose first hold has the index `before`. @returns the number of transfers so far */
function addTransfers(timeline: Timeline, before: number, to: Omit<Transfers, 'length'>, length: number): number {
  const { thread, releasedNs } = timeline.holds
  const { first, after } = nextWants(timeline)
  /** For each thread that does not hold the GIL: when its current wait began, or when its next wait will begin. */
  const wanted = first
  for (let i = 0; i + 1 < timeline.holds.length; i++, length++) {
    wanted[thread[i]!] = after[i]!
    let waiting = 0
    let longestSinceNs = Number.POSITIVE_INFINITY
    for (let other = 0; other < wanted.length; other++) {
      if (other === thread[i] || wanted[other]! > releasedNs[i]!) continue
      waiting++
      longestSinceNs = Math.min(longestSinceNs, wanted[other]!)
    }
    to.from[length] = before + i
    to.waiting[length] = waiting
    to.longestSinceNs[length] = longestSinceNs
  }
  return length
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
