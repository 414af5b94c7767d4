import { Why } from '../../../assembly/abi/policies.ts'
import type { GilDescriptor } from '../../model/gils.ts'
import { type Body, call, type Request, type Scenario } from '../scenario.ts'
import type { World } from '../world.ts'
import { openGil, rulesOf } from './gils.ts'

// Scenarios about the time at which a waiter gets the GIL. They need a strategy that lets all threads run equally fast.

const MS = 1_000_000
const US = 1000
/** The length of each hold of a thread that releases the GIL and acquires it again at once. */
const HOLD_NS = 100 * US
/** Other threads may overtake a waiter for this time. After this time, the lock must hand the GIL to the waiter. */
const FAIR_AFTER_NS = MS
const MANY_HOLDS = 30

/** A thread releases the GIL and takes it back, again and again. A waiter gets the GIL after about 1 ms at the latest. */
export function patientScenario(gil: GilDescriptor): Scenario {
  return {
    id: `${gil.id}-patient`,
    title: 'a waiter gets the GIL after 1 ms, although another thread takes it back at once',
    rules: { timeouts: 'due', allAsleep: 'fine', points: 'every' },
    start: (world) => {
      openGil(world, gil, 2)
      let isHeld = false
      const hog: Body = function* () {
        for (let hold = 1; hold <= MANY_HOLDS; hold++) {
          yield call('gilTake', 0)
          isHeld = true
          yield { sleepNs: HOLD_NS }
          yield call('gilDrop', 0, hold === MANY_HOLDS ? Why.FINAL : Why.BLOCKING)
        }
      }
      const waiter: Body = function* () {
        while (!isHeld) yield 'step'
        const since = world.ns
        yield call('gilTake', 1)
        const waitedNs = world.ns - since
        // The tolerance is three holds. The releaser looks at the time only once per hold. Under a lock with a starvation mode, the waiter
        // also wakes once without success after 1 ms.
        if (waitedNs > FAIR_AFTER_NS + 3 * HOLD_NS) world.fail(`the waiter waited for ${waitedNs} ns`)
        yield call('gilDrop', 1, Why.FINAL)
      }
      return [hog, waiter]
    },
  }
}

const INTERVAL_US = 20
/**
 * The times at which the third thread of promptScenario() wants the GIL. The three times have different distances to the hand-offs between
 * the scenario's other two threads.
 */
const ARRIVALS_US = [100, 106, 113]
const UNTIL_NS = 125 * US
/** The longest time that the third thread of promptScenario() may wait: a fifth of the interval. */
const PROMPT_NS = 4 * US

/**
 * Two threads compute. A third thread wants the GIL briefly now and then, and gets it at once. `isNew`: the third thread has not had the
 * GIL before, so the lock can prefer this thread only because of what the other two threads did.
 */
export function promptScenario(gil: GilDescriptor, isNew: boolean): Scenario {
  return {
    id: `${gil.id}-prompt${isNew ? '-new' : ''}`,
    title: 'a thread that mostly blocks gets the GIL at once',
    rules: { timeouts: 'due', points: 'every', maxSteps: 2 * UNTIL_NS },
    start: (world) => {
      openGil(world, gil, 3, { switchIntervalUs: INTERVAL_US })
      const brief: Body = function* () {
        if (!isNew) yield* visit(2, 1)
        for (const [visits, us] of ARRIVALS_US.entries()) {
          if (world.ns > us * US) world.fail(`visit ${visits + 1} begins late`)
          yield { sleepNs: us * US - world.ns }
          const since = world.ns
          yield* visit(2, 0)
          const waitedNs = world.ns - since
          if (waitedNs > PROMPT_NS) world.fail(`the thread waited for ${waitedNs} ns at its visit ${visits + 1}`)
        }
      }
      return [computing(world, 0, UNTIL_NS), computing(world, 1, UNTIL_NS), brief]
    },
  }
}

/** A thread computes alone for longer than its time slice. A second thread then gets the GIL at once. */
export function overdueScenario(gil: GilDescriptor): Scenario {
  return {
    id: `${gil.id}-overdue`,
    title: 'a thread that arrives after the end of the slice gets the GIL at once',
    rules: { timeouts: 'due', maxSteps: 2 * UNTIL_NS },
    start: (world) => {
      openGil(world, gil, 2, { switchIntervalUs: INTERVAL_US })
      const late: Body = function* () {
        yield { sleepNs: 2 * INTERVAL_US * US }
        const since = world.ns
        yield* visit(1, 0)
        if (world.ns - since > PROMPT_NS) world.fail(`the thread waited for ${world.ns - since} ns`)
      }
      return [computing(world, 0, UNTIL_NS), late]
    },
  }
}

/** Takes the GIL, keeps it for some steps, and releases it to block. */
function* visit(slot: number, steps: number): Generator<Request, void, number> {
  yield call('gilTake', slot)
  for (let step = 0; step < steps; step++) yield 'step'
  yield call('gilDrop', slot, Why.BLOCKING)
}

function computing(world: World, slot: number, untilNs: number, began = (_ns: number) => {}): Body {
  return function* () {
    yield call('gilTake', slot)
    began(world.ns)
    while (world.ns < untilNs) yield call('gilPoll', slot)
    yield call('gilDrop', slot, Why.FINAL)
  }
}

const SHARED_NS = 200 * US
/** The first thread of sharedScenario() ends at this time, before the longest time slice of any GIL is over. */
const FIRST_NS = 10 * US

/** Each thread that computes gets the GIL long before it ends. The first thread ends early, so it does not join the queue again. */
export function sharedScenario(gil: GilDescriptor, threads: number): Scenario {
  return {
    id: `${gil.id}-shared-${threads}`,
    title: 'every thread that computes gets its share early',
    rules: { ...rulesOf(gil), timeouts: 'due', points: 'every', maxSteps: 2 * SHARED_NS },
    start: (world) => {
      openGil(world, gil, threads, { switchIntervalUs: 1 })
      const began = (slot: number) => (ns: number) => {
        if (ns > SHARED_NS / 2) world.fail(`thread ${slot} got the GIL after ${ns} ns`)
      }
      return Array.from({ length: threads }, (_, slot) => computing(world, slot, slot === 0 ? FIRST_NS : SHARED_NS, began(slot)))
    },
  }
}
