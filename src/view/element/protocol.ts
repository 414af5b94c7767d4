// What an element and its frame (embed/index.html) say to each other, by comlink over a MessagePort that the element hands over.
import { LabError, type LabErrorCode } from '../../model/errors.ts'
import type { Asked, Given } from './asked.ts'
import type { Shown, Told } from './place.ts'

/** With it, and with the port, the element greets the frame each time that it has loaded. */
export const GREETING = 'gil-lab: a port'

/** The fragment of a frame's address that says so: an element drives it, so it shows no buttons of its own. */
export const DRIVEN = '#driven'

/** What the frame has on its end of the port. */
export interface FrameLab {
  /** Resolves at once: there is somebody. */
  present(): void
  /** Resolves when the frame has what isolation it can get: it will not reload any more. */
  settled(): Promise<void>
  run(asked: Asked, file: Given, look: Look, hear: Hearing): Promise<FrameAnswer>
  stop(): void
}

/** The page's --gil-lab-* variables: a frame does not inherit them. */
export type Look = Readonly<Record<string, string>>

/** What the frame tells while it runs. */
export type Hearing = (news: FrameNews) => void
export type FrameNews =
  | { readonly what: 'progress'; readonly progress: Told }
  | { readonly what: 'words'; readonly words: string }
  | { readonly what: 'offer'; readonly liveUrl: string }
  | { readonly what: 'meter'; readonly done: number; readonly total: number }
  /** CSS px: how high the frame's content is. */
  | { readonly what: 'height'; readonly height: number }

/** An error loses its class on its way, so it travels as data. */
export type FrameAnswer =
  | { readonly ok: true; readonly shown: Shown }
  | {
      readonly ok: false
      readonly stopped: boolean
      readonly code?: LabErrorCode
      readonly whatHappened: string
      readonly whatToDo: string
    }

export async function answered(work: () => Promise<Shown>): Promise<FrameAnswer> {
  try {
    return { ok: true, shown: await work() }
  } catch (error) {
    if (error instanceof LabError) return { ok: false, stopped: false, ...error.toData() }
    const stopped = error instanceof DOMException && error.name === 'AbortError'
    return { ok: false, stopped, whatHappened: error instanceof Error ? (error.stack ?? error.message) : String(error), whatToDo: '' }
  }
}

/** The other end: what was thrown there is thrown here. */
export function shownOf(answer: FrameAnswer): Shown {
  if (answer.ok) return answer.shown
  const { stopped, code, whatHappened, whatToDo } = answer
  if (stopped) throw new DOMException('The run was stopped.', 'AbortError')
  throw code ? new LabError(code, whatHappened, whatToDo) : new Error(whatHappened)
}
