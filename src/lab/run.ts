import { CHUNK_BYTES, SLOT_BYTES, SLOT_CHUNKS } from '../../assembly/abi/layout.ts'
import { compared } from '../comparisons/compare.ts'
import { DEFAULT_WORKERS } from '../model/limits.ts'
import type { MachineReport, Report } from '../model/report.ts'
import type { Findings, ProgramSource, RunOptions, RunRequest } from '../model/run.ts'
import { VERSION } from '../model/version.ts'
import type { Platform } from '../platform/platform.ts'
import type { RunPlan } from './execution/run-plan.ts'
import { suggestedWorkers } from './execution/workers-ahead.ts'
import { PARKING_WORKERS } from './probe/probe.ts'
import { plan } from './series/plans.ts'
import { neededPlans } from './series/schedule.ts'
import { runSeries, type SeriesResult } from './series/series.ts'
import { levelOf, verdictsOn } from './series/verdicts.ts'
import { Session } from './session/session.ts'

/**
 * Measures experiments, or a caller's Python program, on this machine's cores: probes the machine, warms the engine up, runs every plan on
 * real workers, and makes the report. A stopped run ends the series; the report then has the runs measured so far. The lab keeps no
 * recordings: the caller takes those that it needs from the progress 'measured'.
 * @throws LabError 'usage', 'program', 'cannot-measure' (no isolation, failed canary) or 'broken-run' (dead worker, inconsistent
 * recording); the reason of `options.signal` if it aborts before the first run
 */
export async function run(request: RunRequest, platform: Platform, options: RunOptions = {}): Promise<Findings> {
  const plans = plan(request)
  const workers = (request.workers ?? DEFAULT_WORKERS) + 1
  const measure = async (session: Session) => {
    const report = async (result: SeriesResult) => {
      const findings = findingsOf(session, plans, result)
      await options.onProgress?.({ phase: 'report', ...findings })
      return findings
    }
    const settings = { timeoutMs: request.timeoutMs, endsEarly: request.rounds === undefined, isQuick: request.quick ?? false }
    return report(await runSeries(session, plans, settings, options, report))
  }
  return Session.alone(platform, workers, options, measure, firstWorkers(plans, workers))
}

/** The number of workers that the probe and the first run need. */
function firstWorkers([first]: readonly RunPlan[], most: number): number {
  return Math.max(PARKING_WORKERS, first ? Math.min(most, suggestedWorkers(first.program)) : 0)
}

function findingsOf(session: Session, plans: readonly RunPlan[], result: SeriesResult): Findings {
  const { machine, runs, repeats, pooled, clockOffsetUs, idleCores, rounds } = result
  const claims = verdictsOn(runs, (experiment) => idleCores.during(experiment, machine), rounds)
  const { comparisons, noise } = compared({ runs, repeats, machine, levelOf: (experiment) => levelOf(rounds.get(experiment)!) })
  const whole = { ...idleCores.throughout(machine), clockOffsetUs }
  const needed = neededPlans(plans, claims)
  const gils = new Set(needed.map(({ settings }) => settings.gil))
  for (const { gil } of runs) gils.delete(gil)
  const report = {
    ...reportOf(session, whole),
    planned: needed.length,
    ...(gils.size > 0 && { notRun: [...gils] }),
    runs,
    ...(pooled.length > 0 && { pooled }),
    comparisons,
    ...(noise.length > 0 && { noise }),
    claims,
  }
  return { report, programs: programsOf(plans.filter(({ settings }) => rounds.has(settings.experiment))) }
}

/** Lists each program once. The variants of a program differ in constants only. */
function programsOf(plans: readonly RunPlan[]): ProgramSource[] {
  const byName = new Map<string, ProgramSource>()
  for (const { program, settings } of plans) {
    const { file, source } = program
    byName.set(settings.experiment, { experiment: settings.experiment, file, source, ...filesOf(program) })
  }
  return [...byName.values()]
}

/**
 * The program's files without the main file and without gil-lab's library. The filter compares names because `modules` contains the main
 * file twice if the program imports it.
 */
function filesOf({ file, modules }: RunPlan['program']): Pick<ProgramSource, 'files'> {
  const own = modules.filter((module) => !module.isLibrary && module.file !== file)
  return own.length > 0 ? { files: Object.fromEntries(own.map((module) => [module.file, module.source])) } : {}
}

function reportOf({ workerPool }: Session, machine: MachineReport): Omit<Report, 'runs' | 'comparisons' | 'claims'> {
  return {
    schema: 'gil-lab/report@1',
    version: VERSION,
    date: new Date().toISOString(),
    mode: 'live',
    machine,
    workers: {
      started: workerPool.size,
      startMs: workerPool.startMs,
      memoryKiBEach: (SLOT_BYTES + SLOT_CHUNKS * CHUNK_BYTES) / 1024,
    },
  }
}
