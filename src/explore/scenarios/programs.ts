import { CHECK_POINTS, HEAP, HEAP_HEADER_BYTES, PROGRAM } from '../../../assembly/abi/layout.ts'
import { checkPointsOf, type EvalBreaker } from '../../model/eval-breaker.ts'
import type { GilDescriptor } from '../../model/gils.ts'
import { call, type Scenario } from '../scenario.ts'

/**
 * A whole Python program on this number of workers, for a machine that instrument() has rewritten with the points `program`. The scheduler
 * switches threads only where a thread waits or wakes another thread. A waiter for the GIL may time out at any time. Its request for the
 * GIL can therefore come before any check of the holder's breaker.
 * @param image the program as toImage() encodes it
 */
export function programScenario(name: string, image: Uint8Array, gil: GilDescriptor, workers: number, evalBreaker?: EvalBreaker): Scenario {
  return {
    id: `${gil.id}-${name}`,
    title: 'a program ends',
    rules: { points: 'parks', maxSteps: 5000 },
    start: (world) => {
      for (let at = HEAP; at < HEAP + HEAP_HEADER_BYTES; at += 4) world.store(at, 0)
      world.direct('setup', workers, gil.policy, 5000, 100, 0, 0)
      world.store(CHECK_POINTS, checkPointsOf(gil, evalBreaker))
      new Uint8Array(world.words.buffer).set(image, PROGRAM)
      world.direct('createMain')
      return Array.from({ length: workers }, (_, slot) => {
        return function* () {
          yield call('serve', slot)
        }
      })
    },
  }
}
