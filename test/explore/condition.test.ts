import { describe, expect, it, vi } from 'vitest'
import { CONDITION_G1_START, CONDITION_SIGNALS, CONDITION_WSEQ } from '../../assembly/abi/words.ts'
import {
  type Access,
  call,
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
import { CONDITION, conditionScenario, MUTEX, prepare } from '../../src/explore/scenarios/locks.ts'
import { LONG } from '../long.ts'
import { shippedMachine } from '../mutants/build.ts'

vi.setConfig({ testTimeout: LONG ? 1_200_000 : 60_000 })

const world = new World(await shippedMachine())
const WSEQ = CONDITION + CONDITION_WSEQ
const SIGNALS = [0, 4].map((group) => CONDITION + CONDITION_SIGNALS + group)
const WAIT = OPERATIONS.indexOf('wait')
const CAS = OPERATIONS.indexOf('compare-exchange')
const XOR = OPERATIONS.indexOf('xor')
const ADD = OPERATIONS.indexOf('add')

const takesToken = ({ operation, address, before, after }: Access) => operation === CAS && SIGNALS.includes(address) && after < before
const givesBack = ({ operation, address, before, after }: Access) => operation === CAS && SIGNALS.includes(address) && after > before
const switchesGroups = ({ operation, address }: Access) => operation === XOR && address === WSEQ
const registers = ({ operation, address }: Access) => operation === ADD && address === WSEQ

/**
 * Fails with "reached" if a token is stolen. A signal has woken a sleeper, but a waiter that has never slept takes the signal's token.
 * The sleeper then goes back to sleep.
 */
function theft(): Scenario {
  return {
    ...conditionScenario({ consumers: 3, producers: 1, items: 3 }),
    watch: (world) => {
      const sleptOn = new Map<number, number>()
      let thief = -1
      return (access) => {
        const { thread, operation, address } = access
        if (registers(access)) sleptOn.set(thread, 0)
        if (takesToken(access) && sleptOn.get(thread) === 0) thief = thread
        if (operation !== WAIT || !SIGNALS.includes(address)) return
        const times = (sleptOn.get(thread) ?? 0) + 1
        sleptOn.set(thread, times)
        if (times > 1 && thief >= 0) world.fail(`reached: ${thief} took the token, and ${thread}, woken for it, sleeps on`)
      }
    },
  }
}

describe('the condition with two groups', () => {
  it('on some schedule, a waiter that has registered and does not sleep yet takes the token for which a sleeper was woken', () => {
    const found = explore(world, theft(), { strategy: new RandomStrategy(1), schedules: 5000 })
    expect(found.failure?.message).toContain('reached')
    expect(replay(world, theft(), found.failure?.schedule as string).failure?.message).toBe(found.failure?.message)
  })

  it('switches groups, gives tokens back and loses no signal on the schedules that are tried', () => {
    let switches = 0
    let taken = 0
    let returns = 0
    const scenario = conditionScenario({ consumers: 3, producers: 1, items: 6, signalOutside: true })
    const result = explore(world, scenario, {
      // A strategy that gives every thread the same chance does not suffice: with it, no waiter gives a token back in 3000 schedules.
      strategy: new PriorityStrategy(3, 5, 250),
      // With more schedules, this strategy finds the lost wake-up of the next test, and the exploration ends there.
      schedules: 2500,
      observer: (access) => {
        if (switchesGroups(access)) switches++
        if (takesToken(access)) taken++
        if (givesBack(access)) returns++
      },
    })
    expect(result.failure && explain(scenario, result.failure)).toBeUndefined()
    expect(switches).toBeGreaterThan(1000)
    expect(taken).toBeGreaterThan(1000)
    expect(returns).toBeGreaterThan(0)
  })

  it('loses a wake-up if a delayed waiter gives back its own token, as in glibc 2.25 to 2.40 (bug 25847)', () => {
    // The bug needs waiters without a timeout. One of them is delayed between taking its token and reading g1Start, while the groups switch
    // twice. Waiters for a GIL are different: they have a timeout, and at most one releaser waits for a forced switch.
    const scenario = conditionScenario({ consumers: 3, producers: 1, items: 6, signalOutside: true })
    const found = explore(world, scenario, { strategy: new PriorityStrategy(3, 5, 250), schedules: 10_000 })
    expect(found.failure?.kind).toBe('all asleep')
    let returns = 0
    const watched: Scenario = { ...scenario, watch: () => (access) => void (givesBack(access) && returns++) }
    expect(replay(world, watched, found.failure?.schedule as string).failure?.kind).toBe('all asleep')
    expect(returns).toBeGreaterThan(0)
  })
})

/** Sets the state that the condition has after 2^31 - `left` waits, each of which received its signal. */
function nearTheWrap(world: World, left: number): void {
  const at = (2 * (2 ** 31 - left)) | 0
  world.store(WSEQ, at)
  world.store(CONDITION + CONDITION_G1_START, at)
}

describe('the condition after 2^31 waits, when its 32-bit wseq wraps', () => {
  it('loses no wake-up while it wraps', () => {
    for (const left of [1, 2, 3, 5]) {
      for (const [consumers, producers] of [
        [1, 1],
        [2, 1],
        [3, 1],
        [2, 2],
      ] as const) {
        const scenario = conditionScenario({ consumers, producers, items: 6, prepare: (world) => nearTheWrap(world, left) })
        const result = explore(world, scenario, { strategy: new RandomStrategy(left), schedules: LONG ? 5000 : 300 })
        expect(result.failure && explain(scenario, result.failure)).toBeUndefined()
      }
    }
  })

  it('timed waits last their full time on both sides of the wrap', () => {
    const results: boolean[] = []
    const scenario: Scenario = {
      id: 'condition-wrap',
      title: 'timed waits that no thread signals',
      rules: { timeouts: 'due', allAsleep: 'fine' },
      start: (world) => {
        results.length = 0
        prepare(world, 1)
        nearTheWrap(world, 3)
        return [
          function* () {
            yield call('mutexLock', 0, MUTEX)
            for (let i = 0; i < 6; i++) {
              const before = world.ns
              const timedOut = yield call('conditionWait', 0, CONDITION, MUTEX, 1000, world.ns + 1000)
              results.push(timedOut === 1 && world.ns - before >= 1000)
            }
            yield call('mutexUnlock', MUTEX)
          },
        ]
      },
    }
    expect(explore(world, scenario, { strategy: new LockstepStrategy(), schedules: 1 }).ok).toBe(true)
    expect(results).toEqual([true, true, true, true, true, true])
  })
})
