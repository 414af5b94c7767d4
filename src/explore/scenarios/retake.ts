import { Breaker, Why } from '../../../assembly/abi/policies.ts'
import { THREAD_BREAKER } from '../../../assembly/abi/words.ts'
import type { GilDescriptor } from '../../model/gils.ts'
import { type Body, call, type Scenario } from '../scenario.ts'
import { threadWord } from '../word-names.ts'
import { openGil, rulesOf } from './gils.ts'

/**
 * The time does not jump to the end of an interval for a waiter that does not park. So under such a GIL the interval is short and the holds
 * are long.
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
            // A request that comes between the look and the check would go unnoticed, so other threads go before the look.
            yield 'step'
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
