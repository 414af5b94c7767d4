import { batched, type GrowingFile, RecordingFile, remade, toCsv, toJson, traceFile, wholeFile } from '../../export/index.ts'
import type { RunResult } from '../../model/run.ts'
import { make, uniqueId } from '../dom.ts'
import { openInPerfetto } from '../perfetto/open.ts'
import { problemBox, problemOf } from './problem.ts'

interface Download {
  readonly label: string
  readonly file: string
  readonly type: string
  readonly make: () => GrowingFile
}

const PERFETTO: Download = {
  label: 'Trace (Perfetto)',
  file: 'gil-lab.pftrace',
  type: 'application/octet-stream',
  make: () => traceFile('perfetto'),
}

const DOWNLOADS: readonly Download[] = [
  { label: 'Report (JSON)', file: 'gil-lab-report.json', type: 'application/json', make: () => remade(({ report }) => toJson(report)) },
  { label: 'Figures (CSV)', file: 'gil-lab-report.csv', type: 'text/csv', make: () => remade(({ report }) => toCsv(report)) },
  { label: 'Recording', file: 'gil-lab-recording.json', type: 'application/json', make: () => new RecordingFile({ isBrief: false }) },
  PERFETTO,
  { label: 'Firefox Profiler', file: 'gil-lab.firefox.json', type: 'application/json', make: () => traceFile('firefox') },
  { label: 'speedscope', file: 'gil-lab.speedscope.json', type: 'application/json', make: () => traceFile('speedscope') },
]

/** One button per file. A file is made when it is downloaded, because a trace can be as large as the recording. */
export function downloads(result: RunResult): HTMLElement {
  const heading = make('h3', { id: uniqueId('downloads') }, 'Download')
  const notes = make('div', { 'aria-live': 'polite' })
  const making = (download: Download, use: (content: Blob) => void) => () => {
    notes.replaceChildren()
    try {
      const growing = download.make()
      // A Blob takes the pieces one by one, so no string has to hold the whole file.
      use(new Blob([...batched(wholeFile(growing, result))], { type: download.type }))
      notes.append(...growing.leftOut.map((what) => make('p', { class: 'summary' }, what)))
    } catch (error) {
      notes.append(problemBox(problemOf(error)))
    }
  }
  const buttons = DOWNLOADS.map((download) => {
    const { label, file } = download
    const click = making(download, (content) => save(file, content))
    return make('button', { type: 'button', 'aria-label': `Download: ${label}`, click }, label)
  })
  const title = `gil-lab, ${result.report.date.slice(0, 16).replace('T', ' ')} UTC`
  const open = making(PERFETTO, (trace) => openInPerfetto({ title, file: PERFETTO.file, trace }))
  return make(
    'section',
    { class: 'downloads', 'aria-labelledby': heading.id },
    heading,
    make('div', { class: 'row' }, ...buttons),
    make('div', { class: 'row' }, make('button', { type: 'button', click: open }, 'Open in Perfetto')),
    notes,
    make(
      'p',
      { class: 'summary' },
      'The lab page opens a recording again, and a blog post can show it. The trace opens in ui.perfetto.dev, with one track per thread and one arrow per hand-off. The other two files show the same times in profiler.firefox.com and speedscope.app.',
    ),
  )
}

export function save(file: string, content: Blob): void {
  const url = URL.createObjectURL(content)
  make('a', { href: url, download: file }).click()
  // After this delay the browser has started the download. A URL that is never revoked keeps the file in memory.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
