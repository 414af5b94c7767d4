/** The clocks that stamped a run. */
export interface Clocks {
  readonly clockStepNs: number
  /** The largest offset between the clocks of two workers. */
  readonly clockOffsetNs: number
}

/** What limits the resolution of a latency: the step of one clock, or the offset between two workers' clocks. */
export type Limit = 'clock step' | 'clock offset'

/** A latency below `ns` cannot be distinguished from zero. */
export interface Resolution {
  readonly ns: number
  readonly limit: Limit
}

/** The resolution of a latency between two stamps of one thread. */
export function withinThread({ clockStepNs }: Pick<Clocks, 'clockStepNs'>): Resolution {
  return { ns: clockStepNs, limit: 'clock step' }
}

/** The resolution of a latency between stamps of two threads. Each thread has its own worker and clock. */
export function betweenThreads(clocks: Clocks): Resolution {
  return clocks.clockOffsetNs > clocks.clockStepNs ? { ns: clocks.clockOffsetNs, limit: 'clock offset' } : withinThread(clocks)
}

/** The clocks of several runs together: the coarsest step and the largest offset. */
export function coarsest(all: readonly Clocks[]): Clocks {
  return {
    clockStepNs: Math.max(0, ...all.map(({ clockStepNs }) => clockStepNs)),
    clockOffsetNs: Math.max(0, ...all.map(({ clockOffsetNs }) => clockOffsetNs)),
  }
}
