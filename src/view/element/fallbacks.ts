// After the click. The first rung that holds: live in this page, live in a frame that is isolated by itself, a recorded run.
import { LabError } from '../../model/errors.ts'
import { refusalHere } from '../../platform/shared-memory-refusal.ts'
import { fetchGiven } from './author-content.ts'
import type { Following, Place, Shown } from './run-display.ts'
import type { Asked, Given } from './tag-request.ts'

/** How the element stands: a frame opens no frame of its own. */
export interface Climbing extends Following {
  readonly inFrame: boolean
  /** What is run where there is no `src` to fetch it from. */
  readonly given: Given
}

/** @throws LabError where nothing could be shown; AbortError where it was stopped before anything was measured */
export async function climb(asked: Asked, place: Place, climbing: Climbing): Promise<Shown> {
  const { given, signal } = climbing
  // A frame is given what its page has fetched.
  const file = asked.src && !given.program ? await fetchGiven(asked.src, signal) : given
  signal.throwIfAborted()
  if (file.recording !== undefined || asked.mode === 'replay') return replayed(asked, file, place, climbing)
  const refusal = refusalHere()
  if (!refusal) return (await import('./show-live.ts')).showLive(asked, file, place, climbing)
  if (!climbing.inFrame) {
    const framed = await (await import('./show-framed.ts')).showFramed(asked, file, place, climbing)
    if (framed) return framed
  }
  if (asked.mode === 'live') throw new LabError('cannot-measure', refusal.whatHappened, refusal.whatToDo)
  return replayed(asked, file, place, climbing)
}

async function replayed(asked: Asked, file: Given, place: Place, following: Following): Promise<Shown> {
  return (await import('./show-replay.ts')).showReplay(asked, file, place, following)
}
