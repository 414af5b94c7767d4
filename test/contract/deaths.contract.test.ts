import type { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import type { RunOptions } from '../../src/model/run.ts'
import { nodePlatform } from '../../src/platform/node.ts'
import { AwakeTime, mortal, overheard, runOne } from './lab.ts'

const ENDLESS_THREADS = `
from threading import Thread
def forever():
    while True:
        pass
threads = [Thread(target=forever) for _ in range(2)]
for t in threads:
    t.start()
print("all run")
for t in threads:
    t.join()
`

/** A parent joins a child that never ends. */
const ENDLESS_CHILD = `
from multiprocessing import Process
def forever():
    print("child runs")
    while True:
        pass
if __name__ == "__main__":
    p = Process(target=forever)
    p.start()
    p.join()
`

describe('the death of a worker rejects the run within a second', () => {
  it('with the status of every thread', async () => {
    const workers: Worker[] = []
    const platform = { ...nodePlatform(), spawn: () => mortal(workers) }
    const { options, elapsedMs } = killing(() => workers[1])
    await expect(runOne(ENDLESS_THREADS, 'switch', {}, options, platform)).rejects.toThrow(
      /A worker of the lab died: the worker ended with status 1\n.*MainThread .*Thread-1 \(forever\).*last holder of the GIL/,
    )
    expect(elapsedMs()).toBeLessThan(1000)
  })

  it('with the status of all processes', async () => {
    const workers: Worker[] = []
    let last: Worker | undefined
    const spawn = () => {
      const worker = mortal(workers)
      const started = workers.at(-1)
      return overheard(worker, (call) => {
        // The host calls the main process's worker first and the child's worker later, so the last call goes to the child's worker.
        if (call === 'serve') last = started
      })
    }
    const { options, elapsedMs } = killing(() => last)
    await expect(runOne(ENDLESS_CHILD, 'switch', {}, options, { ...nodePlatform(), spawn })).rejects.toThrow(
      /A worker of the lab died: the worker ended with status 1\nMainThread waits in join\(\) for Process-1.*Process-1 /,
    )
    expect(elapsedMs()).toBeLessThan(1000)
  })
})

/** Options with which a run kills a worker as soon as the program prints. elapsedMs() is the time since then. */
function killing(victim: () => Worker | undefined): { options: RunOptions; elapsedMs(): number } {
  const awake = new AwakeTime()
  const onProgress: RunOptions['onProgress'] = (progress) => {
    if (progress.phase !== 'stdout') return
    awake.start()
    void victim()?.terminate()
  }
  return { options: { onProgress }, elapsedMs: () => awake.stop() }
}
