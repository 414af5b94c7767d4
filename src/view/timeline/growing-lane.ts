import type { LiveState } from '../../model/live.ts'
import { STATES } from '../../model/timeline.ts'
import type { Lane } from '../../trace/lanes.ts'

/** Initial capacity, in intervals. */
const ROOM = 1024
/**
 * The state of an interval whose events the live batches omit. It is not an index into STATES, so such an interval adds to no sum and is
 * not drawn.
 */
const UNTOLD = STATES.length

/** A lane that grows while it is drawn. When it is full, it drops intervals that are too old for the picture. */
export class GrowingLane {
  private startNs = new Float64Array(ROOM + 1)
  private state = new Uint8Array(ROOM)
  /** The reason why the thread is blocked in each interval. The reasons are unknown during the run, so every entry is 0. */
  private none = new Uint8Array(ROOM)
  private noGil = new Uint16Array(ROOM)
  private noPlace = new Uint32Array(ROOM)
  private sumsNs: [Float64Array, Float64Array, Float64Array] = [
    new Float64Array(ROOM + 1),
    new Float64Array(ROOM + 1),
    new Float64Array(ROOM + 1),
  ]
  /** Number of finished intervals. */
  private count = 0
  /** State since startNs[count]; undefined before the thread's first and after its last interval. */
  private now: number | undefined
  private begun = false

  constructor(readonly name: string) {}

  /**
   * The thread's state changes at `ns`, which is never before the previous change. A full lane may drop intervals that ended before
   * `keepFromNs`.
   */
  add(ns: number, state: LiveState, keepFromNs: number): void {
    if (this.now !== undefined) {
      if (this.count === this.state.length) this.makeRoom(keepFromNs)
      this.close(ns)
      this.count++
    } else if (!this.begun) {
      this.startNs[0] = ns
      this.begun = true
    }
    this.now = state === 'ended' ? undefined : state === 'untold' ? UNTOLD : STATES.indexOf(state)
  }

  /** The lane up to `untilNs`; undefined while it is empty. Its arrays are views, so they are valid only until the next add() or lane(). */
  lane(untilNs: number): Lane | undefined {
    const open = this.now !== undefined && untilNs > this.startNs[this.count]!
    if (open && this.count === this.state.length) this.makeRoom(Number.NEGATIVE_INFINITY)
    if (open) this.close(untilNs)
    const n = this.count + (open ? 1 : 0)
    if (n === 0) return undefined
    const [running, waiting, blocked] = this.sumsNs
    return {
      name: this.name,
      thread: -1,
      startNs: this.startNs.subarray(0, n + 1),
      state: this.state.subarray(0, n),
      block: this.none.subarray(0, n),
      place: this.noPlace.subarray(0, n),
      gil: this.noGil.subarray(0, n),
      sumsNs: [running.subarray(0, n + 1), waiting.subarray(0, n + 1), blocked.subarray(0, n + 1)],
      requestNs: new Float64Array(0),
    }
  }

  /** Writes `ns` as the end of the current interval. The next call overwrites it while the interval continues. */
  private close(ns: number): void {
    const { count, startNs } = this
    startNs[count + 1] = Math.max(ns, startNs[count]!)
    this.state[count] = this.now!
    const length = startNs[count + 1]! - startNs[count]!
    this.sumsNs.forEach((sums, of) => {
      sums[count + 1] = sums[count]! + (this.now === of ? length : 0)
    })
  }

  /** Drops the intervals that ended before `keepFromNs`. If at most half of the intervals are that old, it also doubles the capacity. */
  private makeRoom(keepFromNs: number): void {
    let old = 0
    while (old < this.count && this.startNs[old + 1]! < keepFromNs) old++
    const room = old > this.count / 2 ? this.state.length : 2 * this.state.length
    const moved = (from: Float64Array) => {
      const to = new Float64Array(room + 1)
      to.set(from.subarray(old, this.count + 1))
      return to
    }
    const state = new Uint8Array(room)
    state.set(this.state.subarray(old, this.count))
    this.state = state
    this.none = new Uint8Array(room)
    this.noGil = new Uint16Array(room)
    this.noPlace = new Uint32Array(room)
    this.startNs = moved(this.startNs)
    this.sumsNs = [moved(this.sumsNs[0]), moved(this.sumsNs[1]), moved(this.sumsNs[2])]
    this.count -= old
  }
}
