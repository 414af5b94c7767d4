import { findGil } from '../../model/gils.ts'
import type { Term } from '../../model/glossary.ts'

interface LaneWords {
  readonly running: Term
  readonly waiting: Term
}

const GIL: LaneWords = { running: 'holds the GIL', waiting: 'waits for the GIL' }
const LOCK: LaneWords = { running: 'holds the lock', waiting: 'waits for the lock' }
const FREE: LaneWords = { running: 'runs', waiting: 'waits' }

/** What the bars of lanes under these GILs mean. Without a GIL, a thread runs and holds nothing. A rival is a plain lock. */
export function laneWords(ids: readonly string[]): LaneWords {
  const gils = ids.flatMap((id) => findGil(id) ?? [])
  const held = gils.some(({ isRival }) => isRival) ? LOCK : GIL
  const free = gils.filter(({ traits }) => !traits.excludes)
  if (free.length === 0) return held
  return free.length === gils.length ? FREE : { ...held, running: FREE.running }
}
