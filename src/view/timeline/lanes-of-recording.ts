import { LabError } from '../../model/errors.ts'
import type { Recording } from '../../model/recording.ts'
import { buildTimeline } from '../../trace/build-timeline.ts'
import { lanesOf, type RunLanes } from '../../trace/lanes.ts'
import { yieldToEventLoop } from '../dom.ts'

/** So many are looked at in less time than a worker takes to start, and than a person notices. */
const FEW_EVENTS = 10_000

/** A recording as its picture needs it. The page stays alive meanwhile, however long it is. */
export async function lanesOfRecording(recording: Recording): Promise<RunLanes> {
  await yieldToEventLoop()
  const events = recording.events.reduce((sum, { kind }) => sum + kind.length, 0)
  return events > FEW_EVENTS ? onWorker(recording) : lanesOf(buildTimeline(recording))
}

async function onWorker(recording: Recording): Promise<RunLanes> {
  // Who only replays a short recording loads nothing of the lab.
  const [{ browserPlatform }, { picture }] = await Promise.all([
    import('../../platform/browser.ts'),
    import('../../lab/session/lanes-on-worker.ts'),
  ])
  return picture(browserPlatform(), recording).catch((error) => {
    if (error instanceof LabError) throw error
    // A page's policy may refuse it workers. What was measured elsewhere can be shown there all the same.
    return lanesOf(buildTimeline(recording))
  })
}
