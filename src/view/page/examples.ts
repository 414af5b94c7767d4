import gallery from '../../../gallery/index.json'
import { make, uniqueId } from '../dom.ts'
import { SHOWN_EXPERIMENTS } from './shown-experiments.ts'

/** The ids of the experiments that the gallery has a recording of. */
export const RECORDED: ReadonlySet<string> = new Set(gallery.recordings.map(({ experiment }) => experiment))

/** The gallery's recorded runs, one button per recorded experiment. They show results without running anything. */
export function examples(show: (experiment: string) => void): HTMLElement {
  const heading = make('h2', { id: uniqueId('examples') }, 'Recorded runs')
  const recorded = SHOWN_EXPERIMENTS.filter(({ id }) => RECORDED.has(id))
  const items = recorded.map(({ id, title }) => {
    const hasLines = gallery.recordings.some(({ experiment, lines }) => experiment === id && lines)
    const button = make('button', { type: 'button', class: 'small', click: () => show(id) }, title)
    return make('li', {}, button, ...(hasLines ? [make('span', { class: 'summary' }, ' (shows lines of code)')] : []))
  })
  return make(
    'section',
    { class: 'examples', 'aria-labelledby': heading.id },
    heading,
    make(
      'p',
      {},
      'Results from another machine; nothing runs on yours. A run that “shows lines of code” links each slice of its timeline to the line of the program that ran.',
    ),
    make('ul', {}, ...items),
  )
}
