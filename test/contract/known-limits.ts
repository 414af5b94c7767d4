import { limitsKey } from '../../src/lab/probe/remembered.ts'
import type { WholeMachineReport } from '../../src/model/machine-report.ts'
import type { LimitsStore, RememberedLimits } from '../../src/model/remembered-limits.ts'
import { nodePlatform } from '../../src/platform/node.ts'
import { MACHINE } from '../export/sample.ts'

/**
 * Invented limits, which the lab's quick check of a machine with Node always confirms. A test of runs uses them, because a full probe takes
 * longer than most runs.
 */
const KNOWN: RememberedLimits = {
  date: '2026-11-28T12:00:00.000Z',
  machine: { ...MACHINE, clockStepUs: 0, parkFloorUs: { ...MACHINE.parkFloorUs, p10: 0, p90: 1e9 } } as WholeMachineReport,
}

/** A store that knows the limits of every machine. */
export const KNOWN_LIMITS: LimitsStore = { read: async () => KNOWN, write: async () => {} }

/** Writes the limits of this machine into a store. */
export function rememberLimits(store: LimitsStore): Promise<void> {
  return store.write(limitsKey(nodePlatform()), KNOWN)
}
