import { describe, expect, it } from 'vitest'
import { Block } from '../../assembly/abi/events.ts'
import { buildTimeline } from '../../src/trace/build-timeline.ts'
import { EVERY_PROGRAM_GILS } from '../every-program-gils.ts'
import { runOne } from './lab.ts'

const BESIDE = `
import asyncio
from threading import Thread
done = False
def compute():
    n = 0
    while not done:
        n += 1
async def tick(name):
    for turn in range(3):
        await asyncio.sleep(0.002)
    return name
async def main():
    return await asyncio.gather(tick("a"), tick("b"), tick("c"))
thread = Thread(target=compute)
thread.start()
print(asyncio.run(main()))
done = True
thread.join()
`

const EMBRACE = `
import asyncio
tasks = []
async def wait(n):
    await asyncio.sleep(0)
    await tasks[n]
async def main():
    tasks.append(asyncio.create_task(wait(1)))
    tasks.append(asyncio.create_task(wait(0)))
    await tasks[0]
asyncio.run(main())
`

/** A task fills the heap to the last block, and ends. So the loop cannot schedule the call that wakes the main task. */
const EXHAUSTED = `
import asyncio
kept = None
class Small:
    def __init__(self):
        self.a = 1
def fill():
    global kept
    n = 1_000_000
    while n:
        try:
            while True:
                kept = (kept, 'x' * n)
        except MemoryError:
            n //= 2
    for make in (Small, list, dict, lambda: (1,), lambda: [1, 2], lambda: (1, 2, 3), Small):
        try:
            while True:
                kept = (kept, make())
        except MemoryError:
            pass
async def child():
    await asyncio.sleep(0)
    fill()
async def main():
    await asyncio.create_task(child())
asyncio.run(main())
`

describe('an event loop on real workers', () => {
  for (const { id: gil } of EVERY_PROGRAM_GILS) {
    it(`runs next to a CPU-bound thread, under ${gil}`, async () => {
      const { report } = await runOne(BESIDE, gil, { switchIntervalUs: 1000 })
      expect(report.outcome).toBe('completed')
      expect(report.stdout).toBe("['a', 'b', 'c']\n")
    })

    it(`is a deadlock if nothing can wake it, under ${gil}`, async () => {
      const { report, recording } = await runOne(EMBRACE, gil)
      expect(report.outcome).toBe('deadlocked')
      expect(recording.because).toContain('MainThread waits in the event loop of asyncio')
    })
  }

  it('runs on one thread, which releases the GIL once for all its timers', async () => {
    const source = `
import asyncio
async def wait():
    await asyncio.sleep(0.2)
async def main():
    await asyncio.gather(*[wait() for _ in range(500)])
asyncio.run(main())
`
    const { report, recording } = await runOne(source, 'switch')
    expect(report.outcome).toBe('completed')
    expect(report.threads).toHaveLength(1)
    expect(report.wallMs).toBeGreaterThanOrEqual(200)
    const [thread] = buildTimeline(recording).threads
    const polls = thread?.intervals.block.filter((block) => block === Block.LOOP) ?? []
    // The loop releases the GIL once before each of its passes. The passes run the tasks' first steps, the timers and the final callbacks.
    // The number of passes does not depend on the number of tasks.
    expect(polls.length).toBeGreaterThanOrEqual(4)
    expect(polls.length).toBeLessThan(500)
  })

  it('can be stopped while it is parked', async () => {
    const source = "import asyncio\nprint('begins')\nasyncio.run(asyncio.sleep(1000))\n"
    const abort = new AbortController()
    const { report } = await runOne(
      source,
      'switch',
      {},
      { signal: abort.signal, onProgress: (progress) => progress.phase === 'stdout' && abort.abort() },
    )
    expect(report.outcome).toBe('stopped')
  })

  it('can be stopped while its tasks alternate for ever', async () => {
    const source = `
import asyncio
async def turn():
    while True:
        await asyncio.sleep(0)
async def main():
    print("begins")
    await asyncio.gather(turn(), turn())
asyncio.run(main())
`
    const abort = new AbortController()
    const { report } = await runOne(
      source,
      'switch',
      {},
      { signal: abort.signal, onProgress: (progress) => progress.phase === 'stdout' && abort.abort() },
    )
    expect(report.outcome).toBe('stopped')
  })

  it.each(['switch', 'none'])('ends with a MemoryError if the heap has no room to wake the main task, under %s', async (gil) => {
    const { report } = await runOne(EXHAUSTED, gil)
    expect(report.outcome).toBe('trapped')
    expect(JSON.stringify(report)).toContain('MemoryError')
  })
})
