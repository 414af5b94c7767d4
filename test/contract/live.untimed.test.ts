import { describe, expect, it } from 'vitest'
import { rowsOf } from '../../src/model/columns.ts'
import { LIVE_STATES, type LiveBatch, type LiveState } from '../../src/model/live.ts'
import type { Progress } from '../../src/model/run.ts'
import { STATES, type Timeline } from '../../src/model/timeline.ts'
import { buildTimeline } from '../../src/trace/build-timeline.ts'
import { runOne } from './lab.ts'

const PROGRAM = `
from threading import Thread
from time import sleep
def work(n):
    for _ in range(n):
        sleep(0.001)
        for _ in range(10_000):
            pass
threads = [Thread(target=work, args=(200,)) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
`

async function liveRun(source: string, gil: string) {
  const batches: LiveBatch[] = []
  const onProgress = (progress: Progress) => {
    if (progress.phase === 'events') batches.push(progress)
  }
  const { recording } = await runOne(source, gil, {}, { live: true, onProgress })
  return { recording, batches }
}

/**
 * The times at which the live events and the timeline disagree about a thread's state. This function compares both in the middle of each
 * interval, before the first interval and after the last one.
 */
function disagreements(batches: readonly LiveBatch[], timeline: Timeline): string[] {
  const names = batches.at(-1)!.threads
  return timeline.threads.flatMap(({ name, intervals, startNs, endNs }) => {
    const stateAt = liveStates(batches, names.indexOf(name))
    const expected: [number, LiveState][] = rowsOf(intervals).map((each) => [(each.startNs + each.endNs) / 2, STATES[each.state]!])
    return [[startNs - 1, 'ended'] as const, ...expected, [endNs + 1, 'ended'] as const]
      .filter(([ns, state]) => stateAt(ns) !== state)
      .map(([ns, state]) => `${name} at ${ns}: ${stateAt(ns)}, and ${state} in the end`)
  })
}

function liveStates(batches: readonly LiveBatch[], thread: number): (ns: number) => LiveState {
  const transitions = batches.flatMap((batch) =>
    [...batch.thread.keys()].filter((i) => batch.thread[i] === thread).map((i) => ({ ns: batch.timeNs[i]!, state: batch.state[i]! })),
  )
  return (ns) => LIVE_STATES[transitions.findLast((each) => each.ns <= ns)?.state ?? LIVE_STATES.indexOf('ended')]!
}

describe('the live feed of a run', () => {
  for (const gil of ['switch', 'none']) {
    it(`agrees with the timeline while the program runs, under ${gil}`, async () => {
      const { recording, batches } = await liveRun(PROGRAM, gil)
      const timeline = buildTimeline(recording)
      expect(batches.length).toBeGreaterThan(1)
      expect(batches[0]!.untilNs).toBeLessThan(timeline.endNs)
      // Batches are 100 ms apart, except the last one. Their number depends on the time from the first to the last batch, not on the run's
      // length. The drainer starts before the run, and it stops only after the host has learned of the run's end.
      expect(batches.length).toBeLessThanOrEqual(2 + (batches.at(-1)!.untilNs - batches[0]!.untilNs) / 100e6)
      expect(batches.at(-1)!.threads).toEqual(['MainThread', 'Thread-1 (work)', 'Thread-2 (work)'])
      expect(disagreements(batches, timeline)).toEqual([])
      // The comparison must detect a feed that reports a wrong state, and a feed that loses a transition. The feed `mutants` reports
      // blocked threads as running.
      const [running, , blocked] = LIVE_STATES.keys()
      const mutants = batches.map((batch) => ({ ...batch, state: batch.state.map((each) => (each === blocked ? running! : each)) }))
      expect(disagreements(mutants, timeline)).not.toEqual([])
      // The feed `forgetful` loses the last transition of every batch. A loss in the last batch alone would not suffice, because that batch
      // may be empty.
      const forgetful = batches.map((batch) => ({ ...batch, thread: batch.thread.slice(0, -1) }))
      expect(disagreements(forgetful, timeline)).not.toEqual([])
    })
  }

  it('reports a stopped run until its end', async () => {
    const abort = new AbortController()
    const batches: LiveBatch[] = []
    const onProgress = (progress: Progress) => {
      if (progress.phase !== 'events') return
      batches.push(progress)
      // The test stops the run only after all three threads have started, because the feed reports only started threads.
      if (progress.threads.length === 3) abort.abort()
    }
    const source = PROGRAM.replace('for _ in range(n):', 'while True:')
    const { recording } = await runOne(source, 'switch', {}, { live: true, onProgress, signal: abort.signal })
    expect(recording.outcome).toBe('stopped')
    expect(batches.length).toBeGreaterThan(1)
    const timeline = buildTimeline(recording)
    expect(timeline.threads.map(({ name }) => name)).toEqual(batches.at(-1)!.threads)
  })

  it('is silent if the caller did not ask for it', async () => {
    const phases = new Set<string>()
    await runOne(PROGRAM, 'switch', {}, { onProgress: ({ phase }) => phases.add(phase) })
    expect(phases).not.toContain('events')
  })

  it('reports child processes under their own names', async () => {
    const source = `
from multiprocessing import Process
from time import sleep
def work():
    sleep(0.05)
if __name__ == "__main__":
    p = Process(target=work)
    p.start()
    p.join()
`
    const { recording, batches } = await liveRun(source, 'switch')
    const names = batches.at(-1)!.threads
    expect([...names].sort()).toEqual(['MainThread', 'Process-1'])
    expect(disagreements(batches, buildTimeline(recording))).toEqual([])
  })

  it('skips transitions if there are too many, and counts them', async () => {
    const source = 'from time import sleep\nfor _ in range(20_000):\n    sleep(0)\n'
    const { recording, batches } = await liveRun(source, 'switch')
    const transitions = batches.reduce((sum, { state }) => sum + state.filter((each) => LIVE_STATES[each] !== 'untold').length, 0)
    const skipped = batches.reduce((sum, batch) => sum + batch.skipped, 0)
    for (const { thread } of batches) expect(thread.length).toBeLessThanOrEqual(4001)
    expect(transitions + skipped).toBe(recording.events.reduce((sum, { kind }) => sum + kind.length, 0))
    expect(batches.filter(({ skipped }) => skipped > 0).length).toBe(
      batches.filter(({ state }) => state.includes(LIVE_STATES.indexOf('untold'))).length,
    )
    expect(skipped).toBeGreaterThan(0)
  })
})
