import type { Experiment } from '../model/run.ts'

/**
 * Whether these are the experiment's own GILs, in any order. Such a request names no GILs, because each variant of an experiment may have
 * GILs of its own: the single-threaded variant of countdown, for example, runs under one GIL only.
 */
export function areItsOwn(gils: readonly string[], experiment: Pick<Experiment, 'gils'>): boolean {
  return gils.length === experiment.gils.length && experiment.gils.every((gil) => gils.includes(gil))
}
