import { Why } from '../../assembly/abi/policies.ts'
import type { GilDescriptor } from '../model/gils.ts'
import { explore } from './check.ts'
import { type Body, call, type Scenario } from './scenario.ts'
import { bypassScenario } from './scenarios/bypass.ts'
import { bypassLimit, countScenario, type GilSetup, OVERTAKINGS, openGil, rulesOf } from './scenarios/gils.ts'
import { retakeScenario } from './scenarios/retake.ts'
import { RandomStrategy } from './strategies/random.ts'
import { State } from './thread.ts'
import type { World } from './world.ts'

const SEED = 7
/** If a trait of an available GIL is wrong, one of the first hundred schedules shows it. The other schedules are a margin. */
const SCHEDULES = 300
const LONG_SCHEDULES = 3
/**
 * A holder that passes this many checks of its breaker counts as keeping the GIL. Each check takes at least 1 ns of virtual time, so the
 * checks last at least 30 switch intervals of 1 µs.
 */
const POLLS = 30_000
const SOON: GilSetup = { switchIntervalUs: 1, checkInterval: 3 }
const NEVER = 1_000_000
/** How often each thread acquires the GIL in the search for more overtakings than a bound allows. */
const BURSTS = [6, 6, 6]

/**
 * Compares the traits of a descriptor with what the machine does under its GIL. `only`: the traits to compare. `seen`: the results of the
 * scenarios that earlier calls ran on the same machine. This call uses these results, and adds its own.
 * @returns the names of the traits that are wrong
 */
export function brokenPromises(
  world: World,
  gil: GilDescriptor,
  only: readonly string[] = Object.keys(gil.traits),
  seen = new Map<string, boolean>(),
): string[] {
  const { excludes, preempts, forcesSwitch, recursive, parks } = gil.traits
  const most = bypassLimit(gil)
  const holds = (scenario: Scenario, schedules = SCHEDULES): boolean => {
    const known = seen.get(scenario.id) ?? explore(world, scenario, { strategy: new RandomStrategy(SEED), schedules }).ok
    seen.set(scenario.id, known)
    return known
  }
  const promises: Record<keyof GilDescriptor['traits'], () => boolean> = {
    excludes: () => holds(countScenario(gil, 2, 3)) === excludes,
    preempts: () =>
      excludes
        ? holds(keptScenario(gil, { ...SOON, checkInterval: NEVER }), LONG_SCHEDULES) === (preempts !== 'timeout') &&
          holds(keptScenario(gil, { ...SOON, switchIntervalUs: NEVER }), LONG_SCHEDULES) === (preempts !== 'ticks')
        : preempts === 'never',
    forcesSwitch: () => (preempts === 'timeout' ? holds(retakeScenario(gil)) === forcesSwitch : !forcesSwitch),
    maxBypass: () => holds(bypassScenario(gil, most)) && (most === 0 || !holds(bypassScenario(gil, lower(most), BURSTS))),
    recursive: () => holds(recursionScenario(gil), 1) === recursive,
    parks: () => holds(sleepyScenario(gil), LONG_SCHEDULES) === parks,
  }
  return Object.entries(promises).flatMap(([trait, isKept]) => (!only.includes(trait) || isKept() ? [] : [trait]))
}

/** A bound below `maxBypass`. If `maxBypass` is the true bound, some schedule exceeds the lower one. */
function lower(maxBypass: number): number {
  return Number.isFinite(maxBypass) ? maxBypass - 1 : OVERTAKINGS
}

/** Thread a computes and keeps the GIL while thread b waits. */
function keptScenario(gil: GilDescriptor, setup: GilSetup): Scenario {
  return {
    id: `${gil.id}-kept-${JSON.stringify(setup)}`,
    title: 'a holder that computes keeps the GIL',
    rules: { timeouts: 'due', points: 'every', maxSteps: 100 * POLLS },
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

/** A thread waits for a GIL that another thread keeps, and goes to sleep. */
function sleepyScenario(gil: GilDescriptor): Scenario {
  return {
    id: `${gil.id}-sleepy`,
    title: 'a waiter goes to sleep',
    rules: rulesOf(gil),
    start: (world) => {
      openGil(world, gil, 2)
      let isHeld = false
      const holder: Body = function* () {
        yield call('gilTake', 0)
        isHeld = true
        for (let step = 0; step < POLLS && world.threads[1]?.state !== State.PARKED; step++) yield 'step'
        if (world.threads[1]?.state !== State.PARKED) world.fail('the waiter is awake')
        yield call('gilDrop', 0, Why.FINAL)
      }
      const waiter: Body = function* () {
        while (!isHeld) yield 'step'
        yield call('gilTake', 1)
        yield call('gilDrop', 1, Why.FINAL)
      }
      return [holder, waiter]
    },
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
