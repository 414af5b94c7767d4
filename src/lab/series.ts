import type { QualityMark } from '../model/quality.ts'
import type { Outcome } from '../model/recording.ts'
import type { MachineReport } from '../model/report.ts'
import type { RunOptions } from '../model/run.ts'
import { untilAborted } from '../platform/abort.ts'
import { type Attention, attention } from './attention.ts'
import type { MeasuredRun } from './figures.ts'
import { IdleCores } from './idle-cores.ts'
import { measure } from './measure.ts'
import type { RunPlan } from './plans.ts'
import { effectiveCores, probeBasics, probeRest } from './probe.ts'
import { type Conditions, runOnce } from './run-once.ts'
import type { Session } from './session.ts'
import { warmUp } from './warm-up.ts'

/** What a series of runs has come to. */
export interface Outcomes {
  readonly machine: MachineReport
  readonly runs: readonly MeasuredRun[]
  readonly idleCores: IdleCores
}

/**
 * All plans, one run after the other. Before the first only what its figures depend on is measured of the machine, the rest right after it:
 * so the first figures come soon (docs/decisions/0014). What is measured between the runs ends at once when the caller aborts or the page is hidden; so does the series.
 */
export async function runSeries(
  session: Session,
  plans: readonly RunPlan[],
  timeoutMs: number | undefined,
  options: RunOptions,
): Promise<Outcomes> {
  const watch = attention(session.platform, options.signal)
  try {
    return await new Series(session, plans, watch, options).run(timeoutMs)
  } finally {
    watch.release()
  }
}

class Series {
  private readonly idleCores: IdleCores
  private readonly runs: MeasuredRun[] = []

  constructor(
    private readonly session: Session,
    private readonly plans: readonly RunPlan[],
    private readonly watch: Attention,
    private readonly options: RunOptions,
  ) {
    this.idleCores = new IdleCores(session.platform.reportedCores, (rounds) => effectiveCores(session, rounds))
  }

  async run(timeoutMs: number | undefined): Promise<Outcomes> {
    const { session, plans, watch, idleCores } = this
    const { report, loadNs } = await untilAborted(probeBasics(session, this.probing()), watch.signal)
    await untilAborted(warmUp(session), watch.signal)
    const clockStepNs = report.clockStepUs * 1000
    const conditions = { loadNs, clockStepNs, hidden: watch.hidden, ...(timeoutMs !== undefined && { timeoutMs }) }
    let machine: MachineReport = report
    for (const [index, plan] of plans.entries()) {
      await this.between(() => idleCores.before(plan))
      if (this.options.signal?.aborted) break
      if ((await this.one(plan, index, conditions, machine)) === 'stopped') break
      if (index === 0) machine = (await this.between(() => this.rest(report))) ?? machine
    }
    if (this.runs.length === plans.length) await this.between(() => idleCores.afterAll())
    return { machine, runs: this.runs.map((measured) => this.marked(measured, machine)), idleCores }
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
    this.runs.push(measured)
    // What the caller makes of it would be measured with the next run.
    const { recording, run } = measured
    await this.between(async () => options.onProgress?.({ phase: 'measured', done: index + 1, total, run, recording, machine }))
    return recorded.outcome
  }

  /** Whether other work ran beside a round is known only after it. */
  private marked(measured: MeasuredRun, machine: MachineReport): MeasuredRun {
    const { run, recording } = measured
    if (!this.idleCores.isNoisy(run, machine)) return measured
    const mark = (quality: readonly string[]) => [...quality, 'noisy' satisfies QualityMark]
    return { ...measured, run: { ...run, quality: mark(run.quality) }, recording: { ...recording, quality: mark(recording.quality) } }
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
