import { EXPERIMENTS } from '../../experiments/index.ts'
import { make, uniqueId } from '../dom.ts'
import { fetchGalleryRun } from '../gallery-run.ts'
import type { RecordingReader } from './recordings.ts'

/** The gallery's recorded runs, one button per experiment. They show results without running anything. */
export function examples(reader: RecordingReader): HTMLElement {
  const heading = make('h2', { id: uniqueId('examples') }, 'Recorded runs')
  const show = async (id: string) => {
    try {
      reader.show(await fetchGalleryRun(new URL('./', location.href), id))
    } catch (error) {
      reader.refuse(error)
    }
  }
  const entries = EXPERIMENTS.map(({ id, title }) =>
    make('li', {}, make('button', { type: 'button', class: 'small', click: () => void show(id) }, title)),
  )
  return make(
    'section',
    { class: 'examples', 'aria-labelledby': heading.id },
    heading,
    make('p', {}, 'Results from another machine; nothing runs on yours.'),
    make('ul', {}, ...entries),
  )
}
