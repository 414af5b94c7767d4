import {
  HEAP,
  HEAP_HEADER_BYTES,
  HUB_CHANGES,
  HUB_MUTEX,
  PROCESS_BYTES,
  PROCESS_TABLE,
  QUEUE_BYTES,
  QUEUE_TABLE,
  SEMAPHORE_BYTES,
  SEMAPHORE_TABLE,
} from '../../../assembly/abi/layout.ts'
import type { World } from '../world.ts'

/**
 * The words of a hub that scenarios use: its heap, its counters, and the first entries of its tables. The world does not clear these words
 * between runs, so prepareHub() clears them.
 */
const AREAS: readonly (readonly [start: number, bytes: number])[] = [
  [HEAP, HEAP_HEADER_BYTES],
  [HUB_MUTEX, HUB_CHANGES + 16 - HUB_MUTEX],
  [PROCESS_TABLE, 2 * PROCESS_BYTES],
  [QUEUE_TABLE, QUEUE_BYTES],
  [SEMAPHORE_TABLE, SEMAPHORE_BYTES],
]

/** Turns the world's memory into an empty hub with this number of hub threads. */
export function prepareHub(world: World, threads: number): void {
  for (const [start, bytes] of AREAS) for (let at = start; at < start + bytes; at += 4) world.store(at, 0)
  world.direct('hubSetup')
  world.directAll('countsAttach', 0)
  for (let thread = 0; thread < threads; thread++) world.direct('hubAttach', thread)
}

/** What is wrong at the end of a scenario that has freed all blocks. */
export function leftOver(world: World): string | undefined {
  const used = world.direct('heapUsed')
  return used === 0 ? undefined : `${used} bytes are in use at the end`
}
