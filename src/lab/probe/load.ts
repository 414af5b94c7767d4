import type { LoadReport } from '../../model/machine-report.ts'
import type { Platform } from '../../platform/platform.ts'

/**
 * Begins to observe other processes.
 * @returns a function that reports the cores that they have used since, or null on a platform that does not report this
 */
export function loadSince({ cpuTimes }: Pick<Platform, 'cpuTimes'>): () => LoadReport | null {
  const before = cpuTimes?.()
  const beginMs = performance.now()
  return () => {
    const after = cpuTimes?.()
    if (!before || !after) return null
    const ms = performance.now() - beginMs
    const coresOf = (used: number) => Math.max(0, used / ms)
    const stolen = after.stolenMs === null || before.stolenMs === null ? null : coresOf(after.stolenMs - before.stolenMs)
    const otherMs = after.busyMs - before.busyMs - (after.ownMs - before.ownMs)
    return { otherCores: coresOf(otherMs), stolenCores: stolen, loadAverage: after.loadAverage }
  }
}
