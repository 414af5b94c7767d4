import { createHash } from 'node:crypto'
import type { Fault, Woven } from './faults.ts'

/** The sample has one fault in this number of faults. */
const ONE_OF = 8

/**
 * The sample of the faults. A scenario must show each fault of the sample, or the fault must be equivalent. The sample has an eighth of the
 * faults of each file, rounded up: those whose ids have the smallest hashes. So the choice does not depend on what scenarios show, and a
 * change in one file changes the sample of no other file.
 */
export function sampleOf(woven: readonly Woven[]): readonly Fault[] {
  return woven.flatMap(({ faults }) => {
    const chosen = [...faults].sort((a, b) => (hash(a.id) < hash(b.id) ? -1 : 1)).slice(0, Math.ceil(faults.length / ONE_OF))
    return faults.filter((fault) => chosen.includes(fault))
  })
}

function hash(id: string): string {
  return createHash('sha256').update(id).digest('hex')
}
