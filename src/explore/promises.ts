import { Breaker, Why } from '../../assembly/abi/policies.ts'
import { THREAD_BREAKER } from '../../assembly/abi/words.ts'
import type { GilDescriptor } from '../model/gils.ts'
import { explore } from './check.ts'
import { type Body, call, type Scenario } from './scenario.ts'
import { countScenario, type GilSetup, openGil } from './scenarios/gils.ts'
import { RandomStrategy } from './strategies/random.ts'
import { State } from './thread.ts'
import { threadWord } from './word-names.ts'
import type { World } from './world.ts'

const SEED = 7
/** Enough schedules to check every trait of the available GILs. If a trait is wrong, one of the first hundred schedules shows it. */
const SCHEDULES = 1000
const LONG_SCHEDULES = 10
/**
 * A holder that passes this many checks of its breaker counts as keeping the GIL. Each check takes at least 1 ns of virtual time, so the
 * checks last at least 5 switch intervals of 1 µs.
 */
const POLLS = 5000
const SOON: GilSetup = { switchIntervalUs: 1, checkInterval: 3 }
const NEVER = 1_000_000

/** Compares the traits of a descriptor with what the machine does under its GIL. @returns the names of the traits that are wrong */
export function brokenPromises(world: World, gil: GilDescriptor): string[] {
  const { excludes, preempts, forcesSwitch, maxBypass, recursive } = gil.traits
  const holds = (scenario: Scenario, schedules = SCHEDULES): boolean =>
    explore(world, scenario, { strategy: new RandomStrategy(SEED), schedules }).ok
  const promises: Record<keyof GilDescriptor['traits'], () => boolean> = {
    excludes: () => holds(countScenario(gil, 2, 3)) === excludes,
    preempts: () =>
      excludes
        ? holds(keptScenario(gil, { ...SOON, checkInterval: NEVER }), LONG_SCHEDULES) === (preempts !== 'timeout') &&
          holds(keptScenario(gil, { ...SOON, switchIntervalUs: NEVER }), LONG_SCHEDULES) === (preempts !== 'ticks')
        : preempts === 'never',
    forcesSwitch: () => (preempts === 'timeout' ? holds(retakeScenario(gil)) === forcesSwitch : !forcesSwitch),
    maxBypass: () => holds(bypassScenario(gil, maxBypass)) && (maxBypass === 0 || !holds(bypassScenario(gil, lower(maxBypass)))),
    recursive: () => holds(recursionScenario(gil), 1) === recursive,
  }
  return Object.entries(promises).flatMap(([trait, isKept]) => (isKept() ? [] : [trait]))
}

/** A bound below `maxBypass`. If `maxBypass` is the true bound, some schedule exceeds the lower one. */
function lower(maxBypass: number): number {
  return Number.isFinite(maxBypass) ? maxBypass - 1 : 1
}

/** Thread a computes and keeps the GIL while thread b waits. */
function keptScenario(gil: GilDescriptor, setup: GilSetup): Scenario {
  return {
    id: `${gil.id}-kept`,
    title: 'a holder that computes keeps the GIL',
    rules: { timeouts: 'due', maxSteps: 100 * POLLS },
    start: (world) => {
      openGil(world, gil, 2, setup)
      let isHeld = false
      let isComputing = true
      const holder: Body = function* () {
        yield call('gilTake', 0)
        isHeld = true
        for (let poll = 0; poll < POLLS; poll++) yield call('gilPoll', 0)
        isComputing = false
        yield call('gilDrop', 0, Why.FINAL)
      }
      const waiter: Body = function* () {
        while (!isHeld) yield 'step'
        yield call('gilTake', 1)
        if (isComputing) world.fail('the holder lost the GIL')
        yield call('gilDrop', 1, Why.FINAL)
      }
      return [holder, waiter]
    },
  }
}

/** A thread that releases the GIL on request is not the next to acquire it. */
function retakeScenario(gil: GilDescriptor): Scenario {
  const threads = 2
  return {
    id: `${gil.id}-retake`,
    title: 'the releaser does not take the GIL back',
    start: (world) => {
      openGil(world, gil, threads)
      let returns = 0
      const body = (slot: number): Body =>
        function* () {
          yield call('gilTake', slot)
          returns++
          for (let poll = 0; poll < 100; poll++) {
            const isRequested = (world.load(threadWord(slot, THREAD_BREAKER)) & Breaker.DROP_REQUEST) !== 0
            const before = returns
            yield call('gilPoll', slot)
            // If another thread held the GIL meanwhile, that thread's call has returned, and that thread has increased `returns`.
            if (isRequested && returns === before) world.fail(`thread ${slot} took the GIL back`)
            returns++
          }
          yield call('gilDrop', slot, Why.FINAL)
        }
      return Array.from({ length: threads }, (_, slot) => body(slot))
    },
  }
}

/**
 * While a thread is parked for the GIL, each other thread acquires the GIL at most `most` times. The count includes only calls that began
 * after the thread parked.
 */
function bypassScenario(gil: GilDescriptor, most: number): Scenario {
  const threads = 3
  return {
    id: `${gil.id}-bypass-${most}`,
    title: `a later arrival overtakes a parked waiter at most ${most} times`,
    start: (world) => {
      openGil(world, gil, threads)
      const queue = new Arrivals(world, threads, most)
      const body = (slot: number): Body =>
        function* () {
          for (let burst = 1; burst <= 4; burst++) {
            queue.arrive(slot)
            yield call('gilTake', slot)
            queue.acquire(slot)
            yield 'step'
            yield call('gilDrop', slot, burst === 4 ? Why.FINAL : Why.BLOCKING)
          }
        }
      return Array.from({ length: threads }, (_, slot) => body(slot))
    },
  }
}

/** Counts how often each thread overtakes a waiter that was already parked when that thread arrived. */
class Arrivals {
  private readonly world: World
  private readonly most: number
  /** Per waiting thread: the threads that it has found parked at its arrival. */
  private readonly ahead: (Set<number> | undefined)[]
  /** Per thread that waits: how often each other thread has overtaken it. */
  private readonly overtaken: number[][]

  constructor(world: World, threads: number, most: number) {
    this.world = world
    this.most = most
    this.ahead = Array.from({ length: threads }, () => undefined)
    this.overtaken = Array.from({ length: threads }, () => [])
  }

  arrive(slot: number): void {
    const parked = this.ahead.flatMap((set, other) => (set && this.world.threads[other]?.state === State.PARKED ? [other] : []))
    this.ahead[slot] = new Set(parked)
    this.overtaken[slot] = this.ahead.map(() => 0)
  }

  acquire(slot: number): void {
    for (const other of this.ahead[slot] ?? []) {
      const times = this.overtaken[other] as number[]
      times[slot] = (times[slot] as number) + 1
      if ((times[slot] as number) > this.most) this.world.fail(`thread ${slot} overtook thread ${other} ${times[slot]} times`)
    }
    this.ahead[slot] = undefined
    for (const set of this.ahead) set?.delete(slot)
  }
}

/** One thread acquires the GIL twice. */
function recursionScenario(gil: GilDescriptor): Scenario {
  return {
    id: `${gil.id}-recursion`,
    title: 'a holder acquires the GIL again',
    start: (world) => {
      openGil(world, gil, 1)
      return [
        function* () {
          yield call('gilTake', 0)
          yield call('gilTake', 0)
          yield call('gilDrop', 0, Why.BLOCKING)
          yield call('gilDrop', 0, Why.FINAL)
        },
      ]
    },
  }
}
