import { describe, expect, it } from 'vitest'
import { runOne } from './lab.ts'

/**
 * The greedy thread sleeps while it holds a lock, and retakes the lock at once. The patient thread needs the lock for a moment. It waits
 * for most of a hold, and longer whenever the greedy thread overtakes it.
 */
const GREEDY_AND_PATIENT = `
from threading import Lock, Thread
from time import sleep

gate = Lock()
done = []

def greedy():
    while not done:
        with gate:
            sleep(0.005)

def patient():
    for _ in range(6):
        with gate:
            pass
        sleep(0.001)
    done.append(True)

threads = [Thread(target=greedy, name='greedy'), Thread(target=patient, name='patient')]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
`

/** A producer waits at a full queue for a consumer that sleeps 4 ms per item. */
const SLOW_CONSUMER = `
from queue import Queue
from threading import Thread
from time import sleep

tasks = Queue(1)

def produce():
    for number in range(10):
        tasks.put(number)
    tasks.put(None)

def consume():
    while tasks.get() is not None:
        sleep(0.004)

threads = [Thread(target=produce, name='producer'), Thread(target=consume, name='consumer')]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
`

describe('the locks of a program', () => {
  it('show a thread that starves another one at a lock', async () => {
    const { report } = await runOne(GREEDY_AND_PATIENT, 'switch')
    expect(report.lockWaits).toMatchObject({ locks: 1, longestLock: 'gate', longestThread: 'patient' })
    const [gate] = report.locks!
    expect(gate).toMatchObject({ name: 'gate', kind: 'Lock', file: 'program.py', line: 5, longestWaitThread: 'patient' })
    expect(gate!.waitUs.n).toBeGreaterThanOrEqual(5)
    expect(gate!.waitUs.max).toBeGreaterThan(3000)
    expect(gate!.holdUs!.max).toBeGreaterThan(4900)
    expect(gate!.acquisitions).toBeGreaterThan(gate!.waitUs.n)
    expect(gate!.fairness!.jain).toBeLessThan(0.7)
    expect(gate!.fairness!.shares[1]).toBeGreaterThan(0.8)
  })

  it('reconcile without a GIL, where threads acquire and release at the same time', async () => {
    const { report } = await runOne(GREEDY_AND_PATIENT, 'none')
    expect(report.outcome).toBe('completed')
    expect(report.locks!.map(({ name }) => name)).toEqual(['gate'])
    expect(report.locks![0]!.waitUs.n).toBeGreaterThan(0)
  })

  it('show the waits at a full queue by the name of the queue, and what each thread was blocked on', async () => {
    const { report } = await runOne(SLOW_CONSUMER, 'switch')
    const put = report.locks!.find(({ name }) => name === 'tasks: put()')!
    expect(put).toMatchObject({ kind: 'Queue', line: 6, acquisitions: null, holdUs: null, longestWaitThread: 'producer' })
    expect(put.waitUs.n).toBeGreaterThanOrEqual(8)
    expect(put.waitUs.max).toBeGreaterThan(3000)
    const [main, producer, consumer] = report.threads
    expect(main!.blocked!.joiningMs).toBeGreaterThan(30)
    expect(producer!.blocked!.byLock[0]!.lock).toBe('tasks: put()')
    expect(consumer!.blocked!.sleepingMs).toBeGreaterThan(38)
    for (const { blocked, blockedMs } of report.threads) {
      const { byLock, ...parts } = blocked!
      const sum = Object.values(parts).reduce((total, ms) => total + ms, 0)
      expect(Math.abs(sum - blockedMs)).toBeLessThanOrEqual(blockedMs * 0.001)
      expect(byLock.reduce((total, { ms }) => total + ms, 0)).toBeCloseTo(parts.locksMs, 6)
    }
  })

  it('count each wait of a program with several processes once', async () => {
    const { recording, report } = await runOne(
      `
from multiprocessing import Process
from threading import Lock, Thread
from time import sleep

def enter(gate, arrived):
    arrived.append(True)
    with gate:
        pass

def main():
    gate = Lock()
    arrived = []
    threads = [Thread(target=enter, args=(gate, arrived)) for _ in range(2)]
    with gate:
        for thread in threads:
            thread.start()
        while len(arrived) < 2:
            sleep(0.001)
        sleep(0.02)
    for thread in threads:
        thread.join()

if __name__ == '__main__':
    child = Process(target=main)
    child.start()
    main()
    child.join()
`,
      'switch',
    )
    expect(recording.locks!.map(({ name, waits }) => [name, waits])).toEqual([
      ['gate', 2],
      ['gate', 2],
    ])
    expect(new Set(recording.locks!.map(({ id }) => id)).size).toBe(2)
    expect(report.locks!.map(({ name, waitUs }) => [name, waitUs.n]).sort()).toEqual([
      ['gate #1', 2],
      ['gate #2', 2],
    ])
  })

  it('are not stamped in a run without recording', async () => {
    const { recording } = await runOne(SLOW_CONSUMER, 'switch', { recording: false })
    expect(recording).not.toHaveProperty('locks')
    expect(recording.stamps).toBe(0)
  })
})
