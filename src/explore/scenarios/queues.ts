import { HEAP, HEAP_HEADER_BYTES, HUB_QUEUES, QUEUE_BYTES, QUEUE_TABLE } from '../../../assembly/abi/layout.ts'
import { type Body, call, type Scenario } from '../scenario.ts'
import type { World } from '../world.ts'

const QUEUE = 0

/** Workers put and get messages on a queue of the hub. If no thread remains asleep, no wake-up was lost. `maxsize` 0 means no limit. */
export function queueScenario(trade: {
  readonly putters: number
  readonly getters: number
  readonly each: number
  readonly maxsize: number
}): Scenario {
  const { putters, getters, each, maxsize } = trade
  return {
    id: `process-queue-${putters}p${getters}g${each}-of-${maxsize}`,
    title: 'every message that is put is got, once',
    start: (world) => {
      prepare(world, putters + getters, maxsize)
      const put = Array.from({ length: putters }, (_, thread): Body => {
        return function* () {
          for (let left = each; left > 0; left--) {
            const message = yield call('messageCreate', thread, 4)
            yield call('queuePut', thread, QUEUE, message, -1)
          }
        }
      })
      const got = Array.from({ length: getters }, (_, i): Body => {
        return function* () {
          for (let left = (putters * each) / getters; left > 0; left--) {
            const message = yield call('queueGet', putters + i, QUEUE, -1)
            yield call('messageFree', putters + i, message)
          }
        }
      })
      return [...put, ...got]
    },
    finish: (world) => (world.direct('queueSize', QUEUE) === 0 ? undefined : `${world.direct('queueSize', QUEUE)} messages are left`),
  }
}

/** Clears the hub's queue table and heap. The world does not clear them between runs. */
function prepare(world: World, threads: number, maxsize: number): void {
  for (let at = HEAP; at < HEAP + HEAP_HEADER_BYTES; at += 4) world.store(at, 0)
  for (let at = QUEUE_TABLE; at < QUEUE_TABLE + QUEUE_BYTES; at += 4) world.store(at, 0)
  world.store(HUB_QUEUES, QUEUE)
  world.direct('hubSetup')
  for (let thread = 0; thread < threads; thread++) world.direct('hubAttach')
  world.direct('queueCreate', 0, maxsize)
}
