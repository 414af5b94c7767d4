import { hasIdleCores, type IdleCount, idleThroughout } from '../../model/idle.ts'

/** Says that other work uses the cores of this machine. Empty if enough cores are idle. */
export function busyWords(machine: IdleCount): string {
  const idle = idleThroughout(machine)
  if (idle === null || hasIdleCores({ ...machine, parallelism: idle })) return ''
  return `Other programs use this machine: ${idle.toFixed(1)} of ${Math.min(2, machine.reportedCores)} cores are idle.`
}
