import { coresNeeded, IDLE_CORE, idleThroughout } from '../model/idle.ts'
import { digits } from '../model/number-format.ts'
import { qualityWords } from '../model/quality.ts'
import type { Report } from '../model/report.ts'

/**
 * The reason why the figures of this report prove nothing about the browser: a run was disturbed, other work was running, or the lab did
 * not measure whether other work was running. undefined if the figures are reliable.
 */
export function whyInconclusive({ machine, runs }: Pick<Report, 'machine' | 'runs'>): string | undefined {
  const disturbed = runs.find(({ quality }) => quality.length > 0)
  if (disturbed)
    return `${disturbed.experiment} under ${disturbed.gil}, round ${disturbed.round}: ${disturbed.quality.map((mark) => qualityWords(mark, disturbed)).join('; ')}`
  const needed = Math.max(...runs.map((run) => coresNeeded(run, machine)))
  const idle = idleThroughout(machine)
  if (idle === null) return 'how many cores were idle was not measured'
  if (idle >= needed * IDLE_CORE) return undefined
  return `${digits(idle)} cores were idle, ${needed} are needed`
}
