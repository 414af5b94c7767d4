import { describe, expect, it } from 'vitest'
import { runOne } from './lab.ts'

const TOO_FEW = `
from threading import Barrier, Thread
barrier = Barrier(3)
def meet():
    barrier.wait()
thread = Thread(target=meet)
thread.start()
barrier.wait()
`

const UNDONE = `
from queue import Queue
tasks = Queue()
tasks.put("a")
tasks.put("b")
tasks.get()
tasks.task_done()
print(tasks.qsize())
tasks.join()
`

/**
 * One thread waits at a barrier for parties that never arrive. Another waits for a task that no thread marks as done. A third thread
 * keeps running, so the run is not deadlocked, and only a stop ends it.
 */
const NEVER = `
from queue import Queue
from threading import Barrier, Thread
barrier = Barrier(3)
tasks = Queue()
def meet():
    barrier.wait()
def drain():
    tasks.put(1)
    tasks.join()
def run():
    print("on")
    while True:
        pass
for body in [meet, drain, run]:
    Thread(target=body).start()
`

describe('a wait at a Barrier or for the tasks of a Queue', () => {
  for (const gil of ['switch', 'none']) {
    it(`is a deadlock that names the lines of the waits, if no other thread can arrive, under ${gil}`, async () => {
      const { report, recording } = await runOne(TOO_FEW, gil)
      expect(report.outcome).toBe('deadlocked')
      expect(recording.because).toContain('MainThread waits in Barrier.wait() at line 8 of program.py')
      expect(recording.because).toContain('Thread-1 (meet) waits in Barrier.wait() at line 5 of program.py')
    })

    it(`is a deadlock that names the line of join(), if a task is never done, under ${gil}`, async () => {
      const { report, recording } = await runOne(UNDONE, gil)
      expect(report.outcome).toBe('deadlocked')
      expect(report.stdout).toBe('1\n')
      expect(recording.because).toContain('MainThread waits in Queue.join() at line 9 of program.py')
    })

    it(`can be stopped, under ${gil}`, async () => {
      const abort = new AbortController()
      const onProgress = (progress: { phase: string }) => progress.phase === 'stdout' && abort.abort()
      const { report, recording } = await runOne(NEVER, gil, {}, { signal: abort.signal, onProgress })
      expect(report.outcome).toBe('stopped')
      expect(recording.because).toBe('interrupted')
    })
  }
})
