import type { Experiment } from '../model/run.ts'

/**
 * Whether these are the experiment's own GILs, in any order. A request for exactly these should name no GILs, because each variant of an
 * experiment may have GILs of its own. The single-threaded variant of countdown, for example, runs under one GIL only.
 */
export function areItsOwn(gils: readonly string[], experiment: Pick<Experiment, 'gils'>): boolean {
  return gils.length === experiment.gils.length && experiment.gils.every((gil) => gils.includes(gil))
}
