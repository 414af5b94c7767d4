import { describe, expect, it, vi } from 'vitest'
import { explore, PriorityStrategy, replay, World } from '../../src/explore/index.ts'
import { programScenario } from '../../src/explore/scenarios/programs.ts'
import { findGil, type GilDescriptor } from '../../src/model/gils.ts'
import { compile, toImage } from '../../src/program/index.ts'
import { programMachine } from '../mutants/build.ts'
import * as mutants from '../mutants/library.ts'

vi.setConfig({ testTimeout: 60_000 })

const SWITCH = findGil('switch') as GilDescriptor
const world = new World(await programMachine(), 2)
const SCHEDULES = 3000

const EVENT = `from threading import Event, Thread
event = Event()
thread = Thread(target=event.wait)
thread.start()
event.set()
thread.join()
`

/** If two threads are inside the semaphore, one of them acquires a lock twice. It then waits for ever, so the explorer finds a deadlock. */
const SEMAPHORE = `from threading import Lock, Semaphore, Thread
semaphore = Semaphore()
inside = []

def work():
    for _ in range(2):
        with semaphore:
            inside.append(1)
            for _ in range(3):
                if len(inside) > 1:
                    gate = Lock()
                    gate.acquire()
                    gate.acquire()
            inside.pop()

thread = Thread(target=work)
thread.start()
work()
thread.join()
`

const BARRIER = `from threading import Barrier, Thread
barrier = Barrier(2)

def work():
    for _ in range(2):
        barrier.wait()

thread = Thread(target=work)
thread.start()
work()
thread.join()
`

const QUEUE = `from queue import Queue
from threading import Thread
tasks = Queue(1)

def work():
    for _ in range(2):
        tasks.get()
        tasks.task_done()

thread = Thread(target=work)
thread.start()
tasks.put(1)
tasks.put(2)
tasks.join()
thread.join()
`

/** Explores a program that ends unless a wake-up is lost. @returns the kind of failure; undefined if the program ended on every schedule */
function failureOf(name: string, source: string, compiler = compile) {
  const scenario = programScenario(name, toImage(compiler(source, 'program.py')), SWITCH, 2)
  const { failure } = explore(world, scenario, { strategy: new PriorityStrategy(1, 6, 200), schedules: SCHEDULES })
  if (failure) expect(replay(world, scenario, failure.schedule).failure?.message).toBe(failure.message)
  return failure?.kind
}

describe('what the library writes in Python, under switch', () => {
  it.each([
    { name: 'Event', source: EVENT },
    { name: 'Semaphore', source: SEMAPHORE },
    { name: 'Barrier', source: BARRIER },
    { name: 'Queue', source: QUEUE },
  ])('loses no wake-up of $name on any schedule that is tried', ({ name, source }) => {
    expect(failureOf(name, source)).toBeUndefined()
  })

  it.each([
    { name: 'Event', source: EVENT, mutant: mutants.EVENT_SILENT_SET },
    { name: 'Event', source: EVENT, mutant: mutants.EVENT_EARLY_TEST },
    { name: 'Semaphore', source: SEMAPHORE, mutant: mutants.SEMAPHORE_SILENT_RELEASE },
    { name: 'Semaphore', source: SEMAPHORE, mutant: mutants.SEMAPHORE_EARLY_TEST },
    { name: 'Barrier', source: BARRIER, mutant: mutants.BARRIER_STAYS_SHUT },
    { name: 'Barrier', source: BARRIER, mutant: mutants.BARRIER_FORGETS_TO_FILL },
    { name: 'Queue', source: QUEUE, mutant: mutants.QUEUE_SILENT_PUT },
    { name: 'Queue', source: QUEUE, mutant: mutants.QUEUE_SILENT_GET },
    { name: 'Queue', source: QUEUE, mutant: mutants.TASKS_NEVER_DONE },
  ])('gets stuck on a schedule if $mutant.defect', async ({ name, source, mutant }) => {
    expect(failureOf(name, source, await mutants.compilerWith(mutant))).toBe('all asleep')
  })
})

it('a mutant of the library stays out of the other tests of its worker', async () => {
  await mutants.compilerWith(mutants.EVENT_SILENT_SET)
  const { partsOf } = await import('../../src/program/compile/modules/library-parts.ts')
  expect(partsOf('queue.py').filter(({ packed }) => packed === undefined)).toEqual([])
})
