import { describe, expect, it } from 'vitest'
import type { RunOptions } from '../../src/model/run.ts'
import { EVERY_PROGRAM_GILS } from '../every-program-gils.ts'
import { crowd } from './crowd.ts'
import { runOne } from './lab.ts'

const ENDLESS = `
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

/** Calls back as soon as the program has printed, so the test need not guess a time. */
const onceItPrints = (then: () => void): RunOptions => ({ onProgress: (progress) => progress.phase === 'stdout' && then() })

/** Two threads join each other. A barrier makes sure that both have started before either of them joins. */
const EMBRACE = `
from threading import Barrier, Thread
both = Barrier(2)
def a():
    both.wait()
    second.join()
def b():
    both.wait()
    first.join()
first = Thread(target=a)
second = Thread(target=b)
first.start()
second.start()
first.join()
`

/**
 * Two threads take two locks in opposite orders until they deadlock. With the short interval, the GIL switches often between the two
 * acquisitions, even on a slow machine. So the deadlock comes soon.
 */
const OPPOSITE_ORDERS = `
import sys
from threading import Lock, Thread
sys.setswitchinterval(0.00005)
first = Lock()
second = Lock()
def work(outer, inner):
    while True:
        with outer:
            with inner:
                pass
Thread(target=work, args=(first, second)).start()
work(second, first)
`

describe('how a run ends', () => {
  for (const { id: gil } of EVERY_PROGRAM_GILS) {
    it(`completed: two threads and their sum, under ${gil}`, async () => {
      const { report } = await runOne(
        `
from threading import Thread
def countdown(n):
    while n > 0:
        n -= 1
threads = [Thread(target=countdown, args=(300_000,)) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print("done", len(threads))
`,
        gil,
      )
      expect(report.outcome).toBe('completed')
      expect(report.stdout).toBe('done 2\n')
      expect(report.threads.map((thread) => thread.name)).toEqual(['MainThread', 'Thread-1 (countdown)', 'Thread-2 (countdown)'])
      for (const thread of report.threads.slice(1)) expect(thread.ops).toBeGreaterThanOrEqual(900_000)
    })

    it(`stopped: endless threads end on an abort, under ${gil}`, async () => {
      const abort = new AbortController()
      const { report, recording } = await runOne(ENDLESS, gil, {}, { signal: abort.signal, ...onceItPrints(() => abort.abort()) })
      expect(report.outcome).toBe('stopped')
      expect(recording.because).toBe('interrupted')
    })

    it(`deadlocked: two threads take two locks in opposite orders, under ${gil}`, async () => {
      const { report, recording } = await runOne(OPPOSITE_ORDERS, gil, { timeoutMs: 30_000 })
      expect(report.outcome).toBe('deadlocked')
      expect(recording.because).toContain('MainThread waits for a Lock held by Thread-1 (work)')
      expect(recording.because).toContain('Thread-1 (work) waits for a Lock held by MainThread')
    })

    it(`deadlocked: two threads that join each other, as opposed to slow ones, under ${gil}`, async () => {
      const { report, recording } = await runOne(EMBRACE, gil)
      expect(report.outcome).toBe('deadlocked')
      expect(recording.because).toContain('Thread-1 (a) waits in join() for Thread-2 (b)')
      expect(recording.because).toContain('Thread-2 (b) waits in join() for Thread-1 (a)')
      expect(recording.because).toContain('MainThread waits in join() for Thread-1 (a)')
    })
  }

  it('stopped: a run ends if the abort came before the run could notice it', async () => {
    const { recording } = await runOne(ENDLESS, 'switch', { timeoutMs: 5000 }, { signal: AbortSignal.abort() })
    expect(recording.because).toBe('interrupted')
  })

  it('stopped: a timeout also ends sleeping threads', async () => {
    const { report } = await runOne('from time import sleep\nsleep(1000)\n', 'switch', { timeoutMs: 200 })
    expect(report.outcome).toBe('stopped')
    expect(report.because).toContain('timeout of 0.2 s')
    expect(report.wallMs).toBeLessThan(20_000)
  })

  it('trapped: an error in a thread names the thread, and the others continue', async () => {
    const { report } = await runOne(
      `
from threading import Thread
def bad():
    return 1 // 0
t = Thread(target=bad)
t.start()
t.join()
print("main goes on")
`,
      'switch',
    )
    expect(report.outcome).toBe('trapped')
    expect(report.stdout).toBe('main goes on\n')
    expect(report.error).toContain('Exception in thread Thread-1 (bad):')
    expect(report.error).toContain('line 4, in bad')
    expect(report.error).toContain('ZeroDivisionError: integer division or modulo by zero')
  })

  it("trapped: more threads than workers raise Python's own error", async () => {
    const { report } = await runOne(crowd(5), 'switch', { workers: 3 })
    expect(report.outcome).toBe('trapped')
    expect(report.error).toContain("RuntimeError: can't start new thread")
  })
})
