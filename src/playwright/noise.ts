import { IDLE_CORE, idleThroughout } from '../model/idle.ts'
import type { Report } from '../model/report.ts'

/** Why the figures of this report prove nothing about the browser: something else was running, or a run was disturbed. Undefined where nothing speaks against them. */
export function whyInconclusive({ machine, runs }: Report): string | undefined {
  const disturbed = runs.find(({ quality }) => quality.length > 0)
  if (disturbed) return `${disturbed.experiment} under ${disturbed.gil}, round ${disturbed.round}: ${disturbed.quality.join(', ')}`
  // Two threads and a lock need two cores; more tell nothing more about one lock.
  const needed = runs.some(({ threads }) => threads.length > 1) ? Math.min(2, machine.reportedCores) : 1
  const idle = idleThroughout(machine)
  if (idle === null) return 'how many cores were idle was not measured'
  if (idle >= needed * IDLE_CORE) return undefined
  return `${idle.toFixed(2)} cores were idle, ${needed} are needed`
}
