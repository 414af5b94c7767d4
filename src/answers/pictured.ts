import { EXPERIMENTS } from '../experiments/index.ts'
import type { RunReport } from '../model/report.ts'
import { groups } from '../model/round-groups.ts'

type Program = Pick<RunReport, 'experiment' | 'variant'>

/**
 * The programs of a report in the order of their pictures: of each experiment, the program that the answer is about comes first. `programOf`
 * reads the experiment and the variant of an item.
 */
export function picturedFirst<T>(items: readonly T[], programOf: (item: T) => Program): T[] {
  const isOther = (item: T) => Number(!isPictured(programOf(item)))
  return [...groups(items, (item) => programOf(item).experiment).values()].flatMap((own) => own.toSorted((a, b) => isOther(a) - isOther(b)))
}

/** Whether the answer of its experiment is about this program. A program of the reader's own has no other subject. */
export function isPictured({ experiment, variant }: Program): boolean {
  const found = EXPERIMENTS.find(({ id }) => id === experiment)
  return !found || found.about === variant
}
