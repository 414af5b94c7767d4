import { LabError } from '../../model/errors.ts'
import type { Recording } from '../../model/recording.ts'
import { buildTimeline } from '../../trace/build-timeline.ts'
import { lanesOf, type RunLanes } from '../../trace/lanes.ts'
import { yieldToEventLoop } from '../dom.ts'

/**
 * The lanes of at most this many events are built in the page. Building them takes less time than starting a worker, and no reader notices
 * the delay.
 */
const FEW_EVENTS = 10_000

/** Builds the lanes of a recording. The page stays responsive, however long the recording is. */
export async function lanesOfRecording(recording: Recording): Promise<RunLanes> {
  await yieldToEventLoop()
  const events = recording.events.reduce((sum, { kind }) => sum + kind.length, 0)
  const lanes = events > FEW_EVENTS ? await onWorker(recording) : lanesOf(buildTimeline(recording))
  return { ...lanes, ...(recording.excerptOfNs !== undefined && { wholeNs: recording.excerptOfNs }) }
}

async function onWorker(recording: Recording): Promise<RunLanes> {
  // These imports are dynamic, so that a page that shows only short recordings does not load the lab.
  const [{ browserPlatform }, { lanesOnWorker }] = await Promise.all([
    import('../../platform/browser.ts'),
    import('../../lab/session/lanes-on-worker.ts'),
  ])
  return lanesOnWorker(browserPlatform(), recording).catch((error) => {
    if (error instanceof LabError) throw error
    // The page's policy may forbid workers. The page can still show a recording by building the lanes itself.
    return lanesOf(buildTimeline(recording))
  })
}
