import { type Body, call, type Scenario } from '../scenario.ts'
import { prepareHub } from './hub.ts'

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
      prepareHub(world, putters + getters)
      world.direct('queueCreate', 0, maxsize)
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
