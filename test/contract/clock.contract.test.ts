import { Worker } from 'node:worker_threads'
import { wrap } from 'comlink'
import { describe, expect, it } from 'vitest'
import type { WorkerApi } from '../../src/lab/worker.ts'
import { built } from '../../src/platform/built.ts'
import { nodePlatform } from '../../src/platform/node.ts'
import type { LabWorker, Platform } from '../../src/platform/platform.ts'
import { labWorker, runOne } from './lab.ts'

const TWO = `from threading import Thread
def work():
    for _ in range(200_000):
        pass
threads = [Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
`
const REQUEST = { switchIntervalUs: 500, workers: 8 }

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

it('an answer that comes late does not undo that the host has given up', async () => {
  const late = labWorker(preceded(LATE))
  try {
    const asked = new SharedArrayBuffer(16)
    new Int32Array(asked)[0] = 1
    expect(await wrap<WorkerApi>(late.endpoint).tellTime(asked)).toBeGreaterThan(0)
  } finally {
    late.terminate()
  }
}, 5000)

describe("workers whose clocks' origins are wrong", () => {
  it('are measured by the host, so what two threads did adds up', async () => {
    const { report } = await runOne(TWO, 'switch', REQUEST, {}, shifted('start'))
    expect(report.outcome).toBe('completed')
    expect(report.quality).not.toContain('lost-events')
    expect(report.handoffUs.n).toBeGreaterThan(0)
  })

  it('and a clock that is not what was measured is refused', async () => {
    await expect(runOne(TWO, 'switch', REQUEST, {}, shifted('first use'))).rejects.toThrow(/does not reconcile/)
  })
})

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
