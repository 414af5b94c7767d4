import type { Experiment } from '../model/run.ts'

/**
 * Whether these are the experiment's GILs, in whatever order: then it is asked for as it is, without naming them, since each of its ways of
 * running may have GILs of its own (countdown alone in one thread is the same under all).
 */
export function areItsOwn(gils: readonly string[], experiment: Pick<Experiment, 'gils'>): boolean {
  return gils.length === experiment.gils.length && experiment.gils.every((gil) => gils.includes(gil))
}
