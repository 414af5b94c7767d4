import type { RunLatencies } from '../../metrics/index.ts'
import type { QualityMark } from '../../model/quality.ts'
import type { Outcome } from '../../model/recording.ts'
import type { MachineReport, PooledReport, RunReport } from '../../model/report.ts'
import type { RunOptions } from '../../model/run.ts'
import { untilAborted } from '../../platform/until-aborted.ts'
import { type Conditions, runOnce } from '../execution/run-once.ts'
import { effectiveCores, probeBasics, probeRest } from '../probe/probe.ts'
import { type Attention, attention } from '../session/page-visibility.ts'
import type { Session } from '../session/session.ts'
import { IdleCores } from './idle-cores.ts'
import { measure } from './metrics-on-worker.ts'
import type { RunPlan } from './plans.ts'
import { pooledRounds } from './pooled-rounds.ts'
import { warmUp } from './warm-up.ts'

/** What a series of runs has come to. */
export interface Outcomes {
  readonly machine: MachineReport
  readonly runs: readonly RunReport[]
  readonly pooled: readonly PooledReport[]
  /** The largest of any run. */
  readonly clockOffsetUs: number
  readonly idleCores: IdleCores
}

/**
 * All plans, one run after the other. Before the first only what its figures depend on is measured of the machine, the rest right after it:
 * so the first figures come soon (docs/decisions/0014). `onExperiment` is called, and waited for, after each experiment but the last. What is measured between the runs ends at once when the caller aborts or the page is hidden; so does the series.
 */
export async function runSeries(
  session: Session,
  plans: readonly RunPlan[],
  timeoutMs: number | undefined,
  options: RunOptions,
  onExperiment: (outcomes: Outcomes) => Promise<unknown>,
): Promise<Outcomes> {
  const watch = attention(session.platform, options.signal)
  try {
    return await new Series(session, plans, watch, options, onExperiment).run(timeoutMs)
  } finally {
    watch.release()
  }
}

class Series {
  private readonly idleCores: IdleCores
  private readonly runs: RunReport[] = []
  /** Of the latest runs, those of one experiment: they are pooled when it is done, and forgotten. */
  private latencies: RunLatencies[] = []
  private pooled: readonly PooledReport[] = []
  private clockOffsetUs = 0

  constructor(
    private readonly session: Session,
    private readonly plans: readonly RunPlan[],
    private readonly watch: Attention,
    private readonly options: RunOptions,
    private readonly onExperiment: (outcomes: Outcomes) => Promise<unknown>,
  ) {
    this.idleCores = new IdleCores(session.platform.reportedCores, (rounds) => effectiveCores(session, rounds))
  }

  async run(timeoutMs: number | undefined): Promise<Outcomes> {
    const { session, plans, watch, idleCores } = this
    const { report, loadNs } = await untilAborted(probeBasics(session, this.probing()), watch.signal)
    await untilAborted(warmUp(session, plans, watch.signal), watch.signal)
    const clockStepNs = report.clockStepUs * 1000
    const conditions = { loadNs, clockStepNs, hidden: watch.hidden, ...(timeoutMs !== undefined && { timeoutMs }) }
    let machine: MachineReport = report
    for (const [index, plan] of plans.entries()) {
      await this.between(() => idleCores.before(plan))
      if (this.isFirstOfNext(index)) await this.between(() => this.onExperiment(this.pool(machine)))
      if (this.options.signal?.aborted) break
      if ((await this.one(plan, index, conditions, machine)) === 'stopped') break
      if (index === 0) machine = (await this.between(() => this.rest(report))) ?? machine
    }
    if (this.runs.length === plans.length) await this.between(() => idleCores.afterAll())
    return this.pool(machine)
  }

  /** What has been found until now, when the runs of an experiment are done. */
  private pool(machine: MachineReport): Outcomes {
    const runs = this.runs.map((run) => this.marked(run, machine))
    const first = runs.length - this.latencies.length
    const latest = this.latencies.map((latencies, index) => ({ latencies, run: runs[first + index]! }))
    this.pooled = [...this.pooled, ...pooledRounds(latest, machine)]
    this.latencies = []
    const clockOffsetUs = Math.max(machine.clockOffsetUs ?? 0, this.clockOffsetUs)
    return { machine, runs, pooled: this.pooled, clockOffsetUs, idleCores: this.idleCores }
  }

  /** Whether an experiment has just ended: its last look at the cores is the first of the next. */
  private isFirstOfNext(index: number): boolean {
    const experimentOf = (plan: RunPlan | undefined) => plan?.settings.experiment
    return index > 0 && experimentOf(this.plans[index]) !== experimentOf(this.plans[index - 1])
  }

  /** One run and its figures. */
  private async one(plan: RunPlan, index: number, conditions: Conditions, machine: MachineReport): Promise<Outcome> {
    const { session, plans, options } = this
    const { experiment, gil, round } = plan.settings
    const total = plans.length
    options.onProgress?.({ phase: 'run', done: index, total, experiment, gil, round })
    // Who draws while a run goes on takes a core from it now and then: later rounds are to be free of that.
    const live = options.live === true && round === 1
    // What each program's first run prints is passed on as it prints it: the report has what the others printed.
    const isFirst = plans[index - 1]?.settings.experiment !== experiment
    const recorded = await runOnce(session, plan, conditions, { ...options, live }, isFirst)
    const measured = await measure(await session.crew.drainer(), recorded, machine)
    const { recording, run, latencies } = measured
    this.runs.push(run)
    this.latencies.push(latencies)
    this.clockOffsetUs = Math.max(this.clockOffsetUs, recording.clockOffsetNs / 1000)
    const heard = (async () => options.onProgress?.({ phase: 'measured', done: index + 1, total, run, recording, machine }))()
    // The series reports a stopped run too, and does not wait for the caller. After any other run it waits, or the next run would measure the caller's work.
    heard.catch(() => {})
    await this.between(() => heard)
    return recorded.outcome
  }

  /** Whether other work ran beside a round is known only after it. */
  private marked(run: RunReport, machine: MachineReport): RunReport {
    return this.idleCores.isNoisy(run, machine) ? { ...run, quality: [...run.quality, 'noisy' satisfies QualityMark] } : run
  }

  private async rest(basics: MachineReport): Promise<MachineReport> {
    const machine = await probeRest(this.session, basics, this.probing())
    this.idleCores.seen(machine.parallelism)
    await this.options.onProgress?.({ phase: 'machine', machine })
    return machine
  }

  /** What has been measured until then is kept when the caller aborts or the page is hidden. A run that would follow is stopped before it begins. */
  private async between<T>(work: () => Promise<T>): Promise<T | undefined> {
    const { signal } = this.watch
    if (signal.aborted) return undefined
    return untilAborted(work(), signal).catch((error) => {
      if (!signal.aborted) throw error
      return undefined
    })
  }

  private probing(): RunOptions {
    return { ...this.options, signal: this.watch.signal }
  }
}
