import { FLOOR, HAS_OWNERS, OVERTAKING_LIMIT, SPIN_BUDGET, THREAD_COUNT } from '../../../assembly/abi/layout.ts'
import { Poison, Why } from '../../../assembly/abi/policies.ts'
import type { GilDescriptor } from '../../model/gils.ts'
import { MOST_OVERTAKINGS } from '../../model/limits.ts'
import { type Body, call, type Request, type Rules, type Scenario } from '../scenario.ts'
import { wordName } from '../word-names.ts'
import type { World } from '../world.ts'
import { Occupancy } from './occupancy.ts'
import { watchStop } from './stop-watch.ts'

/** The word that threads increment under the GIL. */
const COUNTER = FLOOR

/** How many loads a waiter spins before it parks, under a GIL that spins. A longer spin only repeats the interleavings of a short one. */
const SPIN_LOADS = 2

/** The limit of a GIL that limits overtakings. A short run can reach it, and the GIL's code does not depend on its value. */
export const OVERTAKINGS = 2

/** The most overtakings of a waiter that a schedule of the explorer may have. */
export function bypassLimit({ traits }: GilDescriptor): number {
  return traits.maxBypass === MOST_OVERTAKINGS ? OVERTAKINGS : traits.maxBypass
}

/** A run takes many steps if its waiters do not park. */
export function rulesOf(gil: GilDescriptor): Partial<Rules> {
  return gil.traits.excludes && !gil.traits.parks ? { maxSteps: 200_000 } : {}
}

export interface GilSetup {
  readonly switchIntervalUs?: number
  readonly checkInterval?: number
  /** Whether the slots own memory, in a run without a GIL. */
  readonly hasOwners?: boolean
}

/** Creates a thread state in each slot, and a GIL that no thread holds. */
export function openGil(world: World, gil: GilDescriptor, threads: number, setup: GilSetup = {}): void {
  const { switchIntervalUs = 5000, checkInterval = 3, hasOwners = false } = setup
  world.namer = (address) => (address === COUNTER ? 'counter' : wordName(address, gil.id))
  world.direct('setup', threads, gil.policy, switchIntervalUs, checkInterval, 0, 0)
  world.store(HAS_OWNERS, hasOwners ? 1 : 0)
  world.directAll('countsAttach', 0)
  for (let slot = 0; slot < threads; slot++) world.direct('attach', slot)
  world.direct('openGil')
  world.store(SPIN_BUDGET, SPIN_LOADS)
  world.store(OVERTAKING_LIMIT, OVERTAKINGS)
  world.store(THREAD_COUNT, threads)
}

/** Does what the interpreter does: acquires the GIL, checks the breaker at each jump, releases the GIL to block. */
function interpreter(inside: Occupancy, slot: number, bursts: number, polls: number): Body {
  return function* () {
    for (let burst = 0; burst < bursts; burst++) {
      yield call('gilTake', slot)
      for (let poll = 0; poll < polls; poll++) {
        inside.enter(slot)
        yield 'step'
        inside.leave(slot)
        yield call('gilPoll', slot)
      }
      inside.enter(slot)
      yield 'step'
      inside.leave(slot)
      yield call('gilDrop', slot, burst === bursts - 1 ? Why.FINAL : Why.BLOCKING)
    }
  }
}

/**
 * Each thread acquires and releases the GIL several times. All threads can be asleep only if a wake-up was lost, because a holder of the
 * GIL can run and a releaser wakes a waiter.
 */
export function gilScenario(gil: GilDescriptor, threads: number, bursts = 2, polls = 2): Scenario {
  return {
    id: `${gil.id}-${threads}x${bursts}x${polls}`,
    title: `${gil.traits.excludes ? 'at most one has the GIL, and ' : ''}everybody gets through`,
    rules: rulesOf(gil),
    start: (world) => {
      openGil(world, gil, threads)
      const inside = new Occupancy(world, gil.traits.excludes ? 1 : threads, 'the GIL')
      return Array.from({ length: threads }, (_, slot) => interpreter(inside, slot, bursts, polls))
    },
  }
}

/** The last thread waits until all others have ended and then acquires the GIL. */
export function freeScenario(gil: GilDescriptor, threads: number): Scenario {
  return {
    id: `${gil.id}-free-${threads}`,
    title: 'the GIL is free when its threads have ended',
    rules: rulesOf(gil),
    start: (world) => {
      openGil(world, gil, threads + 1)
      const inside = new Occupancy(world, gil.traits.excludes ? 1 : threads, 'the GIL')
      const last = threads
      return [
        ...Array.from({ length: threads }, (_, slot) => interpreter(inside, slot, 1, 2)),
        function* () {
          yield 'idle'
          yield call('gilTake', last)
          yield call('gilDrop', last, Why.FINAL)
        },
      ]
    },
  }
}

/**
 * Threads increment a plain counter under the GIL. If two threads hold the GIL at once, even for a single access, some schedule loses an
 * update.
 */
export function countScenario(gil: GilDescriptor, threads: number, times: number): Scenario {
  return {
    id: `${gil.id}-count-${threads}x${times}`,
    title: 'no update of a plain counter is lost',
    rules: rulesOf(gil),
    start: (world) => {
      openGil(world, gil, threads)
      return Array.from({ length: threads }, (_, slot): Body => {
        return function* () {
          yield call('countUnderGil', slot, COUNTER, times)
        }
      })
    },
    finish: (world) => {
      const counted = world.load(COUNTER)
      return counted === threads * times ? undefined : `${counted} counted of ${threads * times}`
    },
  }
}

/** The latest time at which the host stops the run, ns. The strategy draws the time. */
const STOP_WITHIN_NS = 150

/** The last thread is the host. It poisons the run at a time that the strategy draws. Then it nudges until all other threads have ended. */
export function stopScenario(gil: GilDescriptor, threads: number): Scenario {
  return {
    id: `${gil.id}-stop-${threads}`,
    title: 'a stop drains: every thread leaves, wherever it is',
    rules: rulesOf(gil),
    start: (world) => {
      openGil(world, gil, threads)
      const inside = new Occupancy(world, gil.traits.excludes ? 1 : threads, 'the GIL')
      const endless = Array.from({ length: threads }, (_, slot) => interpreter(inside, slot, Number.POSITIVE_INFINITY, 2))
      return [...endless, host(world)]
    },
    watch: watchStop,
  }
}

/**
 * As stopScenario(), but the strategy chooses the step at which the host runs; no draw decides it. The threads end by themselves, so a
 * depth-first search can try every moment of the stop.
 */
export function stopAnywhereScenario(gil: GilDescriptor, threads: number, bursts: number): Scenario {
  return {
    id: `${gil.id}-stop-anywhere-${threads}x${bursts}`,
    title: 'a stop drains, whenever it comes',
    start: (world) => {
      openGil(world, gil, threads)
      const inside = new Occupancy(world, gil.traits.excludes ? 1 : threads, 'the GIL')
      const stopping: Body = function* () {
        yield call('stop', Poison.STOP)
        yield call('nudge')
        yield* nudgeAll(world)
      }
      return [...Array.from({ length: threads }, (_, slot) => interpreter(inside, slot, bursts, 1)), stopping]
    },
    watch: watchStop,
  }
}

function host(world: World): Body {
  return function* () {
    yield { sleepNs: 1 + world.draw(STOP_WITHIN_NS) }
    yield call('stop', Poison.STOP)
    // The first nudge races with threads that are about to park.
    yield call('nudge')
    yield* nudgeAll(world)
  }
}

/**
 * Repeats nudges until all other threads have ended. If a nudge lets no thread end, the run fails. A nudge wakes every parked thread.
 * Before each nudge, the host waits until no other thread can run. This wait models a pause of the host of any length.
 */
export function* nudgeAll(world: World): Generator<Request, void, number> {
  let before = Number.POSITIVE_INFINITY
  while (true) {
    yield 'idle'
    const now = world.alive - 1
    if (now === 0) return
    if (now === before) world.fail(`a nudge moved nobody: ${world.describe()}`)
    before = now
    yield call('nudge')
  }
}
