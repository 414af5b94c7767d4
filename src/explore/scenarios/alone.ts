import {
  CHECK_POINTS,
  FLOOR,
  HEAP,
  HEAP_FIRST,
  HEAP_HEADER_BYTES,
  HEAP_LIMIT,
  HEAP_PAGE_BYTES,
  HEAP_TOP,
} from '../../../assembly/abi/layout.ts'
import { Checks, Why } from '../../../assembly/abi/policies.ts'
import type { GilDescriptor } from '../../model/gils.ts'
import { call, type Request, type Scenario } from '../scenario.ts'
import type { World } from '../world.ts'
import { openGil } from './gils.ts'
import { leftOver, prepareHub } from './hub.ts'
import { prepare } from './locks.ts'

// Scenarios of one thread. They check the results of calls, and the words that the calls write. One thread has only one schedule.

/** The sizes in bytes of the blocks of each size class. */
const CLASSES = [
  ...Array.from({ length: 32 }, (_, index) => 16 * (index + 1)),
  ...[512, 1024].flatMap((power) => [5, 6, 7, 8].map((quarters) => (power * quarters) / 4)),
]
const PAGE = HEAP_PAGE_BYTES

/** A thread allocates blocks of every size, frees them and allocates them again. */
export function heapSizesScenario(): Scenario {
  return {
    id: 'heap-sizes',
    title: 'a block has room for its bytes, and freed memory is used again for every size',
    start: (world) => {
      prepareHub(world, 1)
      return [
        function* () {
          for (const size of CLASSES) yield* useClass(world, size)
          yield* useRuns(world)
          yield* fillHeap(world)
        },
      ]
    },
    finish: leftOver,
  }
}

function* useClass(world: World, size: number): Generator<Request, void, number> {
  const used = world.direct('heapUsed')
  const first = yield call('heapAllocate', 0, size)
  if (first % 16 !== 0) world.fail(`a block is at ${first}`)
  if (world.direct('heapUsed') !== used + size) world.fail(`a block of ${size} bytes uses ${world.direct('heapUsed') - used}`)
  const next = yield call('heapAllocate', 0, size - 15)
  if (next !== first + size) world.fail(`blocks of ${size} bytes are at ${first} and ${next}`)
  yield call('heapFree', 0, first, size)
  if ((yield call('heapAllocate', 0, size)) !== first) world.fail(`a free block of ${size} bytes is not used again`)
  if ((yield call('heapResize', 0, first, size, size - 1, size - 1)) !== first) world.fail('a block moves within its size')
  // The blocks of one more page. The page that becomes empty first goes back to the heap, the other one stays.
  const blocks = [first, next]
  while (blocks.length <= Math.floor(PAGE / size)) blocks.push(yield call('heapAllocate', 0, size))
  const other = blocks.pop() as number
  if (Math.floor(other / PAGE) === Math.floor(first / PAGE)) world.fail(`a page has too many blocks of ${size} bytes`)
  for (const block of blocks) yield call('heapFree', 0, block, size)
  yield call('heapFree', 0, other, size)
}

/** Large blocks: adjacent free runs become one, and a block grows into the free run after it. */
function* useRuns(world: World): Generator<Request, void, number> {
  const runs: number[] = []
  for (let i = 0; i < 6; i++) runs.push(yield call('heapAllocate', 0, 40 * PAGE))
  const [a, b, c, d, e] = runs as [number, number, number, number, number]
  if (b !== a + 40 * PAGE || c !== b + 40 * PAGE) world.fail(`large blocks are at ${runs}`)
  yield call('heapFree', 0, b, 40 * PAGE)
  yield call('heapFree', 0, d, 40 * PAGE)
  if ((yield call('heapResize', 0, a, 40 * PAGE, 40 * PAGE - 1, 1)) !== a) world.fail('a block moves within its pages')
  if ((yield call('heapResize', 0, a, 40 * PAGE, 79 * PAGE + 1, 1)) !== a) world.fail('a block does not grow into the free run after it')
  if ((yield call('heapResize', 0, a, 80 * PAGE, 40 * PAGE, 1)) !== a) world.fail('a block that becomes shorter moves')
  yield call('heapFree', 0, c, 40 * PAGE)
  if ((yield call('heapAllocate', 0, 120 * PAGE)) !== b) world.fail('adjacent free runs are not joined')
  if ((yield call('heapResize', 0, e, 40 * PAGE, 41 * PAGE, 1)) === e) world.fail('a block grows into a block in use')
  const moved = runs.at(-1) as number
  yield call('heapFree', 0, moved, 40 * PAGE)
  yield call('heapFree', 0, moved + 40 * PAGE, 41 * PAGE)
  yield call('heapFree', 0, b, 120 * PAGE)
  yield call('heapFree', 0, a, 40 * PAGE)
  yield* growSmall(world)
}

/** A block that outgrows the small sizes moves, and a block of one page and one byte has two pages. */
function* growSmall(world: World): Generator<Request, void, number> {
  const small = yield call('heapAllocate', 0, 2048)
  const used = world.direct('heapUsed')
  const large = yield call('heapResize', 0, small, 2048, PAGE + 1, 2048)
  if (large === small) world.fail('a small block grows in place as if it had pages of its own')
  if (world.direct('heapUsed') !== used - 2048 + 2 * PAGE) world.fail('a block of one page and one byte does not have two pages')
  yield call('heapFree', 0, large, PAGE + 1)
}

/** Allocates up to the last page of a small heap. Its memory is then there again for blocks of another size. */
function* fillHeap(world: World): Generator<Request, void, number> {
  yield call('heapTrim', 0)
  if (world.load(HEAP + HEAP_TOP) !== HEAP_FIRST) world.fail('an empty heap has pages')
  world.store(HEAP + HEAP_LIMIT, HEAP_FIRST + 4 * PAGE)
  const run = yield call('heapAllocate', 0, 2 * PAGE)
  if ((yield call('heapAllocate', 0, 3 * PAGE)) !== 0) world.fail('a block is above the end of the heap')
  if ((yield call('heapResize', 0, run, 2 * PAGE, 5 * PAGE, 32)) !== 0) world.fail('a block grows above the end of the heap')
  if ((yield call('heapResize', 0, run, 2 * PAGE, 4 * PAGE, 32)) !== run) world.fail('the last pages of the heap are not used')
  yield call('heapFree', 0, run, 4 * PAGE)
  const blocks: number[] = []
  for (let block = yield call('heapAllocate', 0, 2048); block; block = yield call('heapAllocate', 0, 2048)) blocks.push(block)
  for (const block of blocks) yield call('heapFree', 0, block, 2048)
  const large = yield call('heapAllocate', 0, 3 * PAGE)
  if (!large) world.fail('the pages of small blocks are not there again for a large block')
  yield call('heapFree', 0, large, 3 * PAGE)
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
      world.store(HEAP + HEAP_LIMIT, HEAP_FIRST + HEAP_PAGE_BYTES)
      world.store(CONSTANT, IMMORTAL)
      return [
        function* () {
          const object = yield call('objectCreate', 0, 40)
          yield call('objectKeep', object)
          const count = world.direct('objectCount', object)
          if (count !== 2) world.fail(`an object with two references counts ${count}`)
          yield call('objectRelease', 0, object)
          if (world.direct('heapUsed') === 0) world.fail('an object was freed too early')
          yield call('objectRelease', 0, object)
          if (world.direct('heapUsed') !== 0) world.fail('an object was not freed')
          yield call('objectKeep', CONSTANT)
          yield call('objectRelease', 0, CONSTANT)
          if (world.load(CONSTANT) !== IMMORTAL || world.direct('heapUsed') !== 0) world.fail('a constant was counted')
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
