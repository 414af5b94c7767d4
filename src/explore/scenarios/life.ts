import { AWAITED_THREADS, EXITED, FINISHED, FLOOR, GIL_BYTES, GILS, LIVE_THREADS, POISON } from '../../../assembly/abi/layout.ts'
import { Status } from '../../../assembly/abi/life.ts'
import { Poison, Why } from '../../../assembly/abi/policies.ts'
import { GIL_GUARD, THREAD_WANTS_GIL } from '../../../assembly/abi/words.ts'
import type { GilDescriptor } from '../../model/gils.ts'
import { WAIT } from '../operations.ts'
import { type Body, call, type Scenario } from '../scenario.ts'
import { threadWord } from '../word-names.ts'
import { nudgeAll, rulesOf } from './gils.ts'
import { type Role, worker } from './worker.ts'

/** The handles of the two threads that the main thread starts. */
const CHILD = FLOOR
const JOINER = FLOOR + 4
/** How often the joiner checks whether the child is alive before the joiner gives up. */
const LOOKS = 8

/**
 * The main thread starts two threads, a child and a joiner, and joins the child. The joiner joins the child too, as soon as the child is
 * alive. If no thread remains asleep, no wake-up was lost and every worker returned to the pool.
 */
export function lifeScenario(gil: GilDescriptor): Scenario {
  return {
    id: `${gil.id}-life`,
    title: 'a thread that is alive can be joined, and join() returns when the thread has ended',
    rules: rulesOf(gil),
    start: (world) => {
      world.namer = (address) => (address === CHILD ? 'handle of the child' : address === JOINER ? 'handle of the joiner' : undefined)
      world.direct('setup', 3, gil.policy, 5000, 3, 0, 0)
      world.direct('createMain')
      let hasEnded = false
      const child: Role = function* (thread) {
        if (world.load(threadWord(thread, THREAD_WANTS_GIL)) !== 0) world.fail('a thread wants the GIL that it has')
        if (gil.traits.excludes && world.direct('holder', 0) !== thread + 1) world.fail('the GIL has another holder')
        if ((yield call('threadIsAlive', CHILD)) === 0) world.fail('a thread that runs is not alive')
        // The child blocks once, so that other threads run before it ends.
        yield call('threadSleep', thread, 0)
        hasEnded = true
      }
      const joins: Role = function* (thread) {
        if ((yield call('threadJoin', thread, CHILD)) === 0) world.fail('a thread that is alive cannot be joined')
        if (!hasEnded) world.fail('join() returns before the thread has ended')
        if ((yield call('threadIsAlive', CHILD)) === 1) world.fail('a thread that was joined is alive')
      }
      const joiner: Role = function* (thread) {
        for (let look = 0; look < LOOKS; look++) {
          if ((yield call('threadIsAlive', CHILD)) === 1) return yield* joins(thread)
          yield call('gilPoll', thread)
        }
      }
      const main: Role = function* (thread) {
        yield call('threadStart', thread, JOINER, 0)
        yield call('threadStart', thread, CHILD, 0)
        yield* joins(thread)
        yield call('threadsJoinAwaited', thread)
        for (const other of [1, 2]) if (world.direct('threadStatus', other) !== Status.DONE) world.fail(`thread ${other} was not joined`)
        const active = yield call('threadsActive')
        if (active !== 1) world.fail(`active_count() is ${active} after the other threads were joined`)
      }
      const roles: Role[] = [main, joiner, child]
      return [0, 1, 2].map((slot) => worker(world, slot, roles))
    },
    watch: (world) => (access) => {
      const isGil = access.address > GILS && access.address < GILS + GIL_BYTES
      // A thread that waits for the GIL's guard does not wait for the GIL itself. That wait lasts only a few instructions.
      if (access.operation !== WAIT || !isGil || access.address === GILS + GIL_GUARD) return
      if (![0, 1, 2].some((thread) => world.load(threadWord(thread, THREAD_WANTS_GIL)) === 1))
        world.fail('a thread parks for a GIL that no thread wants')
    },
    finish: (world) => {
      for (const thread of [0, 1, 2]) if (world.direct('threadStatus', thread) !== Status.DONE) return `thread ${thread} has not ended`
      return world.load(LIVE_THREADS) === 0 ? undefined : `${world.load(LIVE_THREADS)} threads are counted at the end`
    },
  }
}

/** The mutex that the daemon threads wait for. No thread releases it. */
const HELD = FLOOR + 64
const CONTENDED = 2
/** How often the computing daemon thread checks its breaker before it waits for the mutex. */
const POLLS = 12

/**
 * The main thread starts two daemon threads and ends. One of them computes for a while, then both wait for a mutex that is never released.
 * Once the program has ended, the host wakes the parked threads again and again, until every worker has returned.
 */
export function daemonScenario(gil: GilDescriptor): Scenario {
  return {
    id: `${gil.id}-daemons`,
    title: 'daemon threads stop where they are when the program ends',
    rules: rulesOf(gil),
    start: (world) => {
      world.direct('setup', 3, gil.policy, 5000, 3, 0, 0)
      world.direct('createMain')
      world.store(HELD, CONTENDED)
      let hasEnded = false
      const main: Role = function* (thread) {
        yield call('threadStart', thread, CHILD, 1)
        yield call('threadStart', thread, JOINER, 1)
        hasEnded = true
      }
      const waits: Role = function* (thread) {
        yield call('gilDrop', thread, Why.BLOCKING)
        yield call('mutexLock', thread, HELD)
        world.fail('a daemon thread has a mutex that nobody released')
      }
      const computes: Role = function* (thread) {
        for (let poll = 0; poll < POLLS; poll++) {
          if (hasEnded && gil.traits.excludes) world.fail('a daemon thread runs after the program has ended')
          yield call('gilPoll', thread)
        }
        yield* waits(thread)
      }
      const host: Body = function* () {
        yield 'idle'
        if (world.load(POISON) === Poison.NONE) world.fail(`the program does not end: ${world.describe()}`)
        yield call('nudge')
        yield* nudgeAll(world)
      }
      const roles: Role[] = [main, computes, waits]
      return [...[0, 1, 2].map((slot) => worker(world, slot, roles)), host]
    },
    finish: (world) => (world.load(AWAITED_THREADS) === 0 ? undefined : `${world.load(AWAITED_THREADS)} threads are counted at the end`),
  }
}

const EXIT_CODE = 3

/** The main thread starts another thread, which computes. Then the main thread calls os._exit(). After this call, no thread runs. */
export function exitScenario(gil: GilDescriptor): Scenario {
  return {
    id: `${gil.id}-exit-now`,
    title: 'os._exit() ends every thread at once',
    rules: rulesOf(gil),
    start: (world) => {
      world.direct('setup', 2, gil.policy, 5000, 3, 0, 0)
      world.direct('createMain')
      let hasEnded = false
      const main: Role = function* (thread) {
        yield call('threadStart', thread, CHILD, 0)
        hasEnded = true
        yield call('exitNow', thread, EXIT_CODE)
        world.fail('a thread runs after os._exit()')
      }
      const computes: Role = function* (thread) {
        for (let poll = 0; poll < POLLS; poll++) {
          if (hasEnded && gil.traits.excludes) world.fail('another thread runs after os._exit()')
          yield call('gilPoll', thread)
        }
        yield call('threadSleep', thread, -1)
      }
      const host: Body = function* () {
        yield 'idle'
        yield call('nudge')
        yield* nudgeAll(world)
      }
      return [...[0, 1].map((slot) => worker(world, slot, [main, computes])), host]
    },
    finish: (world) => {
      if (world.load(FINISHED) !== 1) return 'the program has not ended'
      return world.load(EXITED) === EXIT_CODE + 1 ? undefined : `the exit code is ${world.load(EXITED) - 1}`
    },
  }
}
