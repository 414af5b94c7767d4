import type { Experiment } from '../model/run.ts'

/**
 * Whether these are the experiment's own GILs, in any order. A request for the experiment's own GILs should name no GILs, because named
 * GILs would replace those of each variant. For example, the single-threaded variant of countdown runs under one GIL only.
 */
export function areItsOwn(gils: readonly string[], experiment: Pick<Experiment, 'gils'>): boolean {
  return gils.length === experiment.gils.length && experiment.gils.every((gil) => gils.includes(gil))
}
