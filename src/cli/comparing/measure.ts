import { join } from 'node:path'
import type { Cell } from '../../compare/cells.ts'
import { distributionsOf } from '../../compare/figures.ts'
import { goalsFor } from '../../compare/goals.ts'
import { meansOf } from '../../compare/means.ts'
import { withSingleRuns } from '../../lab/single-runs.ts'
import type { ComparedCell, ComparedReport, ComparedRound, ComparedSide } from '../../model/compared.ts'
import type { RunOptions } from '../../model/run.ts'
import type { Timeline } from '../../model/timeline.ts'
import { VERSION } from '../../model/version.ts'
import { nodePlatform } from '../../platform/node.ts'
import { plannedSides, runnersOf, type SideChoices } from './runners.ts'
import type { Measured, Runner } from './sides.ts'

interface Comparing extends SideChoices {
  readonly cells: readonly Cell[]
  readonly rounds: number
  /** An empty folder for the files that the CPythons run. */
  readonly scratch: string
  /** The folder of the user's program. undefined for an experiment. */
  readonly folderOf: (cell: Cell) => string | undefined
}

type Options = RunOptions & { readonly signal: AbortSignal }

/** A report, and a timeline of each side's last round for pictures, by timelineKey(). */
interface Compared {
  readonly report: ComparedReport
  readonly timelines: ReadonlyMap<string, Timeline>
}

/** The key of a side in Compared.timelines. */
export function timelineKey({ program, variant }: Pick<Cell, 'program' | 'variant'>, side: string): string {
  return JSON.stringify([program, variant, side])
}

/**
 * Measures every cell in interleaved rounds: the lab's sides, then each CPython, then the next round.
 * @throws LabError if a program fails on any side, or the reason of the signal
 */
export async function compareAll(comparing: Comparing, options: Options): Promise<Compared> {
  const { cells, pythons, rounds, scratch, folderOf } = comparing
  const planned = cells.map((cell) => plannedSides(cell, comparing))
  const plans = planned.flat().flatMap((side) => [...side.plans.values()])
  const timelines = new Map<string, Timeline>()
  return withSingleRuns(plans, nodePlatform(), options, async (runs) => {
    const compared: ComparedCell[] = []
    for (const [index, cell] of cells.entries()) {
      const needs = { runs, signal: options.signal, scratch: join(scratch, `${index}`), own: folderOf(cell) }
      const runners = runnersOf(cell, planned[index]!, comparing, needs)
      const found = await allRounds(cell, runners, rounds, { index, of: cells.length }, options)
      const sides = runners.map((runner, at) => sideOf(runner, found[at]!))
      for (const [at, { side }] of runners.entries()) {
        const last = found[at]!.at(-1)?.run
        if (last) timelines.set(timelineKey(cell, side.name), last.reconstructed.timeline)
      }
      compared.push(cellOf(cell, sides))
    }
    const report = { schema: 'gil-lab/compare@1', version: VERSION, date: new Date().toISOString(), machine: runs.machine } as const
    return { report: { ...report, pythons, cells: compared }, timelines }
  })
}

interface FoundRound {
  readonly round: ComparedRound
  readonly run: Measured['run']
}

/** @returns the rounds of each runner */
async function allRounds(
  cell: Cell,
  runners: readonly Runner[],
  rounds: number,
  place: { readonly index: number; readonly of: number },
  { onProgress, signal }: Options,
): Promise<FoundRound[][]> {
  const found = runners.map((): FoundRound[] => [])
  const total = place.of * rounds * runners.length
  for (let round = 1; round <= rounds; round++) {
    for (const [at, runner] of runners.entries()) {
      signal.throwIfAborted()
      const done = (place.index * rounds + round - 1) * runners.length + at
      onProgress?.({ phase: 'run', done, total, experiment: cell.program, gil: runner.side.name, round })
      found[at]!.push(await oneRound(runner, round, cell))
    }
  }
  return found
}

async function oneRound(runner: Runner, round: number, { oneThread }: Cell): Promise<FoundRound> {
  const one = oneThread === undefined ? undefined : await runner.run('one')
  const timed = await runner.run('timed')
  const { sampled, events, run }: Partial<Measured> = runner.excludes ? await runner.run('sampled') : {}
  const figures = {
    round,
    wallMs: timed.wallMs,
    ...(one && { oneThreadMs: one.wallMs }),
    ...(sampled && { sampled }),
    ...(events && { events }),
  }
  return { round: figures, run }
}

function sideOf({ side }: Runner, found: readonly FoundRound[]): ComparedSide {
  const rounds = found.map(({ round }) => round)
  const runs = found.flatMap(({ run }) => run ?? [])
  const distributions = runs.length > 0 && { distributions: distributionsOf(runs.map(({ events }) => events)) }
  return { ...side, rounds, means: meansOf(rounds), ...distributions }
}

function cellOf({ program, variant, constants, switchIntervalUs, texts }: Cell, sides: readonly ComparedSide[]): ComparedCell {
  const goals = sides.flatMap((python) => sides.filter(({ name }) => python.beside?.includes(name)).flatMap((lab) => goalsFor(lab, python)))
  return { program, variant, constants, switchIntervalUs, texts, sides, goals }
}
