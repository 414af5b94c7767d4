// Finds the times in which no thread of the lab ran: the process was stopped (SIGSTOP), the laptop slept, or the virtual machine was
// paused. If the lab did not find such a time, it would report a long wait or a long hold instead.
import type { EventColumns, Stall } from '../../model/recording.ts'
import { type Gap, GapDetector, STALL_NS } from '../worker/gaps.ts'

/**
 * The wall clock continues while the machine sleeps; some monotonic clocks do not. If the wall clock gains at least this many ms on the
 * monotonic clock, the machine slept. Smaller differences can be adjustments of the wall clock.
 */
const SLEEP_MS = 2000

/** Finds stalls of the host: gaps between its checks, and sleeps, in which the wall clock gains on the monotonic clock. */
export class HostStallDetector {
  private readonly detector = new GapDetector()
  readonly sleeps: Stall[] = []
  private wallAheadMs: number

  /** @param zeroMs the host's performance.now() at the run's time zero */
  constructor(private readonly zeroMs: number) {
    this.wallAheadMs = Date.now() - performance.now()
  }

  get gaps(): readonly Gap[] {
    return this.detector.gaps
  }

  check(): void {
    const nowMs = performance.now()
    const nowNs = (nowMs - this.zeroMs) * 1e6
    const wallAheadMs = Date.now() - nowMs
    const sleptMs = wallAheadMs - this.wallAheadMs
    if (sleptMs >= SLEEP_MS) this.sleeps.push({ startNs: nowNs, durationNs: sleptMs * 1e6 })
    this.wallAheadMs = wallAheadMs
    this.detector.check(nowNs)
  }
}

/** The stalls of a run: times of at least STALL_NS in which the host and the drainer did not run and no thread recorded an event. */
export function stallsOf(host: readonly Gap[], drainer: readonly Gap[], events: readonly EventColumns[]): Stall[] {
  return host
    .flatMap((gap) => drainer.map((other) => overlap(gap, other)))
    .map((gap) => longestQuiet(gap, events))
    .filter(({ durationNs }) => durationNs >= STALL_NS)
}

function overlap(a: Gap, b: Gap): Gap {
  return { startNs: Math.max(a.startNs, b.startNs), endNs: Math.min(a.endNs, b.endNs) }
}

/**
 * The longest time within the gap in which no thread recorded an event. The whole gap would be too long, because the threads may have run
 * for a while after the drainer's last check.
 */
function longestQuiet({ startNs, endNs }: Gap, events: readonly EventColumns[]): Stall {
  const times = events.flatMap(({ timeNs }) => [...timeNs.subarray(firstAtOrAfter(timeNs, startNs), firstAtOrAfter(timeNs, endNs))])
  times.sort((a, b) => a - b)
  let longest: Stall = { startNs, durationNs: 0 }
  let fromNs = startNs
  for (const toNs of [...times, endNs]) {
    if (toNs - fromNs > longest.durationNs) longest = { startNs: fromNs, durationNs: toNs - fromNs }
    fromNs = toNs
  }
  return longest
}

/** Index of the first time that is not before `ns`. The times of a slot ascend. */
function firstAtOrAfter(timeNs: Float64Array, ns: number): number {
  let low = 0
  let high = timeNs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((timeNs[middle] as number) < ns) low = middle + 1
    else high = middle
  }
  return low
}
