import type { Shared } from '../../links/permalink.ts'
import { make } from '../dom.ts'

interface Replaying {
  readonly element: HTMLElement
  /** Replays the schedule of a link and shows the run. */
  open(link: Shared): Promise<void>
  /** Ends the replay and removes what it shows. */
  close(): void
}

/** The place for a replayed schedule. The explorer and its machine load when the first schedule is opened. */
export function replaying(refuse: (error: unknown) => void): Replaying {
  const element = make('div')
  let running = new AbortController()
  const close = () => {
    running.abort()
    element.replaceChildren()
  }
  return {
    element,
    close,
    open: async (link) => {
      close()
      running = new AbortController()
      const { signal } = running
      try {
        const { showSchedule } = await import('../schedule/show-schedule.ts')
        await showSchedule(link, element, signal)
      } catch (error) {
        refuse(error)
      }
    },
  }
}
