import { FLOOR } from '../../../assembly/abi/layout.ts'
import { Why } from '../../../assembly/abi/policies.ts'
import { CONDITION_SIGNALS } from '../../../assembly/abi/words.ts'
import type { GilDescriptor } from '../../model/gils.ts'
import { WAIT } from '../operations.ts'
import { type Body, call, type Scenario } from '../scenario.ts'
import { openGil, rulesOf } from './gils.ts'
import { CONDITION, MUTEX, prepare } from './locks.ts'

// Scenarios of wake-ups in vain, which reports count. The threads act one after the other.

const SEMAPHORE = FLOOR + 64

/** A waiter is woken although the semaphore has no permit. */
export function vainSemaphoreScenario(): Scenario {
  return {
    id: 'semaphore-vain',
    title: 'a waiter counts the wake-up that was in vain',
    start: (world) => {
      prepare(world, 2)
      world.direct('semaphoreInit', SEMAPHORE, 0)
      const wait: Body = function* () {
        yield call('semaphoreWait', 0, SEMAPHORE)
      }
      const wake: Body = function* () {
        yield 'idle'
        yield call('futexWake', SEMAPHORE, 1)
        yield 'idle'
        yield call('semaphorePost', SEMAPHORE)
      }
      return [wait, wake]
    },
    finish: (world) => (world.direct('threadVainWakes', 0) > 0 ? undefined : 'the wake-up was not counted'),
  }
}

const LIMIT_NS = 100
/** Time that a thread needs for the steps around its sleeps. */
const STEPS_NS = 60

/** A waiter with a timeout is woken although no thread signals. */
export function vainConditionScenario(): Scenario {
  return {
    id: 'condition-vain',
    title: 'a wake-up in vain does not make a timed wait longer',
    rules: { timeouts: 'due', allAsleep: 'fine' },
    start: (world) => {
      prepare(world, 2)
      const wait: Body = function* () {
        yield call('mutexLock', 0, MUTEX)
        const since = world.ns
        const timedOut = yield call('conditionWait', 0, CONDITION, MUTEX, LIMIT_NS, since + LIMIT_NS)
        const lasted = world.ns - since
        if (timedOut !== 1 || lasted < LIMIT_NS || lasted > LIMIT_NS + STEPS_NS)
          world.fail(`the wait of ${LIMIT_NS} ns lasted ${lasted} ns`)
        yield call('mutexUnlock', MUTEX)
      }
      const wake: Body = function* () {
        yield { sleepNs: LIMIT_NS - 10 }
        for (const group of [0, 4]) yield call('futexWake', CONDITION + CONDITION_SIGNALS + group, 1)
      }
      return [wait, wake]
    },
  }
}

const LATE = 0
const HOLDER = 1
const FIRST = 2

/**
 * Two threads wait for the GIL. The one that gets the GIL first keeps it until the other one sleeps again. Each sleep of a waiter, except
 * its first, follows a wake-up in vain.
 */
export function vainScenario(gil: GilDescriptor): Scenario {
  const sleeps = [0, 0, 0]
  return {
    id: `${gil.id}-vain`,
    title: 'a waiter counts the wake-ups that were in vain',
    rules: { ...rulesOf(gil), timeouts: 'due' },
    start: (world) => {
      openGil(world, gil, 3)
      sleeps.fill(0)
      let isHeld = false
      const visit = (thread: number): Body =>
        function* () {
          if (thread === LATE) yield 'idle'
          if (thread === FIRST) while (!isHeld) yield 'step'
          yield call('gilTake', thread)
          isHeld = true
          const vain = world.direct('threadVainWakes', thread)
          const most = Math.max(0, (sleeps[thread] as number) - 1)
          if (!world.isLearning && vain !== most) world.fail(`thread ${thread} counts ${vain} wake-ups in vain, not ${most}`)
          if (thread === HOLDER) yield 'idle'
          if (thread !== LATE) yield 'idle'
          yield call('gilDrop', thread, Why.FINAL)
        }
      return [visit(LATE), visit(HOLDER), visit(FIRST)]
    },
    watch: () => {
      // A waiter first sleeps on the word of the GIL. Only sleeps on this word count. Later it may also sleep on a mutex of the GIL.
      const words: number[] = []
      return ({ operation, thread, address }) => {
        if (operation !== WAIT) return
        words[thread] ??= address
        if (address === words[thread]) sleeps[thread] = (sleeps[thread] as number) + 1
      }
    },
  }
}
