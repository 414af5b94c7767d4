import type { WholeMachineReport } from './machine-report.ts'

/** The limits of a machine that an earlier run measured. */
export interface RememberedLimits {
  /** When they were measured, in ISO 8601. */
  readonly date: string
  readonly machine: WholeMachineReport
}

/**
 * Keeps the limits of this machine from run to run. `key` names the version of gil-lab, the engine, the system and the number of cores.
 * Neither call may reject: a store that cannot be read has no limits, and one that cannot be written forgets them.
 */
export interface LimitsStore {
  read(key: string): Promise<RememberedLimits | undefined>
  write(key: string, limits: RememberedLimits): Promise<void>
}
