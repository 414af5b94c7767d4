import { FLOOR, HAS_HUB, LIVE_THREADS, POISON } from '../../../assembly/abi/layout.ts'
import { Poison, Why } from '../../../assembly/abi/policies.ts'
import { THREAD_STATUS } from '../../../assembly/abi/words.ts'
import type { GilDescriptor } from '../../model/gils.ts'
import { type Body, call, type Scenario } from '../scenario.ts'
import { threadWord } from '../word-names.ts'
import { nudgeAll, rulesOf } from './gils.ts'
import { type Role, worker } from './worker.ts'

// Scenarios of joins with a timeout, and of daemon threads that sleep when the program ends.

const CHILD = FLOOR
const JOIN_NS = 300

/** The main thread joins a thread that is parked, and gives up twice. Meanwhile another thread wakes the main thread in vain. */
export function timedJoinScenario(gil: GilDescriptor): Scenario {
  return {
    id: `${gil.id}-join-timed`,
    title: 'join() with a timeout lasts that long if the thread does not end, and no longer',
    rules: { ...rulesOf(gil), allAsleep: 'fine' },
    start: (world) => {
      world.direct('setup', 2, gil.policy, 5000, 3, 0, 0)
      world.direct('createMain')
      const main: Role = function* (thread) {
        yield call('threadStart', thread, CHILD, 0)
        for (const ns of [0, JOIN_NS]) {
          const since = world.ns
          yield call('threadJoinFor', thread, CHILD, ns)
          if (world.ns - since < ns) world.fail(`join() gave up after ${world.ns - since} ns`)
        }
        yield call('eventLoopWake', 1)
        yield call('threadJoin', thread, CHILD)
        if ((yield call('threadIsAlive', CHILD)) === 1) world.fail('a thread that was joined is alive')
      }
      const waits: Role = function* (thread) {
        yield call('eventLoopPark', thread)
      }
      const waker: Body = function* () {
        yield { sleepNs: 1 + world.draw(JOIN_NS) }
        yield call('futexWake', threadWord(1, THREAD_STATUS), 1)
      }
      return [worker(world, 0, [main, waits]), worker(world, 1, [main, waits]), waker]
    },
    finish: (world) => (world.load(LIVE_THREADS) === 0 ? undefined : `${world.load(LIVE_THREADS)} threads are counted at the end`),
  }
}

/** The mutex that the daemon thread waits for. No thread releases it. */
const HELD = FLOOR + 64
const CONTENDED = 2

/** The only other thread is a daemon thread. It is parked when the main thread ends, so the end of the program must wake it. */
export function parkedDaemonScenario(gil: GilDescriptor): Scenario {
  return {
    id: `${gil.id}-daemon-parked`,
    title: 'the end of the program wakes a parked daemon thread, which stops',
    rules: rulesOf(gil),
    start: (world) => {
      world.direct('setup', 2, gil.policy, 5000, 3, 0, 0)
      world.direct('createMain')
      world.store(HELD, CONTENDED)
      const main: Role = function* (thread) {
        yield call('threadStart', thread, CHILD, 1)
        yield call('gilDrop', thread, Why.BLOCKING)
        yield 'idle'
        yield call('gilTake', thread)
      }
      const waits: Role = function* (thread) {
        yield call('gilDrop', thread, Why.BLOCKING)
        yield call('mutexLock', thread, HELD)
        world.fail('a daemon thread goes on')
      }
      return [0, 1].map((slot) => worker(world, slot, [main, waits]))
    },
  }
}

/** In a run that may have child processes, daemon threads run until the host stops them. */
export function hubDaemonScenario(gil: GilDescriptor): Scenario {
  let isAwake = false
  return {
    id: `${gil.id}-daemon-hub`,
    title: 'daemon threads run until the host stops them, if the program may have child processes',
    rules: rulesOf(gil),
    start: (world) => {
      isAwake = false
      world.direct('setup', 2, gil.policy, 5000, 3, 0, 0)
      world.direct('createMain')
      world.store(HAS_HUB, 1)
      const main: Role = function* (thread) {
        yield call('threadStart', thread, CHILD, 1)
      }
      const waits: Role = function* (thread) {
        yield call('eventLoopPark', thread)
        isAwake = true
        yield call('threadSleep', thread, -1)
      }
      const host: Body = function* () {
        yield 'idle'
        if (world.load(POISON) !== Poison.NONE) world.fail('the end of the program stops the daemon threads')
        yield call('eventLoopWake', 1)
        yield 'idle'
        if (!isAwake) world.fail('the daemon thread does not go on')
        yield call('stop', Poison.STOP)
        yield* nudgeAll(world)
      }
      return [...[0, 1].map((slot) => worker(world, slot, [main, waits])), host]
    },
  }
}

const IMMORTAL_NAME = FLOOR + 2048
const NAME = FLOOR + 2064
const TRAP = 7
/** The error and the name of an ended thread, and whether reports need data in the heap of its interpreter. */
const ENDED: readonly (readonly [trap: number, name: number, isRead: boolean])[] = [
  [0, 0, false],
  [TRAP, 0, true],
  [0, NAME, true],
  [0, IMMORTAL_NAME, false],
]

/** A thread outside the main interpreter joins the threads of the main interpreter. */
export function joinAllScenario(gil: GilDescriptor): Scenario {
  return {
    id: `${gil.id}-join-all`,
    title: 'an interpreter is joined when its threads have ended, and keeps what reports need',
    rules: rulesOf(gil),
    start: (world) => {
      world.direct('setup', 3, gil.policy, 5000, 3, 0, 0)
      // The program has a second thread from the start, so the tick GIL exists.
      world.direct('openGil')
      world.direct('createMain')
      world.direct('attach', 2)
      world.store(IMMORTAL_NAME, -1)
      world.store(NAME, 1)
      let hasEnded = false
      const main: Role = function* (thread) {
        yield call('threadStart', thread, CHILD, 0)
        yield call('threadJoin', thread, CHILD)
      }
      const sleeps: Role = function* (thread) {
        yield call('threadSleep', thread, 0)
        hasEnded = true
      }
      const outside: Body = function* () {
        yield call('gilTake', 2)
        for (const [trap, name, isRead] of ENDED) {
          world.direct('threadDescribe', 1, trap, name)
          const found = yield call('threadsJoinAll', 2)
          if (!hasEnded) world.fail('a thread of the interpreter still runs')
          if ((found === 1) !== isRead) world.fail(`the interpreter says ${found} about an error ${trap} and a name at ${name}`)
        }
        yield call('gilDrop', 2, Why.FINAL)
      }
      return [...[0, 1].map((slot) => worker(world, slot, [main, sleeps])), outside]
    },
  }
}
