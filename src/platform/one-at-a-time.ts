import { untilAborted } from './until-aborted.ts'

export interface Waiting {
  /** Ends the wait: the call rejects with the signal's reason. The signal has no effect once the work has begun. */
  readonly signal?: AbortSignal | undefined
  /** Called if the caller has to wait for others. */
  readonly onWait: () => void
}

/** Name of the lock that all frames and tabs of one origin share. */
const LOCK = 'gil-lab'

let previous: Promise<void> = Promise.resolve()
let queued = 0

/** Does the work once all earlier callers in this process or page are done. Two labs that measured at once would disturb each other. */
export async function inTurn<T>(work: () => Promise<T>, { signal, onWait }: Waiting): Promise<T> {
  const turn = previous
  let finish: () => void = () => {}
  const finished = new Promise<void>((resolve) => {
    finish = resolve
  })
  // A caller that ends its wait leaves the queue at once. The caller behind it still waits for all callers that are ahead.
  previous = turn.then(() => finished)
  try {
    if (queued++ > 0) onWait()
    await untilAborted(turn, signal)
    return await work()
  } finally {
    queued--
    finish()
  }
}

/**
 * Does the work once all earlier callers in any tab or frame of this origin are done. If the browser refuses locks, the work waits only for
 * the earlier callers of this page.
 */
export async function inTurnAcrossTabs<T>(work: () => Promise<T>, waiting: Waiting): Promise<T> {
  const locks = await usableLocks()
  if (!locks) return inTurn(work, waiting)
  const { signal, onWait } = waiting
  let atOnce: Promise<T> | undefined
  await locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (lock) atOnce = work()
    // Holds the lock until the work has ended, even if the work fails.
    await atOnce?.catch(() => {})
  })
  if (atOnce) return atOnce
  onWait()
  return await locks.request(LOCK, signal ? { signal } : {}, work)
}

/**
 * The browser's locks. undefined if they refuse every request, as in a frame with an opaque origin (a sandbox) and in a page that may not
 * store anything.
 */
async function usableLocks(): Promise<LockManager | undefined> {
  try {
    await navigator.locks.query()
    return navigator.locks
  } catch {
    return undefined
  }
}
