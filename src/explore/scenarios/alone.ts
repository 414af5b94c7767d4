import { CHECK_POINTS, FLOOR, HEAP, HEAP_HEADER_BYTES, HEAP_LIMIT, HEAP_USED } from '../../../assembly/abi/layout.ts'
import { Checks, Why } from '../../../assembly/abi/policies.ts'
import type { GilDescriptor } from '../../model/gils.ts'
import { call, type Request, type Scenario } from '../scenario.ts'
import type { World } from '../world.ts'
import { openGil } from './gils.ts'
import { prepareHub } from './hub.ts'
import { prepare } from './locks.ts'

// Scenarios of one thread. They check the results of calls, and the words that the calls write. One thread has only one schedule.

/** The sizes in bytes of the blocks of each size class up to 4 KiB. */
const CLASSES = [
  ...Array.from({ length: 32 }, (_, index) => 16 * (index + 1)),
  ...[512, 1024, 2048].flatMap((power) => [5, 6, 7, 8].map((quarters) => (power * quarters) / 4)),
]

/** A thread allocates blocks of every size, frees them and allocates them again. */
export function heapSizesScenario(): Scenario {
  return {
    id: 'heap-sizes',
    title: 'a block has room for its bytes, and a freed block is used again for its size',
    start: (world) => {
      prepareHub(world, 1)
      return [
        function* () {
          for (const size of CLASSES) yield* useClass(world, size)
          yield* fillHeap(world)
        },
      ]
    },
    finish: (world) => (world.load(HEAP + HEAP_USED) === 0 ? undefined : `${world.load(HEAP + HEAP_USED)} bytes are in use at the end`),
  }
}

function* useClass(world: World, size: number): Generator<Request, void, number> {
  const used = world.load(HEAP + HEAP_USED)
  const first = yield call('heapAllocate', 0, size)
  if (first % 16 !== 0) world.fail(`a block is at ${first}`)
  if (world.load(HEAP + HEAP_USED) !== used + size) world.fail(`a block of ${size} bytes uses ${world.load(HEAP + HEAP_USED) - used}`)
  // This allocation puts another block above the first one. The first one is then no longer the last block of the heap.
  const next = yield call('heapAllocate', 0, size - 15)
  if (next !== first + size) world.fail(`blocks of ${size} bytes are at ${first} and ${next}`)
  yield call('heapFree', 0, first, size)
  if ((yield call('heapAllocate', 0, size)) !== first) world.fail(`a free block of ${size} bytes is not used again`)
  yield call('heapFree', 0, next, size - 15)
  if ((yield call('heapResize', 0, first, size, size - 1, size - 1)) !== first) world.fail('a block moves within its size')
  yield call('heapFree', 0, first, size)
  if ((yield call('heapAllocate', 0, 16)) !== first) world.fail('the top did not move down')
  yield call('heapFree', 0, first, 16)
}

/** Allocates up to the last byte of a small heap. */
function* fillHeap(world: World): Generator<Request, void, number> {
  world.store(HEAP + HEAP_LIMIT, HEAP + HEAP_HEADER_BYTES + 64)
  const block = yield call('heapAllocate', 0, 32)
  if ((yield call('heapAllocate', 0, 48)) !== 0) world.fail('a block is above the end of the heap')
  if ((yield call('heapResize', 0, block, 32, 80, 32)) !== 0) world.fail('a block grows above the end of the heap')
  if ((yield call('heapResize', 0, block, 32, 64, 32)) !== block) world.fail('the last bytes of the heap are not used')
  yield call('heapFree', 0, block, 64)
}

const CONSTANT = FLOOR + 1024
const IMMORTAL = -0x40000000

/** A thread refers to an object and to a constant, under a GIL or without one. */
export function constantScenario(gil: GilDescriptor): Scenario {
  return {
    id: `${gil.id}-objects`,
    title: 'the last reference frees an object, and a constant is never freed',
    start: (world) => {
      for (let at = HEAP; at < HEAP + HEAP_HEADER_BYTES; at += 4) world.store(at, 0)
      openGil(world, gil, 1)
      world.store(HEAP + HEAP_LIMIT, HEAP + 4096)
      world.store(CONSTANT, IMMORTAL)
      return [
        function* () {
          const object = yield call('objectCreate', 0, 40)
          yield call('objectKeep', object)
          if (world.load(object) !== 2) world.fail(`an object with two references counts ${world.load(object)}`)
          yield call('objectRelease', 0, object)
          if (world.load(HEAP + HEAP_USED) === 0) world.fail('an object was freed too early')
          yield call('objectRelease', 0, object)
          if (world.load(HEAP + HEAP_USED) !== 0) world.fail('an object was not freed')
          yield call('objectKeep', CONSTANT)
          yield call('objectRelease', 0, CONSTANT)
          if (world.load(CONSTANT) !== IMMORTAL || world.load(HEAP + HEAP_USED) !== 0) world.fail('a constant was counted')
        },
      ]
    },
  }
}

const ENDLESS = 0x7fffffff
const INTERVAL = 3

/** A thread computes alone and counts its ticks. */
export function ticksScenario(gil: GilDescriptor): Scenario {
  const counts = gil.traits.preempts === 'ticks'
  return {
    id: `${gil.id}-ticks`,
    title: 'a check interval has its number of ticks, and an immediate retake is counted',
    start: (world) => {
      world.direct('setup', 1, gil.policy, 5000, INTERVAL, 0, 0)
      world.direct('createMain')
      world.direct('openGil')
      return [
        function* () {
          yield call('threadBegin', 0)
          const begin = world.direct('threadTicks', 0)
          if (begin !== (counts ? INTERVAL : ENDLESS)) world.fail(`the interval begins with ${begin} ticks`)
          if (counts) yield* trips(world)
          else yield* checkedTicks(world)
          yield call('gilDrop', 0, Why.FINAL)
        },
      ]
    },
  }
}

/** Two intervals under a GIL that counts ticks. */
function* trips(world: World): Generator<Request, void, number> {
  for (const trip of [1, 2]) {
    for (let tick = 0; tick <= INTERVAL; tick++) {
      if (world.direct('threadBreakerTrips', 0) !== trip - 1) world.fail(`the interval ran out after ${tick} ticks`)
      yield call('threadTick', 0)
    }
    if (world.direct('threadTicks', 0) !== INTERVAL) world.fail(`the next interval has ${world.direct('threadTicks', 0)} ticks`)
    if (world.direct('threadBreakerTrips', 0) !== trip) world.fail('an interval did not run out')
    if (world.direct('threadReacquisitions', 0) !== trip) world.fail(`${world.direct('threadReacquisitions', 0)} retakes are counted`)
  }
}

/** Under any other GIL, with the check points of an older CPython, each tick is a check. */
function* checkedTicks(world: World): Generator<Request, void, number> {
  world.store(CHECK_POINTS, Checks.PYTHON_2_7)
  world.direct('attach', 0)
  for (let tick = 0; tick < 3; tick++) {
    const left = world.direct('threadTicks', 0)
    if (left !== 0) world.fail(`the next check comes after ${left} ticks`)
    yield call('threadTick', 0)
  }
}

/** A test of the engine, which waits for a short time on a word. */
export function canaryScenario(): Scenario {
  return {
    id: 'canary',
    title: 'the test of the engine has the sum of its numbers as its result',
    rules: { allAsleep: 'fine' },
    start: (world) => {
      prepare(world, 1)
      return [
        function* () {
          const sum = yield call('canaryLocals', 0, 1, 10, 100)
          if (sum !== 321) world.fail(`the sum is ${sum}`)
        },
      ]
    },
  }
}
