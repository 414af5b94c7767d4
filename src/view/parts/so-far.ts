import type { Recording } from '../../model/recording.ts'
import type { MachineReport, RunReport } from '../../model/report.ts'
import type { Progress, RunResult } from '../../model/run.ts'
import { VERSION } from '../../model/version.ts'

/** What is measured while the lab still measures, as a result that grows: what a view shows until the whole is there. */
export class SoFar {
  private readonly runs: RunReport[] = []
  private readonly recordings: Recording[] = []
  private machine: MachineReport | undefined
  private readonly date = new Date().toISOString()

  /** The result until now, if `progress` has brought a run to it. */
  take(progress: Progress): RunResult | undefined {
    if (progress.phase === 'machine') this.machine = progress.machine
    if (progress.phase !== 'measured') return undefined
    const { run, recording, machine } = progress
    this.runs.push(run)
    this.recordings.push(recording)
    this.machine ??= machine
    return {
      report: {
        schema: 'gil-lab/report@1',
        version: VERSION,
        date: this.date,
        mode: 'live',
        machine: this.machine,
        runs: [...this.runs],
        comparisons: [],
        claims: [],
      },
      recordings: [...this.recordings],
      programs: [],
    }
  }
}
