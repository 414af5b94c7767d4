import { AS_RUN } from '../../export/started.ts'
import type { Constants } from '../../model/constants.ts'
import type { ProgramSource } from '../../model/run.ts'
import { make } from '../dom.ts'

/**
 * The program as it ran, in a closed section: the main file, then the files that it imports. The texts are groups, not regions: regions of a
 * page need distinct names, and several variants run the same file.
 */
export function sourceAsRun({ file, source, files = {} }: ProgramSource, constants: Constants): HTMLDetailsElement {
  const text = make('pre', { tabindex: 0, role: 'group', 'aria-label': file })
  const imported = Object.entries(files).flatMap(([name, content]) => [
    make('p', { class: 'summary' }, name),
    make('pre', { tabindex: 0, role: 'group', 'aria-label': name }, content),
  ])
  const details = make('details', { class: 'as-run' }, make('summary', {}, AS_RUN), text, ...imported)
  const unfold = async () => {
    // Loads Python's parser only if the reader opens the section.
    const { markedLines } = await import('./source-lines.ts')
    text.replaceChildren(...markedLines(source, constants))
  }
  details.addEventListener('toggle', () => void unfold(), { once: true })
  return details
}
