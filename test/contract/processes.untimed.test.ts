import { describe, expect, it } from 'vitest'
import { MAX_LIVE_PROCESSES } from '../../assembly/abi/layout.ts'
import { rowsOf } from '../../src/model/columns.ts'
import type { RunOptions } from '../../src/model/run.ts'
import { buildTimeline } from '../../src/trace/build-timeline.ts'
import { EVERY_PROGRAM_GILS } from '../every-program-gils.ts'
import { runOne } from './lab.ts'

/** Calls back as soon as the program has printed, so the test need not guess a time. */
const onceItPrints = (then: () => void): RunOptions => ({ onProgress: (progress) => progress.phase === 'stdout' && then() })

const MANY_TO_MANY = `
from multiprocessing import Process, Queue
PRODUCERS = 3
ITEMS = 200
def produce(number, queue):
    for i in range(ITEMS):
        queue.put((number, i))
def consume(share, queue, results):
    last = [-1] * PRODUCERS
    ordered = True
    total = 0
    for _ in range(share):
        number, i = queue.get()
        ordered = ordered and i > last[number]
        last[number] = i
        total += i
    results.put((ordered, total))
if __name__ == "__main__":
    queue = Queue()
    results = Queue()
    producers = [Process(target=produce, args=(n, queue)) for n in range(PRODUCERS)]
    consumers = [Process(target=consume, args=(ITEMS * PRODUCERS // 2, queue, results)) for _ in range(2)]
    for p in producers + consumers:
        p.start()
    found = [results.get() for _ in consumers]
    for p in producers + consumers:
        p.join()
    print([ordered for ordered, _ in found], sum([total for _, total in found]), queue.qsize(), [p.exitcode for p in producers])
`

/** A parent joins a child that never ends. */
const ENDLESS = `
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

/** The child sends its own pid to the parent, which compares it with child.pid and with the parent's own pid. */
const PIDS = `
import os
from multiprocessing import Process, Queue


def tell(queue):
    queue.put(os.getpid())


if __name__ == "__main__":
    queue = Queue()
    child = Process(target=tell, args=(queue,))
    child.start()
    told = queue.get()
    child.join()
    print(told == child.pid, told != os.getpid())
`

describe('processes', () => {
  for (const { id: gil } of EVERY_PROGRAM_GILS) {
    it(`many producers and consumers lose nothing and keep the order of each producer, under ${gil}`, async () => {
      const { report, recording } = await runOne(MANY_TO_MANY, gil)
      expect(report.error).toBeUndefined()
      expect(report.stdout).toBe(`[True, True] ${(3 * 200 * 199) / 2} 0 [0, 0, 0]\n`)
      expect(report.outcome).toBe('completed')
      expect(report.threads.map(({ name }) => name)).toEqual(['MainThread', ...[1, 2, 3, 4, 5].map((n) => `Process-${n}`)])
      expect(report.processes?.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0, 0, 0])
      for (const { startMs } of report.processes ?? []) expect(startMs).toBeGreaterThan(0)
      // Each process has its own GIL.
      const holds = rowsOf(buildTimeline(recording).holds)
      expect(new Set(holds.map(({ thread, gil }) => `${thread} ${gil}`)).size).toBe(6)
      expect(new Set(holds.map((hold) => hold.gil)).size).toBe(6)
    })

    it(`a stop ends a child that runs for ever and the parent that joins it, under ${gil}`, async () => {
      const abort = new AbortController()
      const { report } = await runOne(ENDLESS, gil, {}, { signal: abort.signal, ...onceItPrints(() => abort.abort()) })
      expect(report.outcome).toBe('stopped')
      expect(report.processes).toEqual([{ name: 'Process-1', startMs: expect.any(Number), exitCode: null }])
    })
  }

  it('os.getpid() in a child is the pid that its parent sees', async () => {
    const { report } = await runOne(PIDS, 'switch')
    expect(report).toMatchObject({ outcome: 'completed', stdout: 'True True\n' })
  }, 30_000)

  it('the output of a child before put() precedes the output of its parent after get()', async () => {
    const { report } = await runOne(
      `
from multiprocessing import Process, Queue
def work(rounds, ask, answer):
    for _ in range(rounds):
        print("child", ask.get())
        answer.put(1)
if __name__ == "__main__":
    ask = Queue()
    answer = Queue()
    Process(target=work, args=(50, ask, answer)).start()
    for i in range(50):
        ask.put(i)
        answer.get()
        print("parent", i)
`,
      'switch',
    )
    expect(report.stdout).toBe(Array.from({ length: 50 }, (_, i) => `child ${i}\nparent ${i}\n`).join(''))
  })

  it('every process can print more than the ring of standard output can hold', async () => {
    // The report keeps only the beginning and the end of the output, so the test collects all of it.
    let printed = ''
    await runOne(
      `
from multiprocessing import Process
def work(n):
    for i in range(3000):
        print("line of process", n, "number", i)
if __name__ == "__main__":
    for p in [Process(target=work, args=(n,)) for n in range(3)]:
        p.start()
`,
      'switch',
      {},
      {
        onProgress: (progress) => {
          if (progress.phase === 'stdout') printed += progress.text
        },
      },
    )
    const lines = printed.trimEnd().split('\n')
    for (const n of [0, 1, 2]) {
      const own = lines.filter((line) => line.startsWith(`line of process ${n} `))
      expect(own).toEqual(Array.from({ length: 3000 }, (_, i) => `line of process ${n} number ${i}`))
    }
    expect(lines).toHaveLength(9000)
  })

  it('deadlocked: a parent joins a child that waits for its queue', async () => {
    const { report } = await runOne(
      `
from multiprocessing import Process, Queue
def work(queue):
    queue.get()
if __name__ == "__main__":
    queue = Queue()
    p = Process(target=work, args=(queue,), name="waiter")
    p.start()
    p.join()
`,
      'switch',
    )
    expect(report.outcome).toBe('deadlocked')
    expect(report.because).toContain('MainThread waits in join() for waiter')
    expect(report.because).toContain('waiter waits for a multiprocessing.Queue')
  })

  it("trapped: an error in a child names the child, and the child's exit code is 1", async () => {
    const { report } = await runOne(
      `
from multiprocessing import Process
from threading import Thread
def bad():
    return 1 // 0
def threaded():
    t = Thread(target=bad)
    t.start()
    t.join()
if __name__ == "__main__":
    p = Process(target=bad)
    q = Process(target=threaded)
    p.start()
    p.join()
    q.start()
    q.join()
    print(p.exitcode, q.exitcode)
`,
      'switch',
    )
    expect(report.outcome).toBe('trapped')
    expect(report.stdout).toBe('1 0\n')
    expect(report.error).toContain('Process Process-1:\nTraceback (most recent call last):\n  File "program.py", line 5, in bad')
    expect(report.error).toContain('Exception in thread Thread-1 (bad):\nTraceback')
  })

  it('children start children, and a process ends after its children', async () => {
    const { report } = await runOne(
      `
from multiprocessing import Process, Queue
from time import sleep
def leaf(queue):
    sleep(0.05)
    queue.put("leaf")
def middle(queue):
    p = Process(target=leaf, args=(queue,))
    p.start()
    print(p.name)
if __name__ == "__main__":
    queue = Queue()
    p = Process(target=middle, args=(queue,))
    p.start()
    p.join()
    print(queue.qsize())
`,
      'switch',
    )
    expect(report.error).toBeUndefined()
    expect(report.stdout).toBe('Process-1:1\n1\n')
    expect(report.processes?.map(({ name }) => name)).toEqual(['Process-1', 'Process-1:1'])
  })

  it('many can run one after the other; too many at once raise Python’s error', async () => {
    const { report } = await runOne(
      `
from multiprocessing import Process, Queue
def work(queue):
    queue.get()
if __name__ == "__main__":
    queue = Queue()
    for i in range(30):
        queue.put(i)
        p = Process(target=work, args=(queue,))
        p.start()
        p.join()
    print("thirty")
    for i in range(${MAX_LIVE_PROCESSES}):
        p = Process(target=work, args=(queue,))
        p.start()
        print(i + 1)
`,
      'switch',
      { timeoutMs: 60_000 },
    )
    expect(report.stdout.startsWith('thirty\n')).toBe(true)
    expect(report.stdout.trimEnd().endsWith(`\n${MAX_LIVE_PROCESSES - 1}`)).toBe(true)
    expect(report.error).toContain('BlockingIOError: [Errno 11] Resource temporarily unavailable')
  })

  it('two processes that update a Value without its lock lose updates, and none with it', async () => {
    const { report } = await runOne(
      `
from multiprocessing import Process, RawValue, Value
TIMES = 20000
def update(free, locked):
    for _ in range(TIMES):
        free.value += 1
        with locked.get_lock():
            locked.value += 1
if __name__ == "__main__":
    free, locked = RawValue("i", 0), Value("i", 0)
    children = [Process(target=update, args=(free, locked)) for _ in range(2)]
    for child in children:
        child.start()
    for child in children:
        child.join()
    print(free.value < 2 * TIMES, locked.value == 2 * TIMES)
`,
      'switch',
      { timeoutMs: 60_000 },
    )
    expect(report.stdout).toBe('True True\n')
  }, 60_000)

  it('deadlocked: a child waits for a lock that its parent holds', async () => {
    const { report } = await runOne(
      `
from multiprocessing import Lock, Process
def enter(lock):
    lock.acquire()
if __name__ == "__main__":
    lock = Lock()
    lock.acquire()
    child = Process(target=enter, args=(lock,))
    child.start()
    child.join()
`,
      'switch',
    )
    expect(report.outcome).toBe('deadlocked')
    expect(report.because).toContain('Process-1 waits for a lock of multiprocessing')
  })

  it('terminate() ends a child that computes for ever, with the exit code -15', async () => {
    const { report } = await runOne(`${ENDLESS.replace('p.join()', 'p.terminate()')}    p.join()\n    print(p.exitcode)\n`, 'switch')
    expect(report).toMatchObject({ outcome: 'completed', processes: [{ name: 'Process-1', exitCode: -15 }] })
    expect(report.stdout).toMatch(/-15\n$/)
  })

  it('trapped: a child does not find a target that only the main process defines', async () => {
    const { report } = await runOne(
      `
from multiprocessing import Process, set_start_method
if __name__ == "__main__":
    set_start_method("spawn")
    def work():
        pass
    child = Process(target=work)
    child.start()
    child.join()
    print(child.exitcode)
`,
      'switch',
    )
    expect(report).toMatchObject({ outcome: 'trapped', stdout: '1\n' })
    expect(report.error).toContain("AttributeError: Can't get attribute 'work' on <module '__mp_main__' from 'program.py'>")
  })
})
