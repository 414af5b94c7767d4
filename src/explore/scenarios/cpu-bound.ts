import { Why } from '../../../assembly/abi/policies.ts'
import type { GilDescriptor } from '../../model/gils.ts'
import { type Body, call, type Scenario } from '../scenario.ts'
import type { World } from '../world.ts'
import { type GilSetup, openGil } from './gils.ts'

/** CPU-bound threads: each checks its breaker at every step until `untilNs`, and then releases the GIL for good. */
export function cpuBoundScenario(
  gil: GilDescriptor,
  threads: number,
  untilNs: number,
  setup: GilSetup,
  timeouts: 'any' | 'due' = 'due',
): Scenario {
  return {
    id: `${gil.id}-cpu-bound-${threads}`,
    title: 'threads that compute share the GIL',
    rules: { timeouts, maxSteps: 4 * untilNs },
    start: (world) => {
      openGil(world, gil, threads, setup)
      return Array.from({ length: threads }, (_, slot) => compute(world, slot, untilNs))
    },
  }
}

function compute(world: World, slot: number, untilNs: number): Body {
  return function* () {
    yield call('gilTake', slot)
    while (world.ns < untilNs) yield call('gilPoll', slot)
    yield call('gilDrop', slot, Why.FINAL)
  }
}
