import { DRAINER, DRAINER_CALL, DRAINER_END, DRAINER_RUN, FLOOR, THREAD_COUNT } from '../../../assembly/abi/layout.ts'
import { Why } from '../../../assembly/abi/policies.ts'
import type { GilDescriptor } from '../../model/gils.ts'
import { type Body, call, type Request, type Scenario } from '../scenario.ts'
import type { World } from '../world.ts'
import { rulesOf } from './gils.ts'
import { allEnded, prepareMain } from './starts.ts'
import { type Role, worker } from './worker.ts'

// Scenarios of the request for one more worker. The machine writes the request to the word DRAINER, on which the drainer parks.

const CHILD = FLOOR
const OTHER = FLOOR + 4
/** The number of slots. At the beginning, one of them has no worker. */
const SLOTS = 3
const LONG_NS = 1_000_000_000

const waits: Role = function* (thread) {
  yield call('eventLoopPark', thread)
}

/** Calls `onRequest` for each request, until the host ends the drainer. */
function drainer(world: World, onRequest: () => void): Body {
  return function* () {
    while (world.load(DRAINER) !== DRAINER_END) {
      if (world.load(DRAINER) === DRAINER_CALL) {
        onRequest()
        world.store(DRAINER, DRAINER_RUN)
      }
      yield call('wordAwait', DRAINER, DRAINER_RUN)
    }
  }
}

function* endDrainer(): Generator<Request, void, number> {
  yield call('wordStore', DRAINER, DRAINER_END)
  yield call('futexWake', DRAINER, 1)
}

/** The main thread starts a thread. The machine asks for one more worker, which then begins. The main thread then starts another thread. */
export function spareScenario(gil: GilDescriptor): Scenario {
  return {
    id: `${gil.id}-spare`,
    title: 'the machine asks once for a worker, and prefers slots with one',
    rules: { ...rulesOf(gil), timeouts: 'due', allAsleep: 'fine' },
    start: (world) => {
      prepareMain(world, gil, SLOTS)
      let requests = 0
      const main: Role = function* (thread) {
        yield call('threadStart', thread, CHILD, 0)
        if (world.direct('threadLateWorker', 1) !== 0) world.fail('the thread waited for a worker although one is idle')
        // Meanwhile the other threads go on until each of them parks.
        yield call('gilDrop', thread, Why.BLOCKING)
        yield { sleepNs: LONG_NS }
        yield call('gilTake', thread)
        yield call('threadStart', thread, OTHER, 0)
        if (requests !== 1) world.fail(`the machine asks ${requests} times for a worker`)
        for (const child of [1, 2]) yield call('eventLoopWake', child)
        yield call('threadsJoinAwaited', thread)
        yield* endDrainer()
      }
      const roles = [main, waits, waits]
      const first: Body = function* () {
        // The worker of the last slot parks first.
        yield 'idle'
        yield* worker(world, 0, roles)()
      }
      const late: Body = function* () {
        yield 'idle'
        if (requests !== 1) world.fail('the machine does not ask for a worker')
        yield* worker(world, 1, roles)()
      }
      return [first, worker(world, SLOTS - 1, roles), drainer(world, () => requests++), late]
    },
    finish: (world) => allEnded(world, 3),
  }
}

/** The main thread starts a thread, and the machine asks for one more worker. At the same time, the host ends the drainer. */
export function drainerEndScenario(gil: GilDescriptor): Scenario {
  return {
    id: `${gil.id}-spare-end`,
    title: 'the end of the drainer is not lost',
    rules: { ...rulesOf(gil), timeouts: 'due', allAsleep: 'fine' },
    start: (world) => {
      prepareMain(world, gil, SLOTS)
      const main: Role = function* (thread) {
        yield call('threadStart', thread, CHILD, 0)
        yield call('eventLoopWake', 1)
      }
      const host: Body = function* () {
        while (world.load(THREAD_COUNT) < 2) yield 'step'
        yield* endDrainer()
      }
      const workers = [0, 1].map((slot) => worker(world, slot, [main, waits]))
      return [...workers, drainer(world, () => {}), host]
    },
    finish: (world) => allEnded(world, 2) ?? (world.load(DRAINER) === DRAINER_END ? undefined : 'the end of the drainer was lost'),
  }
}
