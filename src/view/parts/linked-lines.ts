import type { SourcePlace } from '../../model/recording.ts'
import type { ProgramSource } from '../../model/run.ts'
import { make } from '../dom.ts'
import type { BoardRun } from '../timeline/index.ts'
import { holdsByLine, lineKey } from '../timeline/source-marks.ts'

interface LinkedLines {
  readonly element: HTMLDetailsElement
  /** Links the lines with the timelines of these runs. Hidden if no recording names lines. */
  show(runs: readonly BoardRun[]): void
  setSource(source: ProgramSource | undefined): void
  /** Marks the line of a slice. */
  mark(line: SourcePlace | undefined): void
}

const HINT =
  'A slice that you point at or choose marks its line here. Point at a line or click it, and the timeline marks the holds that end at it and the waits of threads that are at it. The machine records the line whenever a thread leaves the GIL.'

/** What the reader does with a line. */
interface LineActions {
  choose(place: SourcePlace): void
  /** The pointer is over the line; undefined if it left the line. */
  point(place: SourcePlace | undefined): void
}

/**
 * The program line by line, linked with the timeline. `choose` receives the line that the reader points at or has chosen; undefined if there
 * is none.
 */
export function linkedLines(choose: (line: SourcePlace | undefined) => void): LinkedLines {
  const lines = make('div', { class: 'lines-of-program' })
  const element = make(
    'details',
    { class: 'linked-lines', hidden: true },
    make('summary', {}, 'The program’s lines, linked with the timeline'),
    make('p', { class: 'summary' }, HINT),
    lines,
  )
  let rows: ReadonlyMap<string, HTMLElement> = new Map()
  let marked: HTMLElement | undefined
  let chosen: SourcePlace | undefined
  let fill = () => {}
  let source: ProgramSource | undefined
  let runs: readonly BoardRun[] = []
  element.addEventListener('toggle', () => element.open && fill())
  const actions: LineActions = {
    choose: (place) => {
      chosen = chosen && lineKey(chosen) === lineKey(place) ? undefined : place
      const key = chosen && lineKey(chosen)
      for (const [each, row] of rows) row.querySelector('button')?.setAttribute('aria-pressed', `${each === key}`)
      choose(chosen)
    },
    point: (place) => choose(place ?? chosen),
  }
  const update = () => {
    element.hidden = !source || runs.every(({ places = [] }) => places.length === 0)
    marked = undefined
    fill = () => {
      fill = () => {}
      if (!source) return
      const made = rowsOf(source, holdsByLine(runs), actions)
      rows = made.rows
      lines.replaceChildren(...made.files)
      chosen = undefined
    }
    choose(undefined)
    if (element.open) fill()
  }
  return {
    element,
    show: (now) => {
      runs = now
      update()
    },
    setSource: (now) => {
      if (now?.source === source?.source) return
      source = now
      update()
    },
    mark: (line) => {
      marked?.classList.remove('at')
      marked = line && rows.get(lineKey(line))
      marked?.classList.add('at')
      if (!marked) return
      // Scrolls only the list, not the page, because the reader looks at the timeline.
      const scroller = marked.closest('ol')!
      const { offsetTop, offsetHeight } = marked
      if (offsetTop < scroller.scrollTop) scroller.scrollTop = offsetTop
      const below = offsetTop + offsetHeight - scroller.clientHeight
      if (scroller.scrollTop < below) scroller.scrollTop = below
    },
  }
}

function rowsOf({ file, source, files = {} }: ProgramSource, holds: ReadonlyMap<string, number>, actions: LineActions) {
  const rows = new Map<string, HTMLElement>()
  const shown = [[file, source] as const, ...Object.entries(files)].filter(
    ([name], index) => index === 0 || [...holds.keys()].some((key) => key.endsWith(` ${name}`)),
  )
  const made = shown.flatMap(([name, text]) => {
    const lines = text.replace(/\n$/, '').split('\n')
    const items = lines.map((code, index) => {
      const place = { file: name, line: index + 1 }
      const count = holds.get(lineKey(place))
      const row = make('li', {}, ...rowContent(place, code, count, actions))
      rows.set(lineKey(place), row)
      return row
    })
    return [
      ...(shown.length > 1 ? [make('p', { class: 'summary' }, name)] : []),
      make('ol', { tabindex: 0, 'aria-label': `Lines of ${name}` }, ...items),
    ]
  })
  return { rows, files: made }
}

function rowContent(place: SourcePlace, code: string, count: number | undefined, actions: LineActions): HTMLElement[] {
  const number = make('span', { class: 'number', 'aria-hidden': 'true' }, `${place.line}`)
  if (count === undefined) return [number, make('code', {}, code)]
  const words = count === 0 ? 'threads wait here' : `${count.toLocaleString('en-US')} ${count === 1 ? 'hold ends' : 'holds end'} here`
  const button = make(
    'button',
    {
      type: 'button',
      class: 'line',
      'aria-pressed': 'false',
      click: () => actions.choose(place),
      pointerenter: () => actions.point(place),
      pointerleave: () => actions.point(undefined),
    },
    make('code', {}, code),
    ' ',
    make('span', { class: 'count' }, words),
  )
  return [number, button]
}
