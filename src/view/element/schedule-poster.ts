import type { Shared } from '../../links/permalink.ts'
import { make } from '../dom.ts'
import { OWN_FILE } from '../page/request.ts'
import { problemBox, problemOf } from '../parts/problem.ts'
import { steppedOf } from '../stepping/link.ts'
import results from '../styles/results.css?inline'
import { adopt } from './sheets.ts'

/** Shows a button for the schedule of a link. The click replays the schedule. The explorer and its machine load only then. */
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
  const { experiment, program, gils = [] } = link
  const subject = experiment ?? (program === undefined ? 'a scenario' : OWN_FILE)
  const isStepped = steppedOf(link.schedule ?? '') !== undefined
  const words = isStepped
    ? `You are the scheduler of three threads under ${gils.join()}.`
    : `A schedule of ${subject} under ${gils.join()}.`
  const label = isStepped ? 'Choose the steps' : 'Replay the schedule'
  element.append(
    make('p', {}, words),
    make('p', {}, make('button', { type: 'button', class: 'run', click: () => void replay() }, label)),
    ...(program === undefined ? [] : [make('pre', { tabindex: 0, role: 'region', 'aria-label': OWN_FILE }, program)]),
  )
  return element
}
