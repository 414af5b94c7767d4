import type { Lesson } from '../lessons/index.ts'
import type { ResultsWords } from '../parts/results-words.ts'
import { RECORDED } from './examples.ts'
import { lessonNotes, type NotesActions } from './lesson-notes.ts'
import { shownExperiment } from './shown-experiments.ts'

interface LessonActions extends NotesActions {
  /** Shows the recorded run of an experiment. */
  showRecorded(experiment: string): void
}

/** What the page says about a run of a lesson. */
export function wordsOfLesson(lesson: Lesson, actions: LessonActions): ResultsWords {
  const id = lesson.experiment
  const claim = shownExperiment(id)?.claim ?? ''
  return {
    open: [{ experiment: id, claim }],
    notes: lessonNotes(lesson, actions),
    ...(RECORDED.has(id) && { showRecorded: () => actions.showRecorded(id) }),
  }
}
