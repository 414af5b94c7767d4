import { Breaker, Why } from '../../../assembly/abi/policies.ts'
import { THREAD_BREAKER } from '../../../assembly/abi/words.ts'
import type { GilDescriptor } from '../../model/gils.ts'
import { type Body, call, type Scenario } from '../scenario.ts'
import { threadWord } from '../word-names.ts'
import type { World } from '../world.ts'
import { openGil, rulesOf } from './gils.ts'

const INTERVAL_US = 2
const INTERVAL_NS = 1000 * INTERVAL_US
/** A thread that computes checks its breaker this often per interval. */
const CHECKS = 4
/** A thread computes for at most this number of intervals. Under some GILs, a request comes after 20 intervals. */
const INTERVALS = 45
/** The first thread has the GIL for this part of an interval. */
const FIRST_PART = 0.6

/**
 * One thread has the GIL for a part of an interval. A second thread then computes until a third one, which waits from the beginning, gets
 * the GIL. So the holder changes while the third thread waits.
 */
export function requestScenario(gil: GilDescriptor): Scenario {
  return {
    id: `${gil.id}-request`,
    title: 'a holder gets a request after one interval, and not before',
    rules: { ...rulesOf(gil), timeouts: 'due', allAsleep: 'fine', maxSteps: 200_000 },
    start: (world) => {
      openGil(world, gil, 3, { switchIntervalUs: INTERVAL_US, checkInterval: 1_000_000 })
      let isHeld = false
      let isServed = false
      const first: Body = function* () {
        yield call('gilTake', 0)
        isHeld = true
        yield { sleepNs: FIRST_PART * INTERVAL_NS }
        yield call('gilDrop', 0, Why.BLOCKING)
      }
      const arrive = function* () {
        while (!isHeld) yield 'step' as const
      }
      const computes: Body = function* () {
        yield* arrive()
        yield call('gilTake', 1)
        const since = world.ns
        let wasRequested = false
        for (let check = 0; check < CHECKS * INTERVALS && !isServed && !wasRequested; check++) {
          yield { sleepNs: INTERVAL_NS / CHECKS }
          wasRequested = isRequested(world, 1)
          if (wasRequested && world.ns - since < INTERVAL_NS) world.fail(`a request came after ${world.ns - since} ns`)
          yield call('gilPoll', 1)
        }
        if (!isServed && !wasRequested) world.fail('no request came')
        yield call('gilDrop', 1, Why.FINAL)
      }
      const waits: Body = function* () {
        yield* arrive()
        yield call('gilTake', 2)
        isServed = true
        yield call('gilDrop', 2, Why.FINAL)
      }
      return [first, computes, waits]
    },
  }
}

function isRequested(world: World, thread: number): boolean {
  return (world.load(threadWord(thread, THREAD_BREAKER)) & Breaker.DROP_REQUEST) !== 0
}
