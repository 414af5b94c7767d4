import { QUEUE_TABLE } from '../../../assembly/abi/layout.ts'
import { type Body, call, type Request, type Scenario } from '../scenario.ts'
import { prepareHub } from './hub.ts'

const QUEUE = 0
/** Offset of the bytes of a message (assembly/hub/messages.ts). */
const DATA = 16
/** Offset of the word in which a queue counts the messages that still fit (assembly/hub/queues.ts). */
const ROOM = 16

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
            const size = world.direct('queueSize', QUEUE)
            if (maxsize > 0 && size > maxsize) world.fail(`the queue has ${size} messages`)
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
      if (world.direct('heapUsed') !== 0) return 'a message was not freed'
      if (world.direct('queueIsFull', QUEUE) !== 0) return 'an empty queue is full'
      if (maxsize > 0 && world.load(QUEUE_TABLE + ROOM) !== maxsize) return `an empty queue has room for ${world.load(QUEUE_TABLE + ROOM)}`
      // If there is only one getter, it gets the messages of each putter in order.
      const inOrder = getters > 1 || received.every((message, at) => message % each === 0 || received.indexOf(message - 1) < at)
      const all = [...received].sort((a, b) => a - b)
      return inOrder && all.every((message, at) => message === at) ? undefined : `the messages ${received} were got`
    },
  }
}

const WAIT_NS = 50

/** A thread waits at an empty queue and at a full one, and gives up. */
export function timedQueueScenario(): Scenario {
  return {
    id: 'process-queue-timed',
    title: 'a wait at a queue that stays empty or full ends without a message',
    rules: { allAsleep: 'fine' },
    start: (world) => {
      prepareHub(world, 1)
      world.direct('queueCreate', 0, 1)
      const expect = function* (what: string, name: string, args: readonly number[], result: number): Generator<Request, void, number> {
        const since = world.ns
        const got = yield call(name, 0, QUEUE, ...args)
        if (got !== result) world.fail(`${what} has the result ${got}`)
        if (result === 0 && world.ns - since < (args.at(-1) as number)) world.fail(`${what} lasted ${world.ns - since} ns`)
      }
      return [
        function* () {
          const message = yield call('messageCreate', 0, 4)
          if (world.direct('messageBytes', message) !== 4) world.fail('a message has another length')
          for (const ns of [0, WAIT_NS]) yield* expect('a get from an empty queue', 'queueGet', [ns], 0)
          yield* expect('a put', 'queuePut', [message, 0], 1)
          if (world.direct('queueIsFull', QUEUE) === 0) world.fail('a full queue has room')
          for (const ns of [0, WAIT_NS]) yield* expect('a put into a full queue', 'queuePut', [message, ns], 0)
          yield* expect('a get', 'queueGet', [WAIT_NS], message)
          yield call('messageFree', 0, message)
        },
      ]
    },
    finish: (world) => (world.direct('heapUsed') === 0 ? undefined : 'a message was not freed'),
  }
}
