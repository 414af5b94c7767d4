import { describe, expect, it, vi } from 'vitest'
import { Hub } from '../../src/lab/execution/hub.ts'
import { buildTimeline } from '../../src/trace/build-timeline.ts'
import { EVERY_PROGRAM_GILS } from '../every-program-gils.ts'
import { runOne } from './lab.ts'

/**
 * Threads compete for the GIL, change a dict and print while the main thread forks. Each child checks its copy of the dict, and starts
 * threads.
 */
const BUSY_PARENT = `
from multiprocessing import Process, Queue
from threading import Thread
CHILDREN = 6
running = True
table = {}
lists = [[] for _ in range(3)]
def work(number):
    turn = 0
    while running:
        turn += 1
        table[number] = turn
        lists[number].append(str(turn))
        if len(lists[number]) > 50:
            lists[number].clear()
def count(results):
    total = 0
    for i in range(20000):
        total += i
    table["total"] = total
    results.append(total)
def child(queue):
    for entries in lists:
        for before, after in zip(entries, entries[1:]):
            assert int(after) == int(before) + 1, (before, after)
    results = []
    threads = [Thread(target=count, args=(results,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    queue.put(results)
workers = [Thread(target=work, args=(number,)) for number in range(3)]
for worker in workers:
    worker.start()
queue = Queue()
children = [Process(target=child, args=(queue,)) for _ in range(CHILDREN)]
for process in children:
    process.start()
found = [queue.get() for _ in children]
for process in children:
    process.join()
running = False
for worker in workers:
    worker.join()
print([process.exitcode for process in children], found == [[199990000] * 2] * CHILDREN, "total" in table)
`

/** A child inherits a lock that a thread of its parent holds. */
const HELD = `
from multiprocessing import Process
from threading import Event, Lock, Thread
lock = Lock()
held = Event()
forked = Event()
def hold():
    with lock:
        held.set()
        forked.wait()
        child.join()
def wait():
    with lock:
        print("never")
child = Process(target=wait)
holder = Thread(target=hold)
holder.start()
held.wait()
child.start()
forked.set()
holder.join()
`

/**
 * The parent starts as many children as can live at the same time, and tries to start one more. Then it reads from its pipe. The read finds
 * the end of the pipe only after the last child has closed its copy of `writer`.
 */
const TOO_MANY = `
from multiprocessing import Event, Pipe, Process
leave = Event()
reader, writer = Pipe(False)
children = []
while True:
    child = Process(target=leave.wait)
    try:
        child.start()
    except BlockingIOError as error:
        print(len(children), error.errno)
        break
    children.append(child)
writer.close()
print(reader.poll(0.05))
leave.set()
for child in children:
    child.join()
try:
    reader.recv()
except EOFError:
    print("the end")
`

/** One child after another. A hub thread represents one worker of one process. Each child has two threads, so it needs two hub threads. */
const ONE_AFTER_ANOTHER = `
from multiprocessing import Process
from threading import Thread
def child():
    thread = Thread(target=int)
    thread.start()
    thread.join()
codes = []
for _ in range(12):
    process = Process(target=child)
    process.start()
    process.join()
    codes.append(process.exitcode)
print(codes)
`

describe('forked processes', () => {
  for (const { id: gil } of EVERY_PROGRAM_GILS) {
    it(`begin as an intact copy of a parent whose other threads run, under ${gil}`, async () => {
      const { report, recording } = await runOne(BUSY_PARENT, gil)
      expect(report.error).toBeUndefined()
      expect(report).toMatchObject({ outcome: 'completed', stdout: `[${Array(6).fill(0).join(', ')}] True False\n` })
      // A child begins with copies of its parent's threads. The report shows only the child's main thread and the threads that the child
      // starts.
      expect(report.threads.map(({ name }) => name).filter((name) => name.startsWith('Process-1'))).toEqual([
        'Process-1',
        'Process-1 Thread-4 (count)',
        'Process-1 Thread-5 (count)',
      ])
      expect(buildTimeline(recording).threads).toHaveLength(4 + 6 * 3)
    }, 60_000)
  }

  it('deadlocked: a child waits for a lock that a thread of its parent held during the fork', async () => {
    const { report } = await runOne(HELD, 'switch')
    expect(report.outcome).toBe('deadlocked')
    expect(report.stdout).toBe('')
  }, 30_000)

  it('too many at once raise Python’s error, and leave the counts of open connections right', async () => {
    const { report } = await runOne(TOO_MANY, 'switch')
    expect(report.error).toBeUndefined()
    expect(report).toMatchObject({ outcome: 'completed', stdout: '16 11\nFalse\nthe end\n' })
  }, 60_000)

  it('one after another use the hub threads of those that have ended', async () => {
    const attach = vi.spyOn(Hub.prototype, 'attach')
    try {
      const { report } = await runOne(ONE_AFTER_ANOTHER, 'switch')
      expect(report).toMatchObject({ outcome: 'completed', stdout: `[${Array(12).fill(0).join(', ')}]\n` })
      const numbers = attach.mock.results.map(({ value }) => value)
      expect(numbers.length).toBeGreaterThanOrEqual(12 * 2)
      expect(new Set(numbers).size).toBeLessThan(12)
    } finally {
      attach.mockRestore()
    }
  }, 60_000)
})
