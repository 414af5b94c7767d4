import type { GilDescriptor } from '../../model/gils.ts'

/** A schedule of a link with this text between the GIL's id and the steps opens the stepping view. */
const STEPPED = '-stepped:'

/** The schedule of a link to the stepping view. */
export function steppedSchedule({ id }: GilDescriptor, steps: string): string {
  return id + STEPPED + steps
}

/** The steps of a link's schedule; undefined if the schedule is one of `gil-lab check`. */
export function steppedOf(schedule: string): string | undefined {
  return schedule.split(STEPPED)[1]
}
