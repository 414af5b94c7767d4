import { batched, type GrowingFile, PerfettoTrace, RecordingFile, remade, toCsv, toJson, wholeFile } from '../../export/index.ts'
import type { RunResult } from '../../model/run.ts'
import { make, uniqueId } from '../dom.ts'
import { problemBox, problemOf } from './problem.ts'

interface Download {
  readonly label: string
  readonly file: string
  readonly type: string
  readonly make: () => GrowingFile
}

const DOWNLOADS: readonly Download[] = [
  { label: 'Report (JSON)', file: 'gil-lab-report.json', type: 'application/json', make: () => remade(({ report }) => toJson(report)) },
  { label: 'Figures (CSV)', file: 'gil-lab-report.csv', type: 'text/csv', make: () => remade(({ report }) => toCsv(report)) },
  { label: 'Recording', file: 'gil-lab-recording.json', type: 'application/json', make: () => new RecordingFile({ isBrief: false }) },
  { label: 'Trace (Perfetto)', file: 'gil-lab-trace.json', type: 'application/json', make: () => new PerfettoTrace() },
]

/** One button per file. A file is made when it is downloaded, because a trace can be as large as the recording. */
export function downloads(result: RunResult): HTMLElement {
  const heading = make('h3', { id: uniqueId('downloads') }, 'Download')
  const notes = make('div', { 'aria-live': 'polite' })
  const buttons = DOWNLOADS.map(({ label, file, type, make: begin }) => {
    const click = () => {
      notes.replaceChildren()
      try {
        const growing = begin()
        // A Blob takes the pieces one by one, so no string has to hold the whole file.
        save(file, new Blob([...batched(wholeFile(growing, result))], { type }))
        notes.append(...growing.leftOut.map((what) => make('p', { class: 'summary' }, what)))
      } catch (error) {
        notes.append(problemBox(problemOf(error)))
      }
    }
    return make('button', { type: 'button', 'aria-label': `Download: ${label}`, click }, label)
  })
  return make(
    'section',
    { class: 'downloads', 'aria-labelledby': heading.id },
    heading,
    make('div', { class: 'row' }, ...buttons),
    notes,
    make(
      'p',
      { class: 'summary' },
      'The lab page opens a recording again, and a blog post can show it. The trace opens in ui.perfetto.dev, with one track per thread and one arrow per hand-off.',
    ),
  )
}

export function save(file: string, content: Blob): void {
  const url = URL.createObjectURL(content)
  make('a', { href: url, download: file }).click()
  // After this delay the browser has started the download. A URL that is never revoked keeps the file in memory.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
