import { make, uniqueId } from '../dom.ts'
import { PATH, type Stage } from '../lessons/index.ts'
import { shownExperiment } from './shown-experiments.ts'

interface PathActions {
  /** Whether a measurement runs. Another step would end it. */
  isMeasuring(): boolean
  /** Opens the lesson of an experiment. */
  choose(experiment: string): void
  /** Opens the step in which the reader chooses the steps of a GIL. */
  byHand(gil: string): void
  /** Opens the reader's own program. */
  own(): void
}

interface PathNav {
  readonly element: HTMLElement
  /** Marks the step of this experiment, or the reader's own program if there is none. */
  mark(experiment: string | undefined): void
  /** Marks the step in which the reader chooses the steps of a GIL. */
  markByHand(): void
}

/** In a narrow window the steps scroll. So much of the step before the current one stays in view, CSS px. */
const CONTINUES = 24

/** The value of the current step if it is not an experiment. */
const BY_HAND = 'by hand'

/** The path through the field: a row of parts, and below it the steps of one part. */
export function pathNav({ isMeasuring, choose, byHand, own }: PathActions): PathNav {
  const steps = make('ol', { class: 'path-steps', id: uniqueId('steps') })
  const parts = PATH.map((stage) => make('button', { type: 'button', 'aria-controls': steps.id, click: () => enter(stage) }, stage.title))
  const mine = make('button', { type: 'button', click: own }, 'Your own program')
  let current: string | undefined
  /** The part of the current step. */
  let entered: Stage | undefined
  const open = (stage: Stage | undefined) => {
    for (const [index, part] of parts.entries()) part.setAttribute('aria-expanded', `${PATH[index] === stage}`)
    const buttons = (stage?.lessons ?? []).map(({ experiment }) =>
      make(
        'button',
        { type: 'button', 'aria-current': experiment === current && 'step', click: () => choose(experiment) },
        shownExperiment(experiment)?.title ?? experiment,
      ),
    )
    if (stage?.byHand) {
      const { title, gil } = stage.byHand
      buttons.push(make('button', { type: 'button', 'aria-current': current === BY_HAND && 'step', click: () => byHand(gil) }, title))
    }
    steps.replaceChildren(...buttons.map((button) => make('li', {}, button)))
    steps.hidden = buttons.length === 0
    const marked = steps.querySelector<HTMLElement>('[aria-current]')
    if (marked) steps.scrollLeft = marked.offsetLeft - steps.offsetLeft - CONTINUES
  }
  /** Shows the steps of a part. Opens the first one, unless the reader is in this part already or would lose a measurement. */
  const enter = (stage: Stage) => {
    open(stage)
    const [first] = stage.lessons
    if (first && stage !== entered && !isMeasuring()) choose(first.experiment)
  }
  const show = (stage: Stage | undefined) => {
    entered = stage
    for (const [index, part] of parts.entries()) markCurrent(part, PATH[index] === stage)
    markCurrent(mine, stage === undefined)
    const focused = steps.contains(document.activeElement)
    open(stage)
    if (focused) steps.querySelector<HTMLElement>('[aria-current]')?.focus()
  }
  return {
    element: make(
      'nav',
      { class: 'path', 'aria-label': 'The path' },
      make('ol', { class: 'parts' }, ...[...parts, mine].map((button) => make('li', {}, button))),
      steps,
    ),
    mark: (experiment) => {
      current = experiment
      show(PATH.find(({ lessons }) => lessons.some((lesson) => lesson.experiment === experiment)))
    },
    markByHand: () => {
      current = BY_HAND
      show(PATH.find(({ byHand }) => byHand))
    },
  }
}

function markCurrent(button: HTMLElement, isCurrent: boolean): void {
  if (isCurrent) button.setAttribute('aria-current', 'true')
  else button.removeAttribute('aria-current')
}
