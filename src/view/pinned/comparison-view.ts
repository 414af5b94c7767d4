// The page loads this file when the reader pins a run.
import type { RunResult } from '../../model/run.ts'
import { make, uniqueId } from '../dom.ts'
import { tableView } from '../table-view.ts'
import { type BoardRun, timelineBoard } from '../timeline/index.ts'
import { lanesOfRecording } from '../timeline/lanes-of-recording.ts'
import { casesOf, firstPair, type ShownCase } from './cases.ts'
import { differenceTable } from './difference-table.ts'

interface ComparisonView {
  readonly element: HTMLElement
  /** Compares the pinned run with `current`. Without `current`, compares two cases of the pinned run. */
  show(current: RunResult | undefined): Promise<void>
}

/** A pinned run beside another one: two timelines on one time scale with one zoom, and the differences with their intervals. */
export function comparisonView(pinned: RunResult): ComparisonView {
  const heading = make('h3', { id: uniqueId('comparison') }, 'The pinned run, compared')
  const words = make('p', {})
  const board = timelineBoard()
  const picture = make('div', {}, board.element)
  const differences = make('div')
  const ofPinned = casesOf(pinned)
  let cases: readonly ShownCase[] = ofPinned
  let shown = 0
  const choice = (label: string) => {
    const select = make('select', { id: uniqueId('case'), change: () => void draw() })
    return { select, field: make('p', {}, make('label', { for: select.id }, `${label} `), select) }
  }
  const [first, second] = [choice('A:'), choice('B:')]
  const draw = async () => {
    const mine = ++shown
    const [a, b] = [cases[first.select.selectedIndex], cases[second.select.selectedIndex]]
    if (!a || !b) return
    const { table, notes } = differenceTable(a, b)
    const noDifference = table.rows.length === 0 ? ['These two runs have no figure in common that can be compared.'] : []
    differences.replaceChildren(
      ...(table.rows.length > 0 ? [tableView(table)] : []),
      ...[...noDifference, ...notes].map((note) => make('p', { class: 'summary' }, note)),
    )
    const runs = (await Promise.all([boardRun('A', a), boardRun('B', b)])).flatMap((run) => run ?? [])
    if (mine !== shown) return
    picture.hidden = runs.length === 0
    board.show(runs)
  }
  return {
    element: make(
      'section',
      { class: 'comparison', 'aria-labelledby': heading.id },
      heading,
      words,
      make('div', { class: 'compared-cases' }, first.field, second.field),
      differences,
      picture,
    ),
    show: async (current) => {
      const others = current && current !== pinned ? casesOf(current) : []
      cases = [...ofPinned, ...others]
      words.textContent =
        others.length > 0
          ? 'A and B can be any two cases of the pinned run and of the last one.'
          : 'Run something else, for example another GIL or another setting, and compare it with the pinned run. Or compare two GILs of the pinned run now.'
      const [a, b] = firstPair(ofPinned, others)
      for (const [select, chosen] of [[first.select, a] as const, [second.select, b] as const]) {
        select.replaceChildren(...cases.map((one) => option(one, one.result === pinned, one === chosen)))
      }
      await draw()
    },
  }
}

/** The GIL is first, because a narrow window cuts off the end. */
function option({ title, gil, runs }: ShownCase, isPinned: boolean, selected: boolean): HTMLElement {
  const rounds = runs.length === 1 ? 'one round' : `${runs.length} rounds`
  return make('option', { selected }, `${gil}, ${title} (${isPinned ? 'pinned' : 'last run'}, ${rounds})`)
}

async function boardRun(letter: string, { name, median, result }: ShownCase): Promise<BoardRun | undefined> {
  const { recording } = median
  if (!recording?.settings.recording) return undefined
  const where = result.report.mode === 'replay' ? ', recorded' : ''
  return { gil: letter, title: name + where, run: await lanesOfRecording(recording), places: recording.places }
}
