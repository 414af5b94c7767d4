import { type Body, call, type Scenario } from '../scenario.ts'
import { CONDITION, MUTEX, prepare } from './locks.ts'

/**
 * One taker waits for an item without a timeout, and `quitters` wait with a timeout and then leave. The giver signals twice: once without
 * an item, and once with the only item. The second signal must reach the taker, because:
 *
 * - a quitter that times out uses up no signal
 * - a quitter that receives a signal while there is an item passes the signal on.
 *
 * In the critical schedules, the first signal creates a group of waiters in which one quitter remains. The taker then registers behind
 * that quitter.
 */
export function quitterScenario(quitters: number): Scenario {
  return {
    id: `condition-quitters-${quitters}`,
    title: 'who leaves by time uses up no signal',
    start: (world) => {
      prepare(world, quitters + 2)
      let items = 0
      const wanting: Body = function* () {
        yield call('mutexLock', 0, MUTEX)
        while (items === 0) yield call('conditionWait', 0, CONDITION, MUTEX, -1, -1)
        items--
        yield call('mutexUnlock', MUTEX)
      }
      const giving: Body = function* () {
        yield call('conditionSignal', 1, CONDITION)
        yield call('mutexLock', 1, MUTEX)
        items++
        yield call('conditionSignal', 1, CONDITION)
        yield call('mutexUnlock', MUTEX)
      }
      const quitting = Array.from({ length: quitters }, (_, index): Body => {
        const slot = index + 2
        return function* () {
          yield call('mutexLock', slot, MUTEX)
          const timedOut = yield call('conditionWait', slot, CONDITION, MUTEX, 100, world.ns + 100)
          if (!timedOut && items > 0) yield call('conditionSignal', slot, CONDITION)
          yield call('mutexUnlock', MUTEX)
        }
      })
      return [wanting, giving, ...quitting]
    },
    // All threads may sleep until a timeout fires, because a quitter that receives no signal leaves only then.
    rules: { allAsleep: 'fine' },
  }
}
