import { Breaker, Why } from '../../../assembly/abi/policies.ts'
import { CONDITION_SIGNALS, SWITCH_GIL_SWITCH_COND, THREAD_BREAKER } from '../../../assembly/abi/words.ts'
import type { GilDescriptor } from '../../model/gils.ts'
import { WAIT } from '../operations.ts'
import { type Body, call, type Scenario } from '../scenario.ts'
import { gilWord, threadWord } from '../word-names.ts'
import { openGil, rulesOf } from './gils.ts'

/**
 * While a waiter does not park, each step advances the virtual time by only 1 ns. So under a GIL whose waiters do not park, the interval is
 * short and the holds are long enough to exceed it.
 */
const LONG_POLLS = 500
const SHORT_INTERVAL_US = 1

/** A thread that releases the GIL on request is not the next to acquire it. */
export function retakeScenario(gil: GilDescriptor, threads = 2, polls = gil.traits.parks ? 100 : LONG_POLLS): Scenario {
  return {
    id: `${gil.id}-retake-${threads}x${polls}`,
    title: 'the releaser does not take the GIL back',
    rules: rulesOf(gil),
    start: (world) => {
      openGil(world, gil, threads, gil.traits.parks ? {} : { switchIntervalUs: SHORT_INTERVAL_US })
      let returns = 0
      const body = (slot: number): Body =>
        function* () {
          yield call('gilTake', slot)
          returns++
          for (let poll = 0; poll < polls; poll++) {
            // The scenario misses a request that comes after the load and before the check in gilPoll. This step lets other threads request
            // the GIL before the load.
            yield 'step'
            const isRequested = (world.load(threadWord(slot, THREAD_BREAKER)) & Breaker.DROP_REQUEST) !== 0
            const before = returns
            yield call('gilPoll', slot)
            // If another thread held the GIL during the check, that thread has increased `returns`.
            if (isRequested && returns === before) world.fail(`thread ${slot} took the GIL back`)
            returns++
          }
          yield call('gilDrop', slot, Why.FINAL)
        }
      return Array.from({ length: threads }, (_, slot) => body(slot))
    },
  }
}

/** Without the forced switch, a thread that releases the GIL on request does not wait until another thread has it. */
export function unforcedScenario(gil: GilDescriptor): Scenario {
  const words = [0, 4].map((group) => gilWord(SWITCH_GIL_SWITCH_COND + CONDITION_SIGNALS + group))
  return {
    ...retakeScenario(gil),
    id: `${gil.id}-unforced`,
    title: 'the releaser does not wait for the switch',
    start: (world) => {
      openGil(world, gil, 2, {})
      const body = (slot: number): Body =>
        function* () {
          yield call('gilTake', slot)
          for (let poll = 0; poll < 20; poll++) yield call('gilPoll', slot)
          yield call('gilDrop', slot, Why.FINAL)
        }
      return [body(0), body(1)]
    },
    watch: (world) => (access) => {
      if (access.operation === WAIT && words.includes(access.address)) world.fail(`${access.threadName} waits for the switch`)
    },
  }
}
