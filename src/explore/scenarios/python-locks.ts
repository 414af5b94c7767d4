import { FLOOR } from '../../../assembly/abi/layout.ts'
import { Why } from '../../../assembly/abi/policies.ts'
import type { GilDescriptor } from '../../model/gils.ts'
import { type Body, call, type Scenario } from '../scenario.ts'
import { openGil, rulesOf } from './gils.ts'
import { prepare } from './locks.ts'
import { Occupancy } from './occupancy.ts'

/** The words of a Lock or RLock: value, waiters, owner and depth. */
const LOCK = FLOOR + 2048
const [WAITERS, OWNER] = [LOCK + 4, LOCK + 8]
/** A further Lock, with room for the words beside both (os/lock-events.ts). */
const OUTER_LOCK = LOCK + 128
const FOREVER = -1

interface Users {
  readonly threads: number
  readonly rounds: number
  /** The last thread takes the lock with this timeout, ns. */
  readonly timeoutNs?: number
}

/** Threads take a Lock while they hold the GIL, as Python's threads do, and release it. */
export function lockScenario(gil: GilDescriptor, { threads, rounds, timeoutNs }: Users): Scenario {
  return {
    id: `${gil.id}-lock-${threads}x${rounds}${timeoutNs === undefined ? '' : `-timed-${timeoutNs}`}`,
    title: 'at most one has the Lock, and everybody gets it or gives up',
    rules: rulesOf(gil),
    start: (world) => {
      openGil(world, gil, threads)
      for (let word = LOCK; word < LOCK + 16; word += 4) world.store(word, word === LOCK ? 1 : 0)
      const inside = new Occupancy(world, 1, 'the Lock')
      return Array.from({ length: threads }, (_, slot): Body => {
        const limit = slot === threads - 1 && timeoutNs !== undefined ? timeoutNs : FOREVER
        return function* () {
          yield call('gilTake', slot)
          for (let round = 0; round < rounds; round++) {
            const since = world.ns
            if (yield call('lockTake', slot, LOCK, limit)) {
              inside.enter(slot)
              if (world.load(OWNER) !== slot + 1) world.fail('the Lock has another owner')
              yield call('gilPoll', slot)
              inside.leave(slot)
              if ((yield call('lockRelease', slot, LOCK)) === 0) world.fail('the Lock was not held')
            } else if (limit < 0 || world.ns - since < limit) world.fail('a thread gave up early')
            yield call('gilPoll', slot)
          }
          yield call('gilDrop', slot, Why.FINAL)
        }
      })
    },
    finish: (world) => {
      if (world.load(LOCK) !== 1) return 'the Lock is not free at the end'
      if (world.load(OWNER) !== 0) return 'the free Lock has an owner'
      if (world.direct('lockRelease', 0, LOCK) !== 0) return 'a free Lock can be released'
      return world.load(WAITERS) === 0 ? undefined : 'the Lock still counts waiters'
    },
  }
}

/** Threads take two Locks, one inside the other, in the same order. */
export function twoLocksScenario(gil: GilDescriptor, threads: number): Scenario {
  return {
    id: `${gil.id}-two-locks-${threads}`,
    title: 'at most one has the inner Lock',
    rules: rulesOf(gil),
    start: (world) => {
      openGil(world, gil, threads)
      for (const lock of [OUTER_LOCK, LOCK]) world.store(lock, 1)
      const inside = new Occupancy(world, 1, 'the inner Lock')
      return Array.from({ length: threads }, (_, slot): Body => {
        return function* () {
          yield call('gilTake', slot)
          for (const lock of [OUTER_LOCK, LOCK]) {
            yield call('lockTake', slot, lock, FOREVER)
            yield call('gilPoll', slot)
          }
          inside.enter(slot)
          inside.leave(slot)
          for (const lock of [LOCK, OUTER_LOCK]) {
            yield call('lockRelease', slot, lock)
            yield call('gilPoll', slot)
          }
          // Here the threads need not take the locks in turn, so the inner Lock has waiters too.
          yield call('lockTake', slot, LOCK, FOREVER)
          yield call('gilPoll', slot)
          yield call('lockRelease', slot, LOCK)
          yield call('gilDrop', slot, Why.FINAL)
        }
      })
    },
    finish: (world) => (world.load(LOCK) === 1 && world.load(OUTER_LOCK) === 1 ? undefined : 'a Lock is not free at the end'),
  }
}

/** Several threads release the same Lock, which is held. */
export function releaseScenario(releasers: number): Scenario {
  let released = 0
  return {
    id: `lock-${releasers}-releasers`,
    title: 'a Lock is released once',
    start: (world) => {
      prepare(world, releasers)
      for (let word = LOCK; word < LOCK + 16; word += 4) world.store(word, 0)
      released = 0
      return Array.from({ length: releasers }, (_, slot): Body => {
        return function* () {
          const wasHeld = yield call('lockRelease', slot, LOCK)
          released += wasHeld
        }
      })
    },
    finish: (world) => {
      if (released !== 1) return `the Lock was released ${released} times`
      return world.load(LOCK) === 1 ? undefined : `the value of a free Lock is ${world.load(LOCK)}`
    },
  }
}

/**
 * Each thread takes an RLock twice, releases both holds in one call and takes both back, as Condition.wait() does. It then releases the
 * RLock twice.
 */
export function rlockScenario(gil: GilDescriptor, threads: number): Scenario {
  return {
    id: `${gil.id}-rlock-${threads}`,
    title: 'at most one has the RLock, however often it takes it',
    rules: rulesOf(gil),
    start: (world) => {
      openGil(world, gil, threads)
      for (let word = LOCK; word < LOCK + 16; word += 4) world.store(word, word === LOCK ? 1 : 0)
      const inside = new Occupancy(world, 1, 'the RLock')
      const depth = (expected: number) => {
        const found = world.direct('rlockDepth', LOCK)
        if (found !== expected) world.fail(`the depth is ${found}, not ${expected}`)
      }
      return Array.from({ length: threads }, (_, slot): Body => {
        return function* () {
          yield call('gilTake', slot)
          if (yield call('rlockRelease', slot, LOCK)) world.fail('a thread releases an RLock that it does not own')
          if (yield call('rlockReleaseAll', slot, LOCK)) world.fail('a thread releases an RLock that it does not own')
          if ((yield call('rlockTake', slot, LOCK, FOREVER)) === 0) world.fail('a thread gave up without a timeout')
          inside.enter(slot)
          depth(1)
          yield call('rlockTake', slot, LOCK, FOREVER)
          depth(2)
          inside.leave(slot)
          const taken = yield call('rlockReleaseAll', slot, LOCK)
          if (taken !== 2) world.fail(`the RLock was taken ${taken} times`)
          yield call('gilPoll', slot)
          yield call('rlockRestore', slot, LOCK, taken)
          inside.enter(slot)
          depth(2)
          yield call('rlockRelease', slot, LOCK)
          depth(1)
          yield call('gilPoll', slot)
          inside.leave(slot)
          if ((yield call('rlockRelease', slot, LOCK)) === 0) world.fail('the owner cannot release the RLock')
          yield call('gilDrop', slot, Why.FINAL)
        }
      })
    },
    finish: (world) => {
      if (world.load(LOCK) !== 1) return 'the RLock is not free at the end'
      if (world.direct('rlockDepth', LOCK) !== 0) return 'a free RLock has a depth'
      return world.load(WAITERS) === 0 ? undefined : 'the RLock still counts waiters'
    },
  }
}

/**
 * Each sleeper sleeps for 0 ns and then for a time of its own. Another thread parks in an event loop with a timeout, and another receives
 * from a connection with a timeout.
 */
export function sleepScenario(gil: GilDescriptor, sleepers: number): Scenario {
  return {
    id: `${gil.id}-sleep-${sleepers}`,
    title: 'a sleep lasts its full time, without the GIL',
    rules: { ...rulesOf(gil), allAsleep: 'fine' },
    start: (world) => {
      openGil(world, gil, sleepers + 2)
      const sleep = Array.from({ length: sleepers }, (_, slot): Body => {
        return function* () {
          yield call('gilTake', slot)
          for (const ns of [0, 50 * (slot + 1)]) {
            const since = world.ns
            yield call('threadSleep', slot, ns)
            if (world.ns - since < ns) world.fail(`a sleep of ${ns} ns lasted ${world.ns - since} ns`)
            yield call('gilPoll', slot)
          }
          yield call('gilDrop', slot, Why.FINAL)
        }
      })
      const receive: Body = function* () {
        const slot = sleepers + 1
        yield call('gilTake', slot)
        const since = world.ns
        yield call('connectionReceive', slot, 30)
        if (world.ns - since < 30) world.fail('an answer arrived early')
        yield call('gilDrop', slot, Why.FINAL)
      }
      const loop: Body = function* () {
        yield call('gilTake', sleepers)
        const since = world.ns
        yield call('eventLoopParkFor', sleepers, 0)
        yield call('eventLoopParkFor', sleepers, 70)
        if (world.ns - since < 70) world.fail('an event loop woke early')
        yield call('eventLoopWake', sleepers)
        yield call('eventLoopPark', sleepers)
        yield call('gilDrop', sleepers, Why.FINAL)
      }
      return [...sleep, loop, receive]
    },
  }
}
