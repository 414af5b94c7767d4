import type { Recording } from '../../model/recording.ts'
import { BLOCKED } from '../../model/timeline.ts'
import type { Lane, RunLanes } from '../../trace/lanes.ts'

/** The moment at which a thread failed, or from which it blocked for ever. */
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
  return lanes.flatMap((lane) => {
    const record = threads[lane.thread]
    const last = lane.state.length - 1
    if (!record || last < 0) return []
    const error = record.traceback?.trimEnd().split('\n').at(-1)
    if (error) return [{ lane, interval: last, ns: lane.startNs[last + 1]!, words: `the thread fails: ${error}` }]
    if (outcome !== 'deadlocked' || record.standsAt === '' || lane.state[last] !== BLOCKED) return []
    return [{ lane, interval: last, ns: lane.startNs[last]!, words: `the deadlock holds the thread for ever: it ${record.standsAt}` }]
  })
}
