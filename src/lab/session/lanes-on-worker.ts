import { wrap } from 'comlink'
import type { Recording } from '../../model/recording.ts'
import type { Platform } from '../../platform/platform.ts'
import type { RunLanes } from '../../trace/lanes.ts'
import { made } from '../worker/result.ts'
import type { WorkerApi } from '../worker/worker.ts'

/**
 * What a picture of a recording needs, made on a worker that is started for it and ended: a page would do nothing else for as long as that takes.
 * @throws LabError 'broken-run' where the recording makes no sense; an Error where the worker cannot be started or dies
 */
export async function picture(platform: Pick<Platform, 'spawn'>, recording: Recording): Promise<RunLanes> {
  const worker = platform.spawn()
  const death = new Promise<never>((_, reject) => worker.onDeath((reason) => reject(new Error(reason))))
  try {
    return made(await Promise.race([wrap<WorkerApi>(worker.endpoint).picture(recording), death]))
  } finally {
    worker.terminate()
  }
}
