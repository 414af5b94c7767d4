import { Event } from '../../../assembly/abi/events.ts'
import {
  CHUNK_BYTES,
  CHUNK_EVENTS,
  EVENT_BYTES,
  POOL_ADDRESSES,
  POOL_RETURNED,
  POOL_TAKEN,
  SLOT_BYTES,
  SLOT_EVENTS,
  SLOT_FIRST_CHUNK,
  SLOT_NEXT_EVENT,
  SLOTS,
} from '../../../assembly/abi/layout.ts'
import { type Body, call, type Scenario } from '../scenario.ts'
import type { World } from '../world.ts'
import { prepare } from './locks.ts'
import { eventsOf, lostBy, type Recorded } from './recording.ts'

// Scenarios of the pool of event chunks: threads take chunks, and the drainer returns them.

/** The number of events that fit into each thread's chunk when the run begins. */
const FREE_EVENTS = 2
/** The number of chunks in the pool. Two of them belong to the two threads. */
const SIZE = 3
const BEFORE = CHUNK_EVENTS - FREE_EVENTS
/** The events of one sleep. */
const OF_SLEEP = [Event.RELEASED, Event.WANTED, Event.ACQUIRED]

/**
 * Two threads record the events of their sleeps in chunks that are almost full. The pool has one free chunk, and the drainer returns
 * another one. `returns`: how many chunks the drainer has returned before. With 0, the free chunk was never in use.
 */
export function chunksScenario(sleeps: number, returns: number): Scenario {
  const takes = 2 + returns
  let pool = 0
  let own: number[] = []
  let free: number[] = []
  return {
    id: `record-chunks-${sleeps}-${returns}`,
    title: 'no two threads get one chunk, and events that have no room are counted',
    start: (world) => {
      prepare(world, 3)
      pool = world.record(SIZE)
      const address = (index: number) => pool + POOL_ADDRESSES + (index % SIZE) * 4
      const first = (pool + POOL_ADDRESSES + SIZE * 4 + CHUNK_BYTES - 1) & ~(CHUNK_BYTES - 1)
      own = [first, first + CHUNK_BYTES]
      free = [first + 2 * CHUNK_BYTES, first + 4 * CHUNK_BYTES]
      for (const [slot, chunk] of own.entries()) fill(world, slot, chunk)
      world.store(pool + POOL_TAKEN, takes)
      world.store(pool + POOL_RETURNED, returns)
      // Addresses of earlier returns. Only the free chunk may be taken again.
      for (let index = 0; index < SIZE; index++) world.store(address(index), own[0] as number)
      world.store(address(takes), free[0] as number)
      const record = (slot: number): Body =>
        function* () {
          for (let left = sleeps; left > 0; left--) yield call('threadSleep', slot, 0)
        }
      const drain: Body = function* () {
        yield call('wordStore', address(returns), free[1] as number)
        yield call('wordStore', pool + POOL_RETURNED, returns + 1)
      }
      return [record(0), record(1), drain]
    },
    finish: (world) => {
      const taken = own.map((chunk) => world.load(chunk)).filter((next) => next !== 0)
      if (taken.length === 0) return 'a free chunk is not used'
      const counted = world.load(pool + POOL_TAKEN) - takes
      if (counted !== taken.length) return `the pool counts ${counted} chunks, and ${taken.length} are in use`
      if (taken.some((chunk) => !free.includes(chunk))) return 'a thread took a chunk that was not free'
      if (taken[0] === taken[1]) return 'both threads record in one chunk'
      const events = eventsOf(world, BEFORE).slice(0, 2)
      return events.map((each, slot) => wrong(each, lostBy(world, slot), sleeps)).find(Boolean)
    },
  }
}

/** What is wrong with the events of a thread's sleeps. */
function wrong(events: readonly Recorded[], lost: number, sleeps: number): string | undefined {
  if (events.length + lost !== sleeps * OF_SLEEP.length) return `${events.length} events are recorded, and ${lost} are lost`
  if (events.length < FREE_EVENTS) return `only ${events.length} events are recorded`
  const kinds = events.map(({ kind }) => kind)
  return lost === 0 && kinds.some((kind, i) => kind !== OF_SLEEP[i % OF_SLEEP.length]) ? `the events are ${kinds}` : undefined
}

/** Gives a slot a chunk that has room for FREE_EVENTS events. */
function fill(world: World, slot: number, chunk: number): void {
  const start = SLOTS + slot * SLOT_BYTES
  world.store(chunk, 0)
  world.store(start + SLOT_FIRST_CHUNK, chunk)
  world.store(start + SLOT_EVENTS, BEFORE)
  world.store(start + SLOT_NEXT_EVENT, chunk + EVENT_BYTES * (1 + BEFORE))
}
