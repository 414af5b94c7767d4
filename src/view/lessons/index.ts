import { basics } from './basics.ts'
import { fairness } from './fairness.ts'
import { io } from './io.ts'
import type { Lesson, Stage } from './lesson.ts'
import { otherLocks } from './other-locks.ts'
import { waysOut } from './ways-out.ts'

/** The path through the field. Each experiment is one step of it. */
export const PATH: readonly Stage[] = [basics, fairness, io, waysOut, otherLocks]

/** The lesson that the page begins with. */
export const FIRST_LESSON: Lesson = basics.lessons[0]!

export function lessonOf(experiment: string | undefined): Lesson | undefined {
  return PATH.flatMap(({ lessons }) => lessons).find((lesson) => lesson.experiment === experiment)
}

/** The step after this one; undefined after the last one. */
export function nextLesson(lesson: Lesson): Lesson | undefined {
  const all = PATH.flatMap(({ lessons }) => lessons)
  return all[all.indexOf(lesson) + 1]
}

export type { Lesson, Stage, Try } from './lesson.ts'
