import { EXPERIMENTS } from '../../experiments/index.ts'
import { make, uniqueId } from '../dom.ts'
import { fetchGalleryRun, recordedExperiments } from '../gallery-run.ts'
import type { RecordingReader } from './recordings.ts'

/** The gallery's recorded runs, one button per recorded experiment. They show results without running anything. */
export function examples(reader: RecordingReader): HTMLElement {
  const heading = make('h2', { id: uniqueId('examples') }, 'Recorded runs')
  const site = new URL('./', location.href)
  const show = async (id: string) => {
    try {
      reader.show(await fetchGalleryRun(site, id))
    } catch (error) {
      reader.refuse(error)
    }
  }
  const list = make('ul')
  const fill = async () => {
    try {
      const recorded = await recordedExperiments(site)
      for (const { id, title } of EXPERIMENTS.filter((one) => recorded.has(one.id)))
        list.append(make('li', {}, make('button', { type: 'button', class: 'small', click: () => void show(id) }, title)))
    } catch (error) {
      list.replaceWith(make('p', {}, (error as Error).message))
    }
  }
  void fill()
  return make(
    'section',
    { class: 'examples', 'aria-labelledby': heading.id },
    heading,
    make('p', {}, 'Results from another machine; nothing runs on yours.'),
    list,
  )
}
