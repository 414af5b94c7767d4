/** The clocks that stamped a run. */
export interface Clocks {
  readonly clockStepNs: number
  /** What two workers' clocks may be off by. */
  readonly clockOffsetNs: number
}

/** What limits how fine a latency can be told: the step of one clock, or what two workers' clocks may differ by. */
export type Limit = 'clock step' | 'clock offset'

/** Below `ns` a latency cannot be told from none. */
export interface Resolution {
  readonly ns: number
  readonly limit: Limit
}

/** Of a latency between two stamps of one thread. */
export function withinThread({ clockStepNs }: Pick<Clocks, 'clockStepNs'>): Resolution {
  return { ns: clockStepNs, limit: 'clock step' }
}

/** Of a latency between the stamps of two threads, which have a worker and a clock each. */
export function betweenThreads(clocks: Clocks): Resolution {
  return clocks.clockOffsetNs > clocks.clockStepNs ? { ns: clocks.clockOffsetNs, limit: 'clock offset' } : withinThread(clocks)
}

/** The clocks of several runs together: no finer than the coarsest of them. */
export function coarsest(all: readonly Clocks[]): Clocks {
  return {
    clockStepNs: Math.max(0, ...all.map(({ clockStepNs }) => clockStepNs)),
    clockOffsetNs: Math.max(0, ...all.map(({ clockOffsetNs }) => clockOffsetNs)),
  }
}
