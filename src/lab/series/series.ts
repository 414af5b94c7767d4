import type { RunLatencies } from '../../metrics/index.ts'
import type { QualityMark } from '../../model/quality.ts'
import type { Outcome } from '../../model/recording.ts'
import type { MachineReport, PooledReport, RunReport } from '../../model/report.ts'
import type { RunOptions } from '../../model/run.ts'
import { untilAborted } from '../../platform/until-aborted.ts'
import { type Conditions, runOnce } from '../execution/run-once.ts'
import type { RunPlan } from '../execution/run-plan.ts'
import { effectiveCores, probeBasics, probeRest } from '../probe/probe.ts'
import { type PageVisibility, watchPageVisibility } from '../session/page-visibility.ts'
import type { Session } from '../session/session.ts'
import { warmUp } from '../warm-up/warm-up.ts'
import { IdleCores } from './idle-cores.ts'
import { metricsOnWorker } from './metrics-on-worker.ts'
import { pooledRounds } from './pooled-rounds.ts'

/** The results of a series of runs so far. */
export interface SeriesResult {
  readonly machine: MachineReport
  readonly runs: readonly RunReport[]
  readonly pooled: readonly PooledReport[]
  /** The largest clock offset of the machine or of any run. */
  readonly clockOffsetUs: number
  readonly idleCores: IdleCores
}

/**
 * Runs all plans one after the other. Before the first run it measures only the properties of the machine that the run's figures depend on.
 * It measures the other properties right after the first run, so that the first figures come soon (docs/decisions/0014). It awaits
 * `onExperiment` after each experiment except the last. When the caller aborts or the page is hidden, any measurement between runs ends at
 * once, and so does the series: before the first run the promise rejects, later it resolves to the results so far.
 */
export async function runSeries(
  session: Session,
  plans: readonly RunPlan[],
  timeoutMs: number | undefined,
  options: RunOptions,
  onExperiment: (outcomes: SeriesResult) => Promise<unknown>,
): Promise<SeriesResult> {
  const visibility = watchPageVisibility(session.platform, options.signal)
  try {
    return await new Series(session, plans, visibility, options, onExperiment).run(timeoutMs)
  } finally {
    visibility.stopWatching()
  }
}

class Series {
  private readonly idleCores: IdleCores
  private readonly runs: RunReport[] = []
  /** Latencies of the current experiment's runs. They are pooled and dropped when the experiment is done. */
  private latencies: RunLatencies[] = []
  private pooled: readonly PooledReport[] = []
  private clockOffsetUs = 0

  constructor(
    private readonly session: Session,
    private readonly plans: readonly RunPlan[],
    private readonly visibility: PageVisibility,
    private readonly options: RunOptions,
    private readonly onExperiment: (outcomes: SeriesResult) => Promise<unknown>,
  ) {
    this.idleCores = new IdleCores(session.platform.reportedCores, (rounds) => effectiveCores(session, rounds))
  }

  async run(timeoutMs: number | undefined): Promise<SeriesResult> {
    const { session, plans, visibility, idleCores } = this
    const { report, loadNs } = await untilAborted(probeBasics(session, this.probeOptions), visibility.signal)
    await untilAborted(warmUp(session, plans, visibility.signal), visibility.signal)
    const clockStepNs = report.clockStepUs * 1000
    const conditions = { loadNs, clockStepNs, hidden: visibility.hidden, ...(timeoutMs !== undefined && { timeoutMs }) }
    let machine: MachineReport = report
    for (const [index, plan] of plans.entries()) {
      await this.unlessAborted(() => idleCores.before(plan))
      if (this.isFirstOfNext(index)) await this.unlessAborted(() => this.onExperiment(this.pool(machine)))
      if (this.options.signal?.aborted) break
      if ((await this.runOne(plan, index, conditions, machine)) === 'stopped') break
      if (index === 0) machine = (await this.unlessAborted(() => this.probeRest(report))) ?? machine
    }
    if (this.runs.length === plans.length) await this.unlessAborted(() => idleCores.afterAll())
    return this.pool(machine)
  }

  /** Pools the latencies of the current experiment, whose runs are done. @returns the results so far */
  private pool(machine: MachineReport): SeriesResult {
    const runs = this.runs.map((run) => this.marked(run, machine))
    const first = runs.length - this.latencies.length
    const latest = this.latencies.map((latencies, index) => ({ latencies, run: runs[first + index]! }))
    this.pooled = [...this.pooled, ...pooledRounds(latest, machine)]
    this.latencies = []
    const clockOffsetUs = Math.max(machine.clockOffsetUs ?? 0, this.clockOffsetUs)
    return { machine, runs, pooled: this.pooled, clockOffsetUs, idleCores: this.idleCores }
  }

  /**
   * Whether the plan is the first of its experiment, and another experiment came before. The check for idle cores before this plan is also
   * the last check of that other experiment.
   */
  private isFirstOfNext(index: number): boolean {
    const experimentOf = (plan: RunPlan | undefined) => plan?.settings.experiment
    return index > 0 && experimentOf(this.plans[index]) !== experimentOf(this.plans[index - 1])
  }

  private async runOne(plan: RunPlan, index: number, conditions: Conditions, machine: MachineReport): Promise<Outcome> {
    const { session, plans, options } = this
    const { experiment, gil, round } = plan.settings
    const total = plans.length
    options.onProgress?.({ phase: 'run', done: index, total, experiment, gil, round })
    // Drawing during a run takes a core from the run, so only the first round is drawn live.
    const live = options.live === true && round === 1
    // Only the output of a program's first run goes to onProgress. The report has the output of all runs.
    const isFirst = plans[index - 1]?.settings.experiment !== experiment
    const recorded = await runOnce(session, plan, conditions, { ...options, live }, isFirst)
    const measured = await metricsOnWorker(await session.workerPool.drainer(), recorded, machine)
    const { recording, run, latencies } = measured
    this.runs.push(run)
    this.latencies.push(latencies)
    this.clockOffsetUs = Math.max(this.clockOffsetUs, recording.clockOffsetNs / 1000)
    const delivered = (async () => options.onProgress?.({ phase: 'measured', done: index + 1, total, run, recording, machine }))()
    // The series waits for the promise of the caller's onProgress, because the caller's work would disturb the next run. An abort ends this
    // wait. If the promise rejects after that, only this handler is left.
    delivered.catch(() => {})
    await this.unlessAborted(() => delivered)
    return recorded.outcome
  }

  /** Adds the mark 'noisy' if a check before or after the run's round shows that other work ran. */
  private marked(run: RunReport, machine: MachineReport): RunReport {
    return this.idleCores.isNoisy(run, machine) ? { ...run, quality: [...run.quality, 'noisy' satisfies QualityMark] } : run
  }

  private async probeRest(basics: MachineReport): Promise<MachineReport> {
    const machine = await probeRest(this.session, basics, this.probeOptions)
    this.idleCores.addProbe(machine.parallelism)
    await this.options.onProgress?.({ phase: 'machine', machine })
    return machine
  }

  /**
   * Does the work between two runs. If the caller aborts or the page is hidden, this method returns undefined at once. The series keeps the
   * runs that it has measured.
   */
  private async unlessAborted<T>(work: () => Promise<T>): Promise<T | undefined> {
    const { signal } = this.visibility
    if (signal.aborted) return undefined
    return untilAborted(work(), signal).catch((error) => {
      if (!signal.aborted) throw error
      return undefined
    })
  }

  private get probeOptions(): RunOptions {
    return { ...this.options, signal: this.visibility.signal }
  }
}
