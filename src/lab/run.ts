import { SLOT_BYTES } from '../../assembly/abi/layout.ts'
import { measureRun } from '../metrics/index.ts'
import type { Recording } from '../model/recording.ts'
import type { MachineReport, Report, RunReport } from '../model/report.ts'
import type { ProgramSource, RunOptions, RunRequest, RunResult } from '../model/run.ts'
import { VERSION } from '../model/version.ts'
import type { Platform } from '../platform/platform.ts'
import { reconcile } from '../trace/reconcile.ts'
import { buildTimeline } from '../trace/timeline.ts'
import { claimsOf } from './claims.ts'
import { IdleCores } from './idle-cores.ts'
import { plan, type RunPlan } from './plans.ts'
import { probeMachine } from './probe.ts'
import { type Conditions, runOnce } from './run-once.ts'
import { MAX_WORKERS, Session } from './session.ts'
import { warmUp } from './warm-up.ts'

/**
 * Measures experiments, or a Python program of the caller's, on this machine's cores: probes the machine, warms the engine up, runs every
 * plan on real workers, and makes the report. A run that is stopped ends the whole, with what was measured until then.
 * @throws LabError 'usage', 'program', 'cannot-measure' (isolation, canaries) or 'broken-run' (a worker died, a recording does not add up)
 */
export async function run(request: RunRequest, platform: Platform, options: RunOptions = {}): Promise<RunResult> {
  const plans = plan(request)
  return Session.during(platform, (request.workers ?? MAX_WORKERS) + 1, async (session) => {
    const { report: machine, loadNs } = await probeMachine(session, options)
    await warmUp(session)
    const conditions: Conditions = {
      loadNs,
      clockStepNs: machine.clockStepUs * 1000,
      ...(request.timeoutMs !== undefined && { timeoutMs: request.timeoutMs }),
    }
    const idleCores = new IdleCores(session)
    const results: { recording: Recording; report: RunReport }[] = []
    for (const [index, next] of plans.entries()) {
      if (options.signal?.aborted) break
      await idleCores.before(next)
      tellRun(options, next, index, plans.length)
      const recording = await runOnce(session, next, conditions, index === 0 ? options : withoutText(options))
      results.push({ recording, report: measure(recording, machine) })
      if (recording.outcome === 'stopped') break
    }
    const runs = results.map(({ report }) => report)
    if (runs.length === plans.length) await idleCores.afterAll()
    const claims = claimsOf(runs, (experiment) => idleCores.during(experiment, machine))
    return {
      report: { ...reportOf(session, machine, runs), claims },
      recordings: results.map(({ recording }) => recording),
      programs: programsOf(plans.slice(0, runs.length)),
    }
  })
}

/** Each once: its ways of running it differ in constants only. */
function programsOf(plans: readonly RunPlan[]): ProgramSource[] {
  const byName = new Map<string, ProgramSource>()
  for (const { program, settings } of plans) {
    const { file, source } = program
    byName.set(settings.experiment, { experiment: settings.experiment, file, source })
  }
  return [...byName.values()]
}

/** A recording's numbers. @throws LabError 'broken-run' where it does not reconcile: then it is no result. */
function measure(recording: Recording, machine: MachineReport): RunReport {
  const timeline = buildTimeline(recording)
  if (recording.settings.recording) reconcile(recording, timeline)
  return measureRun(recording, timeline, machine)
}

function reportOf({ crew }: Session, machine: MachineReport, runs: readonly RunReport[]): Omit<Report, 'claims'> {
  return {
    schema: 'gil-lab/report@1',
    version: VERSION,
    date: new Date().toISOString(),
    mode: 'live',
    machine,
    workers: { started: crew.size, startMs: crew.startMs, memoryKiBEach: SLOT_BYTES / 1024 },
    runs,
    comparisons: [],
  }
}

function tellRun(options: RunOptions, next: RunPlan, done: number, total: number): void {
  const { experiment, gil, round } = next.settings
  options.onProgress?.({ phase: 'run', done, total, experiment, gil, round })
}

/** Only the first run's prints are passed on: the others print the same. */
function withoutText(options: RunOptions): RunOptions {
  const { onProgress, ...rest } = options
  return { ...rest, ...(onProgress && { onProgress: (progress) => progress.phase !== 'stdout' && onProgress(progress) }) }
}
