import { CELL_PAYLOAD, FLOOR, SLOT_BYTES, SLOT_THREAD, SLOTS } from '../../../assembly/abi/layout.ts'
import { Why } from '../../../assembly/abi/policies.ts'
import { Tag } from '../../../assembly/abi/tags.ts'
import type { GilDescriptor } from '../../model/gils.ts'
import { type Body, call, type Request, type Scenario } from '../scenario.ts'
import { threadWord } from '../word-names.ts'
import type { World } from '../world.ts'
import { prepareOwners } from './block-pools.ts'

// Scenarios of objects with owners, in a run without a GIL (assembly/vm/objects/counts.ts).

/** Prepares an empty heap, and a run in which the direct calls of the world count as the thread of slot 0. */
function prepare(world: World, gil: GilDescriptor, threads: number): void {
  prepareOwners(world, gil, threads)
  for (let slot = 0; slot < threads; slot++) world.store(SLOTS + slot * SLOT_BYTES + SLOT_THREAD, threadWord(slot, 0))
}

function used(world: World): number {
  return world.direct('heapUsed')
}

/** A thread's life: it gets its slot's rights as an owner, works, and gives the rights up for good. */
function life(thread: number, work: () => Generator<Request, void, number>): Body {
  return function* () {
    yield call('countsAttach', thread)
    yield call('gilTake', thread)
    yield* work()
    yield call('threadDisown', thread)
    yield call('gilDrop', thread, Why.FINAL)
  }
}

/** What the next thread in each slot does. @returns what is wrong */
function remainder(world: World, threads: number): string | undefined {
  for (let slot = 0; slot < threads; slot++) {
    world.direct('countsAttach', slot)
    world.direct('objectsEmptyQueue', slot)
  }
  return used(world) === 0 ? undefined : `${used(world)} bytes are in use at the end`
}

/** Threads take and drop references to two objects of the first thread, which blocks once meanwhile. */
export function ownedScenario(gil: GilDescriptor, threads: number): Scenario {
  return {
    id: `${gil.id}-owned-${threads}`,
    title: 'an object that its owner and other threads count lives as long as one of them refers to it, and no longer',
    start: (world) => {
      prepare(world, gil, threads)
      const objects = [40, 600].map((bytes) => world.direct('objectCreate', 0, bytes))
      const before = used(world)
      // Each thread begins with a reference of its own.
      for (const object of objects) for (let thread = 1; thread < threads; thread++) world.direct('objectKeep', object)
      return Array.from({ length: threads }, (_, thread) =>
        life(thread, function* () {
          for (const object of objects) {
            yield call('objectKeep', object)
            yield call('objectRelease', thread, object)
          }
          if (used(world) !== before) world.fail('an object was freed too early')
          if (thread === 0) {
            yield call('gilDrop', thread, Why.BLOCKING)
            yield call('gilTake', thread)
          }
          if (used(world) !== before) world.fail('an object was freed too early')
          for (const object of objects) yield call('objectRelease', thread, object)
        }),
      )
    },
    finish: (world) => remainder(world, threads),
  }
}

/** The owner drops its last reference while other threads have references that they have counted themselves. */
export function inheritedScenario(gil: GilDescriptor, threads: number): Scenario {
  return {
    id: `${gil.id}-inherited-${threads}`,
    title: 'an object that its owner no longer refers to lives as long as other threads refer to it, and no longer',
    start: (world) => {
      prepare(world, gil, threads)
      const object = world.direct('objectCreate', 0, 40)
      for (let thread = 1; thread < threads; thread++) {
        world.direct('countsAttach', thread)
        world.direct('objectKeep', object)
      }
      return Array.from({ length: threads }, (_, thread) =>
        life(thread, function* () {
          if (used(world) === 0) world.fail('the object was freed too early')
          yield call('objectRelease', thread, object)
        }),
      )
    },
    finish: (world) => remainder(world, threads),
  }
}

/** Threads drop the last references to an object while its owner ends. No queue contains the object once all threads have ended. */
export function orphanScenario(gil: GilDescriptor): Scenario {
  return {
    id: `${gil.id}-orphan`,
    title: 'an object whose owner ends is freed before the last of its users ends',
    start: (world) => {
      prepare(world, gil, 3)
      const object = world.direct('objectCreate', 0, 40)
      world.direct('objectKeep', object)
      return [
        life(0, function* () {}),
        ...[1, 2].map((thread) =>
          life(thread, function* () {
            yield call('objectKeep', object)
            yield call('objectRelease', thread, object)
            if (used(world) === 0) world.fail('the object was freed too early')
            yield call('objectRelease', thread, object)
          }),
        ),
      ]
    },
    finish: (world) => (used(world) === 0 ? undefined : 'the object is in use, although all threads have ended'),
  }
}

const GLOBAL = FLOOR + 1024
const COPY = GLOBAL + 64
const NUMBER = 7

/** A thread reads a global without its lock, while another thread changes the global. */
export function globalScenario(gil: GilDescriptor): Scenario {
  return {
    id: `${gil.id}-global`,
    title: 'a global that is read without its lock has one of its values',
    start: (world) => {
      prepare(world, gil, 2)
      for (let at = GLOBAL; at < COPY + 64; at += 4) world.store(at, 0)
      const object = world.direct('objectCreate', 0, 40)
      world.direct('globalStore', 0, GLOBAL, Tag.BYTES, object)
      return [life(0, () => reader(world, object)), life(1, writer)]
    },
    finish: (world) => remainder(world, 2),
  }
}

function* reader(world: World, object: number): Generator<Request, void, number> {
  for (let round = 0; round < 3; round++) {
    if (!(yield call('globalCopy', GLOBAL, COPY))) continue
    const [tag, payload] = [world.load(COPY), world.load(COPY + CELL_PAYLOAD)]
    const isNumber = tag === Tag.INT && payload === NUMBER
    if (!isNumber && (tag !== Tag.BYTES || payload === NUMBER)) world.fail(`the global was ${tag} ${payload}`)
    if (payload === object && used(world) === 0) world.fail('the object was freed too early')
    if (!isNumber) yield call('objectRelease', 0, payload)
  }
}

function* writer(): Generator<Request, void, number> {
  yield call('globalStore', 1, GLOBAL, Tag.INT, NUMBER)
  yield call('globalStore', 1, GLOBAL, Tag.BYTES, yield call('objectCreate', 1, 40))
  yield call('globalStore', 1, GLOBAL, Tag.INT, NUMBER)
}

const APPENDED = 3

/** Threads append to a list, which moves its items, while another thread reads an item without the list's lock. */
export function listScenario(gil: GilDescriptor): Scenario {
  let list = 0
  return {
    id: `${gil.id}-list`,
    title: 'a list keeps every item that threads append, and an item that is read without its lock is one of them',
    start: (world) => {
      prepare(world, gil, 3)
      for (let at = GLOBAL; at < COPY + 64; at += 4) world.store(at, 0)
      list = world.direct('listCreate', 0)
      return [life(0, () => itemReader(world, list)), ...[1, 2].map((thread) => life(thread, () => appender(thread, list)))]
    },
    finish: (world) => {
      const length = world.direct('listLength', list)
      world.direct('countsAttach', 0)
      world.direct('objectRelease', 0, list)
      return length === 2 * APPENDED ? remainder(world, 3) : `the list has ${length} items`
    },
  }
}

function* appender(thread: number, list: number): Generator<Request, void, number> {
  for (let i = 0; i < APPENDED; i++) {
    const object = i === 1 ? yield call('objectCreate', thread, 40) : 0
    yield call('listAppend', thread, list, object ? Tag.BYTES : Tag.INT, object || NUMBER)
  }
}

function* itemReader(world: World, list: number): Generator<Request, void, number> {
  for (let round = 0; round < 4; round++) {
    if (!(yield call('listCopy', list, round % 2, COPY))) continue
    const [tag, payload] = [world.load(COPY), world.load(COPY + CELL_PAYLOAD)]
    if (tag === Tag.INT ? payload !== NUMBER : tag !== Tag.BYTES || payload === NUMBER) world.fail(`an item was ${tag} ${payload}`)
    if (tag === Tag.BYTES) yield call('objectRelease', 0, payload)
  }
}
