// After the click. The first rung that holds: live in this page, live in a frame that is isolated by itself, a recorded run.
import { LabError } from '../../model/errors.ts'
import { isolationRefusal } from '../../platform/capabilities.ts'
import type { Asked } from './asked.ts'
import { type Given, given } from './given.ts'
import type { Following, Place, Shown } from './place.ts'

/** How the element stands: a frame opens no frame of its own. */
export interface Climbing extends Following {
  readonly inFrame: boolean
}

export async function climb(asked: Asked, place: Place, climbing: Climbing): Promise<Shown> {
  const file = asked.src ? await given(asked.src, climbing.signal) : {}
  return ascend(asked, file, place, climbing)
}

/** @param file what `src` named, already fetched */
export async function ascend(asked: Asked, file: Given, place: Place, climbing: Climbing): Promise<Shown> {
  if (file.recording !== undefined || asked.mode === 'replay') return replayed()
  const refusal = refusalHere()
  if (!refusal) return (await import('./live.ts')).showLive(asked, file, place, climbing)
  if (!climbing.inFrame) {
    const framed = await (await import('./framed.ts')).showFramed(asked, file, place, climbing)
    if (framed) return framed
  }
  if (asked.mode === 'live') throw new LabError('cannot-measure', refusal.whatHappened, refusal.whatToDo)
  return replayed()
}

function replayed(): never {
  throw new LabError('cannot-measure', 'Nothing is recorded here that could be shown.', 'Open the lab itself in a tab of its own.')
}

function refusalHere() {
  return isolationRefusal({
    crossOriginIsolated: globalThis.crossOriginIsolated === true,
    isSecureContext: globalThis.isSecureContext,
    hasSharedMemory: typeof SharedArrayBuffer === 'function',
  })
}
