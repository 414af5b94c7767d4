import type { Place } from '../../check/programs/notes.ts'
import { make } from '../dom.ts'

/** A file of a program: its path and its text. */
export interface SourceFile {
  readonly file: string
  readonly source: string
}

interface SourceView {
  readonly element: HTMLElement
  /** Marks the line of each thread. The line of the thread `current` is brought into view. */
  mark(places: ReadonlyMap<number, Place>, current: number): void
}

/** The files of a program with numbered lines. @param names the names of the threads */
export function sourceView(files: readonly SourceFile[], names: readonly string[]): SourceView {
  const parts = files.map((each) => ({ ...filePart(each, files.length > 1), file: each.file }))
  let marked: Element[] = []
  return {
    element: make('div', { class: 'source-files' }, ...parts.map(({ element }) => element)),
    mark: (places, current) => {
      for (const line of marked) unmark(line)
      marked = []
      for (const [thread, { file, line }] of places) {
        const part = parts.find((each) => each.file === file)
        const row = part?.lines[line - 1]
        if (!part || !row) continue
        row.classList.add('at')
        row.classList.toggle('now', thread === current || row.classList.contains('now'))
        row.append(make('span', { class: thread === current ? 'badge now' : 'badge' }, names[thread] ?? ''))
        marked.push(row)
        if (thread === current) bringIntoView(part.scroller, row)
      }
    },
  }
}

function filePart({ file, source }: SourceFile, isTitled: boolean) {
  const lines = source
    .replace(/\n$/, '')
    .split('\n')
    .map((text, index) => make('li', {}, make('span', { class: 'number', 'aria-hidden': 'true' }, `${index + 1}`), make('code', {}, text)))
  const scroller = make('div', { class: 'lines', tabindex: 0, role: 'region', 'aria-label': file }, make('ol', {}, ...lines))
  return { element: make('div', {}, ...(isTitled ? [make('p', { class: 'summary' }, file)] : []), scroller), lines, scroller }
}

function unmark(line: Element): void {
  line.classList.remove('at', 'now')
  for (const badge of line.querySelectorAll('.badge')) badge.remove()
}

/** Scrolls a box, and nothing around it, so that an element in it is visible. */
export function bringIntoView(box: HTMLElement, element: HTMLElement): void {
  const [outer, inner] = [box, element].map((each) => each.getBoundingClientRect()) as [DOMRect, DOMRect]
  const margin = Math.min(inner.height, outer.height / 4)
  if (inner.top - margin < outer.top) box.scrollTop -= outer.top - inner.top + margin
  else if (inner.bottom + margin > outer.bottom) box.scrollTop += inner.bottom - outer.bottom + margin
}
