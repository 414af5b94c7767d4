import { FLOOR, LIVE_THREADS, THREAD_BYTES, THREADS } from '../../../assembly/abi/layout.ts'
import { Status } from '../../../assembly/abi/life.ts'
import { Poison } from '../../../assembly/abi/policies.ts'
import { THREAD_STATUS } from '../../../assembly/abi/words.ts'
import type { GilDescriptor } from '../../model/gils.ts'
import { type Body, call, type Scenario } from '../scenario.ts'
import { nudgeAll, openGil, rulesOf } from './gils.ts'

const LOCKS = [FLOOR + 2048, FLOOR + 2064]
const FOREVER = -1
const SCANS = 6

/**
 * Two threads take two Locks, in opposite orders, and the host scans for a deadlock. If two scans return the same number, the threads are
 * stuck for good: each of them waits for the other one's Lock.
 */
export function deadlockScenario(gil: GilDescriptor): Scenario {
  return {
    id: `${gil.id}-deadlock-scan`,
    title: 'a scan reports a deadlock only if there is one, and then reports it',
    rules: rulesOf(gil),
    start: (world) => {
      openGil(world, gil, 2)
      for (const lock of LOCKS) for (let word = lock; word < lock + 16; word += 4) world.store(word, word === lock ? 1 : 0)
      world.store(LIVE_THREADS, 2)
      for (const thread of [0, 1]) world.store(THREADS + thread * THREAD_BYTES + THREAD_STATUS, Status.LIVE)
      const ended = [false, false]
      /** How many Locks each thread has. */
      const has = [0, 0]
      const take = (slot: number): Body =>
        function* () {
          yield call('gilTake', slot)
          for (let round = 0; round < 2; round++) {
            for (const lock of slot === 0 ? LOCKS : LOCKS.toReversed()) {
              yield call('lockTake', slot, lock, FOREVER)
              has[slot] = (has[slot] as number) + 1
            }
            for (const lock of LOCKS) {
              has[slot] = (has[slot] as number) - 1
              yield call('lockRelease', slot, lock)
            }
          }
          ended[slot] = true
          // The thread stays blocked until the host stops it, just like a thread that waits for a Lock that no thread releases.
          yield call('threadSleep', slot, FOREVER)
        }
      const isStuck = () => has[0] === 1 && has[1] === 1
      const host: Body = function* () {
        for (let scan = 0, last = 0; scan < SCANS; scan++) {
          const found = yield call('deadlock')
          if (found !== 0 && found === last && !isStuck() && !ended.includes(true)) world.fail('a scan reports a deadlock that is none')
          last = found
          yield 'step'
        }
        yield 'idle'
        const found = yield call('deadlock')
        if (isStuck() !== (found !== 0 && !ended.includes(true))) world.fail(isStuck() ? 'a scan misses a deadlock' : 'no thread is stuck')
        yield call('stop', Poison.STOP)
        yield call('nudge')
        yield* nudgeAll(world)
      }
      return [take(0), take(1), host]
    },
  }
}
