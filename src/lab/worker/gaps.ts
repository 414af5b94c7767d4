/**
 * A gap this long, ns, means that the watched thread (the host's or the drainer's) could not run, because a thread that runs checks at
 * least every 50 ms. A busy machine sometimes delays one thread as long as this gap, but never all threads at once.
 */
export const STALL_NS = 250e6

/** A time between two checks of one thread, ns on the run's clock. */
export interface Gap {
  readonly startNs: number
  readonly endNs: number
}

/** Finds the times in which one thread could not run. */
export class GapDetector {
  readonly gaps: Gap[] = []
  private lastNs: number | undefined

  /** Notes a gap if the last call was long ago. The watched thread calls this method whenever it runs. */
  check(nowNs: number): void {
    if (this.lastNs !== undefined && nowNs - this.lastNs >= STALL_NS) this.gaps.push({ startNs: this.lastNs, endNs: nowNs })
    this.lastNs = nowNs
  }
}
