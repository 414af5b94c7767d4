import { findGil } from '../../model/gils.ts'

interface LaneWords {
  readonly running: string
  readonly waiting: string
}

const GIL = { running: 'holds the GIL', waiting: 'waits for the GIL' }
const LOCK = { running: 'holds the lock', waiting: 'waits for the lock' }
const FREE = { running: 'runs', waiting: 'waits' }

/** What the bars of lanes under these GILs mean. Without a GIL, a thread runs and holds nothing. A rival is a plain lock. */
export function laneWords(ids: readonly string[]): LaneWords {
  const gils = ids.flatMap((id) => findGil(id) ?? [])
  const held = gils.some(({ isRival }) => isRival) ? LOCK : GIL
  const free = gils.filter(({ traits }) => !traits.excludes)
  if (free.length === 0) return held
  return free.length === gils.length ? FREE : { ...held, running: FREE.running }
}
