import { delimiter, join } from 'node:path'
import { env } from 'node:process'
import type { Cell } from '../../compare/cells.ts'
import { eventsOf, type RunEvents, sampledRun } from '../../compare/figures.ts'
import { readSamples, type Samples } from '../../compare/samples.ts'
import { type Reconstructed, timelineOfSamples } from '../../compare/timeline-of-samples.ts'
import type { RunPlan } from '../../lab/execution/run-plan.ts'
import type { SingleRuns } from '../../lab/single-runs.ts'
import { measureRun } from '../../metrics/index.ts'
import type { EventFigures, PythonFacts, SampledRun, SideFacts } from '../../model/compared.ts'
import { LabError } from '../../model/errors.ts'
import type { Recording } from '../../model/recording.ts'
import { buildTimeline } from '../../trace/build-timeline.ts'
import type { Bundle, Kind } from './bundles.ts'
import { writeBundle } from './bundles.ts'
import { callPython } from './call-python.ts'

/** What one run of a bundle gives. */
export interface Measured {
  readonly wallMs: number
  readonly sampled?: SampledRun
  readonly events?: EventFigures
  /** For pictures and for the distributions over rounds. */
  readonly run?: { readonly reconstructed: Reconstructed; readonly events: RunEvents }
}

/** An interpreter that runs the bundles of a cell. */
export interface Runner {
  readonly side: SideFacts
  /** Whether only one thread runs at a time. If several can, samples show no holds. */
  readonly excludes: boolean
  run(kind: Kind): Promise<Measured>
}

interface RunLimits {
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

/** The lab's side of a cell. `plans` has a plan for each kind of run. */
export function labRunner(side: SideFacts, cell: Cell, plans: ReadonlyMap<Kind, RunPlan>, runs: SingleRuns, limits: RunLimits): Runner {
  const who = `the ${side.name}`
  return {
    side,
    excludes: plans.get('timed')!.gil.traits.excludes,
    async run(kind) {
      const { recording, printed } = await runs.run(plans.get(kind)!, limits.timeoutMs)
      limits.signal.throwIfAborted()
      checkOutcome(recording, cell.file, who)
      const measured = measuredBy(readSamples(printed, who).samples, cell, recording.clockOffsetNs)
      return kind === 'sampled' ? { ...measured, events: ownFigures(recording, runs) } : measured
    },
  }
}

/** A CPython's side of a cell. `folder` is empty; the runner writes the cell's files into it. `own` is the folder of the user's program. */
export function pythonRunner(
  side: SideFacts,
  { executable, hasGil }: PythonFacts,
  cell: Cell,
  bundles: readonly Bundle[],
  { folder, own, ...limits }: RunLimits & { readonly folder: string; readonly own: string | undefined },
): Runner {
  const mains = new Map(bundles.map((bundle) => [bundle.kind, writeBundle(bundle, join(folder, bundle.kind))]))
  const paths = [own, env.PYTHONPATH].filter(Boolean).join(delimiter)
  const options = { ...limits, env: { ...env, PYTHONPATH: paths }, ...(own && { cwd: own }) }
  return {
    side,
    excludes: hasGil,
    async run(kind) {
      const { stdout, failure } = await callPython(executable, [mains.get(kind)!], options)
      if (failure !== undefined) throw failed(cell.file, side.name, failure)
      return measuredBy(readSamples(stdout, side.name).samples, cell, 0)
    },
  }
}

/** The error for a program that fails. */
function failed(file: string, who: string, why: string): LabError {
  return new LabError('program', `${file} failed under ${who}: ${why}`, 'Compare a program that ends without an error on every side.')
}

function checkOutcome({ outcome, because, threads }: Recording, file: string, who: string): void {
  if (outcome === 'completed') return
  const lastLine = threads.flatMap(({ traceback }) => traceback?.trim().split('\n').at(-1) ?? [])[0]
  throw failed(file, who, lastLine ?? `it was ${outcome}${because && ` (${because})`}`)
}

function measuredBy(samples: Samples, cell: Cell, clockOffsetNs: number): Measured {
  const wallMs = samples.wallNs / 1e6
  if (samples.sampleNs === undefined) return { wallMs }
  const reconstructed = timelineOfSamples(samples, { switchIntervalNs: cell.switchIntervalUs * 1000, clockOffsetNs })
  const events = eventsOf(reconstructed, samples, cell.isIo)
  return { wallMs, sampled: sampledRun(reconstructed, samples, events), run: { reconstructed, events } }
}

/** The figures that the machine's own events give for a run. */
function ownFigures(recording: Recording, { machine }: SingleRuns): EventFigures {
  const { switchesPerSecond, holdUs, handoffUs, longestWaiterNotNext } = measureRun(recording, buildTimeline(recording), machine)
  const { contestedSwitches, notNext } = longestWaiterNotNext
  // A report has 0 for a median below the clocks' resolution. The true median is unknown then, so a mean must not include it.
  const median = ({ p50 }: { readonly p50: number }) => (p50 > 0 ? p50 : null)
  return { switchesPerSecond, holdP50Us: median(holdUs), handoffP50Us: median(handoffUs), contestedSwitches, notNext }
}
