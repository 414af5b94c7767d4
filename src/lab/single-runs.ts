import { DEFAULT_WORKERS } from '../model/limits.ts'
import type { Recording } from '../model/recording.ts'
import type { MachineReport } from '../model/report.ts'
import type { RunOptions } from '../model/run.ts'
import type { Platform } from '../platform/platform.ts'
import { runOnce } from './execution/run-once.ts'
import type { RunPlan } from './execution/run-plan.ts'
import { probeMachine } from './probe/probe.ts'
import { Session } from './session/session.ts'
import { warmUp } from './warm-up/warm-up.ts'

/** A run, and all that it printed. The recording's own text is cut if it is long. */
interface SingleRun {
  readonly recording: Recording
  readonly printed: string
}

/** A warmed-up lab that runs one plan whenever the caller asks for it. */
export interface SingleRuns {
  readonly machine: MachineReport
  /** @param timeoutMs the time limit of the run @throws LabError 'broken-run' if a worker died */
  run(plan: RunPlan, timeoutMs: number): Promise<SingleRun>
}

/** Opens the lab for runs that the caller starts one by one, between other work. `plans` are those that it warms up for. */
export async function withSingleRuns<T>(
  plans: readonly RunPlan[],
  platform: Platform,
  options: RunOptions,
  work: (runs: SingleRuns) => Promise<T>,
): Promise<T> {
  return Session.alone(platform, DEFAULT_WORKERS + 1, options, async (session) => {
    const { report: machine, loadNs } = await probeMachine(session, options)
    await warmUp(session, plans, options.signal)
    const conditions = { loadNs, clockStepNs: machine.clockStepUs * 1000 }
    return work({
      machine,
      run: async (plan, timeoutMs) => {
        let printed = ''
        const onProgress: RunOptions['onProgress'] = (progress) => {
          if (progress.phase === 'stdout') printed += progress.text
        }
        const recording = await runOnce(session, plan, { ...conditions, timeoutMs }, { ...options, onProgress })
        return { recording, printed }
      },
    })
  })
}
