import type { Recording } from '../../model/recording.ts'
import type { Findings, Progress, RunResult } from '../../model/run.ts'
import { markedAs, ReportSoFar } from '../../model/so-far.ts'

/** The result of a measurement that still goes on. A view shows it until the final result is complete. */
export class GrowingResult {
  private readonly reports = new ReportSoFar()
  private readonly recordings: Recording[] = []

  /** Receives all progress of a run. @returns the result so far if `progress` added a run to it */
  take(progress: Progress): RunResult | undefined {
    this.reports.take(progress)
    if (progress.phase !== 'measured') return undefined
    this.recordings.push(progress.recording)
    const { report } = this.reports
    return report && this.whole({ report, programs: [] })
  }

  /** The findings with the recordings collected so far. */
  whole(findings: Findings): RunResult {
    return { ...findings, recordings: this.recordings.map((recording, index) => markedAs(findings.report.runs[index], recording)) }
  }
}
