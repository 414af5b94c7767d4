import { Worker } from 'node:worker_threads'
import { wrap } from 'comlink'
import { describe, expect, it } from 'vitest'
import { runOnce } from '../../src/lab/execution/run-once.ts'
import { plan } from '../../src/lab/series/plans.ts'
import { Session } from '../../src/lab/session/session.ts'
import { isGood } from '../../src/lab/worker/clock-comparison.ts'
import type { WorkerApi } from '../../src/lab/worker/worker-api.ts'
import { measureRun } from '../../src/metrics/index.ts'
import type { RunReport } from '../../src/model/report.ts'
import { built } from '../../src/platform/built.ts'
import { nodePlatform } from '../../src/platform/node.ts'
import type { LabWorker, Platform } from '../../src/platform/platform.ts'
import { buildTimeline } from '../../src/trace/build-timeline.ts'
import { LIMITS } from '../metrics/limits.ts'
import { labWorker } from './lab.ts'

/** They compute until they have had the GIL in turn so often, however late one of them comes. */
const TURNS = `from threading import Thread
turns = 0
last = 0
def work(me):
    global turns, last
    while turns < 40:
        if last != me:
            last = me
            turns += 1
threads = [Thread(target=work, args=(n,)) for n in range(1, 3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
`
const REQUEST = { program: { file: 'turns.py', source: TURNS }, gil: ['switch'], switchIntervalUs: 500 }
const CONDITIONS = { loadNs: 1, clockStepNs: 1000 }

/** Its clock is 3.5 ms ahead, and its timeOrigin tells nothing of that: from the start on, or from its first use of the machine on, when it has been compared. */
const SHIFTED = `const { workerData } = require('node:worker_threads')
const now = performance.now.bind(performance)
let ahead = workerData.from === 'start' ? 3.5 : 0
Object.defineProperty(performance, 'now', { value: () => now() + ahead })
WebAssembly.Instance = class extends WebAssembly.Instance {
  constructor(...args) {
    super(...args)
    ahead = 3.5
  }
}
import(workerData.url)`

/** It reads the host's first question, and the host gives up before it can answer. */
const LATE = `const { load, store } = Atomics
Atomics.load = (words, at) => {
  const asked = load(words, at)
  if (asked === 1) store(words, at, -1)
  return asked
}
import(require('node:worker_threads').workerData.url)`

/** Kept from its core for longer than a host waits, when it is first asked for its time: in all three attempts. */
const BUSY_AT_FIRST = `const { load, wait } = Atomics
const asked = new Set()
Atomics.load = (words, at) => {
  if (words.length === 4 && !asked.has(words.buffer)) {
    asked.add(words.buffer)
    if (asked.size <= 3) wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 40)
  }
  return load(words, at)
}
import(require('node:worker_threads').workerData.url)`

it('clocks that could not be compared at first are compared before the next run', async () => {
  const platform = { ...nodePlatform(), spawn: () => labWorker(preceded(BUSY_AT_FIRST)) }
  await Session.during(platform, 3, async (session) => {
    await session.workerPool.whenReady(2)
    expect(isGood(session.workerPool.clockOffsetNs)).toBe(false)
    // Where something else keeps a core busy, that may fail again; where nobody compares, it would for ever.
    let offsetNs = Number.POSITIVE_INFINITY
    while (!isGood(offsetNs)) offsetNs = (await runOnce(session, plan(REQUEST)[0]!, CONDITIONS, {})).clockOffsetNs
  })
})

it('an answer that comes late does not undo that the host has given up', async () => {
  const late = labWorker(preceded(LATE))
  try {
    const asked = new SharedArrayBuffer(16)
    new Int32Array(asked)[0] = 1
    expect(await wrap<WorkerApi>(late.endpoint).exchangeTimes(asked)).toBeGreaterThan(0)
  } finally {
    late.terminate()
  }
})

describe("workers whose clocks' origins are wrong", () => {
  it('are measured by the host, so what two threads did adds up', async () => {
    const { outcome, quality, handoffUs } = await runTurns('start')
    expect(outcome).toBe('completed')
    expect(quality).not.toContain('lost-events')
    expect(handoffUs.n).toBeGreaterThan(0)
  })

  it('and a clock that is not what was measured is refused', async () => {
    await expect(runTurns('first use')).rejects.toThrow(/does not reconcile/)
  })
})

/** On workers whose clocks have been compared: that may take a while where something else keeps a core busy, and the origins are no help here. */
function runTurns(from: 'start' | 'first use'): Promise<RunReport> {
  return Session.during(shifted(from), 3, async (session) => {
    await session.workerPool.whenReady(3)
    while (!isGood(session.workerPool.clockOffsetNs)) await session.workerPool.repeatComparisons()
    const recording = await runOnce(session, plan(REQUEST)[0]!, CONDITIONS, {})
    return measureRun(recording, buildTimeline(recording), LIMITS)
  })
}

/** Every other worker is. */
function shifted(from: 'start' | 'first use'): Platform {
  let spawned = 0
  return { ...nodePlatform(), spawn: () => worker(spawned++ % 2 === 1 ? from : undefined) }
}

function worker(from: 'start' | 'first use' | undefined): LabWorker {
  return labWorker(from ? preceded(SHIFTED, from) : new Worker(built('worker.js')))
}

/** The lab's worker, after a script of the test's own. */
function preceded(script: string, from?: string): Worker {
  return new Worker(script, { eval: true, workerData: { url: `${built('worker.js')}`, from } })
}
