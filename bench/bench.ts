import { median as medianOf } from 'simple-statistics'
import { runOnce } from '../src/lab/execution/run-once.ts'
import { type ProbeResult, probeMachine } from '../src/lab/probe/probe.ts'
import { plan } from '../src/lab/series/plans.ts'
import type { Session } from '../src/lab/session/session.ts'
import { warmUp } from '../src/lab/warm-up/warm-up.ts'
import { measureRun } from '../src/metrics/index.ts'
import { canBeCompiled } from '../src/model/compiled-functions.ts'
import { findGil, GILS } from '../src/model/gils.ts'
import type { LiveBatch } from '../src/model/live.ts'
import type { Recording } from '../src/model/recording.ts'
import type { RunReport, WholeMachineReport } from '../src/model/report.ts'
import type { RunOptions } from '../src/model/run.ts'
import { compile } from '../src/program/index.ts'
import { buildTimeline } from '../src/trace/build-timeline.ts'

/** One measurement of the bench and its target. */
export interface Row {
  readonly title: string
  /** Empty if the row only compares. */
  readonly target: string
  measure(bench: Bench): Promise<RowResult>
}

export interface RowResult {
  /** The measured figure, in words. */
  readonly ours: string
  readonly peer: string
  /** Whether the target is met. Undefined if this machine cannot show it; `ours` then gives the reason. */
  readonly met: boolean | undefined
}

/** How to run a program. Omitted settings have the lab's defaults. */
interface RunSpec {
  readonly gil: string
  readonly constants?: Readonly<Record<string, number>>
  readonly switchIntervalUs?: number
  readonly kernelEntryNs?: number
  readonly recording?: boolean
  readonly compile?: boolean
  /** During the run, receives what the threads do. */
  readonly onLive?: (batch: LiveBatch) => void
}

/** A core that provides less than this share of its time is not idle. The lab's own claims use the same share. */
export const IDLE_CORE = 0.85

/** The default number of rounds of interleaved(). */
const ROUNDS = 7

/** A warmed-up lab that runs one program at a time. */
export class Bench {
  private constructor(
    readonly session: Session,
    readonly machine: WholeMachineReport,
    private readonly measured: ProbeResult,
  ) {}

  static async open(session: Session): Promise<Bench> {
    const measured = await probeMachine(session, {})
    await warmUp(session, plan({ experiment: 'countdown', gil: GILS.map(({ id }) => id) }))
    return new Bench(session, measured.report, measured)
  }

  async run(source: string, spec: RunSpec): Promise<{ readonly recording: Recording; readonly report: RunReport }> {
    const program = compile(source, 'bench.py', { constants: spec.constants ?? {} })
    const gil = findGil(spec.gil)!
    const settings = {
      experiment: 'bench',
      variant: '',
      gil: spec.gil,
      round: 1,
      switchIntervalUs: spec.switchIntervalUs ?? 5000,
      checkInterval: 100,
      kernelEntryNs: spec.kernelEntryNs ?? 0,
      compiled: spec.compile !== false && canBeCompiled(gil, undefined),
      recording: spec.recording ?? true,
    }
    const conditions = { loadNs: this.measured.loadNs, clockStepNs: this.machine.clockStepUs * 1000 }
    const recording = await runOnce(this.session, { program, gil, settings }, conditions, listening(spec))
    if (recording.outcome !== 'completed') throw new Error(`a bench program ended ${recording.outcome}: ${recording.because}`)
    return { recording, report: measureRun(recording, buildTimeline(recording), this.machine) }
  }

  /** Runs a program that measures its own time. @returns the seconds that it printed */
  async seconds(source: string, spec: RunSpec): Promise<number> {
    return Number((await this.run(source, spec)).recording.stdout)
  }
}

function listening({ onLive }: RunSpec): RunOptions {
  return onLive ? { live: true, onProgress: (progress) => progress.phase === 'events' && onLive(progress) } : {}
}

/**
 * Measures several things in interleaved rounds (A B C A B C …), so that a slow period affects all of them. A first round warms up and is
 * dropped.
 */
export async function interleaved<Name extends string>(
  things: Readonly<Record<Name, () => Promise<number>>>,
  rounds = ROUNDS,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(things) as Name[]
  const figures = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const figure = await things[name]()
      if (round > 0) figures[name].push(figure)
    }
  }
  return figures
}

/** The median of the ratio a ÷ b over all rounds. A slowdown of a whole round affects a and b alike, so it does not change the ratio. */
export function medianRatio(a: readonly number[], b: readonly number[]): number {
  return median(a.map((value, round) => value / (b[round] ?? Number.NaN)))
}

export function median(figures: readonly number[]): number {
  return medianOf([...figures])
}
