import type { Limits } from '../../metrics/index.ts'
import { LabError } from '../../model/errors.ts'
import type { Recording } from '../../model/recording.ts'
import { type CrewMember, WorkerDeath } from '../session/worker-pool.ts'
import { type MeasuredRun, withEvents } from '../worker/analysis.ts'
import { made } from '../worker/result.ts'

/**
 * A recording's figures, made on a worker: a long run has millions of events, and a page that looks at them all does nothing else meanwhile.
 * The events are handed over, there and back: only the recording that is returned has them.
 * @throws LabError 'broken-run' where it does not reconcile, for then it is no result; or where the worker dies
 */
export async function measure({ api, death }: CrewMember, recording: Recording, { parkFloorUs }: Limits): Promise<MeasuredRun> {
  const figures = await Promise.race([api.figures(withEvents(recording, recording.events), { parkFloorUs }), death]).catch((error) => {
    throw error instanceof WorkerDeath ? died(error) : error
  })
  return made(figures)
}

function died({ message }: WorkerDeath): LabError {
  return new LabError(
    'broken-run',
    `The worker that was to make figures of a run died: ${message}`,
    'A shorter run, or one with fewer threads, records fewer events and needs less memory.',
  )
}
