import { make } from '../dom.ts'
import { type Lesson, nextLesson, type Try } from '../lessons/index.ts'
import { shownExperiment } from './shown-experiments.ts'

export interface NotesActions {
  /** Runs the lesson again with a change. undefined if this page cannot measure: nobody has recorded the changed runs. */
  readonly change: ((lesson: Lesson, change: Try) => void) | undefined
  /** Opens the step in which the reader chooses the steps of a GIL. */
  byHand(gil: string): void
  /** Opens another lesson. */
  choose(experiment: string): void
}

const NO_CHANGES = 'Changes of this run need a page that can measure. The advice at the top says what to do. '

/** The notes between the answer of a lesson and its figures: what the picture shows, what the reader can try, and the next step. */
export function lessonNotes(lesson: Lesson, changed: Try | undefined, { byHand, change, choose }: NotesActions): HTMLElement[] {
  const next = nextLesson(lesson)
  const tries: (HTMLElement | string)[] = change
    ? lesson.tries
        .filter((one) => one !== changed)
        .map((one) => make('button', { type: 'button', class: 'small', click: () => change(lesson, one) }, one.label))
    : [NO_CHANGES]
  const { stepped } = lesson
  if (stepped)
    tries.push(make('button', { type: 'button', class: 'small', click: () => byHand(stepped) }, `Choose the steps of ${stepped} yourself`))
  const onward = next && make('button', { type: 'button', class: 'small next', click: () => choose(next.experiment) }, titleOf(next))
  return [
    make(
      'section',
      { class: 'lesson-notes', 'aria-label': 'What the picture shows' },
      make('p', {}, make('strong', {}, 'What the picture shows. '), changed?.picture ?? lesson.picture),
      ...(tries.length > 0 ? [make('p', { class: 'tries' }, make('strong', {}, 'Try this: '), ...tries)] : []),
      ...(onward ? [make('p', { class: 'tries' }, make('strong', {}, 'Next: '), onward)] : []),
    ),
  ]
}

function titleOf({ experiment }: Lesson): string {
  return shownExperiment(experiment)?.title ?? experiment
}
