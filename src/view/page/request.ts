import type { Experiment, RunRequest } from '../../model/run.ts'
import { areItsOwn } from '../own-gils.ts'

/** How a program of the reader's own is called in tracebacks and reports. */
export const OWN_FILE = 'program.py'

/** What is chosen on the page. */
export interface Choice {
  /** The experiment whose text is shown unchanged; undefined for a program of the reader's own. */
  readonly experiment: Experiment | undefined
  readonly source: string
  readonly gils: readonly string[]
  readonly settings: Required<Pick<RunRequest, 'rounds' | 'switchIntervalUs' | 'checkInterval' | 'kernelEntryNs'>> &
    Pick<RunRequest, 'threads'>
}

/** What the lab is asked for. */
export function requestOf({ experiment, source, gils, settings }: Choice): RunRequest {
  if (!experiment) return { program: { file: OWN_FILE, source }, gil: gils, ...settings }
  return { experiment: experiment.id, ...(!areItsOwn(gils, experiment) && { gil: gils }), ...settings }
}
