import { describe, expect, it } from 'vitest'
import { rowsOf } from '../../src/model/columns.ts'
import { HoldEnd } from '../../src/model/timeline.ts'
import { buildTimeline } from '../../src/trace/build-timeline.ts'
import { EVERY_PROGRAM_GILS } from '../every-program-gils.ts'
import { LONG } from '../long.ts'
import { buildWholeMutant } from '../mutants/build.ts'
import { INTERPRETER_KEEPS_GIL, INTERPRETER_SHARES_GLOBALS, INTERPRETER_TAKES_NO_GIL } from '../mutants/interpreters.ts'
import type { Mutant } from '../mutants/mutant.ts'
import { runOne, runOnMachine } from './lab.ts'

const COUNTING = `
from concurrent import interpreters
n = 0
def count(times):
    global n
    for _ in range(times):
        n += 1
def total():
    return n
if __name__ == "__main__":
    both = [interpreters.create() for _ in range(2)]
    threads = [both[i].call_in_thread(count, 1_000_000 + i) for i in range(2)]
    count(10)
    for t in threads:
        t.join()
    print([i.call(total) for i in both], n)
    for i in both:
        i.close()
`

/** The interval is 1000 s, so no waiter requests the GIL. A thread that computes therefore keeps the GIL. */
const FOREVER_MINE = 'import sys\nsys.setswitchinterval(1000)\n'

const SPINNING = `
from concurrent import interpreters
import sys
def spin(i):
    sys.setswitchinterval(1000)
    print("spins", i)
    while True:
        pass
if __name__ == "__main__":
    sys.setswitchinterval(1000)
    threads = [interpreters.create().call_in_thread(spin, i) for i in range(2)]
    for t in threads:
        t.join()
`

const MANY_INSIDE = `
from concurrent import interpreters
from threading import Thread
items = []
n = 0
def add(name, times):
    for i in range(times):
        items.append(name)
def inside(times):
    threads = [Thread(target=add, args=(k, times)) for k in range(3)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return [len([x for x in items if x == k]) for k in range(3)]
if __name__ == "__main__":
    own = interpreters.create()
    other = own.call_in_thread(inside, 5_000)
    add("mine", 20_000)
    other.join()
    print(own.call(inside, 5_000), len(items))
`

describe('interpreters on real workers', () => {
  for (const { id: gil, traits } of EVERY_PROGRAM_GILS) {
    it(`each count a million in their own globals, under ${gil}`, async () => {
      const { report, recording } = await runOne(COUNTING, gil)
      expect(report.error).toBeUndefined()
      expect(report.stdout).toBe('[1000000, 1000001] 10\n')
      expect(buildTimeline(recording).gils).toEqual(traits.excludes ? [0, 1, 2] : [0])
    })

    it(`lose no item that several threads append inside one interpreter, under ${gil}`, async () => {
      const { report } = await runOne(MANY_INSIDE, gil)
      expect(report.error).toBeUndefined()
      expect(report.stdout).toBe('[10000, 10000, 10000] 20000\n')
    })
  }

  it('run in parallel: each spins for ever under a GIL that it never releases', async () => {
    const abort = new AbortController()
    let seen = ''
    const onProgress = (progress: { phase: string; text?: string }) => {
      seen += progress.phase === 'stdout' ? progress.text : ''
      if (seen.includes('spins 0') && seen.includes('spins 1')) abort.abort()
    }
    const { report, recording } = await runOne(SPINNING, 'switch', {}, { signal: abort.signal, onProgress })
    expect(report.outcome).toBe('stopped')
    // Ignores GIL 0, because the main thread may or may not have released it in join().
    const open = rowsOf(buildTimeline(recording).holds).filter(({ end, gil }) => end === HoldEnd.OPEN && gil > 0)
    expect(open.map((hold) => hold.gil)).toEqual([1, 2])
    const [one, other] = open
    expect(Math.max(one!.acquiredNs, other!.acquiredNs)).toBeLessThan(Math.min(one!.releasedNs, other!.releasedNs))
  })

  it('share one GIL if they are of the legacy kind', async () => {
    const legacy = COUNTING.replace('interpreters.create() for', 'interpreters.Interpreter(_interpreters.create("legacy")) for').replace(
      'from concurrent',
      'import _interpreters\nfrom concurrent',
    )
    const { report, recording } = await runOne(legacy, 'switch')
    expect(report.stdout).toBe('[1000000, 1000001] 10\n')
    expect(buildTimeline(recording).gils).toEqual([0])
  })

  it('pass an uncaught exception to the thread that called, and the other threads continue', async () => {
    const { report } = await runOne(
      `
from concurrent import interpreters
def fail(x):
    return 1 / x
t = interpreters.create().call_in_thread(fail, 0)
t.join()
print("goes on", t.name)
`,
      'switch',
    )
    expect(report.outcome).toBe('trapped')
    expect(report.stdout).toBe('goes on Thread-1 (_call)\n')
    expect(report.error).toBe(`Exception in thread Thread-1 (_call):
Traceback (most recent call last):
concurrent.interpreters.ExecutionFailed: ZeroDivisionError: division by zero

Uncaught in the interpreter:

Traceback (most recent call last):
  File "program.py", line 4, in fail
    return 1 / x
ZeroDivisionError: division by zero`)
  })

  it('close after their own threads have ended; threads that never end are a deadlock', async () => {
    const { report, recording } = await runOne(
      `
from concurrent import interpreters
from threading import Thread, Event
never = Event()
def wait():
    never.wait()
def start():
    Thread(target=wait).start()
if __name__ == "__main__":
    interp = interpreters.create()
    interp.call(start)
    interp.close()
`,
      'switch',
    )
    expect(report.outcome).toBe('deadlocked')
    expect(recording.because).toContain('MainThread waits in join() for Thread-1 (wait)')
    expect(recording.because).toContain('Thread-1 (wait) waits in Event.wait() at line 6 of program.py')
    expect(recording.because).toContain('last holder of GIL 0: MainThread; last holder of GIL 1: ')
  })

  it('leave the tracebacks and names of their threads behind', async () => {
    const { report } = await runOne(
      `
from concurrent import interpreters
from threading import Thread
def fail(text):
    return int(text + "!")
def start(i):
    t = Thread(target=fail, args=("x" * 3,), name=f"worker {i}")
    t.start()
    t.join()
if __name__ == "__main__":
    for i in range(2):
        interp = interpreters.create()
        interp.call(start, i)
        interp.close()
`,
      'switch',
    )
    expect(report.threads.map(({ name }) => name)).toEqual(['MainThread', 'worker 0', 'worker 1'])
    expect(report.error).toContain("ValueError: invalid literal for int() with base 10: 'xxx!'")
  })

  it('have a switch interval per GIL', async () => {
    const { report } = await runOne(
      `${FOREVER_MINE}from concurrent import interpreters
def get():
    return sys.getswitchinterval()
def set(seconds):
    sys.setswitchinterval(seconds)
if __name__ == "__main__":
    one = interpreters.create()
    other = interpreters.create()
    one.call(set, 0.25)
    print(sys.getswitchinterval(), one.call(get), other.call(get))
`,
      'switch',
      { switchIntervalUs: 2000 },
    )
    expect(report.stdout).toBe('1000.0 0.25 1000.0\n')
  })
})

describe('a mutant', () => {
  const COMPILING_MS = 180_000
  const onMutant = async (mutant: Mutant) => {
    const machine = await buildWholeMutant(mutant)
    return runOnMachine(machine, COUNTING, 'switch', 60_000)
  }

  it(
    'that enters an interpreter with the old GIL has only one GIL',
    async () => {
      const { report, recording } = await onMutant(INTERPRETER_KEEPS_GIL)
      expect(report.outcome).toBe('completed')
      expect(buildTimeline(recording).gils).toEqual([0])
    },
    COMPILING_MS,
  )

  it.runIf(LONG)(
    'that acquires no GIL in an interpreter does not reconcile',
    async () => {
      await expect(onMutant(INTERPRETER_TAKES_NO_GIL)).rejects.toThrow(/contradict each other|does not reconcile/)
    },
    COMPILING_MS,
  )

  it.runIf(LONG)(
    'that sees the old globals in an interpreter has a single counter',
    async () => {
      const { report } = await onMutant(INTERPRETER_SHARES_GLOBALS)
      expect(report.stdout).not.toBe('[1000000, 1000001] 10\n')
    },
    COMPILING_MS,
  )
})
