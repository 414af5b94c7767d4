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

/** Two threads compute until the GIL has switched between them 40 times, so that both run together even if one starts late. */
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

/**
 * A worker whose clock is 3.5 ms ahead, although its timeOrigin does not show it. With `start`, the clock is ahead from the worker's start.
 * Otherwise it is ahead from the worker's first instance of the machine, which the worker makes after the clock comparison.
 */
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

/**
 * A worker whose host gives up the exchange. The worker reads the first request, but the host's end mark (-1) arrives before the worker
 * answers.
 */
const LATE = `const { load, store } = Atomics
Atomics.load = (words, at) => {
  const asked = load(words, at)
  if (asked === 1) store(words, at, -1)
  return asked
}
import(require('node:worker_threads').workerData.url)`

/**
 * A worker that pauses for 40 ms at the start of each of its first three comparisons, as if another thread kept it from its core. The host
 * does not wait that long, so all three attempts fail.
 */
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

it('the lab repeats failed clock comparisons before the next run', async () => {
  const platform = { ...nodePlatform(), spawn: () => labWorker(preceded(BUSY_AT_FIRST)) }
  await Session.during(platform, 3, async (session) => {
    await session.workerPool.whenReady(2)
    expect(isGood(session.workerPool.clockOffsetNs)).toBe(false)
    // Each run repeats the failed comparisons. They can fail again while other work keeps a core busy. If runs did not repeat them, this
    // loop would never end.
    let offsetNs = Number.POSITIVE_INFINITY
    while (!isGood(offsetNs)) offsetNs = (await runOnce(session, plan(REQUEST)[0]!, CONDITIONS, {})).clockOffsetNs
  })
})

it('a late answer does not revive an exchange that the host has given up', async () => {
  const late = labWorker(preceded(LATE))
  try {
    const asked = new SharedArrayBuffer(16)
    new Int32Array(asked)[0] = 1
    expect(await wrap<WorkerApi>(late.endpoint).exchangeTimes(asked)).toBeGreaterThan(0)
  } finally {
    late.terminate()
  }
})

describe('workers with wrong clock origins', () => {
  it('have their clocks compared with the host, so the events of two threads reconcile', async () => {
    const { outcome, quality, handoffUs } = await runTurns('start')
    expect(outcome).toBe('completed')
    expect(quality).not.toContain('lost-events')
    expect(handoffUs.n).toBeGreaterThan(0)
  })

  it('are refused if their clock has changed since the comparison', async () => {
    await expect(runTurns('first use')).rejects.toThrow(/does not reconcile/)
  })
})

/**
 * Runs TURNS while the clock of every second worker is ahead of its timeOrigin. Only a clock comparison detects such a clock, so this
 * function first compares all clocks. The comparisons may take a while when other work keeps a core busy.
 */
function runTurns(from: 'start' | 'first use'): Promise<RunReport> {
  return Session.during(shifted(from), 3, async (session) => {
    await session.workerPool.whenReady(3)
    while (!isGood(session.workerPool.clockOffsetNs)) await session.workerPool.repeatComparisons()
    const recording = await runOnce(session, plan(REQUEST)[0]!, CONDITIONS, {})
    return measureRun(recording, buildTimeline(recording), LIMITS)
  })
}

/** A platform on which every second worker has the clock of SHIFTED. */
function shifted(from: 'start' | 'first use'): Platform {
  let spawned = 0
  return { ...nodePlatform(), spawn: () => worker(spawned++ % 2 === 1 ? from : undefined) }
}

function worker(from: 'start' | 'first use' | undefined): LabWorker {
  return labWorker(from ? preceded(SHIFTED, from) : new Worker(built('worker.cjs')))
}

/** Starts a worker that runs a script of the test. At its end, the script imports the code of the lab's worker. */
function preceded(script: string, from?: string): Worker {
  return new Worker(script, { eval: true, workerData: { url: `${built('worker.cjs')}`, from } })
}
