import { Block } from '../../../assembly/abi/events.ts'
import { FLOOR, LIVE_THREADS, POISON, THREAD_COUNT } from '../../../assembly/abi/layout.ts'
import { Status } from '../../../assembly/abi/life.ts'
import { Poison } from '../../../assembly/abi/policies.ts'
import { THREAD_BLOCK, THREAD_BLOCK_ARGUMENT, THREAD_BLOCK_COUNT, THREAD_BLOCK_TIMED, THREAD_STATUS } from '../../../assembly/abi/words.ts'
import type { GilDescriptor } from '../../model/gils.ts'
import { type Body, call, type Request, type Scenario } from '../scenario.ts'
import { threadWord } from '../word-names.ts'
import type { World } from '../world.ts'
import { nudgeAll, openGil, rulesOf } from './gils.ts'
import { watchStop } from './stop-watch.ts'

const FOREVER = -1
const HELD_LOCK = FLOOR + 2048
const PIPE = FLOOR + 1024
const PIPE_FILLED = PIPE + 20
/** The handle of thread 0. */
const HANDLE = FLOOR
/** Threads 0 to 3 wait for a Lock, for the wake-up of an event loop, for the end of a sleep, and for the end of thread 0. */
const CALLS: readonly Request[] = [
  call('lockTake', 0, HELD_LOCK, FOREVER),
  call('eventLoopPark', 1),
  call('threadSleep', 2, FOREVER),
  call('threadJoin', 3, HANDLE),
]
/** The index of a process that threads wait for. If a scan mistook the index for an address, it would find a word other than 0 there. */
const PROCESS: number = THREAD_COUNT
const [LOCKING, LOOPING, SLEEPING, JOINING] = [0, 1, 2, 3]

/** Threads block in different ways. The host looks at what they wait for, and then stops them. */
export function blockedScenario(gil: GilDescriptor): Scenario {
  return {
    id: `${gil.id}-blocked`,
    title: 'a blocked thread shows what it waits for, and a stop ends it',
    rules: rulesOf(gil),
    start: (world) => {
      openGil(world, gil, CALLS.length)
      for (let word = HELD_LOCK; word < HELD_LOCK + 16; word += 4) world.store(word, 0)
      world.store(HANDLE, 1)
      world.store(LIVE_THREADS, CALLS.length)
      for (const thread of CALLS.keys()) world.store(threadWord(thread, THREAD_STATUS), Status.LIVE)
      const block = (request: Request, thread: number): Body =>
        function* () {
          yield call('gilTake', thread)
          yield request
          world.fail(`thread ${thread} goes on`)
        }
      const host: Body = function* () {
        yield 'idle'
        checkBlocks(world)
        checkStuck(world)
        yield call('stop', Poison.STOP)
        yield call('nudge')
        yield* nudgeAll(world)
      }
      return [...CALLS.map(block), host]
    },
    watch: watchStop,
  }
}

function checkBlocks(world: World): void {
  const read = (word: number) => CALLS.map((_, thread) => world.load(threadWord(thread, word))).join()
  expectEqual(world, 'the blocks', read(THREAD_BLOCK), [Block.LOCK, Block.LOOP, Block.SLEEP, Block.JOIN].join())
  expectEqual(world, 'their arguments', read(THREAD_BLOCK_ARGUMENT), [HELD_LOCK, 0, 0, 0].join())
  expectEqual(world, 'their limits', read(THREAD_BLOCK_TIMED), '0,0,0,0')
  expectEqual(world, 'their numbers', read(THREAD_BLOCK_COUNT), '1,1,1,1')
}

/** Checks which threads a deadlock scan counts as stuck: those that only another thread can wake. All threads are blocked here. */
function checkStuck(world: World): void {
  const isStuck = (thread: number) => world.direct('hubStuck', thread) === 1
  expectEqual(world, 'the stuck threads', CALLS.map((_, thread) => isStuck(thread)).join(), 'true,true,false,true')
  if (world.direct('deadlock') !== 0) world.fail('a sleeping thread is stuck')
  for (const [thread, word, value, what] of [
    [LOCKING, HELD_LOCK, 1, 'a free Lock'],
    [JOINING, threadWord(LOCKING, THREAD_STATUS), Status.DONE, 'a thread that has ended'],
    [LOOPING, threadWord(LOOPING, THREAD_BLOCK_TIMED), 1, 'a timeout'],
    [LOOPING, threadWord(LOOPING, THREAD_BLOCK), Block.NONE, 'nothing'],
  ] as const) {
    const before = world.load(word)
    world.store(word, value)
    if (isStuck(thread)) world.fail(`a thread is stuck that waits for ${what}`)
    world.store(word, before)
  }
  world.direct('eventLoopWake', LOOPING)
  if (isStuck(LOOPING)) world.fail('an event loop is stuck that was woken')
  for (const block of [Block.PROCESS, Block.PROCESS_QUEUE, Block.PROCESS_SEMAPHORE, Block.PROCESS_CHANGE]) {
    for (const thread of [LOOPING, SLEEPING]) {
      world.store(threadWord(thread, THREAD_BLOCK), block)
      world.store(threadWord(thread, THREAD_BLOCK_ARGUMENT), PROCESS)
    }
    const found = world.direct('deadlock')
    if (found === 0 || found !== world.direct('deadlock')) world.fail(`threads that wait in the hub (${block}) are not stuck`)
    world.store(threadWord(SLEEPING, THREAD_BLOCK_COUNT), 1 + world.load(threadWord(SLEEPING, THREAD_BLOCK_COUNT)))
    if (world.direct('deadlock') === found) world.fail('two blocks of one thread look like one')
  }
  world.store(LIVE_THREADS, CALLS.length + 1)
  if (world.direct('deadlock') !== 0) world.fail('a thread that has not begun is stuck')
}

function expectEqual(world: World, what: string, found: string, expected: string): void {
  if (found !== expected) world.fail(`${what} are ${found}, not ${expected}`)
}

/** A thread reads an empty pipe. The host asks several times whether this thread is stuck, and then writes a byte. */
export function blockedReadScenario(): Scenario {
  return {
    id: 'pipe-blocked',
    title: 'a thread that reads is stuck until a byte arrives',
    start: (world) => {
      world.direct('setup', 2, 0, 1, 100, 0, 0)
      for (const slot of [0, 1]) world.direct('attach', slot)
      for (const end of [0, 1]) world.direct('pipeOpen', PIPE, end)
      const read: Body = function* () {
        // In the machine, the caller of Pipe.read() stores what the thread waits for. Here the scenario stores it.
        yield call('wordStore', threadWord(0, THREAD_BLOCK), Block.READ)
        if (world.direct('hubStuck', 0) === 1) world.fail('a thread is stuck that has not parked')
        yield call('pipeRead', 0, PIPE, FLOOR + 768, 1)
      }
      const write: Body = function* () {
        yield 'idle'
        if (world.direct('hubStuck', 0) === 0) world.fail('a thread is not stuck although the pipe is empty')
        world.store(PIPE_FILLED, world.load(PIPE_FILLED) + 1)
        if (world.direct('hubStuck', 0) === 1) world.fail('a thread is stuck although a wake-up is on its way')
        world.store(PIPE_FILLED, world.load(PIPE_FILLED) - 1)
        yield call('pipeWrite', 1, PIPE, FLOOR + 512, 1)
      }
      return [read, write]
    },
    finish: (world) => (world.load(POISON) === 0 ? undefined : 'the run was stopped'),
  }
}
