import { make, watchWidth } from '../dom.ts'
import { type ReplayedRun, type RunStep, shownSteps } from './replayed-run.ts'
import { bringIntoView } from './source-view.ts'

/** The least width of a column, px. In a narrower place, the threads share one column, and each step names its thread. */
const LEAST_COLUMN = 150

interface StepsView {
  readonly element: HTMLElement
  /** Marks the current step and brings it into view. */
  show(index: number): void
}

/** The steps of a run: a column for each thread, a line for each step. `choose` receives the step that the reader clicks. */
export function stepsView(run: ReplayedRun, choose: (index: number) => void): StepsView {
  const { names, steps, failing } = run
  const { first, end } = shownSteps(run)
  const lines = steps.slice(first, end).map((step, at) => {
    const index = first + at
    return stepLine(step, index, names, index === failing, () => choose(index))
  })
  const heads = make('div', { class: 'heads', 'aria-hidden': 'true' }, make('span'), ...names.map((name) => make('span', {}, name)))
  const list = make('ol', { start: first + 1 }, ...lines)
  const element = make('div', { class: 'steps', tabindex: 0, role: 'group', 'aria-label': 'Steps' }, heads, list)
  element.style.setProperty('--threads', `${names.length}`)
  watchWidth(element, (width) => element.classList.toggle('stacked', width < LEAST_COLUMN * names.length))
  let current: HTMLElement | undefined
  return {
    element,
    show: (index) => {
      current?.removeAttribute('aria-current')
      current = lines[index - first]
      current?.setAttribute('aria-current', 'step')
      if (current) bringIntoView(element, current)
    },
  }
}

function stepLine(
  { thread, text, isEvent }: RunStep,
  index: number,
  names: readonly string[],
  fails: boolean,
  choose: () => void,
): HTMLElement {
  const number = make('span', { class: 'number', 'aria-hidden': 'true' }, `${fails ? '✗ ' : ''}${index + 1}`)
  const who = make('span', { class: 'who' }, `${names[thread] ?? ''}: `)
  const spoken = fails ? [make('span', { class: 'spoken' }, 'The run fails here. ')] : []
  const what = make('span', { class: 'what' }, ...spoken, who, ...emphasised(text))
  const line = make('li', { class: fails ? 'fails' : isEvent ? 'event' : '', click: choose }, number, what)
  line.style.setProperty('--thread', `${thread}`)
  return line
}

/** The text of a step. If the step changes a word in memory, the change is bold: the end of "store gil.locked 0 → 1". */
function emphasised(text: string): (Node | string)[] {
  const [, before, change] = /^(.* )(-?\d+ → -?\d+)$/.exec(text) ?? []
  return before && change ? [before, make('strong', {}, change)] : [text]
}
