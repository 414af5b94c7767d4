import { HEAP, HEAP_USED } from '../../../assembly/abi/layout.ts'
import { type Body, call, type Scenario } from '../scenario.ts'
import { prepareHub } from './hub.ts'

const QUEUE = 0
/** Offset of the bytes of a message (assembly/hub/messages.ts). */
const DATA = 16

/** Workers put and get messages on a queue of the hub. If no thread remains asleep, no wake-up was lost. `maxsize` 0 means no limit. */
export function queueScenario(trade: {
  readonly putters: number
  readonly getters: number
  readonly each: number
  readonly maxsize: number
}): Scenario {
  const { putters, getters, each, maxsize } = trade
  let received: number[] = []
  return {
    id: `process-queue-${putters}p${getters}g${each}-of-${maxsize}`,
    title: 'every message that is put is got, once',
    start: (world) => {
      prepareHub(world, putters + getters)
      world.direct('queueCreate', 0, maxsize)
      received = []
      const put = Array.from({ length: putters }, (_, thread): Body => {
        return function* () {
          for (let left = each; left > 0; left--) {
            const message = yield call('messageCreate', thread, 4)
            world.store(message + DATA, thread * each + (each - left))
            yield call('queuePut', thread, QUEUE, message, -1)
          }
        }
      })
      const got = Array.from({ length: getters }, (_, i): Body => {
        return function* () {
          for (let left = (putters * each) / getters; left > 0; left--) {
            const message = yield call('queueGet', putters + i, QUEUE, -1)
            received.push(world.load(message + DATA))
            yield call('messageFree', putters + i, message)
          }
        }
      })
      return [...put, ...got]
    },
    finish: (world) => {
      if (world.direct('queueSize', QUEUE) !== 0) return `${world.direct('queueSize', QUEUE)} messages are left`
      if (world.load(HEAP + HEAP_USED) !== 0) return 'a message was not freed'
      if (world.direct('queueIsFull', QUEUE) !== 0) return 'an empty queue is full'
      // One getter gets the messages of a putter in their order.
      const inOrder = getters > 1 || received.every((message, at) => message % each === 0 || received.indexOf(message - 1) < at)
      const all = [...received].sort((a, b) => a - b)
      return inOrder && all.every((message, at) => message === at) ? undefined : `the messages ${received} were got`
    },
  }
}
