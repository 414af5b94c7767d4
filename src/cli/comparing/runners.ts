import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Cell } from '../../compare/cells.ts'
import type { RunPlan } from '../../lab/execution/run-plan.ts'
import { plan } from '../../lab/series/plans.ts'
import type { SingleRuns } from '../../lab/single-runs.ts'
import type { PythonFacts, SideFacts } from '../../model/compared.ts'
import { findGil } from '../../model/gils.ts'
import { bundlesOf, type Kind } from './bundles.ts'
import { gilOf } from './pythons.ts'
import { labRunner, pythonRunner, type Runner } from './sides.ts'

/** What the user chose for all cells. */
export interface SideChoices {
  readonly pythons: readonly PythonFacts[]
  /** The GILs of the lab. Absent: those of the CPythons. */
  readonly gils?: readonly string[]
  readonly kernelEntriesNs: readonly number[]
  readonly checkInterval: number
  readonly timeoutMs: number
}

/** A side of the lab, and the plans of its runs in one cell. */
interface PlannedSide {
  readonly side: SideFacts
  readonly plans: ReadonlyMap<Kind, RunPlan>
}

/** The lab's sides in a cell: the chosen GILs, or the GIL of each CPython, with each kernel entry. */
export function plannedSides(cell: Cell, { gils, pythons, kernelEntriesNs, checkInterval }: SideChoices): PlannedSide[] {
  const own = gils ? gils.map((gil): ReturnType<typeof gilOf> => ({ gil })) : pythons.map(gilOf)
  const distinct = [...new Map(own.map((one) => [JSON.stringify(one), one])).values()]
  return distinct.flatMap(({ gil, evalBreaker }) =>
    kernelEntriesNs.map((kernelEntryNs) => {
      const plans = new Map(
        bundlesOf(cell, findGil(gil)!.traits.excludes, {}).map(({ kind, file, source, files }) => {
          const settings = { switchIntervalUs: cell.switchIntervalUs, checkInterval, kernelEntryNs, recording: kind === 'sampled' }
          const program = { file, source, files }
          const [one] = plan({ program, gil: [gil], rounds: 1, ...settings, ...(evalBreaker && { evalBreaker }) })
          const { program: experiment, variant, constants } = cell
          return [kind, { ...one!, settings: { ...one!.settings, experiment, variant, constants } }] as const
        }),
      )
      return { side: labSide(plans.get('timed')!, kernelEntriesNs), plans }
    }),
  )
}

/** The lab's side of a plan. Its name has the GIL, and the settings in which sides can differ from the default or from each other. */
function labSide({ settings: { gil, evalBreaker, kernelEntryNs } }: RunPlan, kernelEntriesNs: readonly number[]): SideFacts {
  const words = [
    `lab, ${gil}`,
    ...(evalBreaker === '3.9' ? ['checks of 3.9'] : []),
    ...(kernelEntryNs > 0 || kernelEntriesNs.length > 1 ? [`entry ${kernelEntryNs} ns`] : []),
  ]
  return { name: words.join(', '), gil, kernelEntryNs, ...(evalBreaker && { evalBreaker }) }
}

/** What the runners of a cell need. */
interface RunnerNeeds {
  readonly runs: SingleRuns
  readonly signal: AbortSignal
  /** A new folder for the files of the CPythons. */
  readonly scratch: string
  /** The folder of the user's program. undefined for an experiment. */
  readonly own: string | undefined
}

/** The runners of a cell in the order in which each round runs them: the lab's sides, then the CPythons. */
export function runnersOf(cell: Cell, planned: readonly PlannedSide[], choices: SideChoices, needs: RunnerNeeds): Runner[] {
  const { pythons, checkInterval, timeoutMs } = choices
  const { runs, signal, scratch, own } = needs
  const intervals = { switchIntervalS: cell.switchIntervalUs / 1e6, checkInterval }
  return [
    ...planned.map(({ side, plans }) => labRunner(side, cell, plans, runs, { timeoutMs, signal })),
    ...pythons.map((python, index) => {
      const folder = join(scratch, `${index}`)
      mkdirSync(folder, { recursive: true })
      const side = { name: python.name, beside: besideOf(python, planned) }
      return pythonRunner(side, python, cell, bundlesOf(cell, python.hasGil, intervals), { folder, own, timeoutMs, signal })
    }),
  ]
}

/** The names of the lab's sides that have the GIL of a CPython. If some of them also have its check points, only those. */
function besideOf(python: PythonFacts, planned: readonly PlannedSide[]): string[] {
  const { gil, evalBreaker } = gilOf(python)
  const same = planned.map(({ side }) => side).filter((side) => side.gil === gil)
  const alike = same.filter((side) => evalBreaker === undefined || side.evalBreaker === evalBreaker)
  return (alike.length > 0 ? alike : same).map(({ name }) => name)
}
