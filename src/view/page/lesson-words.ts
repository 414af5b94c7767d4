import type { Lesson, Try } from '../lessons/index.ts'
import type { ResultsWords } from '../parts/results-words.ts'
import { RECORDED } from './examples.ts'
import { lessonNotes, type NotesActions } from './lesson-notes.ts'
import { shownExperiment } from './shown-experiments.ts'

interface LessonActions extends NotesActions {
  /** Shows the recorded run of an experiment. */
  showRecorded(experiment: string): void
}

/** What the page says about a run of a lesson, or of a change of it. */
export function wordsOfLesson(lesson: Lesson, changed: Try | undefined, actions: LessonActions): ResultsWords {
  const id = lesson.experiment
  const claim = shownExperiment(id)?.claim ?? ''
  return {
    open: [{ experiment: id, claim }],
    notes: lessonNotes(lesson, changed, actions),
    ...(RECORDED.has(id) && { showRecorded: () => actions.showRecorded(id) }),
  }
}
