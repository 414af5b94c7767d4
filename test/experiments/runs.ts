import { EXPERIMENTS } from '../../src/experiments/index.ts'
import type { RunPlan } from '../../src/lab/execution/run-plan.ts'
import { plan } from '../../src/lab/series/plans.ts'
import type { MachineReport, RunReport } from '../../src/model/report.ts'
import { MACHINE, sampleRun } from '../cli/sample-report.ts'

/** A machine with two idle cores, and one with a single idle core. */
export const IDLE: MachineReport = { ...MACHINE, parallelism: 1.94 }
export const BUSY: MachineReport = { ...MACHINE, parallelism: 1.2 }

export type Changes = (run: RunReport) => Partial<RunReport>

export function experiment(id: string) {
  const found = EXPERIMENTS.find((one) => one.id === id)
  if (!found) throw new Error(`no experiment ${id}`)
  return found
}

/** The plans of the experiments so far. To plan an experiment is to compile its programs, so it takes long. */
const plans = new Map<string, RunPlan[]>()

/** The runs that an experiment plans. Their figures are equal except for `changes`. */
export function runsOf(id: string, changes: Changes): RunReport[] {
  const planned = plans.get(id) ?? plan({ experiment: id })
  plans.set(id, planned)
  return planned.map(({ settings }) => {
    const { recording: _, ...named } = settings
    const run = sampleRun(named)
    return { ...run, ...changes(run) }
  })
}

/** A figure that varies by 1 % from round to round, as measured figures do. */
export function about(value: number, { round }: RunReport): number {
  return value * (1 + 0.01 * ((round % 3) - 1))
}

export function withAcquisitions(run: RunReport, acquisitions: number, ops = 0): RunReport['threads'] {
  return run.threads.map((thread, index) => ({ ...thread, acquisitions: index === 1 ? acquisitions : 0, ops: index === 1 ? ops : 0 }))
}
