import type { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { Event } from '../../assembly/abi/events.ts'
import { metricsOnWorker } from '../../src/lab/series/metrics-on-worker.ts'
import { WorkerPool } from '../../src/lab/session/worker-pool.ts'
import { latenciesOf, measureRun } from '../../src/metrics/index.ts'
import { nodePlatform } from '../../src/platform/node.ts'
import { buildTimeline } from '../../src/trace/build-timeline.ts'
import { LIMITS } from '../metrics/limits.ts'
import { mortal, openSession, runOne } from './lab.ts'

const PROGRAM = `
from threading import Thread
from time import sleep
def work():
    for _ in range(1000):
        sleep(0)
threads = [Thread(target=work) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
`

describe('the metrics of a recording, computed on a worker', () => {
  it('equal the metrics computed here, and the recording comes back complete', async () => {
    const { recording } = await runOne(PROGRAM, 'switch')
    const whole = structuredClone(recording)
    const { session, close } = await openSession(1)
    const measured = await metricsOnWorker(await session.workerPool.drainer(), recording, LIMITS)
    await close()
    const timeline = buildTimeline(whole)
    expect(measured).toEqual({ recording: whole, run: measureRun(whole, timeline, LIMITS), latencies: latenciesOf(timeline) })
    expect(recording.events[0]!.kind, 'handed over, not copied').toHaveLength(0)
  })

  it('are refused with the same error as here if the recording does not reconcile', async () => {
    const { recording } = await runOne(PROGRAM, 'switch')
    const { kind } = recording.events[0]!
    kind[kind.indexOf(Event.ACQUIRED)] = Event.RELEASED
    const here = refusal(() => buildTimeline(structuredClone(recording)))
    const { session, close } = await openSession(1)
    const measuring = metricsOnWorker(await session.workerPool.drainer(), recording, LIMITS)
    await expect(measuring).rejects.toMatchObject({ name: 'LabError', code: 'broken-run', whatHappened: here })
    await close()
  })

  it('fail at once when the worker dies', async () => {
    const { recording } = await runOne(PROGRAM, 'switch')
    const workers: Worker[] = []
    const platform = { ...nodePlatform(), spawn: () => mortal(workers) }
    const pool = new WorkerPool(platform, platform.machine())
    const drainer = await pool.drainer()
    // This exchange never ends, so the worker cannot compute anything before it dies.
    void drainer.api.exchangeTimes(new SharedArrayBuffer(16))
    const measuring = metricsOnWorker(drainer, recording, LIMITS)
    void workers[0]!.terminate()
    await expect(measuring).rejects.toMatchObject({
      code: 'broken-run',
      whatHappened: expect.stringContaining('died: the worker ended with'),
    })
    pool.close()
  })
})

function refusal(refused: () => unknown): string {
  try {
    refused()
  } catch (error) {
    return (error as { whatHappened: string }).whatHappened
  }
  throw new Error('it was not refused')
}
