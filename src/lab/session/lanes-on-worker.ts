import { wrap } from 'comlink'
import type { Recording } from '../../model/recording.ts'
import type { Platform } from '../../platform/platform.ts'
import type { RunLanes } from '../../trace/lanes.ts'
import { unwrap } from '../worker/result.ts'
import type { WorkerApi } from '../worker/worker-api.ts'

/**
 * Computes the lanes of a recording's timeline on a worker of its own, because the computation would block a page.
 * @throws LabError 'broken-run' if the recording does not reconcile; an Error if the worker cannot be started or dies
 */
export async function lanesOnWorker(platform: Pick<Platform, 'spawn'>, recording: Recording): Promise<RunLanes> {
  const worker = platform.spawn()
  const death = new Promise<never>((_, reject) => worker.onDeath((reason) => reject(new Error(reason))))
  try {
    return unwrap(await Promise.race([wrap<WorkerApi>(worker.endpoint).lanes(recording), death]))
  } finally {
    worker.terminate()
  }
}
