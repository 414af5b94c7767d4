import type { Recording } from '../../model/recording.ts'
import type { Findings, Progress, RunResult } from '../../model/run.ts'
import { markedAs, ReportSoFar } from '../../model/so-far.ts'

/** What is measured while the lab still measures, as a result that grows: what a view shows until the whole is there. */
export class GrowingResult {
  private readonly reports = new ReportSoFar()
  private readonly recordings: Recording[] = []

  /** The result until now, if `progress` has brought a run to it. */
  take(progress: Progress): RunResult | undefined {
    this.reports.take(progress)
    if (progress.phase !== 'measured') return undefined
    this.recordings.push(progress.recording)
    const { report } = this.reports
    return report && this.whole({ report, programs: [] })
  }

  /** What the lab has found, with the recordings that came while it did. */
  whole(findings: Findings): RunResult {
    return { ...findings, recordings: this.recordings.map((recording, index) => markedAs(findings.report.runs[index], recording)) }
  }
}
