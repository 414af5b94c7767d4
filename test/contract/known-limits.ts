import type { WholeMachineReport } from '../../src/model/machine-report.ts'
import type { LimitsStore, RememberedLimits } from '../../src/model/remembered-limits.ts'
import { MACHINE } from '../export/sample.ts'

/** The step of an isolated page's clock, and of Node's. A check of limits fails if the clock has another step. */
const CLOCK_STEP_US = { node: 0, chromium: 5, firefox: 20 }

/**
 * Invented limits, which the lab's quick check confirms on every machine. A test of runs uses them, because a full probe takes longer than
 * most runs.
 */
export function knownLimits(on: keyof typeof CLOCK_STEP_US): RememberedLimits {
  const parkFloorUs = { ...MACHINE.parkFloorUs, p10: 0, p90: 1e9 }
  const machine = { ...MACHINE, clockStepUs: CLOCK_STEP_US[on], parkFloorUs } as WholeMachineReport
  return { date: '2026-11-28T12:00:00.000Z', machine }
}

/** A store that knows the limits of Node on every machine. */
export const KNOWN_LIMITS: LimitsStore = { read: async () => knownLimits('node'), write: async () => {} }
