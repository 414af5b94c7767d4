// The page loads this file when the reader opens the stepping view.
import { encodePermalink } from '../../links/permalink.ts'
import type { GilDescriptor } from '../../model/gils.ts'
import { make } from '../dom.ts'
import { adopt } from '../element/sheets.ts'
import { copying } from '../page/copying.ts'
import { problemBox, problemOf } from '../parts/problem.ts'
import scheduleCss from '../schedule/schedule.css?inline'
import { steppedSchedule } from './link.ts'
import css from './stepping.css?inline'
import { startStepping } from './stepping-host.ts'
import { SteppingView } from './stepping-view.ts'

/** Shows the stepping view in `place`: a lock after the steps of `schedule`. It ends with `signal`. */
export async function showStepping(gil: GilDescriptor, schedule: string, place: HTMLElement, signal: AbortSignal): Promise<void> {
  adopt(document, scheduleCss)
  adopt(document, css)
  place.replaceChildren(make('p', { role: 'status' }, 'Loading the lock.'))
  const problems = make('div')
  const refuse = (error: unknown) => {
    if (!signal.aborted) problems.replaceChildren(problemBox(problemOf(error)))
  }
  try {
    const clipboard = copying()
    const copyLink = async (lock: GilDescriptor, steps: string) => {
      const hash = await encodePermalink({ schedule: steppedSchedule(lock, steps), gils: [lock.id] })
      await clipboard.copy(new URL(hash, location.href).href, 'Link copied. It opens the lock after these steps.')
    }
    const view = new SteppingView(gil, {
      ask: await startStepping(signal),
      refuse,
      copyLink: (lock, steps) => void copyLink(lock, steps).catch(refuse),
      copied: clipboard.element,
    })
    await view.open(gil, schedule)
    if (!signal.aborted) place.replaceChildren(problems, view.element)
  } catch (error) {
    refuse(error)
    if (!signal.aborted) place.replaceChildren(problems)
  }
}
