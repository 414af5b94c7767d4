import { describe, expect, it, vi } from 'vitest'
import { CONDITION_SIGNALS, SWITCH_GIL_COND } from '../../assembly/abi/words.ts'
import {
  explain,
  explore,
  LockstepStrategy,
  PriorityStrategy,
  RandomStrategy,
  replay,
  type Scenario,
  World,
} from '../../src/explore/index.ts'
import { OPERATIONS } from '../../src/explore/operations.ts'
import { cpuBoundScenario } from '../../src/explore/scenarios/cpu-bound.ts'
import { countScenario, gilScenario } from '../../src/explore/scenarios/gils.ts'
import { gilWord } from '../../src/explore/word-names.ts'
import { findGil, type GilDescriptor } from '../../src/model/gils.ts'
import { LONG } from '../long.ts'
import { shippedMachine } from '../mutants/build.ts'
import { type GilEvent, gilEvents } from './gil-events.ts'

vi.setConfig({ testTimeout: LONG ? 1_200_000 : 60_000 })

const SWITCH = findGil('switch') as GilDescriptor
const UNFORCED = findGil('switch-unforced') as GilDescriptor
const TICK = findGil('tick') as GilDescriptor
const world = new World(await shippedMachine())

/**
 * Runs CPU-bound threads in lockstep. `holds` has the duration of each hold that ended on a request, ns. It omits the first such hold,
 * which began without a waiter.
 */
function holdsInLockstep(threads: number, switchIntervalUs: number): { holds: number[]; events: GilEvent[] } {
  const events: GilEvent[] = []
  const scenario: Scenario = {
    ...cpuBoundScenario(SWITCH, threads, 100_000, { switchIntervalUs }),
    watch: () => gilEvents(threads, (event) => events.push(event)),
  }
  const result = explore(world, scenario, { strategy: new LockstepStrategy(), schedules: 1 })
  expect(result.failure && explain(scenario, result.failure)).toBeUndefined()
  const holds: number[] = []
  let takenAt = 0
  for (const event of events) {
    if (event.what === 'taken') takenAt = event.ns
    if (event.what === 'dropped' && event.requested) holds.push(event.ns - takenAt)
  }
  return { holds: holds.slice(1), events }
}

/** Fails with "reached" if a thread acquires the GIL again directly after it released the GIL on request. */
function takenBack(gil: GilDescriptor, threads: number, bursts: number, polls: number): Scenario {
  return {
    ...gilScenario(gil, threads, bursts, polls),
    watch: (world) => {
      let releaser = -1
      return gilEvents(threads, (event) => {
        if (event.what === 'dropped') releaser = event.requested ? event.thread : -1
        if (event.what === 'taken' && event.thread === releaser) world.fail(`reached: the releaser ${event.thread} took it back`)
        if (event.what === 'taken') releaser = -1
      })
    },
  }
}

/**
 * Watches the next holder of the GIL after each request. Fails with "reached" if the next holder is the requester (`isNext`), or if it is
 * another thread (not `isNext`).
 */
function requesterNext(threads: number, isNext: boolean): Scenario {
  return {
    ...gilScenario(SWITCH, threads, 2, 3),
    watch: (world) => {
      let requester = -1
      return gilEvents(threads, (event) => {
        if (event.what === 'request') requester = event.thread
        if (event.what !== 'taken') return
        if (requester >= 0 && (event.thread === requester) === isNext) world.fail(`reached: ${requester} asked, ${event.thread} is next`)
        requester = -1
      })
    },
  }
}

function reach(scenario: Scenario, schedules = 3000): string {
  const found = explore(world, scenario, { strategy: new RandomStrategy(1), schedules })
  expect(found.failure?.message).toContain('reached')
  const schedule = found.failure?.schedule as string
  expect(replay(world, scenario, schedule).failure?.message).toBe(found.failure?.message)
  return schedule
}

describe('the switch GIL in virtual time', () => {
  it('every hold of two CPU-bound threads lasts one interval plus 107 to 113 steps', () => {
    // The two threads step alternately. A step takes 1 ns. The former holder sleeps for the interval. It needs 94 steps to leave the forced
    // switch, to go to sleep, and to request the GIL after its timeout. The new holder checks its breaker every few steps. It releases the
    // GIL at the first check after the request.
    for (const us of [3, 5, 10]) {
      const { holds, events } = holdsInLockstep(2, us)
      expect(holds.length).toBeGreaterThan(6)
      expect([...new Set(holds)].sort()).toEqual([us * 1000 + 107, us * 1000 + 113])
      const request = events.findLastIndex(({ what }) => what === 'request')
      expect((events[request] as GilEvent).ns - (events[request - 1] as GilEvent).ns).toBe(us * 1000 + 94)
    }
  })

  it('three threads hold the GIL equally long, to 6 steps, and in turn: the requester is never the next holder', () => {
    const { holds, events } = holdsInLockstep(3, 5)
    expect([...new Set(holds)].sort()).toEqual([5116, 5122])
    const taken = events.filter(({ what }) => what === 'taken').map(({ thread }) => thread)
    for (let i = 3; i < taken.length; i++) expect(taken[i]).toBe(taken[i - 3])
    const steady = events.slice(8, -6)
    for (const [i, event] of steady.entries()) {
      if (event.what !== 'request') continue
      const next = steady.slice(i).find(({ what }) => what === 'taken')
      if (next) expect(next.thread).not.toBe(event.thread)
    }
  })

  it('on some schedule the requester is the next holder, and on another it is not', () => {
    expect(reach(requesterNext(3, false))).toMatch(/^[abc\d]+$/)
    expect(reach(requesterNext(3, true))).toMatch(/^[abc\d]+$/)
  })

  it('gets no drop request from a thread that times out after a switch', () => {
    const { missed, requests } = missedTurns(LONG ? 50_000 : 4000)
    expect(missed).toBeGreaterThan(100)
    expect(requests).toBeGreaterThan(100)
  })

  it('under switch-unforced, on some schedule, the releaser acquires the GIL again at once', () => {
    expect(reach(takenBack(UNFORCED, 2, 2, 2))).toMatch(/^[ab\d]+$/)
  })

  it('under switch the releaser never acquires the GIL again at once', () => {
    for (const [threads, bursts, polls] of [
      [2, 3, 3],
      [3, 3, 3],
      [4, 2, 3],
    ] as const) {
      const scenario = takenBack(SWITCH, threads, bursts, polls)
      for (const strategy of [new RandomStrategy(2), new PriorityStrategy(2, 4, 300)]) {
        const result = explore(world, scenario, { strategy, schedules: LONG ? 100_000 : 2000 })
        expect(result.failure && explain(scenario, result.failure)).toBeUndefined()
      }
    }
  })
})

/**
 * Counts all requests, and the waits that missed a switch: such a wait times out although the GIL has switched during the wait.
 * @throws if a waiter whose wait missed a switch requests the GIL
 */
function missedTurns(schedules: number): { missed: number; requests: number } {
  const threads = 3
  const WAIT = OPERATIONS.indexOf('wait')
  const sleepers = [0, 4].map((group) => gilWord(SWITCH_GIL_COND + CONDITION_SIGNALS + group))
  let missed = 0
  let requests = 0
  const base = gilScenario(SWITCH, threads, 2, 2)
  const scenario: Scenario = {
    ...base,
    watch: (world) => {
      /** For each thread: the GIL's switch number at the time when the thread last went to sleep. */
      const asleepAt = new Map<number, number>()
      const switches = () => world.direct('switchNumber')
      world.onEvent = (thread, text) => {
        const before = asleepAt.get(thread.id)
        if (text === 'times out' && before !== undefined && switches() !== before) missed++
      }
      const events = gilEvents(threads, (event) => {
        if (event.what !== 'request') return
        requests++
        if (asleepAt.get(event.thread) !== switches()) world.fail(`${event.thread} asked though it had missed a turn`)
      })
      return (access) => {
        if (access.operation === WAIT && sleepers.includes(access.address)) asleepAt.set(access.thread, switches())
        events(access)
      }
    },
  }
  const result = explore(world, scenario, { strategy: new RandomStrategy(3), schedules })
  world.onEvent = undefined
  expect(result.failure && explain(scenario, result.failure)).toBeUndefined()
  return { missed, requests }
}

describe('the tick GIL', () => {
  it('on equally fast cores every immediate retake succeeds, except one when the other thread has just arrived and does not sleep yet', () => {
    const scenario = countScenario(TICK, 2, 60)
    const result = explore(world, scenario, { strategy: new LockstepStrategy(), schedules: 1 })
    expect(result.ok).toBe(true)
    const trips = world.direct('threadBreakerTrips', 0)
    expect(trips).toBeGreaterThan(10)
    expect(world.direct('threadReacquisitions', 0)).toBeGreaterThanOrEqual(trips - 1)
  })

  it('on random schedules most immediate retakes succeed', () => {
    let trips = 0
    let retaken = 0
    explore(world, countScenario(TICK, 3, 20), {
      strategy: new RandomStrategy(4),
      schedules: 500,
      afterRun: ({ direct }) => {
        for (const thread of [0, 1, 2]) {
          trips += direct.call(world, 'threadBreakerTrips', thread)
          retaken += direct.call(world, 'threadReacquisitions', thread)
        }
      },
    })
    expect(retaken / trips).toBeGreaterThan(0.6)
    expect(retaken / trips).toBeLessThan(0.99)
  })
})

describe('no GIL', () => {
  it('does not exclude: on some schedule an update is lost', () => {
    const scenario = countScenario(findGil('none') as GilDescriptor, 2, 2)
    const found = explore(world, scenario, { strategy: new RandomStrategy(1), schedules: 100 })
    expect(found.failure?.message).toMatch(/counted of 4/)
  })
})
