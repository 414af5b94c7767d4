import { toJson, toPerfetto } from '../../export/index.ts'
import type { RunResult } from '../../model/run.ts'
import { make } from '../dom.ts'

/** Files are made when they are asked for: a trace can be as large as the recording. */
export function downloads(result: RunResult): HTMLElement {
  return make(
    'section',
    { class: 'downloads', 'aria-label': 'Downloads' },
    button('Download the report (JSON)', 'gil-lab-report.json', () => toJson(result.report)),
    button('Download the trace (Perfetto)', 'gil-lab-trace.json', () => toPerfetto(result)),
    make('p', { class: 'summary' }, 'The trace opens in ui.perfetto.dev: a track a thread, an arrow a handoff.'),
  )
}

function button(words: string, file: string, content: () => string): HTMLElement {
  return make('button', { type: 'button', click: () => save(file, content()) }, words)
}

function save(file: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: 'application/json' }))
  make('a', { href: url, download: file }).click()
  // The browser has taken the URL by then; kept, it would keep the file in memory.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
