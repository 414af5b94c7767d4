import {
  HEAP,
  HEAP_BYTES,
  HEAP_FIRST,
  HEAP_HEADER_BYTES,
  HEAP_LIMIT,
  HEAP_PAGE_BYTES,
  HEAP_RECORD_BYTES,
  HEAP_RECORDS,
} from '../../../assembly/abi/layout.ts'
import type { GilDescriptor } from '../../model/gils.ts'
import { type Body, call, type Request, type Scenario } from '../scenario.ts'
import type { World } from '../world.ts'
import { openGil } from './gils.ts'
import { leftOver } from './hub.ts'

// Scenarios of a run without a GIL in which each slot has its own pool of small blocks (assembly/vm/objects/blocks.ts).

/** Two blocks of this size fill a page, so a thread soon needs a further page. */
const BYTES = 2000

/** The scenarios use no more pages than this. */
const PAGES = 32

/** Prepares an empty heap and a run whose slots own memory. */
export function prepareOwners(world: World, gil: GilDescriptor, threads: number): void {
  const clear = (start: number, bytes: number) => world.words.fill(0, start >> 2, (start + bytes) >> 2)
  clear(HEAP, HEAP_HEADER_BYTES)
  clear(HEAP_RECORDS + ((HEAP_FIRST - HEAP) / HEAP_PAGE_BYTES) * HEAP_RECORD_BYTES, PAGES * HEAP_RECORD_BYTES)
  clear(HEAP_FIRST, PAGES * HEAP_PAGE_BYTES)
  openGil(world, gil, threads, { hasOwners: true })
  world.store(HEAP + HEAP_LIMIT, HEAP + HEAP_BYTES)
}

/** Threads allocate blocks and pass them on. Each thread frees the blocks of the one before it. */
export function foreignBlocksScenario(gil: GilDescriptor, threads: number): Scenario {
  let passed: number[][] = []
  return {
    id: `${gil.id}-foreign-blocks-${threads}`,
    title: 'blocks that another thread frees do not overlap, and all come back',
    start: (world) => {
      prepareOwners(world, gil, threads)
      const inUse = new Set<number>()
      passed = Array.from({ length: threads }, () => [])
      return Array.from({ length: threads }, (_, thread): Body => {
        return function* () {
          for (let round = 0; round < 3; round++) {
            yield* pass(world, thread, inUse, passed[(thread + 1) % threads] as number[])
            yield* free(thread, inUse, passed[thread] as number[])
          }
          yield call('heapTrim', thread)
        }
      })
    },
    finish: (world) => {
      for (const block of passed.flat()) world.direct('heapFree', 0, block, BYTES)
      return leftOver(world)
    },
  }
}

/** A thread with a pool of its own finds no memory. */
export function noPageScenario(gil: GilDescriptor): Scenario {
  return {
    id: `${gil.id}-no-page`,
    title: 'a small block that finds no page is a MemoryError',
    start: (world) => {
      prepareOwners(world, gil, 1)
      world.store(HEAP + HEAP_LIMIT, HEAP_FIRST)
      return [
        function* () {
          if ((yield call('heapAllocate', 0, BYTES)) !== 0) world.fail('a block is above the end of the heap')
        },
      ]
    },
  }
}

function* pass(world: World, thread: number, inUse: Set<number>, to: number[]): Generator<Request, void, number> {
  const block = yield call('heapAllocate', thread, BYTES)
  if (block === 0) world.fail('the heap is exhausted')
  for (const other of inUse) if (block < other + BYTES && other < block + BYTES) world.fail(`two blocks are at ${block}`)
  inUse.add(block)
  to.push(block)
}

function* free(thread: number, inUse: Set<number>, blocks: number[]): Generator<Request, void, number> {
  const block = blocks.shift()
  if (block === undefined) return
  inUse.delete(block)
  yield call('heapFree', thread, block, BYTES)
}
