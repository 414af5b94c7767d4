import type { Recording } from '../../model/recording.ts'
import { BLOCKED } from '../../model/timeline.ts'
import type { Lane, RunLanes } from '../../trace/lanes.ts'

/** The moment at which a thread failed, or at which the deadlock that holds it was complete. */
export interface FailureMark {
  readonly lane: Lane
  /** ns since the run's start. */
  readonly ns: number
  /** The interval of the lane that ends with the failure, or in which the thread blocked for ever. */
  readonly interval: number
  /** "the thread fails: ValueError: no". The words follow "Here, ". */
  readonly words: string
}

/** The failures of a run: each thread that ended with an exception, and each thread of a deadlock. */
export function failureMarks({ outcome, threads }: Recording, { lanes }: RunLanes): FailureMark[] {
  const isHeld = (lane: Lane) => !!threads[lane.thread]?.standsAt && lane.state.at(-1) === BLOCKED
  // The deadlock is complete when the last thread blocks. Until then, this thread could release what the others wait for.
  const completeNs = Math.max(...lanes.filter(isHeld).map(({ startNs }) => startNs.at(-2)!))
  return lanes.flatMap((lane) => {
    const record = threads[lane.thread]
    const last = lane.state.length - 1
    if (!record || last < 0) return []
    const error = record.traceback?.trimEnd().split('\n').at(-1)
    if (error) return [{ lane, interval: last, ns: lane.startNs[last + 1]!, words: `the thread fails: ${error}` }]
    if (outcome !== 'deadlocked' || !isHeld(lane)) return []
    return [{ lane, interval: last, ns: completeNs, words: `the deadlock holds the thread for ever: it ${record.standsAt}` }]
  })
}
