import { FLOOR } from '../../../assembly/abi/layout.ts'
import { type Body, call, type Scenario } from '../scenario.ts'
import { leftOver, prepareHub } from './hub.ts'
import { Occupancy } from './occupancy.ts'

// Scenarios in which threads without a GIL use the heap and objects, in the memory of a hub.

/** The sizes of the blocks. The heap has one size class for the first two, and another for the third. */
const SIZES = [20, 24, 100]
const LOCK = FLOOR + 3072

/** Threads allocate blocks, keep them for a while and free them. No two live blocks overlap. */
export function heapScenario(threads: number, rounds: number): Scenario {
  return {
    id: `heap-${threads}x${rounds}`,
    title: 'blocks that are in use do not overlap, and all come back',
    start: (world) => {
      prepareHub(world, threads)
      const inUse = new Map<number, number>()
      return Array.from({ length: threads }, (_, thread): Body => {
        return function* () {
          for (let round = 0; round < rounds; round++) {
            const blocks: number[] = []
            for (const bytes of SIZES) {
              const block = yield call('messageCreate', thread, bytes)
              for (const [other, end] of inUse) if (block < end && other < block + bytes + 16) world.fail(`two blocks are at ${block}`)
              inUse.set(block, block + bytes + 16)
              blocks.push(block)
            }
            for (const block of blocks) {
              inUse.delete(block)
              yield call('messageFree', thread, block)
            }
          }
        }
      })
    },
    finish: (world) => leftOver(world),
  }
}

/** Threads make a block longer and shorter again, which may move it. Its bytes stay the same. */
export function resizeScenario(threads: number): Scenario {
  return {
    id: `heap-resize-${threads}`,
    title: 'a block that moves keeps its bytes, and all come back',
    start: (world) => {
      prepareHub(world, threads)
      return Array.from({ length: threads }, (_, thread): Body => {
        return function* () {
          const small = yield call('heapAllocate', thread, 16)
          world.store(small, thread + 1)
          const large = yield call('heapResize', thread, small, 16, 600, 16)
          if (world.load(large) !== thread + 1) world.fail('the longer block has other bytes')
          world.store(large + 596, thread + 1)
          const again = yield call('heapResize', thread, large, 600, 32, 32)
          if (world.load(again) !== thread + 1) world.fail('the shorter block has other bytes')
          yield call('heapFree', thread, again, 32)
        }
      })
    },
    finish: (world) => leftOver(world),
  }
}

/** Threads take and drop references to one object. It is freed once, by the thread that drops the last reference. */
export function referenceScenario(threads: number): Scenario {
  return {
    id: `references-${threads}`,
    title: 'an object lives as long as a thread refers to it, and no longer',
    start: (world) => {
      prepareHub(world, threads)
      const object = world.direct('objectCreate', 0, 40)
      const used = world.direct('heapUsed')
      // Each thread begins with a reference of its own.
      for (let thread = 1; thread < threads; thread++) world.direct('objectKeep', object)
      return Array.from({ length: threads }, (_, thread): Body => {
        return function* () {
          yield call('objectKeep', object)
          yield call('objectRelease', thread, object)
          if (world.direct('heapUsed') !== used) world.fail('the object was freed too early')
          yield call('objectRelease', thread, object)
        }
      })
    },
    finish: (world) => (world.direct('heapUsed') === 0 ? undefined : 'the object was not freed'),
  }
}

/** Threads enter a section that a lock of a cell or list guards. */
export function spinScenario(threads: number): Scenario {
  return {
    id: `object-lock-${threads}`,
    title: "at most one has an object's lock, and everybody gets it",
    rules: { maxSteps: 200_000 },
    start: (world) => {
      prepareHub(world, threads)
      world.store(LOCK, 0)
      const inside = new Occupancy(world, 1, 'the lock')
      return Array.from({ length: threads }, (_, thread): Body => {
        return function* () {
          for (let round = 0; round < 2; round++) {
            yield call('spinLock', LOCK)
            inside.enter(thread)
            yield 'step'
            inside.leave(thread)
            yield call('spinUnlock', LOCK)
          }
        }
      })
    },
    finish: (world) => (world.load(LOCK) % 2 === 0 ? undefined : 'the lock is not free at the end'),
  }
}
