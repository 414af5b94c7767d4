import { describe, expect, it, vi } from 'vitest'
import { DepthFirstStrategy, explore, PriorityStrategy, replay, World } from '../../src/explore/index.ts'
import { programScenario } from '../../src/explore/scenarios/programs.ts'
import type { EvalBreaker } from '../../src/model/eval-breaker.ts'
import { findGil, type GilDescriptor } from '../../src/model/gils.ts'
import { compile, toImage } from '../../src/program/index.ts'
import { programMachine } from '../mutants/build.ts'

vi.setConfig({ testTimeout: 60_000 })

const SWITCH = findGil('switch') as GilDescriptor
const world = new World(await programMachine(), 2)

/** The started thread takes the lock `first` and then `second`. The main thread takes the given locks in the given order. */
function twoLocks(outer: string, inner: string) {
  const source = `from threading import Lock, Thread
first = Lock()
second = Lock()

def work(outer, inner):
    for _ in range(2):
        with outer:
            with inner:
                pass

thread = Thread(target=work, args=(first, second))
thread.start()
work(${outer}, ${inner})
thread.join()
`
  return programScenario('two-locks', toImage(compile(source, 'program.py')), SWITCH, 2)
}

// The strategy tries schedules of at most 12 preemptions. A hand-off of the GIL at a check takes about four preemptions: one for the
// request, one for the release, and one switch to each of the two threads.
const strategy = () => new DepthFirstStrategy(12)

describe('two threads that take two locks with `with`, under switch', () => {
  it('get stuck on a schedule if they take them in opposite orders', () => {
    const scenario = twoLocks('second', 'first')
    const { failure } = explore(world, scenario, { strategy: strategy(), schedules: 10_000 })
    expect(failure?.kind).toBe('all asleep')
    // The main thread waits for ever for the lock of the other thread, so it does not reach join().
    expect(failure?.message).toMatch(/^nobody can run: a sleeps on word \d+ \(0\); b sleeps on word \d+ \(0\)$/)
    expect(replay(world, scenario, failure!.schedule).failure?.message).toBe(failure!.message)
  })

  it('end on every schedule that is tried if they take them in the same order', () => {
    const { ok, failure } = explore(world, twoLocks('first', 'second'), { strategy: strategy(), schedules: 10_000 })
    expect([ok, failure?.message]).toEqual([true, undefined])
  })
})

describe('two threads that run `count += 1`, under switch', () => {
  const SCHEDULES = 5000
  // If an update is lost, the main thread acquires a lock twice, so it deadlocks and the explorer reports the schedule.
  const source = `from threading import Lock, Thread
count = 0

def add():
    global count
    for _ in range(2):
        count += 1

thread = Thread(target=add)
thread.start()
add()
thread.join()
if count != 4:
    gate = Lock()
    gate.acquire()
    gate.acquire()
`
  const scenario = (evalBreaker: EvalBreaker) => {
    const image = toImage(compile(source, 'program.py', { fuse: evalBreaker === '3.10' }))
    return programScenario(`count-${evalBreaker}`, image, SWITCH, 2, evalBreaker)
  }

  it.each(['2.7', '3.9'] as const)('lose an update on a schedule, with the check points of %s', (evalBreaker) => {
    const { failure } = explore(world, scenario(evalBreaker), { strategy: new PriorityStrategy(1, 10, 200), schedules: SCHEDULES })
    expect(failure?.kind).toBe('all asleep')
    expect(replay(world, scenario(evalBreaker), failure!.schedule).failure?.message).toBe(failure!.message)
  })

  it('lose no update on any schedule that is tried, with the check points of 3.10', () => {
    const { ok, failure } = explore(world, scenario('3.10'), { strategy: new PriorityStrategy(1, 10, 200), schedules: SCHEDULES })
    expect([ok, failure?.message]).toEqual([true, undefined])
  })
})
