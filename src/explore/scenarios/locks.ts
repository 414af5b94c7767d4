import { FLOOR } from '../../../assembly/abi/layout.ts'
import { CONDITION_BYTES, CONDITION_LOCK, CONDITION_REFS, CONDITION_WREFS } from '../../../assembly/abi/words.ts'
import { type Body, call, type Scenario } from '../scenario.ts'
import { conditionWordName } from '../word-names.ts'
import type { World } from '../world.ts'
import { Occupancy } from './occupancy.ts'

/** The scenarios keep their locks in the scratch words from FLOOR on. No other code of such a run uses these words. */
export const MUTEX = FLOOR
const SEMAPHORE = FLOOR + 64
export const CONDITION = FLOOR + 128
const ITEMS = FLOOR + 256

function nameLocks(address: number): string | undefined {
  if (address === MUTEX) return 'mutex'
  if (address === SEMAPHORE) return 'semaphore'
  if (address === SEMAPHORE + 4) return 'semaphore.waiters'
  if (address >= CONDITION && address < CONDITION + CONDITION_BYTES) return `condition.${conditionWordName(address - CONDITION)}`
  return undefined
}

export function prepare(world: World, threads: number): void {
  world.namer = nameLocks
  world.direct('setup', threads, 0, 1, 100, 0, 0)
  for (let slot = 0; slot < threads; slot++) world.direct('attach', slot)
}

export function mutexScenario(threads: number, rounds: number): Scenario {
  return {
    id: `mutex-${threads}x${rounds}`,
    title: 'at most one has the mutex, and everybody gets it',
    start: (world) => {
      prepare(world, threads)
      const inside = new Occupancy(world, 1, 'the mutex')
      return Array.from({ length: threads }, (_, slot): Body => {
        return function* () {
          for (let round = 0; round < rounds; round++) {
            yield call('mutexLock', slot, MUTEX)
            inside.enter(slot)
            yield 'step'
            inside.leave(slot)
            yield call('mutexUnlock', MUTEX)
          }
        }
      })
    },
    finish: (world) => (world.load(MUTEX) === 0 ? undefined : 'the mutex is not free at the end'),
  }
}

export function semaphoreScenario(threads: number, rounds: number, permits: number): Scenario {
  return {
    id: `semaphore-${threads}x${rounds}-of-${permits}`,
    title: 'no more enter than the semaphore admits, and everybody gets in',
    start: (world) => {
      prepare(world, threads)
      // The words may have any value before the semaphore is made.
      world.store(SEMAPHORE + 4, 1)
      world.direct('semaphoreInit', SEMAPHORE, permits)
      const inside = new Occupancy(world, permits, 'the semaphore')
      return Array.from({ length: threads }, (_, slot): Body => {
        return function* () {
          for (let round = 0; round < rounds; round++) {
            yield call('semaphoreWait', slot, SEMAPHORE)
            inside.enter(slot)
            yield 'step'
            inside.leave(slot)
            yield call('semaphorePost', SEMAPHORE)
          }
        }
      })
    },
    finish: (world) => {
      if (world.load(SEMAPHORE) !== permits) return `the semaphore ends at ${world.load(SEMAPHORE)}, not ${permits}`
      return world.load(SEMAPHORE + 4) === 0 ? undefined : 'the semaphore still counts waiters'
    },
  }
}

interface Trade {
  readonly consumers: number
  readonly producers: number
  /** The total number of items. Producers share them evenly, and so do consumers. */
  readonly items: number
  /** The timeout of one wait of a consumer, ns. -1: no timeout. */
  readonly timeoutNs?: number
  /** Whether producers signal only after they have released the mutex. */
  readonly signalOutside?: boolean
  /** Called before the threads start. */
  readonly prepare?: (world: World) => void
}

/** Producers add items. Consumers wait for the condition while no item is available. If no thread remains asleep, no signal was lost. */
export function conditionScenario(trade: Trade): Scenario {
  const { consumers, producers, items, timeoutNs = -1 } = trade
  const threads = consumers + producers
  const timed = timeoutNs < 0 ? '' : '-timed'
  return {
    id: `condition-${producers}p${consumers}c${items}${timed}${trade.signalOutside ? '-outside' : ''}`,
    title: 'no signal is lost, and the mutex excludes around the wait',
    start: (world) => {
      prepare(world, threads)
      trade.prepare?.(world)
      const inside = new Occupancy(world, 1, 'the mutex')
      world.store(ITEMS, 0)
      const roles = Array.from({ length: threads }, (_, slot) => slot)
      return roles.map((slot) => (slot < consumers ? consumer(world, inside, trade, slot) : producer(world, inside, trade, slot)))
    },
    finish: (world) => {
      if (world.load(ITEMS) !== 0) return `${world.load(ITEMS)} items are left`
      const counts = [CONDITION_REFS, CONDITION_REFS + 4, CONDITION_WREFS, CONDITION_LOCK].map((word) => world.load(CONDITION + word))
      return counts.every((count) => count === 0) ? undefined : `the condition still counts waiters: ${counts}`
    },
  }
}

function consumer(world: World, inside: Occupancy, trade: Trade, slot: number): Body {
  const { timeoutNs = -1 } = trade
  return function* () {
    for (let left = trade.items / trade.consumers; left > 0; left--) {
      yield call('mutexLock', slot, MUTEX)
      inside.enter(slot)
      while (world.load(ITEMS) === 0) {
        inside.leave(slot)
        const deadline = timeoutNs < 0 ? -1 : world.ns + timeoutNs
        yield call('conditionWait', slot, CONDITION, MUTEX, timeoutNs, deadline)
        inside.enter(slot)
      }
      world.store(ITEMS, world.load(ITEMS) - 1)
      inside.leave(slot)
      yield call('mutexUnlock', MUTEX)
    }
  }
}

function producer(world: World, inside: Occupancy, trade: Trade, slot: number): Body {
  return function* () {
    for (let left = trade.items / trade.producers; left > 0; left--) {
      yield call('mutexLock', slot, MUTEX)
      inside.enter(slot)
      world.store(ITEMS, world.load(ITEMS) + 1)
      yield 'step'
      inside.leave(slot)
      if (!trade.signalOutside) yield call('conditionSignal', slot, CONDITION)
      yield call('mutexUnlock', MUTEX)
      if (trade.signalOutside) yield call('conditionSignal', slot, CONDITION)
    }
  }
}
