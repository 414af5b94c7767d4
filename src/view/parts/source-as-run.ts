import { AS_RUN } from '../../export/started.ts'
import type { Constants } from '../../model/constants.ts'
import type { ProgramSource } from '../../model/run.ts'
import { make } from '../dom.ts'

/** A program as it ran, folded away. */
export function sourceAsRun({ file, source }: ProgramSource, constants: Constants): HTMLDetailsElement {
  const text = make('pre', { tabindex: 0, role: 'region', 'aria-label': file })
  const details = make('details', { class: 'as-run' }, make('summary', {}, AS_RUN), text)
  const unfold = async () => {
    // A reader who only looks at figures does not load Python's parser.
    const { markedLines } = await import('./source-lines.ts')
    text.replaceChildren(...markedLines(source, constants))
  }
  details.addEventListener('toggle', () => void unfold(), { once: true })
  return details
}
