import {
  HUB_QUEUES,
  HUB_SEMAPHORES,
  MAX_LIVE_PROCESSES,
  MAX_QUEUES,
  MAX_SEMAPHORES,
  SEMAPHORE_TABLE,
} from '../../../assembly/abi/layout.ts'
import { type Body, call, type Scenario } from '../scenario.ts'
import type { World } from '../world.ts'
import { prepareHub } from './hub.ts'
import { Occupancy } from './occupancy.ts'

const SEMAPHORE = 0
const QUEUE = 0
const FOREVER = -1
/** The index of the first child in the table of processes. */
const CHILD = 1
const EXIT_CODE = 7

/**
 * Threads of several processes enter one section, which a semaphore guards. If `timeoutNs` is given, a thread that has to wait may give up.
 * A thread that gives up must take no unit, and must not remain counted as a waiter.
 */
export function processSemaphoreScenario(users: {
  readonly threads: number
  readonly rounds: number
  readonly permits: number
  readonly timeoutNs?: number
}): Scenario {
  const { threads, rounds, permits, timeoutNs = FOREVER } = users
  return {
    id: `process-semaphore-${threads}x${rounds}-of-${permits}${timeoutNs === FOREVER ? '' : '-timed'}`,
    title: 'no more enter than the semaphore admits, and everybody gets in or gives up',
    start: (world) => {
      prepareHub(world, threads)
      world.direct('processSemaphoreCreate', 0, permits, permits)
      const inside = new Occupancy(world, permits, 'the semaphore')
      return Array.from({ length: threads }, (_, thread): Body => {
        return function* () {
          for (let round = 0; round < rounds; round++) {
            if (!(yield call('processSemaphoreTake', thread, SEMAPHORE, timeoutNs))) continue
            inside.enter(thread)
            yield 'step'
            inside.leave(thread)
            yield call('processSemaphorePost', SEMAPHORE)
          }
        }
      })
    },
    finish: (world) => {
      const value = world.direct('processSemaphoreValue', SEMAPHORE)
      if (value !== permits) return `the semaphore ends at ${value}, not ${permits}`
      return world.load(SEMAPHORE_TABLE + 4) === 0 ? undefined : 'the semaphore still counts waiters'
    },
  }
}

/** Threads release a bounded semaphore that has room for one unit only. */
export function overReleaseScenario(releasers: number): Scenario {
  let accepted = 0
  return {
    id: `process-semaphore-${releasers}-releasers`,
    title: 'a bounded semaphore accepts no more releases than it has room for',
    start: (world) => {
      prepareHub(world, releasers)
      world.direct('processSemaphoreCreate', 0, 0, 1)
      accepted = 0
      return Array.from({ length: releasers }, (): Body => {
        return function* () {
          const wasAccepted = yield call('processSemaphorePost', SEMAPHORE)
          accepted += wasAccepted
        }
      })
    },
    finish: (world) => {
      const value = world.direct('processSemaphoreValue', SEMAPHORE)
      return accepted === 1 && value === 1 ? undefined : `${accepted} releases were accepted, and the value is ${value}`
    },
  }
}

/**
 * At the same time, each thread creates a queue, a semaphore, a block of shared memory and a process. Each thread also sends a signal to
 * process 0.
 */
export function tablesScenario(threads: number): Scenario {
  const made: number[][] = []
  const limits = [MAX_QUEUES, MAX_SEMAPHORES]
  return {
    id: `process-tables-${threads}`,
    title: 'no two threads get the same entry of a table, and the first signal stays',
    start: (world) => {
      prepareHub(world, threads)
      made.length = 0
      // Both tables have room for all threads but one.
      world.store(HUB_QUEUES, MAX_QUEUES - threads + 1)
      world.store(HUB_SEMAPHORES, MAX_SEMAPHORES - threads + 1)
      return Array.from({ length: threads }, (_, thread): Body => {
        return function* () {
          const queue = yield call('queueCreate', thread, 1)
          const semaphore = yield call('processSemaphoreCreate', thread, 1, 1)
          const shared = yield call('sharedCreate', thread, 12)
          const process = yield call('processSpawn', thread, 0, thread + 1, 0, 0)
          made.push([queue, semaphore, shared, process])
          yield call('processKill', 0, thread + 1)
          const signal = yield call('processSignal', 0)
          if ((yield call('processSignal', 0)) !== signal || signal === 0) world.fail('a later signal replaced the first one')
        }
      })
    },
    finish: () => {
      for (const kind of [0, 1, 2, 3]) {
        const numbers = made.map((each) => each[kind] as number)
        if (new Set(numbers).size !== threads) return `the entries are ${numbers}`
        const limit = limits[kind]
        if (limit !== undefined && numbers.filter((number) => number >= 0 && number < limit).length !== threads - 1)
          return `the entries are ${numbers}`
      }
      return undefined
    },
  }
}

/** A process forks a child, and starts others until no more can live. */
export function spawnScenario(): Scenario {
  return {
    id: 'process-spawn',
    title: 'an entry of the table says how its process was started, and only so many processes live at once',
    start: (world) => {
      prepareHub(world, 2)
      const parent: Body = function* () {
        const child = yield call('processSpawn', 0, PARENT, NUMBER, MESSAGE, STARTED_NS, 1)
        if (child !== CHILD) world.fail(`the first child has the index ${child}`)
        checkEntry(world)
        yield call('processAwaitCopy', 0, CHILD)
        if (world.direct('processIsCopied', CHILD) === 0) world.fail('a parent goes on before the host has copied it')
        for (let process = CHILD + 1; process < MAX_LIVE_PROCESSES; process++) {
          if ((yield call('processSpawn', 0, 0, process, 0, 0, 0)) !== process) world.fail(`process ${process} has another index`)
          if (world.direct('processIsCopied', process) === 0) world.fail('a process that does not fork waits for a copy')
        }
        if ((yield call('processSpawn', 0, 0, 0, 0, 0, 0)) >= 0) world.fail('too many processes live')
        yield call('processEnd', CHILD, EXIT_CODE)
        if ((yield call('processSpawn', 0, 0, 0, 0, 0, 0)) !== MAX_LIVE_PROCESSES) world.fail('the end of a process makes no room')
      }
      const host: Body = function* () {
        yield 'idle'
        if (world.direct('processIsCopied', CHILD) === 1) world.fail('a process is a copy before the host has made one')
        yield call('processSetCopied', CHILD)
      }
      return [parent, host]
    },
  }
}

const [PARENT, NUMBER, MESSAGE, STARTED_NS] = [3, 4, 4096, 5.5]

function checkEntry(world: World): void {
  const entry = [
    'processParent',
    'processNumber',
    'processMessage',
    'processStartedNs',
    'processHasEnded',
    'processSignal',
    'processIsCopied',
  ]
  const found = entry.map((name) => world.direct(name, CHILD)).join()
  const expected = [PARENT, NUMBER, MESSAGE, STARTED_NS, 0, 0, 0].join()
  if (found !== expected) world.fail(`the entry is ${found}, not ${expected}`)
}

/**
 * A child puts a message and then ends. If `late` is set, it ends first and its message comes afterwards. Watchers wait first for the
 * message and then for the end, as multiprocessing.connection.wait() does. Joiners wait for the end. If no thread remains asleep, no notice
 * was lost.
 */
export function endScenario(waiting: { readonly watchers: number; readonly joiners: number; readonly late?: boolean }): Scenario {
  const { watchers, joiners, late = false } = waiting
  const child = watchers + joiners
  return {
    id: `process-end-${watchers}w${joiners}j${late ? '-late' : ''}`,
    title: 'a thread wakes after the message or the end for which it waits',
    start: (world) => {
      prepareHub(world, child + 1)
      world.direct('queueCreate', 0, 0)
      world.direct('processSpawn', 0, 0, 1, 0, 0, 0)
      const watch = Array.from({ length: watchers }, (_, thread): Body => {
        return function* () {
          for (const isReady of [call('queueSize', QUEUE), call('processHasEnded', CHILD)]) {
            for (let seen = yield call('hubChanges'); !(yield isReady); seen = yield call('hubChanges')) {
              const hasChanged = yield call('hubAwaitChange', thread, seen, FOREVER)
              if (hasChanged !== 1 || world.direct('hubChanges') === seen) world.fail('a wait for a change ends without one')
            }
          }
        }
      })
      const join = Array.from({ length: joiners }, (_, i): Body => {
        return function* () {
          yield call('processJoin', watchers + i, CHILD, FOREVER)
        }
      })
      const live: Body = function* () {
        const message = yield call('messageCreate', child, 4)
        const put = call('queuePut', child, QUEUE, message, FOREVER)
        const end = call('processEnd', CHILD, EXIT_CODE)
        yield late ? end : put
        yield late ? put : end
      }
      return [...watch, ...join, live]
    },
    finish: (world) => {
      const exitCode = world.direct('processExitCode', CHILD)
      if (exitCode !== EXIT_CODE) return `the exit code is ${exitCode}`
      const changes = world.direct('hubChanges')
      return changes === 2 ? undefined : `${changes} changes are counted`
    },
  }
}
