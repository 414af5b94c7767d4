import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Cell } from '../../compare/cells.ts'
import { distributionsOf } from '../../compare/figures.ts'
import { goalsFor } from '../../compare/goals.ts'
import { meansOf } from '../../compare/means.ts'
import type { RunPlan } from '../../lab/execution/run-plan.ts'
import { plan } from '../../lab/series/plans.ts'
import { type SingleRuns, withSingleRuns } from '../../lab/single-runs.ts'
import type { ComparedCell, ComparedReport, ComparedRound, ComparedSide, PythonFacts } from '../../model/compared.ts'
import type { EvalBreaker } from '../../model/eval-breaker.ts'
import { findGil } from '../../model/gils.ts'
import type { RunOptions } from '../../model/run.ts'
import type { Timeline } from '../../model/timeline.ts'
import { VERSION } from '../../model/version.ts'
import { nodePlatform } from '../../platform/node.ts'
import { bundlesOf, type Kind } from './bundles.ts'
import { gilOf } from './pythons.ts'
import { labRunner, type Measured, pythonRunner, type Runner } from './sides.ts'

/** A GIL of the lab, with its check points. */
interface LabGil {
  readonly gil: string
  readonly evalBreaker?: EvalBreaker
}

interface Comparing {
  readonly cells: readonly Cell[]
  readonly pythons: readonly PythonFacts[]
  /** The GILs of the lab that the user chose. Absent: those of the CPythons. */
  readonly gils?: readonly string[]
  readonly evalBreaker?: EvalBreaker
  readonly rounds: number
  readonly checkInterval: number
  readonly kernelEntryNs: number
  readonly timeoutMs: number
  /** An empty folder for the files that the CPythons run, and the folder of the user's program. */
  readonly scratch: string
  readonly folderOf: (cell: Cell) => string | undefined
}

/** A report, and a timeline of each side's last round for pictures. The key names cell and side. */
interface Compared {
  readonly report: ComparedReport
  readonly timelines: ReadonlyMap<string, Timeline>
}

/**
 * Measures every cell in interleaved rounds: the lab under each GIL, then each CPython, then the next round.
 * @throws LabError if a program fails on any side, or the reason of the signal
 */
export async function compareAll(comparing: Comparing, options: RunOptions & { readonly signal: AbortSignal }): Promise<Compared> {
  const gils = labGils(comparing)
  const planned = comparing.cells.map((cell) => gils.map((gil) => plansOf(cell, gil, comparing)))
  const all = planned.flat().flatMap((plans) => [...plans.values()])
  const timelines = new Map<string, Timeline>()
  return withSingleRuns(all, nodePlatform(), options, async (runs) => {
    const cells: ComparedCell[] = []
    for (const [index, cell] of comparing.cells.entries()) {
      const runners = runnersOf(cell, index, planned[index]!, comparing, { runs, signal: options.signal })
      cells.push(await compareCell(cell, runners, comparing, options, { done: index, timelines }))
    }
    const { machine } = runs
    const date = new Date().toISOString()
    return { report: { schema: 'gil-lab/compare@1', version: VERSION, date, machine, pythons: comparing.pythons, cells }, timelines }
  })
}

/** The key of a side in Compared.timelines. */
export function timelineKey({ program, variant }: Pick<Cell, 'program' | 'variant'>, side: string): string {
  return JSON.stringify([program, variant, side])
}

/** The lab's sides: the chosen GILs, or the GIL of each CPython. */
function labGils({ gils, evalBreaker, pythons }: Comparing): LabGil[] {
  if (gils) return gils.map((gil) => ({ gil, ...(evalBreaker && { evalBreaker }) }))
  const own = pythons.map(gilOf).map((one) => (evalBreaker && one.gil === 'switch' ? { ...one, evalBreaker } : one))
  return [...new Map(own.map((one) => [JSON.stringify(one), one])).values()]
}

function plansOf(cell: Cell, gil: LabGil, { checkInterval, kernelEntryNs }: Comparing): Map<Kind, RunPlan> {
  const { switchIntervalUs, variant, constants } = cell
  return new Map(
    bundlesOf(cell, findGil(gil.gil)!.traits.excludes, {}).map(({ kind, file, source, files }) => {
      const request = { program: { file, source, files }, gil: [gil.gil], rounds: 1, switchIntervalUs, checkInterval, kernelEntryNs }
      const [one] = plan({ ...request, recording: kind === 'sampled', ...(gil.evalBreaker && { evalBreaker: gil.evalBreaker }) })
      return [kind, { ...one!, settings: { ...one!.settings, experiment: cell.program, variant, constants } }]
    }),
  )
}

function runnersOf(
  cell: Cell,
  index: number,
  plans: readonly ReadonlyMap<Kind, RunPlan>[],
  { pythons, checkInterval, scratch, timeoutMs, folderOf }: Comparing,
  { runs, signal }: { readonly runs: SingleRuns; readonly signal: AbortSignal },
): Runner[] {
  const labs = plans.map((of) => labRunner(cell, of, runs, { timeoutMs, signal }))
  const intervals = { switchIntervalS: cell.switchIntervalUs / 1e6, checkInterval }
  const own = folderOf(cell)
  return [
    ...labs,
    ...pythons.map((python, at) => {
      const folder = join(scratch, `${index}-${at}`)
      mkdirSync(folder)
      const { gil, evalBreaker } = gilOf(python)
      const beside = labs.find((lab) => lab.gil === gil && lab.evalBreaker === evalBreaker) ?? labs.find((lab) => lab.gil === gil)
      const bundles = bundlesOf(cell, python.hasGil, intervals)
      const runner = pythonRunner(python, cell, bundles, { scratch: folder, ...(own && { own }) }, { timeoutMs, signal })
      return { ...runner, ...(beside && { beside: beside.name }) }
    }),
  ]
}

async function compareCell(
  cell: Cell,
  runners: readonly Runner[],
  { rounds, kernelEntryNs, cells }: Comparing,
  { onProgress, signal }: RunOptions & { readonly signal: AbortSignal },
  { done, timelines }: { readonly done: number; readonly timelines: Map<string, Timeline> },
): Promise<ComparedCell> {
  const found = runners.map(() => [] as { readonly round: ComparedRound; readonly run: Measured['run'] }[])
  for (let round = 1; round <= rounds; round++) {
    for (const [at, runner] of runners.entries()) {
      signal.throwIfAborted()
      const turn = (done * rounds + round - 1) * runners.length + at
      onProgress?.({
        phase: 'run',
        done: turn,
        total: cells.length * rounds * runners.length,
        experiment: cell.program,
        gil: runner.name,
        round,
      })
      found[at]!.push(await oneRound(runner, round, cell))
    }
  }
  const sides = runners.map(({ name, gil, evalBreaker, beside }, at): ComparedSide => {
    const runs = found[at]!.flatMap(({ run }) => run ?? [])
    const last = runs.at(-1)
    if (last) timelines.set(timelineKey(cell, name), last.reconstructed.timeline)
    const kept = { name, ...(gil && { gil }), ...(evalBreaker && { evalBreaker }), ...(beside && { beside }) }
    const distributions = runs.length > 0 && { distributions: distributionsOf(runs.map(({ events }) => events)) }
    const own = found[at]!.map(({ round }) => round)
    return { ...kept, rounds: own, means: meansOf(own), ...distributions }
  })
  const goals = sides.flatMap((side) => {
    const lab = sides.find(({ name }) => name === side.beside)
    return lab ? goalsFor(lab, side) : []
  })
  const { program, variant, constants, switchIntervalUs, texts } = cell
  return { program, variant, constants, switchIntervalUs, kernelEntryNs, texts, sides, goals }
}

async function oneRound(runner: Runner, round: number, { oneThread }: Cell) {
  const one = oneThread === undefined ? undefined : await runner.run('one')
  const timed = await runner.run('timed')
  const { sampled, events, run } = runner.excludes ? await runner.run('sampled') : {}
  const figures: ComparedRound = {
    round,
    wallMs: timed.wallMs,
    ...(one && { oneThreadMs: one.wallMs }),
    ...(sampled && { sampled }),
    ...(events && { events }),
  }
  return { round: figures, run }
}
