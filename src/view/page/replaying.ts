import type { Shared } from '../../links/permalink.ts'
import type { GilDescriptor } from '../../model/gils.ts'
import { make } from '../dom.ts'

interface Replaying {
  readonly element: HTMLElement
  /** Replays the schedule of a link and shows the run. */
  open(link: Shared): Promise<void>
  /** Opens the view in which the reader chooses the steps of a GIL. */
  step(gil: GilDescriptor): Promise<void>
  /** Ends the replay and removes what it shows. */
  close(): void
}

/** The place for a schedule: a replayed one, or one that the reader makes. The explorer and its machine load when the first schedule is opened. */
export function replaying(refuse: (error: unknown) => void): Replaying {
  const element = make('div')
  let running = new AbortController()
  const close = () => {
    running.abort()
    element.replaceChildren()
  }
  const during = async (work: (signal: AbortSignal) => Promise<void>) => {
    close()
    running = new AbortController()
    try {
      await work(running.signal)
    } catch (error) {
      refuse(error)
    }
  }
  return {
    element,
    close,
    open: (link) =>
      during(async (signal) => {
        const { showSchedule } = await import('../schedule/show-schedule.ts')
        await showSchedule(link, element, signal)
      }),
    step: (gil) =>
      during(async (signal) => {
        const { showStepping } = await import('../stepping/show-stepping.ts')
        await showStepping(gil, '', element, signal)
      }),
  }
}
