import { headed } from '../../charts/table.ts'
import { intervalAt } from '../../trace/lanes.ts'
import { make } from '../dom.ts'
import { tableView } from '../table-view.ts'
import type { BoardRun, Layout } from './board-layout.ts'
import { lasting, moment, stateName } from './descriptions.ts'
import type { TimeWindow } from './window.ts'

/** A table with more rows than this would be too long to read. */
const MOST_ROWS = 200

interface SlicesTable {
  readonly element: HTMLElement
  /** Called when the window has changed. An open table is rewritten once the window has stopped moving. */
  update(runs: readonly BoardRun[], layout: Layout, window: TimeWindow): void
}

/** The picture as a table: every slice in the window, if they are few enough to read. */
export function slicesTable(): SlicesTable {
  const place = make('div')
  const element = make('details', { class: 'slices' }, make('summary', {}, 'The slices in view as a table'), place)
  let write = () => {}
  let timer: ReturnType<typeof setTimeout> | undefined
  element.addEventListener('toggle', () => element.open && write())
  return {
    element,
    update: (runs, layout, window) => {
      write = () => place.replaceChildren(contentOf(runs, layout, window))
      clearTimeout(timer)
      if (element.open) timer = setTimeout(() => write(), 150)
    },
  }
}

function contentOf(runs: readonly BoardRun[], { places }: Layout, { fromNs, toNs }: TimeWindow): HTMLElement {
  const found = places.map(({ lane, run }) => {
    const first = Math.max(0, intervalAt(lane, fromNs))
    // A window excludes its end, so the last slice in view is the one at toNs - 1. An interval excludes its end too, so a lane that ended
    // at fromNs has no slice in view.
    const end = Math.min(lane.state.length, Math.max(first, intervalAt(lane, toNs - 1) + 1))
    return { lane, run, first: lane.startNs[lane.state.length]! <= fromNs ? end : first, end }
  })
  const count = found.reduce((sum, { first, end }) => sum + end - first, 0)
  if (count > MOST_ROWS) {
    return make('p', {}, `${count.toLocaleString('en-US')} slices are in view. Zoom in to at most ${MOST_ROWS} to list them.`)
  }
  const rows = found.flatMap(({ lane, run, first, end }) =>
    Array.from({ length: end - first }, (_, k) => {
      const { gil, run: lanes } = runs[run]!
      const from = lane.startNs[first + k]!
      const cells = [lane.name, stateName(lane, first + k), moment(from, lanes), lasting(lane.startNs[first + k + 1]! - from, lanes)]
      return { head: gil, cells }
    }),
  )
  return tableView({ title: 'Slices in view', heads: headed('GIL', 'thread', 'state', 'start', 'length'), rows })
}
