import { describe, expect, it } from 'vitest'
import { RIVAL_GILS } from '../../src/model/gils.ts'
import { buildTimeline } from '../../src/trace/build-timeline.ts'
import { tried } from '../long.ts'
import { runOne } from './lab.ts'

// The rivals are the GILs that no CPython has. The tests that run many programs leave the rivals out (test/every-program-gils.ts). The
// programs below use every way to wait for a GIL.

/** Threads compute, block on a lock and end. The short interval makes drop requests frequent. */
const MIXED = `
import sys
from threading import Lock, Thread
sys.setswitchinterval(0.0002)
lock = Lock()
count = 0
def compute(n):
    while n > 0:
        n -= 1
def add():
    global count
    for _ in range(300):
        with lock:
            count += 1
threads = [Thread(target=compute, args=(200_000,)) for _ in range(2)] + [Thread(target=add) for _ in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(count)
`

/** One thread computes, one waits for the GIL again and again, and the main thread joins them. */
const ENDLESS = `
import sys
from threading import Thread
from time import sleep
sys.setswitchinterval(0.0002)
def forever():
    while True:
        pass
def doze():
    while True:
        sleep(0)
threads = [Thread(target=forever), Thread(target=doze)]
for t in threads:
    t.start()
print("all run")
for t in threads:
    t.join()
`

const EMBRACE = `
from threading import Event, Lock, Thread
a = Lock()
b = Lock()
has_a = Event()
has_b = Event()
def first():
    with a:
        has_a.set()
        has_b.wait()
        b.acquire()
def second():
    with b:
        has_b.set()
        has_a.wait()
        a.acquire()
Thread(target=first).start()
Thread(target=second).start()
`

/**
 * Threads run inside an interpreter with a GIL of its own, beside threads outside the interpreter. The program then closes the interpreter
 * and creates another one, which gets the same GIL.
 */
const INTERPRETERS = `
from concurrent import interpreters
from threading import Thread
n = 0
def count(times):
    global n
    for _ in range(times):
        n += 1
def inside(times):
    threads = [Thread(target=count, args=(times,)) for _ in range(2)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return n >= times
if __name__ == "__main__":
    for _ in range(2):
        own = interpreters.create()
        other = own.call_in_thread(inside, 20_000)
        print(inside(20_000))
        other.join()
        own.close()
`

/** Each process has its own memory and GIL. */
const PROCESSES = `
from multiprocessing import Process, Queue
from threading import Thread
def put(queue):
    for i in range(50):
        queue.put(i)
def child(queue):
    threads = [Thread(target=put, args=(queue,)) for _ in range(2)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
if __name__ == "__main__":
    queue = Queue()
    p = Process(target=child, args=(queue,))
    p.start()
    total = sum([queue.get() for _ in range(100)])
    p.join()
    print(total, p.exitcode)
`

/** `npm test` runs every second rival; test:long runs all. The explorer checks each rival in both. */
const TRIED = tried(
  RIVAL_GILS.filter(({ traits }) => traits.excludes),
  3,
)

describe.each(TRIED)('under $id', ({ id }) => {
  it('threads compute, block and end, nothing is lost, and the timeline reconciles', async () => {
    const { report, recording } = await runOne(MIXED, id)
    expect(report.outcome).toBe('completed')
    expect(report.stdout).toBe('900\n')
    expect(buildTimeline(recording).threads).toHaveLength(6)
  })

  it('an abort ends threads that hold the GIL and threads that wait for it', async () => {
    const abort = new AbortController()
    const onProgress = ({ phase }: { phase: string }) => phase === 'stdout' && abort.abort()
    const { report } = await runOne(ENDLESS, id, {}, { signal: abort.signal, onProgress })
    expect(report.outcome).toBe('stopped')
  })

  it('a deadlock is found', async () => {
    const { report, recording } = await runOne(EMBRACE, id)
    expect(report.outcome).toBe('deadlocked')
    expect(recording.because).toContain('Thread-1 (first) waits for a Lock held by Thread-2 (second)')
  })

  it('interpreters have GILs of their own', async () => {
    const { report, recording } = await runOne(INTERPRETERS, id)
    expect(report.error).toBeUndefined()
    expect(report.stdout).toBe('True\nTrue\n')
    expect(buildTimeline(recording).gils.length).toBeGreaterThan(1)
  })

  it('processes have GILs of their own', async () => {
    const { report } = await runOne(PROCESSES, id)
    expect(report.error).toBeUndefined()
    expect(report.stdout).toBe('2450 0\n')
  })
})
