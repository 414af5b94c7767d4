import type { RememberedReport, WholeMachineReport } from '../../model/machine-report.ts'
import type { LimitsStore, RememberedLimits } from '../../model/remembered-limits.ts'
import { VERSION } from '../../model/version.ts'
import type { Platform } from '../../platform/platform.ts'
import { rank } from './summaries.ts'

/** The rounds of a check. Each round after the warm-up gives two parks. */
export const CHECK_ROUNDS = 40
export const CHECK_WARM_UP = 8
/** Two clocks whose steps differ by more than this, µs, have different resolutions. The steps of Node's clock vary by a few ns. */
const STEP_TOLERANCE_US = 0.5

/** The parts of a platform that tell one machine from another. */
type MachineName = Pick<Platform, 'engine' | 'os' | 'reportedCores'>

/** The key of this machine's limits. They hold only for the same version of gil-lab, engine, system and number of cores. */
export function limitsKey({ engine, os, reportedCores }: MachineName): string {
  return [VERSION, engine, os, `${reportedCores} cores`].join(', ')
}

/**
 * Compares remembered limits with a quick check. They hold if the clock's step is the same, and if the median of the fresh parks is between
 * the remembered 10th and 90th percentile. A 90th percentile below the resolution counts as the resolution. If the machine has not
 * changed, the median of a check's parks is outside with a probability far below 1 in a million. If its parks have become much slower or
 * faster, the median is outside.
 * @param parks the latencies of the fresh parks, µs
 */
export function checkLimits({ date, machine }: RememberedLimits, clockStepUs: number, parks: readonly number[]): RememberedReport {
  const { p10 = 0, p90 = 0, resolutionUs = 0 } = machine.parkFloorUs
  const parkP50Us = rank(parks, 0.5)
  const isWithin = parkP50Us >= p10 && parkP50Us <= Math.max(p90, resolutionUs)
  const holds = isWithin && Math.abs(clockStepUs - machine.clockStepUs) <= STEP_TOLERANCE_US
  return { date, holds, parks: parks.length, parkP50Us }
}

/** Remembers new limits. */
export async function remember(store: LimitsStore, platform: MachineName, machine: WholeMachineReport): Promise<void> {
  const { remembered: _, ...fresh } = machine
  await store.write(limitsKey(platform), { date: new Date().toISOString(), machine: fresh })
}
