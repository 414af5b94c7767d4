import { make, uniqueId } from '../dom.ts'
import { FIRST_LESSON, type Lesson } from '../lessons/index.ts'
import { RECORDED } from './examples.ts'
import { recordedFilm } from './film.ts'

interface LessonActions {
  /** Whether this page can measure. Otherwise it shows recorded runs. */
  readonly canMeasure: boolean
  /** The reader made a guess, which starts the run. */
  guess(lesson: Lesson, guess: string): void
}

/** A change of a lesson, with the way back to the unchanged lesson. */
export interface ShownChange {
  readonly label: string
  back(): void
}

interface LessonPanel {
  readonly element: HTMLElement
  /** Shows the question of a lesson; undefined for the reader's own program. */
  show(lesson: Lesson | undefined): void
  /** Hides the question, because another view takes its place. */
  hide(): void
  /** Moves the focus to the first answer to guess, or to the question if a run has answered it. */
  focus(): void
  /** Leaves only the question, because a run answers it now, and what the reader changed in the lesson. */
  answered(change?: ShownChange): void
  /** Offers the run of a link that changes the lesson, instead of a guess about the unchanged lesson. */
  offer(change: ShownChange, run: () => void): void
}

const HINT = 'Your guess starts a short run in this browser, on your own cores.'
const OWN = 'Write a program below, choose the GILs, and press Run.'
const RECORDED_HINT = 'Your guess shows a recorded run, because this page cannot measure.'
const NOT_RECORDED = 'This page cannot measure, and it has no recorded run of this step. Choose another step, or follow the advice above.'
const NOT_HERE = 'This page cannot run a program. The advice above says what to do.'

/** The question of a step, with the answers among which the reader guesses. The first step also has a recorded timeline. */
export function lessonPanel({ canMeasure, guess }: LessonActions): LessonPanel {
  const question = make('h2', { id: uniqueId('question'), tabindex: -1 })
  const choices = make('div', { class: 'choices', role: 'group', 'aria-labelledby': question.id })
  const hint = make('p', { class: 'summary' })
  const changed = make('p', { hidden: true })
  const film = recordedFilm()
  let shown: Lesson | undefined
  const showChange = (lead: string, { label, back }: ShownChange, ...buttons: readonly (HTMLElement | string)[]) => {
    const goBack = make('button', { type: 'button', class: 'small', click: () => back() }, 'Back to the lesson’s own run')
    changed.replaceChildren(`${lead}: ${label}. `, ...buttons, goBack)
    changed.hidden = false
    choices.hidden = true
    hint.hidden = true
  }
  const element = make(
    'section',
    { class: 'lesson', 'aria-labelledby': question.id },
    make('div', {}, question, choices, hint, changed),
    film,
  )
  return {
    element,
    hide: () => {
      element.hidden = true
    },
    show: (lesson) => {
      element.hidden = false
      question.textContent = lesson?.question ?? 'Your own program'
      hint.textContent = hintOf(lesson, canMeasure)
      changed.hidden = true
      choices.hidden = !lesson || !(canMeasure || RECORDED.has(lesson.experiment))
      hint.hidden = false
      film.hidden = lesson !== FIRST_LESSON
      // The focus stays on a button of the same question.
      if (lesson === shown) return
      shown = lesson
      choices.replaceChildren(
        ...(lesson?.choices ?? []).map((choice) =>
          make('button', { type: 'button', class: 'choice', click: () => lesson && guess(lesson, choice) }, choice),
        ),
      )
    },
    focus: () => (choices.hidden ? question : (choices.querySelector('button') ?? question)).focus(),
    answered: (change) => {
      changed.hidden = true
      if (change) showChange('You changed', change)
      film.hidden = true
      choices.hidden = true
      hint.hidden = true
    },
    offer: (change, run) => {
      showChange('This link changes the lesson', change, make('button', { type: 'button', class: 'small', click: run }, 'Run it'), ' ')
      film.hidden = true
    },
  }
}

function hintOf(lesson: Lesson | undefined, canMeasure: boolean): string {
  if (!lesson) return canMeasure ? OWN : NOT_HERE
  if (canMeasure) return HINT
  return RECORDED.has(lesson.experiment) ? RECORDED_HINT : NOT_RECORDED
}
