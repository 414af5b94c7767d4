import { ONE_THREAD } from '../../model/base-case.ts'
import type { ProgramText, RunRequest } from '../../model/run.ts'
import { OWN_FILE } from '../own-file.ts'
import { areItsOwn } from '../own-gils.ts'
import type { ShownExperiment } from './shown-experiments.ts'

export { OWN_FILE }

/** The reader's choice of a program, GILs and settings on the page. */
export interface Choice {
  /** The experiment whose program is shown unchanged; undefined for a program of the reader's own. */
  readonly experiment: ShownExperiment | undefined
  readonly program: ProgramText
  readonly gils: readonly string[]
  readonly settings: Required<Pick<RunRequest, 'rounds' | 'switchIntervalUs' | 'checkInterval' | 'kernelEntryNs'>> &
    Pick<RunRequest, 'threads' | 'evalBreaker' | 'compile'>
}

/** The request for a choice. An experiment whose number of rounds the reader keeps may end as soon as its claim is decided. */
export function requestOf({ experiment, program, gils, settings }: Choice): RunRequest {
  if (!experiment) return { program: { file: OWN_FILE, ...program }, gil: gils, ...settings }
  const { rounds, ...others } = settings
  const hasBaseline = settings.threads !== undefined && experiment.variants?.some(({ name }) => name === ONE_THREAD)
  const fixed = rounds === (experiment.rounds ?? 1) ? {} : { rounds }
  return {
    experiment: experiment.id,
    ...(!areItsOwn(gils, experiment) && { gil: gils }),
    ...others,
    ...(hasBaseline && { baseline: ONE_THREAD }),
    ...fixed,
  }
}
