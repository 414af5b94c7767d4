import type { Limits } from '../../metrics/index.ts'
import { LabError } from '../../model/errors.ts'
import type { Recording } from '../../model/recording.ts'
import { type PoolWorker, WorkerDeath } from '../session/worker-pool.ts'
import { withEvents } from '../worker/analysis.ts'
import { unwrap } from '../worker/result.ts'
import type { MeasuredRun } from '../worker/worker-api.ts'

/**
 * Computes a recording's metrics on a worker. A long run has millions of events, so the computation would block a page. The events are
 * transferred to the worker and back. Afterwards only the returned recording has the events.
 * @throws LabError 'broken-run' if the recording does not reconcile, or if the worker dies
 */
export async function metricsOnWorker({ api, death }: PoolWorker, recording: Recording, { parkFloorUs }: Limits): Promise<MeasuredRun> {
  const result = await Promise.race([api.metrics(withEvents(recording, recording.events), { parkFloorUs }), death]).catch((error) => {
    throw error instanceof WorkerDeath ? workerDied(error) : error
  })
  return unwrap(result)
}

function workerDied({ message }: WorkerDeath): LabError {
  return new LabError(
    'broken-run',
    `The worker that computed the metrics of a run died: ${message}`,
    'A shorter run, or one with fewer threads, records fewer events and needs less memory.',
  )
}
