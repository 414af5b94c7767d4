import { untilAborted } from './until-aborted.ts'

/** How somebody waits for a turn. */
export interface Waiting {
  /** Gives the wait up; of no effect once the work has begun. */
  readonly signal?: AbortSignal | undefined
  /** Others are before. */
  readonly onWait: () => void
}

/** All frames and tabs of one origin know it by this name. */
const LOCK = 'gil-lab'

let before: Promise<void> = Promise.resolve()
let inLine = 0

/** One after the other within this process or page: two that measure at once would measure each other. */
export async function inTurn<T>(work: () => Promise<T>, { signal, onWait }: Waiting): Promise<T> {
  const mine = before
  let leave: () => void = () => {}
  const left = new Promise<void>((resolve) => {
    leave = resolve
  })
  // Who gives up leaves at once, and does not let the next one in before its time.
  before = mine.then(() => left)
  try {
    if (inLine++ > 0) onWait()
    await untilAborted(mine, signal)
    return await work()
  } finally {
    inLine--
    leave()
  }
}

/** One after the other in all tabs and frames of this origin, as far as the browser lets them know of each other. */
export async function inTurnAcrossTabs<T>(work: () => Promise<T>, waiting: Waiting): Promise<T> {
  const locks = await usableLocks()
  if (!locks) return inTurn(work, waiting)
  const { signal, onWait } = waiting
  let atOnce: Promise<T> | undefined
  await locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (lock) atOnce = work()
    // The lock is held until it has ended, however it does.
    await atOnce?.catch(() => {})
  })
  if (atOnce) return atOnce
  onWait()
  return await locks.request(LOCK, signal ? { signal } : {}, work)
}

/** Frames of an opaque origin (a sandbox), and those that may not store anything, have locks that refuse. */
async function usableLocks(): Promise<LockManager | undefined> {
  try {
    await navigator.locks.query()
    return navigator.locks
  } catch {
    return undefined
  }
}
