// Finds the times in which nothing of the lab ran: somebody stopped the process (SIGSTOP), the laptop slept, the virtual machine was paused. What was
// waiting or holding the GIL meanwhile would be reported as a long wait or a long hold.
import type { EventColumns, Stall } from '../../model/recording.ts'

/**
 * Two looks of a thread that looks every 50 ms at least are this far apart, ns, only if something kept it from running. A busy machine delays one
 * thread that long now and then, but not all of them at once.
 */
const STALL_NS = 250e6
/** The wall clock runs on while the machine sleeps, and some monotonic clocks do not. It may be set by less than this, ms, without a sleep. */
const SLEEP_MS = 2000

/** A time between two looks, ns on the run's clock. */
export interface Gap {
  readonly startNs: number
  readonly endNs: number
}

/** Watches one thread: how far apart its looks are. */
export class Looks {
  readonly gaps: Gap[] = []
  private lastNs: number | undefined

  /** To be called by the thread whenever it runs. */
  look(nowNs: number): void {
    if (this.lastNs !== undefined && nowNs - this.lastNs >= STALL_NS) this.gaps.push({ startNs: this.lastNs, endNs: nowNs })
    this.lastNs = nowNs
  }
}

/** Watches the host: its own looks, and its wall clock beside the monotonic one. */
export class HostLooks {
  private readonly looks = new Looks()
  readonly sleeps: Stall[] = []
  private wallAheadMs: number

  /** @param zeroMs the host's performance.now() at the run's time zero */
  constructor(private readonly zeroMs: number) {
    this.wallAheadMs = Date.now() - performance.now()
  }

  get gaps(): readonly Gap[] {
    return this.looks.gaps
  }

  look(): void {
    const nowMs = performance.now()
    const nowNs = (nowMs - this.zeroMs) * 1e6
    const wallAheadMs = Date.now() - nowMs
    const sleptMs = wallAheadMs - this.wallAheadMs
    if (sleptMs >= SLEEP_MS) this.sleeps.push({ startNs: nowNs, durationNs: sleptMs * 1e6 })
    this.wallAheadMs = wallAheadMs
    this.looks.look(nowNs)
  }
}

/** The stalls of a run: times in which neither the host nor the drainer looked and no thread recorded anything. */
export function stallsOf(host: readonly Gap[], drainer: readonly Gap[], events: readonly EventColumns[]): Stall[] {
  return host
    .flatMap((gap) => drainer.map((other) => overlap(gap, other)))
    .map((gap) => longestQuiet(gap, events))
    .filter(({ durationNs }) => durationNs >= STALL_NS)
}

function overlap(a: Gap, b: Gap): Gap {
  return { startNs: Math.max(a.startNs, b.startNs), endNs: Math.min(a.endNs, b.endNs) }
}

/** The longest time within the gap that has no event. The threads ran on for up to a pause of the drainer after its last look. */
function longestQuiet({ startNs, endNs }: Gap, events: readonly EventColumns[]): Stall {
  const times = events.flatMap(({ timeNs }) => [...timeNs.subarray(firstAfter(timeNs, startNs), firstAfter(timeNs, endNs))])
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
function firstAfter(timeNs: Float64Array, ns: number): number {
  let low = 0
  let high = timeNs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((timeNs[middle] as number) < ns) low = middle + 1
    else high = middle
  }
  return low
}
