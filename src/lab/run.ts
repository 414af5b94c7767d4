import { SLOT_BYTES } from '../../assembly/abi/layout.ts'
import type { MachineReport, Report, RunReport } from '../model/report.ts'
import type { Findings, ProgramSource, RunOptions, RunRequest } from '../model/run.ts'
import { VERSION } from '../model/version.ts'
import type { Platform } from '../platform/platform.ts'
import { plan, type RunPlan } from './series/plans.ts'
import { type Outcomes, runSeries } from './series/series.ts'
import { claimsOf } from './series/verdicts.ts'
import { MAX_WORKERS, Session } from './session/session.ts'

/**
 * Measures experiments, or a Python program of the caller's, on this machine's cores: probes the machine, warms the engine up, runs every
 * plan on real workers, and makes the report. A run that is stopped ends the whole, with what was measured until then. No recording is kept:
 * the caller takes those that it needs from the progress 'measured'.
 * @throws LabError 'usage', 'program', 'cannot-measure' (isolation, canaries) or 'broken-run' (a worker died, a recording does not add up)
 */
export async function run(request: RunRequest, platform: Platform, options: RunOptions = {}): Promise<Findings> {
  const plans = plan(request)
  return Session.alone(platform, (request.workers ?? MAX_WORKERS) + 1, options, async (session) => {
    const tell = async (outcomes: Outcomes) => {
      const findings = findingsOf(session, plans, outcomes)
      await options.onProgress?.({ phase: 'report', ...findings })
      return findings
    }
    return tell(await runSeries(session, plans, request.timeoutMs, options, tell))
  })
}

function findingsOf(session: Session, plans: readonly RunPlan[], outcomes: Outcomes): Findings {
  const { machine, runs, pooled, clockOffsetUs, idleCores } = outcomes
  const claims = claimsOf(runs, (experiment) => idleCores.during(experiment, machine))
  const whole = { ...idleCores.throughout(machine), clockOffsetUs }
  const report = { ...reportOf(session, whole, runs, plans.length), ...(pooled.length > 0 && { pooled }), claims }
  return { report, programs: programsOf(plans.slice(0, runs.length)) }
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

function reportOf({ crew }: Session, machine: MachineReport, runs: readonly RunReport[], planned: number): Omit<Report, 'claims'> {
  return {
    schema: 'gil-lab/report@1',
    version: VERSION,
    date: new Date().toISOString(),
    mode: 'live',
    machine,
    workers: { started: crew.size, startMs: crew.startMs, memoryKiBEach: SLOT_BYTES / 1024 },
    planned,
    runs,
    comparisons: [],
  }
}
