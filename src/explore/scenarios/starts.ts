import {
  AWAITED_THREADS,
  DRAINER,
  DRAINER_CALL,
  FINISHED,
  FLOOR,
  LIVE_THREADS,
  SERVING,
  SLOT_BYTES,
  SLOT_OWNER,
  SLOTS,
  START_MUTEX,
  THREAD_COUNT,
} from '../../../assembly/abi/layout.ts'
import { Status } from '../../../assembly/abi/life.ts'
import { THREAD_STATUS } from '../../../assembly/abi/words.ts'
import type { GilDescriptor } from '../../model/gils.ts'
import { call, type Scenario } from '../scenario.ts'
import { threadWord } from '../word-names.ts'
import type { World } from '../world.ts'
import { rulesOf } from './gils.ts'
import { type Role, worker } from './worker.ts'

// Scenarios of the start of threads: by several threads, without a free slot, and in a copy of a process.

const CHILD = FLOOR
const OTHER = FLOOR + 4
const SHARED = FLOOR + 8
const OWN = [FLOOR + 12, FLOOR + 16]

const leaf: Role = function* () {}

export function prepareMain(world: World, gil: GilDescriptor, slots: number): void {
  world.direct('setup', slots, gil.policy, 5000, 3, 0, 0)
  world.direct('createMain')
}

export function allEnded(world: World, threads: number): string | undefined {
  for (let thread = 0; thread < threads; thread++)
    if (world.direct('threadStatus', thread) !== Status.DONE) return `thread ${thread} has not ended`
  return world.load(LIVE_THREADS) === 0 ? undefined : `${world.load(LIVE_THREADS)} threads are counted at the end`
}

/** Two threads start the same thread, and each of them starts one more. */
export function startersScenario(gil: GilDescriptor): Scenario {
  return {
    id: `${gil.id}-starters`,
    title: 'a thread is started once, and each thread gets a worker of its own',
    rules: rulesOf(gil),
    start: (world) => {
      prepareMain(world, gil, 5)
      let started = 0
      const starts = (own: number): Role =>
        function* (thread) {
          if ((yield call('threadStart', thread, SHARED, 0)) >= 0) started++
          if ((yield call('threadStart', thread, OWN[own] as number, 0)) < 0) world.fail('a thread cannot be started')
        }
      const main: Role = function* (thread) {
        if ((yield call('threadStart', thread, CHILD, 0)) !== 1) world.fail('the first thread has another number')
        yield* starts(0)(thread)
        yield call('threadsJoinAwaited', thread)
        if (started !== 1) world.fail(`a thread was started ${started} times`)
      }
      const roles = [main, starts(1), leaf, leaf, leaf]
      return roles.map((_, slot) => worker(world, slot, roles))
    },
    finish: (world) => allEnded(world, 5),
  }
}

/** The only other slot has a thread. When that thread has ended, the slot is free again. */
export function fullScenario(gil: GilDescriptor): Scenario {
  return {
    id: `${gil.id}-full`,
    title: 'a start fails while every slot has a thread, and can be repeated',
    rules: rulesOf(gil),
    start: (world) => {
      prepareMain(world, gil, 2)
      const main: Role = function* (thread) {
        yield call('threadStart', thread, CHILD, 0)
        if ((yield call('threadStart', thread, CHILD, 0)) >= 0) world.fail('a thread was started twice')
        if ((yield call('threadStart', thread, OTHER, 0)) >= 0) world.fail('a slot has two threads')
        yield call('eventLoopWake', 1)
        yield call('threadJoin', thread, CHILD)
        yield 'idle'
        if ((yield call('threadStart', thread, OTHER, 0)) < 0) world.fail('a slot without a thread is not free')
        yield call('threadJoin', thread, OTHER)
      }
      const waits: Role = function* (thread) {
        yield call('eventLoopPark', thread)
      }
      return [0, 1].map((slot) => worker(world, slot, [main, waits, leaf]))
    },
    finish: (world) => allEnded(world, 3),
  }
}

const FORKER = 1
const LOCK = FLOOR + 2048

/** A thread other than the main thread has forked. In the copy it is the main thread, and it starts a thread. */
export function forkScenario(gil: GilDescriptor): Scenario {
  return {
    id: `${gil.id}-fork`,
    title: 'in a copy of a process, only the thread that forked remains, and it can start threads',
    rules: rulesOf(gil),
    start: (world) => {
      copyProcess(world, gil)
      const main: Role = function* (thread) {
        if (world.direct('threadScratch', thread) !== world.direct('threadScratch', 0)) world.fail('the thread uses another slot')
        if ((yield call('threadsActive')) !== 1) world.fail('a thread of the parent is active')
        if ((yield call('threadStart', thread, CHILD, 0)) !== FORKER + 1) world.fail('the copy counts its threads from another number')
        yield call('threadsJoinAwaited', thread)
        if ((yield call('threadsActive')) !== 1) world.fail('a thread was not joined')
      }
      const takes: Role = function* (thread) {
        yield call('lockTake', thread, LOCK, -1)
        yield call('threadSleep', thread, 0)
      }
      const roles = [leaf, main, takes]
      return [0, 1].map((slot) => worker(world, slot, roles))
    },
    finish: (world) => allEnded(world, FORKER + 2),
  }
}

/** Makes the words of a process whose thread FORKER holds the GIL and forks, and lets the copy begin. */
function copyProcess(world: World, gil: GilDescriptor): void {
  prepareMain(world, gil, 2)
  world.direct('attach', FORKER)
  world.store(LOCK, 1)
  world.direct('gilTake', FORKER)
  for (const thread of [0, FORKER]) world.store(threadWord(thread, THREAD_STATUS), Status.LIVE)
  for (const count of [THREAD_COUNT, LIVE_THREADS, AWAITED_THREADS, SERVING]) world.store(count, 2)
  world.store(START_MUTEX, 2)
  world.store(FINISHED, 1)
  world.store(DRAINER, DRAINER_CALL)
  // The host copies no slots.
  for (let slot = 0; slot < 2; slot++) world.store(SLOTS + slot * SLOT_BYTES + SLOT_OWNER, 0)
  world.direct('threadsFork', FORKER)
}
