import {
  ARENA_BYTES,
  CELL_BYTES,
  FLOOR,
  FREE_THREADED,
  GIL_BYTES,
  GILS,
  HEAP,
  HEAP_BYTES,
  HEAP_HEADER_BYTES,
  HEAP_PAGE_BYTES,
  IMAGE_GLOBAL_COUNT,
  IMAGE_PRESETS,
  INTERPRETER_BYTES,
  INTERPRETERS,
  INTERPRETERS_MADE,
  MAX_INTERPRETERS,
  PROGRAM,
} from '../../../assembly/abi/layout.ts'
import { Why } from '../../../assembly/abi/policies.ts'
import { GIL_CHECK_INTERVAL, GIL_SWITCH_INTERVAL_US } from '../../../assembly/abi/words.ts'
import type { GilDescriptor } from '../../model/gils.ts'
import { type Body, call, type Request, type Scenario } from '../scenario.ts'
import type { World } from '../world.ts'
import { openGil, rulesOf } from './gils.ts'
import { prepare } from './locks.ts'
import { Occupancy } from './occupancy.ts'

/** The word with the first dead object of the main interpreter (assembly/os/interpreters.ts). */
const DEAD = INTERPRETERS + 28
const GRAVES = FLOOR + 2048

/** Threads drop the last references to objects of the main interpreter. All of these objects join the interpreter's list of the dead. */
export function buryScenario(threads: number): Scenario {
  return {
    id: `bury-${threads}`,
    title: 'no dead object is lost',
    start: (world) => {
      prepare(world, threads)
      return Array.from({ length: threads }, (_, thread): Body => {
        return function* () {
          for (const object of [0, 1]) yield call('interpreterBury', INTERPRETERS, GRAVES + (2 * thread + object) * 16)
        }
      })
    },
    finish: (world) => {
      let dead = 0
      for (let object = world.load(DEAD); object !== 0 && dead <= 2 * threads; object = world.load(object)) dead++
      return dead === 2 * threads ? undefined : `${dead} dead objects are in the list`
    },
  }
}

/** Each thread creates an interpreter, moves into it and back, and closes it. `own`: each interpreter has its own GIL. */
export function interpreterScenario(gil: GilDescriptor, threads: number, own: boolean): Scenario {
  return {
    id: `${gil.id}-interpreters-${threads}${own ? '-own' : ''}`,
    title: 'each thread has an interpreter of its own, and holds the GIL of the interpreter in which it is',
    rules: rulesOf(gil),
    start: (world) => {
      for (let word = PROGRAM; word < PROGRAM + 128; word += 4) world.store(word, 0)
      openGil(world, gil, threads)
      const main = new Occupancy(world, gil.traits.excludes ? 1 : threads, 'the GIL of the main interpreter')
      const places = new Set<number>()
      return Array.from({ length: threads }, (_, slot): Body => {
        return function* () {
          yield call('gilTake', slot)
          const interpreter = yield call('interpreterCreate', slot, own ? 1 : 0)
          if (interpreter <= INTERPRETERS || places.has(interpreter)) world.fail(`two interpreters are at ${interpreter}`)
          places.add(interpreter)
          main.enter(slot)
          yield 'step'
          main.leave(slot)
          yield call('interpreterMove', slot, interpreter)
          if (!own) main.enter(slot)
          yield 'step'
          if (!own) main.leave(slot)
          yield call('interpreterMove', slot, 0)
          main.enter(slot)
          const place = yield call('interpreterFind', interpreter)
          if (INTERPRETERS + place * INTERPRETER_BYTES !== interpreter) world.fail('an interpreter has the id of another one')
          places.delete(interpreter)
          yield call('interpreterClose', interpreter)
          main.leave(slot)
          yield call('gilDrop', slot, Why.FINAL)
        }
      })
    },
    finish: (world) => {
      const made = world.load(INTERPRETERS_MADE)
      if (made !== threads) return `${made} interpreters were made`
      return world.load(FREE_THREADED) === (gil.traits.excludes ? 0 : 1) ? undefined : 'the run lost its mode'
    },
  }
}

/** The words of an interpreter's state that a new interpreter sets (assembly/os/interpreters.ts). */
const [RUNNING, GIL, HEAP_ADDRESS, GLOBALS, MODULE_RUN, THREAD_NUMBER, DEAD_OBJECTS] = [4, 8, 12, 16, 20, 24, 28]
const OLD = 5

/** A thread makes interpreters until every place is taken. Each place has the words of an earlier interpreter. */
export function placesScenario(gil: GilDescriptor): Scenario {
  return {
    id: `${gil.id}-interpreter-places`,
    title: 'a new interpreter is empty, and a closed one leaves its place',
    rules: rulesOf(gil),
    start: (world) => {
      for (let word = PROGRAM; word < PROGRAM + 128; word += 4) world.store(word, 0)
      openGil(world, gil, 1, { switchIntervalUs: 7, checkInterval: 9 })
      preset(world)
      for (let place = 1; place < MAX_INTERPRETERS; place++)
        for (const word of [RUNNING, GIL, HEAP_ADDRESS, GLOBALS, MODULE_RUN, THREAD_NUMBER, DEAD_OBJECTS])
          world.store(stateOf(place) + word, OLD)
      return [
        function* () {
          yield call('gilTake', 0)
          for (let place = 1; place < MAX_INTERPRETERS; place++) {
            const interpreter = yield call('interpreterCreate', 0, 1)
            if (interpreter !== stateOf(place)) world.fail(`interpreter ${place} is at ${interpreter}`)
            checkNew(world, gil, place)
          }
          if ((yield call('interpreterCreate', 0, 1)) !== 0) world.fail('there are too many interpreters')
          yield* useHeap(world, MAX_INTERPRETERS - 1)
          yield call('interpreterClose', stateOf(2))
          if ((yield call('interpreterFind', stateOf(2))) !== -1) world.fail('an interpreter that is closed was found')
          if ((yield call('interpreterCreate', 0, 0)) !== stateOf(2)) world.fail('the place of a closed interpreter is not free')
          if (world.load(stateOf(2) + GIL) !== GILS) world.fail('an interpreter without its own GIL has one')
          yield call('gilDrop', 0, Why.FINAL)
        },
      ]
    },
  }
}

/** A table of presets and its cells: globals 0 and 1 begin with these tags. */
const PRESETS = FLOOR + 1024
const PRESET_TAGS = [3, 4]

function preset(world: World): void {
  world.store(IMAGE_GLOBAL_COUNT, PRESET_TAGS.length)
  world.store(IMAGE_PRESETS, PRESETS)
  world.store(PRESETS, PRESET_TAGS.length)
  PRESET_TAGS.forEach((tag, index) => {
    const cell = PRESETS + 64 + index * CELL_BYTES
    world.store(PRESETS + 4 + 8 * index, index)
    world.store(PRESETS + 8 + 8 * index, cell)
    world.store(cell, tag)
  })
}

function stateOf(place: number): number {
  return INTERPRETERS + place * INTERPRETER_BYTES
}

function checkNew(world: World, gil: GilDescriptor, place: number): void {
  const arena = HEAP + HEAP_BYTES - place * ARENA_BYTES
  const own = gil.traits.excludes ? GILS + place * GIL_BYTES : GILS
  const words = [RUNNING, GIL, HEAP_ADDRESS, GLOBALS, MODULE_RUN, THREAD_NUMBER, DEAD_OBJECTS].map((word) =>
    world.load(stateOf(place) + word),
  )
  const expected = [0, own, arena, arena + HEAP_HEADER_BYTES, 0, 0, 0].join()
  if (words.join() !== expected) world.fail(`the new interpreter has the words ${words}, not ${expected}`)
  const tags = PRESET_TAGS.map((_, index) => world.load(arena + HEAP_HEADER_BYTES + index * CELL_BYTES)).join()
  if (tags !== PRESET_TAGS.join()) world.fail(`the new globals have the tags ${tags}`)
  const intervals = [GIL_SWITCH_INTERVAL_US, GIL_CHECK_INTERVAL].map((word) => world.load(own + word)).join()
  if (intervals !== '7,9') world.fail(`the new GIL has the intervals ${intervals}`)
}

/** A thread allocates in the heap of another interpreter, and then asks for more than the heap has. */
function* useHeap(world: World, place: number): Generator<Request, void, number> {
  const arena = HEAP + HEAP_BYTES - place * ARENA_BYTES
  yield call('interpreterMove', 0, stateOf(place))
  const block = yield call('heapAllocate', 0, 64)
  if (block !== arena + HEAP_PAGE_BYTES) world.fail(`the first block of an arena is at ${block}`)
  if ((yield call('heapAllocate', 0, ARENA_BYTES)) !== 0) world.fail('a block is larger than its arena')
  yield call('interpreterMove', 0, 0)
}
