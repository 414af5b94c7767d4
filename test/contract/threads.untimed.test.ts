import { describe, expect, it } from 'vitest'
import { buildTimeline } from '../../src/trace/build-timeline.ts'
import { EVERY_PROGRAM_GILS } from '../every-program-gils.ts'
import { runOne } from './lab.ts'

/** Each joiner calls join() as soon as is_alive() is true, which is usually before start() has returned. */
const EAGER = `
import sys
from threading import Thread, active_count
# Under switch-unforced, a thread that loops takes the GIL again after most requests. A short interval makes up for that.
sys.setswitchinterval(0.0005)
early = []
done = []
threads = []
def work():
    n = 0
    while n < 300:
        n += 1
    done.append(1)
def join(i):
    while not threads[i].is_alive():
        if len(done) > i:
            return
    threads[i].join()
    if threads[i].is_alive():
        early.append(i)
for i in range(30):
    threads.append(Thread(target=work))
    joiner = Thread(target=join, args=(i,))
    joiner.start()
    threads[i].start()
    joiner.join()
    threads[i].join()
print(len(done), early, active_count())
`

/** When the main thread ends, one daemon thread computes. Each other daemon thread waits for ever, in a different way. */
const DAEMONS = `
from threading import Barrier, Event, Lock, Thread, current_thread
from time import sleep
from queue import Queue
import os
lock = Lock()
lock.acquire()
ready = Barrier(8)
reading, writing = os.pipe()
def compute():
    ready.wait()
    while True:
        pass
def start(target, args=()):
    t = Thread(target=target, args=args, daemon=True)
    t.start()
    return t
def acquire():
    ready.wait()
    lock.acquire()
def doze():
    ready.wait()
    sleep(600)
def read():
    ready.wait()
    os.read(reading, 1)
def get():
    ready.wait()
    Queue().get()
def wait():
    ready.wait()
    Event().wait()
def join(other):
    ready.wait()
    other.join()
first = start(compute)
for target in (acquire, doze, read, get, wait):
    start(target)
start(join, (first,))
ready.wait()
current_thread().name = "the main thread"
print("end", current_thread().native_id == os.getpid(), first.native_id == os.getpid())
`

/** The main thread joins a daemon thread that waits for ever: the main thread itself holds the lock that the daemon thread wants. */
const STUCK = `
from threading import Lock, Thread
lock = Lock()
lock.acquire()
def wait():
    lock.acquire()
t = Thread(target=wait, daemon=True)
t.start()
t.join()
`

/** The main thread waits for a daemon thread that is only asleep. */
const SLOW = `
from threading import Event, Thread
from time import sleep
event = Event()
def late():
    sleep(0.4)
    event.set()
    while True:
        sleep(60)
Thread(target=late, daemon=True).start()
event.wait()
print("late")
`

/**
 * A daemon thread of the child waits for a message. A daemon thread of the parent also waits, and answers the child after the parent's
 * program has ended.
 */
const PROCESSES = `
from multiprocessing import Process, Queue
from threading import Thread
def wait(queue):
    queue.get()
def answer(asked, answered):
    while True:
        answered.put(asked.get() * 2)
def child(asked, answered, never):
    Thread(target=wait, args=(never,), daemon=True).start()
    asked.put(21)
    print("child got", answered.get())
if __name__ == "__main__":
    asked = Queue()
    answered = Queue()
    never = Queue()
    Thread(target=answer, args=(asked, answered), daemon=True).start()
    Process(target=child, args=(asked, answered, never)).start()
    print("parent ends")
`

describe('daemon threads', () => {
  for (const { id: gil } of EVERY_PROGRAM_GILS) {
    it(`stop when the program ends, even while they compute or wait, under ${gil}`, async () => {
      const { report, recording } = await runOne(DAEMONS, gil)
      expect(report.outcome).toBe('completed')
      expect(report.stdout).toBe('end True False\n')
      const names = ['compute', 'acquire', 'doze', 'read', 'get', 'wait', 'join'].map((name, i) => `Thread-${i + 1} (${name})`)
      expect(report.threads.map(({ name }) => name)).toEqual(['the main thread', ...names])
      // The recording shows what the daemon threads did until the end of the run.
      const [main, ...daemons] = buildTimeline(recording).threads
      expect(main!.endNs).toBeLessThanOrEqual(recording.endNs)
      for (const daemon of daemons) expect(daemon.endNs).toBe(recording.endNs)
    })
  }

  it('do not hide the deadlock of a main thread that waits for ever, and are named in it', async () => {
    const { report, recording } = await runOne(STUCK, 'switch')
    expect(report.outcome).toBe('deadlocked')
    expect(recording.because).toContain('MainThread waits in join() for Thread-1 (wait); Thread-1 (wait) waits for a Lock')
  })

  it('may wake a waiting main thread', async () => {
    const { report } = await runOne(SLOW, 'switch')
    expect(report.outcome).toBe('completed')
    expect(report.stdout).toBe('late\n')
  })

  it('continue while their process waits for its children, and end with the process', async () => {
    const { report } = await runOne(PROCESSES, 'switch')
    expect(report.outcome).toBe('completed')
    expect(report.stdout.split('\n').sort()).toEqual(['', 'child got 42', 'parent ends'])
  })
})

describe('the life of a thread', () => {
  for (const { id: gil } of EVERY_PROGRAM_GILS) {
    it(`join() returns when the thread has ended, even if start() has not returned yet, under ${gil}`, async () => {
      const { report } = await runOne(EAGER, gil)
      expect(report.outcome).toBe('completed')
      expect(report.stdout).toBe('30 [] 1\n')
    })
  }
})
