import type { RunReport } from '../../model/report.ts'
import { percent, span } from './figures.ts'

/** Jain's index below which shares are called unequal: two threads at 62 to 38. */
const UNEQUAL = 0.95
/** One line in words: who starved, if anyone did. Only words: every number in it is the report's. */
export function starvationLine(run: RunReport): string {
  const contenders = run.threads.filter((thread) => thread.waitingMs > 0)
  const { starvation, fairness } = run
  if (starvation.neverRan.length > 0) return `${starvation.neverRan.join(', ')} never ran.`
  if (contenders.length === 0) return 'Nobody waited for the GIL.'
  const atLeast = starvation.longestWaitCensored ? 'at least ' : ''
  const longest = `${starvation.longestWaitThread} waited longest, ${atLeast}${span(starvation.longestWaitMs * 1000)} at a stretch`
  if (starvation.starvedShare > 0) {
    const limit = `${starvation.starvedAfterIntervals} switch intervals`
    return `Somebody starved (waited more than ${limit}) for ${percent(starvation.starvedShare)} of the run; ${longest}.`
  }
  if (fairness.jain < UNEQUAL) return `Nobody starved, but the shares are unequal (${shares(run)}); ${longest}.`
  return `Nobody starved; ${longest}.`
}

/** "Thread-1 62 %, Thread-2 38 %" */
function shares(run: RunReport): string {
  const named = run.threads.map((thread, index) => ({ name: thread.name, share: run.fairness.shares[index] ?? 0 }))
  const ran = named.filter(({ share }) => share > 0)
  const told = ran.slice(0, 4).map(({ name, share }) => `${name} ${percent(share)}`)
  return ran.length > told.length ? `${told.join(', ')}, …` : told.join(', ')
}
