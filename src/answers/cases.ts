import type { Case } from '../claims/evidence.ts'
import { USUAL_GIL } from '../model/base-case.ts'
import type { RunReport } from '../model/report.ts'

export const FREE = 'none'

export function casesOf(runs: readonly RunReport[]): Case[] {
  const found = new Map(runs.map(({ variant, gil }) => [JSON.stringify([variant, gil]), { variant, gil }]))
  return [...found.values()]
}

const GIL_NAMES: Readonly<Record<string, string>> = { tick: 'old tick GIL', none: 'no GIL' }

/**
 * The parts of a case's name in which the cases differ. Cases with several variants have the names that the answers of experiments give them:
 * "2 threads", "2 threads, old tick GIL".
 */
export function nameOf({ variant, gil }: Case, cases: readonly Case[]): string {
  const hasVariants = cases.some((one) => one.variant !== variant)
  if (!hasVariants || !variant) return gil
  return gil === USUAL_GIL ? variant : `${variant}, ${GIL_NAMES[gil] ?? gil}`
}
