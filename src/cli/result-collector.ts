import type { RunPlan } from '../lab/execution/run-plan.ts'
import { neededPlans } from '../lab/series/schedule.ts'
import type { Recording } from '../model/recording.ts'
import type { RunReport } from '../model/report.ts'
import type { DistantProgress, Findings } from '../model/run.ts'
import { ReportSoFar } from '../model/so-far.ts'
import type { ResultFiles } from './result-files.ts'

/** Collects what a command measures. It writes the files after each experiment, so that a later failure cannot lose results. */
export class ResultCollector {
  private readonly soFar = new ReportSoFar()
  private writing: Promise<void> = Promise.resolve()
  /** The first error that keep() met. */
  private failure: unknown

  /** @param plans the runs of all requests together */
  constructor(
    private readonly files: ResultFiles,
    private readonly plans: readonly RunPlan[],
  ) {}

  /** The results so far; undefined until a run is measured. */
  get findings(): Findings | undefined {
    const { report, programs, runs } = this.soFar
    if (!report || runs.length === 0) return undefined
    return { report: { ...report, planned: neededPlans(this.plans, report.claims).length }, programs }
  }

  async take(progress: DistantProgress): Promise<void> {
    this.soFar.take(progress)
    if (progress.phase === 'measured' && progress.recording) this.keep(progress.recording)
    if (progress.phase === 'report') await this.write()
  }

  private keep(recording: Recording): void {
    try {
      this.files.keep(this.soFar.runs.length - 1, recording)
    } catch (error) {
      this.failure ??= error
      throw error
    }
  }

  /** Starts each write after the previous write has ended, so writes never overlap. */
  private write(): Promise<void> {
    const { findings } = this
    if (findings) this.writing = this.writing.catch(() => {}).then(() => this.files.update(findings))
    return this.writing
  }

  /** Writes everything that is not written yet. @throws LabError 'usage' if a file cannot be written or a recording could not be kept */
  async finish(findings: Findings): Promise<void> {
    await this.write()
    await this.files.finish(findings)
    if (this.failure) throw this.failure
  }
}

/** Lists the planned runs that were not measured: "convoy (3 of 10 runs), sleep". Empty if nothing is missing. */
export function missingWords(plans: readonly RunPlan[], runs: readonly RunReport[]): string {
  const keyOf = ({ experiment, variant, gil, round }: Pick<RunReport, 'experiment' | 'variant' | 'gil' | 'round'>) =>
    JSON.stringify([experiment, variant, gil, round])
  const measured = new Map<string, number>()
  for (const run of runs) measured.set(keyOf(run), (measured.get(keyOf(run)) ?? 0) + 1)
  const byExperiment = new Map<string, { missing: number; all: number }>()
  for (const { settings } of plans) {
    const count = byExperiment.get(settings.experiment) ?? { missing: 0, all: 0 }
    byExperiment.set(settings.experiment, count)
    const left = measured.get(keyOf(settings)) ?? 0
    measured.set(keyOf(settings), left - 1)
    count.all++
    if (left <= 0) count.missing++
  }
  return [...byExperiment]
    .filter(([, { missing }]) => missing > 0)
    .map(([experiment, { missing, all }]) => (missing === all ? experiment : `${experiment} (${missing} of ${all} runs)`))
    .join(', ')
}
