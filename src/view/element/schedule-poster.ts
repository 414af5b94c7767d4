import type { Shared } from '../../links/permalink.ts'
import { make } from '../dom.ts'
import { OWN_FILE } from '../page/request.ts'
import { problemBox, problemOf } from '../parts/problem.ts'
import results from '../styles/results.css?inline'
import { adopt } from './sheets.ts'

/** A link with a schedule, before and after the reader's click. The explorer and its machine load at the click. */
export function schedulePoster(link: Shared): HTMLElement {
  adopt(document, results)
  const element = make('div', { class: 'replaying' })
  const replay = async () => {
    try {
      const { showSchedule } = await import('../schedule/show-schedule.ts')
      await showSchedule(link, element, new AbortController().signal)
    } catch (error) {
      element.replaceChildren(problemBox(problemOf(error)))
    }
  }
  element.append(
    make('p', {}, `A schedule of ${link.experiment ?? (link.program === undefined ? 'a scenario' : OWN_FILE)} under ${link.gils?.join()}.`),
    make('button', { type: 'button', click: () => void replay() }, 'Replay the schedule'),
  )
  return element
}
