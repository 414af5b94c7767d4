import { findGil } from '../../model/gils.ts'
import { FIRST_LESSON, lessonOf } from '../lessons/index.ts'

/** The name of the reader's own program in the page's address. */
export const OWN = 'own'
const BY_HAND = 'by-hand-'

/** The name of the step in which the reader chooses the steps of a GIL: "by-hand-barging". */
export function byHandStep(gil: string): string {
  return BY_HAND + gil
}

interface StepActions {
  /** Opens the lesson of an experiment. */
  lesson(experiment: string): void
  own(): void
  byHand(gil: string): void
}

interface Steps {
  /** Opens the step that the reader chose, and puts its name into the address. Then a reload keeps the step, and Back returns to the one before. */
  goTo(name: string): void
  /** Opens the step that the address names; the first lesson if the name is empty. @returns whether there is such a step */
  open(name: string): boolean
}

/** The steps of the path by their names in the page's address. The name of a lesson is the id of its experiment: "#convoy". */
export function stepAddresses({ lesson, own, byHand }: StepActions): Steps {
  const open = (name: string) => {
    const gil = name.startsWith(BY_HAND) ? findGil(name.slice(BY_HAND.length)) : undefined
    if (name === OWN) own()
    else if (gil) byHand(gil.id)
    else if (name === '' || lessonOf(name)) lesson(name || FIRST_LESSON.experiment)
    else return false
    return true
  }
  const goTo = (name: string) => {
    const present = location.hash.slice(1) || FIRST_LESSON.experiment
    if (present !== name) history.pushState(null, '', `#${name}`)
    open(name)
  }
  return { goTo, open }
}
