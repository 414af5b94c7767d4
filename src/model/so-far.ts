import type { Recording } from './recording.ts'
import type { ClaimReport, ComparisonReport, MachineReport, NoiseReport, PooledReport, Report, RunReport } from './report.ts'
import { groups, settingsOf } from './round-groups.ts'
import type { DistantProgress, ProgramSource } from './run.ts'
import { VERSION } from './version.ts'

/** A report that grows while one request, or a series of requests, is measured. */
export class ReportSoFar {
  runs: readonly RunReport[] = []
  readonly programs: ProgramSource[] = []
  private readonly date = new Date().toISOString()
  private machine: MachineReport | undefined
  private rest: Omit<Report, 'runs' | 'machine' | 'pooled' | 'comparisons' | 'noise' | 'claims'> | undefined
  private readonly pooled = new Map<string, PooledReport>()
  /** Comparisons and noise by experiment. */
  private readonly comparisons = new Map<string, readonly ComparisonReport[]>()
  private readonly noise = new Map<string, readonly NoiseReport[]>()
  private readonly claims = new Map<string, ClaimReport>()
  /** The index of the first run of the current request. */
  private first = 0

  take(progress: DistantProgress): void {
    if (!this.rest && (progress.phase === 'machine' || progress.phase === 'measured')) this.machine = progress.machine
    if (progress.phase === 'measured') {
      if (progress.done === 1) this.first = this.runs.length
      this.runs = [...this.runs, progress.run]
    }
    if (progress.phase === 'report') this.takeReport(progress.report, progress.programs)
  }

  /**
   * Takes the findings of a report. The report's runs replace the runs of the current request. Only the report's runs have the marks that
   * the lab adds after a run, such as 'noisy'.
   */
  private takeReport(
    { runs, machine, pooled = [], comparisons, noise = [], claims, ...rest }: Report,
    programs: readonly ProgramSource[],
  ): void {
    this.machine = this.rest && this.machine ? together(this.machine, machine) : machine
    this.rest ??= rest
    if (runs.length > 0) this.runs = [...this.runs.slice(0, this.first), ...runs]
    for (const one of pooled) this.pooled.set(settingsOf(one), one)
    for (const [experiment, own] of groups(comparisons, byExperiment)) this.comparisons.set(experiment, own)
    for (const [experiment, own] of groups(noise, byExperiment)) this.noise.set(experiment, own)
    for (const claim of claims) this.claims.set(claim.experiment, claim)
    for (const program of programs) if (!this.programs.some((known) => known.experiment === program.experiment)) this.programs.push(program)
  }

  /** The report of everything that has arrived so far. undefined until the machine's first measurements arrive. */
  get report(): Report | undefined {
    if (!this.machine) return undefined
    const begun = { schema: 'gil-lab/report@1', version: VERSION, date: this.date, mode: 'live' } as const
    const pooled = [...this.pooled.values()]
    const noise = [...this.noise.values()].flat()
    return {
      ...begun,
      ...this.rest,
      machine: this.machine,
      runs: this.runs,
      ...(pooled.length > 0 && { pooled }),
      comparisons: [...this.comparisons.values()].flat(),
      ...(noise.length > 0 && { noise }),
      claims: [...this.claims.values()],
    }
  }
}

function byExperiment({ experiment }: { readonly experiment: string }): string {
  return experiment
}

/**
 * One machine, measured for several requests. The result has the values of the first measurement, except for leastParallelism and
 * clockOffsetUs: these have the worse value of the two measurements.
 */
function together(first: MachineReport, later: MachineReport): MachineReport {
  const both = [first, later]
  const least = both.flatMap(({ leastParallelism }) => leastParallelism ?? [])
  const offsets = both.flatMap(({ clockOffsetUs }) => clockOffsetUs ?? [])
  return {
    ...first,
    ...(least.length > 0 && { leastParallelism: Math.min(...least) }),
    ...(offsets.length > 0 && { clockOffsetUs: Math.max(...offsets) }),
  }
}

/** A recording with all marks of its run. The lab adds some marks, such as 'noisy', only after the run. */
export function markedAs(run: RunReport | undefined, recording: Recording | undefined): Recording | undefined {
  if (!run || !recording || run.quality.every((mark) => recording.quality.includes(mark))) return recording
  return { ...recording, quality: run.quality }
}
