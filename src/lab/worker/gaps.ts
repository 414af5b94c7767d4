/**
 * The host's thread and the drainer's thread each make a check at least every 50 ms while they can run. If two checks of a thread are this
 * many ns apart, the thread could not run. A busy machine sometimes delays one thread for that long, but never all threads at once.
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
