import { Why } from '../../../assembly/abi/policies.ts'
import type { GilDescriptor } from '../../model/gils.ts'
import { type Body, call, type Scenario } from '../scenario.ts'
import { openGil } from './gils.ts'

const LOOP = 0
/** The number of calls that each caller queues. */
const CALLS = 2

/**
 * An event loop makes calls that other threads queue, as call_soon_threadsafe() does. It parks while the queue is empty. The other threads
 * never wait for the loop, so all threads can be asleep only if a wake-up was lost.
 */
export function eventLoopScenario(gil: GilDescriptor, callers: number): Scenario {
  return {
    id: `${gil.id}-event-loop-${callers}`,
    title: 'an event loop makes every call that another thread queues',
    start: (world) => {
      openGil(world, gil, callers + 1)
      let queued = 0
      const loop: Body = function* () {
        yield call('gilTake', LOOP)
        for (let made = 0; made < callers * CALLS; ) {
          if (queued === 0) {
            yield 'step'
            yield call('eventLoopPark', LOOP)
          }
          made += queued
          queued = 0
          yield call('gilPoll', LOOP)
        }
        yield call('gilDrop', LOOP, Why.FINAL)
      }
      const caller = (slot: number): Body =>
        function* () {
          yield call('gilTake', slot)
          for (let left = CALLS; left > 0; left--) {
            queued++
            yield 'step'
            yield call('eventLoopWake', LOOP)
            yield call('gilPoll', slot)
          }
          yield call('gilDrop', slot, Why.FINAL)
        }
      return [loop, ...Array.from({ length: callers }, (_, index) => caller(index + 1))]
    },
  }
}
