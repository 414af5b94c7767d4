import type { RunLatencies } from '../../metrics/index.ts'
import type { QualityMark } from '../../model/quality.ts'
import type { Outcome } from '../../model/recording.ts'
import type { MachineReport, PooledReport, RunReport } from '../../model/report.ts'
import type { RunOptions } from '../../model/run.ts'
import { untilAborted } from '../../platform/until-aborted.ts'
import { looksAt } from '../../statistics/looks.ts'
import { LEAST_ROUNDS } from '../../statistics/round-estimates.ts'
import { type Conditions, runOnce } from '../execution/run-once.ts'
import type { RunPlan } from '../execution/run-plan.ts'
import { effectiveCores, glanceAtCores } from '../probe/cores.ts'
import { probeBasics, probeRest } from '../probe/probe.ts'
import { type PageVisibility, watchPageVisibility } from '../session/page-visibility.ts'
import type { Session } from '../session/session.ts'
import { warmUp } from '../warm-up/warm-up.ts'
import type { MeasuredRun } from '../worker/worker-api.ts'
import { IdleCores } from './idle-cores.ts'
import { metricsOnWorker } from './metrics-on-worker.ts'
import { pooledRounds } from './pooled-rounds.ts'
import { caseToRepeat, runsIn, type Scheduled, scheduleOf } from './schedule.ts'
import { type RoundsMade, verdictsOn } from './verdicts.ts'

/** The results of a series of runs so far. */
export interface SeriesResult {
  readonly machine: MachineReport
  readonly runs: readonly RunReport[]
  /** The runs that measured a case a second time in its round. */
  readonly repeats: readonly RunReport[]
  readonly pooled: readonly PooledReport[]
  /** The largest clock offset of the machine or of any run. */
  readonly clockOffsetUs: number
  readonly idleCores: IdleCores
  readonly rounds: ReadonlyMap<string, RoundsMade>
}

interface SeriesSettings {
  readonly timeoutMs: number | undefined
  /** Whether an experiment ends as soon as its claim is decided. */
  readonly endsEarly: boolean
  /** Whether no case runs a second time in its round, because the caller wants the headline soon. */
  readonly isQuick: boolean
}

/**
 * Runs all plans one after the other. Before the first run it measures only the properties of the machine that the run's figures depend on.
 * It measures the other properties after the third round, so that the first interval comes soon (docs/decisions/0014). It awaits
 * `onExperiment` after each experiment except the last. When the caller aborts or the page is hidden, any measurement between runs ends at
 * once, and so does the series: before the first run the promise rejects, later it resolves to the results so far.
 */
export async function runSeries(
  session: Session,
  plans: readonly RunPlan[],
  settings: SeriesSettings,
  options: RunOptions,
  onExperiment: (outcomes: SeriesResult) => Promise<unknown>,
): Promise<SeriesResult> {
  const visibility = watchPageVisibility(session.platform, options.signal)
  try {
    return await new Series(session, plans, settings, visibility, options, onExperiment).run()
  } finally {
    visibility.stopWatching()
  }
}

class Series {
  private readonly idleCores: IdleCores
  private readonly schedule: readonly Scheduled[]
  private readonly runs: RunReport[] = []
  private readonly repeats: RunReport[] = []
  private readonly rounds = new Map<string, RoundsMade>()
  /** Latencies of the current experiment's runs. They are pooled and dropped when the experiment is done. */
  private latencies: RunLatencies[] = []
  private pooled: readonly PooledReport[] = []
  private clockOffsetUs = 0
  private machine!: MachineReport
  private conditions!: Conditions
  /** The number of planned runs, without repeats, that are over or that an early verdict made unnecessary. */
  private done = 0

  constructor(
    private readonly session: Session,
    private readonly plans: readonly RunPlan[],
    private readonly settings: SeriesSettings,
    private readonly visibility: PageVisibility,
    private readonly options: RunOptions,
    private readonly onExperiment: (outcomes: SeriesResult) => Promise<unknown>,
  ) {
    this.schedule = scheduleOf(plans, settings)
    this.idleCores = new IdleCores(session.platform.reportedCores, (rounds) => effectiveCores(session, rounds))
  }

  async run(): Promise<SeriesResult> {
    const { session, plans, visibility } = this
    const { timeoutMs } = this.settings
    // A worker that starts during the probe or the first run would take a core from it, so the drainer and the first workers start before.
    void session.workerPool.drainer().catch(() => {})
    await untilAborted(session.workerPool.settled(), visibility.signal)
    const { report, loadNs } = await untilAborted(probeBasics(session, this.probeOptions), visibility.signal)
    await untilAborted(warmUp(session, plans, visibility.signal), visibility.signal)
    await this.options.onProgress?.({ phase: 'idle cores', ...(await untilAborted(glanceAtCores(session), visibility.signal)) })
    this.machine = report
    const clockStepNs = report.clockStepUs * 1000
    this.conditions = { loadNs, clockStepNs, hidden: visibility.hidden, ...(timeoutMs !== undefined && { timeoutMs }) }
    for (const [index, scheduled] of this.schedule.entries()) {
      if (index > 0) await this.unlessAborted(() => this.onExperiment(this.result()))
      if ((await this.runExperiment(scheduled)) === 'stopped') break
    }
    return this.result()
  }

  /** Runs the rounds of one experiment until its claim is decided. @returns 'stopped' if the series must end */
  private async runExperiment(scheduled: Scheduled): Promise<Outcome> {
    const { experiment, rounds } = scheduled
    const end = this.done + runsIn(scheduled)
    let repeated: RunPlan | undefined
    for (const [index, plans] of rounds.entries()) {
      const made = { made: index + 1, planned: rounds.length, isJudgedEarly: this.settings.endsEarly, isDecided: false }
      this.rounds.set(experiment, made)
      this.idleCores.begin({ experiment, round: made.made })
      const first = this.runs.length
      const isRepeatFirst = repeated !== undefined && Math.random() < 0.5
      if (repeated && isRepeatFirst) await this.repeat(repeated, made.made)
      for (const plan of plans) {
        if (this.options.signal?.aborted || (await this.runOne(plan)) === 'stopped') return 'stopped'
      }
      if (scheduled.repeats) repeated ??= caseToRepeat(scheduled, this.runs.slice(first))
      if (repeated && !isRepeatFirst) await this.repeat(repeated, made.made)
      await this.unlessAborted(() => this.afterRound(made))
      if (this.isDecided(experiment)) {
        this.rounds.set(experiment, { ...made, isDecided: true })
        break
      }
    }
    this.done = end
    return 'completed'
  }

  /** Whether the experiment can end, because the series is judged after this round and the claim has a verdict. */
  private isDecided(experiment: string): boolean {
    const { made, planned, isJudgedEarly } = this.rounds.get(experiment)!
    if (!isJudgedEarly || made === planned || !looksAt(planned).includes(made)) return false
    const own = this.runs.filter((run) => run.experiment === experiment).map((run) => this.marked(run))
    const claims = verdictsOn(own, (id) => this.idleCores.during(id, this.machine), this.rounds)
    return claims.some(({ verdict }) => verdict !== 'cannot tell')
  }

  /** Pools the latencies of the current experiment, whose runs are done. @returns the results so far */
  private result(): SeriesResult {
    const { machine, idleCores, rounds } = this
    const runs = this.runs.map((run) => this.marked(run))
    const repeats = this.repeats.map((run) => this.marked(run))
    const first = runs.length - this.latencies.length
    const latest = this.latencies.map((latencies, index) => ({ latencies, run: runs[first + index]! }))
    this.pooled = [...this.pooled, ...pooledRounds(latest, machine)]
    this.latencies = []
    const clockOffsetUs = Math.max(machine.clockOffsetUs ?? 0, this.clockOffsetUs)
    return { machine, runs, repeats, pooled: this.pooled, clockOffsetUs, idleCores, rounds }
  }

  private async runOne(plan: RunPlan): Promise<Outcome> {
    const { options, machine } = this
    // Drawing during a run takes a core from the run, so only the first round is drawn live.
    const live = options.live === true && plan.settings.round === 1
    // Only the output of a program's first run goes to onProgress. The report has the output of all runs.
    const isFirst = this.runs.at(-1)?.experiment !== plan.settings.experiment
    const { recording, run, latencies } = await this.measure(plan, { ...options, live }, isFirst)
    this.runs.push(run)
    this.latencies.push(latencies)
    const { done, total } = this
    const delivered = (async () => options.onProgress?.({ phase: 'measured', done, total, run, recording, machine }))()
    // The series waits for the promise of the caller's onProgress, because the caller's work would disturb the next run. An abort ends this
    // wait. If the promise rejects after that, only this handler is left.
    delivered.catch(() => {})
    await this.unlessAborted(() => delivered)
    return run.outcome
  }

  /** Measures a case a second time in a round. The page does not draw this run, and the lab drops its events. */
  private async repeat(plan: RunPlan, round: number): Promise<void> {
    if (this.visibility.signal.aborted) return
    const again = { ...plan, settings: { ...plan.settings, round } }
    const { run } = await this.measure(again, { ...this.options, live: false }, false, { isRepeat: true })
    this.repeats.push(run)
  }

  private async measure(plan: RunPlan, options: RunOptions, prints: boolean, kind: { isRepeat?: true } = {}): Promise<MeasuredRun> {
    const { session, total, machine } = this
    const { experiment, gil, round } = plan.settings
    options.onProgress?.({ phase: 'run', done: this.done, total, experiment, gil, round, ...kind })
    const recorded = await runOnce(session, plan, this.conditions, options, prints)
    const measured = await metricsOnWorker(await session.workerPool.drainer(), recorded, machine)
    this.clockOffsetUs = Math.max(this.clockOffsetUs, measured.recording.clockOffsetNs / 1000)
    if (!kind.isRepeat) this.done++
    return measured
  }

  private get total(): number {
    return this.schedule.reduce((sum, scheduled) => sum + runsIn(scheduled), 0)
  }

  /** Adds the mark 'noisy' if a check before or after the run's round shows that other work ran. */
  private marked(run: RunReport): RunReport {
    return this.idleCores.isNoisy(run, this.machine) ? { ...run, quality: [...run.quality, 'noisy' satisfies QualityMark] } : run
  }

  /** Checks the cores. Once in a series, the rest of the probe takes the place of this check, because it also measures the cores. */
  private async afterRound({ made, planned }: RoundsMade): Promise<void> {
    if (this.machine.parallelism !== null || made < Math.min(LEAST_ROUNDS, planned)) return this.idleCores.afterRound()
    const machine = await this.idleCores.byProbe(() => probeRest(this.session, this.machine, this.probeOptions))
    this.machine = machine
    await this.options.onProgress?.({ phase: 'machine', machine })
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
