import { type Body, call, type Scenario } from '../scenario.ts'
import { CONDITION, MUTEX, prepare } from './locks.ts'

/**
 * One waits for an item without limit, `quitters` wait for a while and leave: by time, and then they have used up no signal; or by a
 * signal, and then they pass it on if there is an item. So the one item's signal must reach the one who wants it. A signal without an
 * item goes before: it makes a group of which one quitter is left, behind whom the one who wants registers.
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
    // A quitter that nobody signals leaves by time, however late.
    rules: { allAsleep: 'fine' },
  }
}
