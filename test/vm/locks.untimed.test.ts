import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runOnce } from '../../src/lab/execution/run-once.ts'
import type { Session } from '../../src/lab/session/session.ts'
import { findGil } from '../../src/model/gils.ts'
import type { Recording } from '../../src/model/recording.ts'
import { compile } from '../../src/program/index.ts'
import { openSession } from '../contract/lab.ts'
import { EVERY_PROGRAM_GILS } from '../every-program-gils.ts'

const SETTINGS = {
  experiment: 'locks',
  variant: '',
  round: 1,
  switchIntervalUs: 500,
  checkInterval: 100,
  kernelEntryNs: 0,
  recording: true,
}
const CONDITIONS = { loadNs: 1, clockStepNs: 1000, timeoutMs: 30_000 }

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
        with a:
            pass
Thread(target=first).start()
Thread(target=second).start()
`

const FORGOTTEN = `
from threading import Event, Lock, Semaphore, Thread
nobody = Event()
gate = Semaphore(0)
lock = Lock()
def waiter():
    nobody.wait()
def visitor():
    gate.acquire()
Thread(target=waiter).start()
Thread(target=visitor).start()
lock.acquire()
lock.acquire()
`

/** Every thread waits often, but no thread waits forever. */
const CROWD = `
from threading import Event, Lock, Semaphore, Thread
lock = Lock()
gate = Semaphore(2)
done = Semaphore(0)
count = 0
def work():
    global count
    for i in range(300):
        with gate:
            lock.acquire()
            count += 1
            lock.release()
    done.release()
for i in range(6):
    Thread(target=work).start()
for i in range(6):
    done.acquire()
print(count)
`

describe('locks between threads', () => {
  let session: Session
  let close: () => Promise<void>
  beforeAll(async () => {
    ;({ session, close } = await openSession(9))
  })
  afterAll(() => close())

  const run = (source: string, gil: string): Promise<Recording> =>
    runOnce(session, { program: compile(source, 'locks.py'), gil: findGil(gil)!, settings: { ...SETTINGS, gil } }, CONDITIONS, {})

  for (const { id: gil } of EVERY_PROGRAM_GILS) {
    it(`acquired in opposite orders are a deadlock that names the holders, under ${gil}`, async () => {
      const { outcome, because } = await run(EMBRACE, gil)
      expect(outcome).toBe('deadlocked')
      expect(because).toContain('Thread-1 (first) waits for a Lock held by Thread-2 (second)')
      expect(because).toContain('Thread-2 (second) waits for a Lock held by Thread-1 (first)')
    })

    it(`that no thread will ever release are a deadlock, under ${gil}`, async () => {
      const { outcome, because } = await run(FORGOTTEN, gil)
      expect(outcome).toBe('deadlocked')
      expect(because).toContain('MainThread waits for a Lock held by MainThread')
      expect(because).toContain('Thread-1 (waiter) waits in Event.wait() at line 7 of locks.py')
      expect(because).toContain('Thread-2 (visitor) waits in Semaphore.acquire() at line 9 of locks.py')
    })

    it(`lose no wake-up and no count, under ${gil}`, async () => {
      const { outcome, stdout } = await run(CROWD, gil)
      expect(outcome).toBe('completed')
      expect(stdout).toBe('1800\n')
    })
  }

  it('acquired with a timeout are never a deadlock', async () => {
    const source = 'from threading import Event, Lock\nlock = Lock()\nlock.acquire()\nprint(lock.acquire(timeout=1.2), Event().wait(0.1))\n'
    const { outcome, stdout } = await run(source, 'switch')
    expect(outcome).toBe('completed')
    expect(stdout).toBe('False False\n')
  })
})
