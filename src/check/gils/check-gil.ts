import { bypassLimit, DepthFirstStrategy, type Exploration, explore, type FoundFailure, shrink, type World } from '../../explore/index.ts'
import type { GilDescriptor } from '../../model/gils.ts'
import { type Bypass, findBypass } from './bypass.ts'
import { type Effort, type Job, propertiesOf } from './properties.ts'

/** The result of one job. */
export interface JobResult {
  readonly words: string
  readonly schedules: number
  /** The estimated share, 0 to 1, of the schedules within the job's bound that the job has tried. Undefined for random schedules. */
  readonly explored?: number
}

/** A schedule that breaks a property. */
export interface Broken extends FoundFailure {
  readonly scenarioId: string
}

export interface PropertyResult {
  readonly title: string
  readonly jobs: readonly JobResult[]
  readonly broken?: Broken
}

/** What the check of one GIL found. */
export interface GilResult {
  readonly gil: GilDescriptor
  readonly properties: readonly PropertyResult[]
  readonly bypass: Bypass
  readonly schedules: number
  readonly steps: number
  readonly ms: number
}

/** Whether every property holds on the schedules that were tried, and no overtaking exceeds the bound that the GIL's descriptor states. */
export function holds({ gil, properties, bypass }: GilResult): boolean {
  return properties.every(({ broken }) => broken === undefined) && bypass.most <= bypassLimit(gil)
}

/** The schedules of a result, each as "scenario:schedule": those that break a property, and the one with the most overtakings. */
export function schedulesOf({ properties, bypass }: GilResult): string[] {
  const found = [...properties.map(({ broken }) => broken), bypass.worst]
  return found.flatMap((each) => (each ? [`${each.scenarioId}:${each.schedule}`] : []))
}

/**
 * Looks for overtakings, and then checks the properties that the GIL must have by its traits. @param isDue once it returns true, no further
 * run begins
 */
export function checkGil(world: World, gil: GilDescriptor, effort: Effort, isDue: () => boolean = () => false): GilResult {
  const begun = performance.now()
  const tally = { schedules: 0, steps: 0 }
  const run = (job: Job): Exploration => {
    const { scenario, strategy, steps, schedules } = job
    const found = explore(world, scenario, { strategy, steps, schedules, isDue })
    tally.schedules += found.runs
    tally.steps += found.steps
    return found
  }
  const bypass = findBypass(gil, effort, run)
  const properties = propertiesOf(gil, effort).map(({ title, jobs }) => ({ title, ...runAll(world, jobs, run) }))
  return { gil, properties, bypass, ...tally, ms: performance.now() - begun }
}

/** Runs the jobs until one finds a schedule that breaks the property, and shrinks that schedule. */
function runAll(world: World, jobs: readonly Job[], run: (job: Job) => Exploration): Omit<PropertyResult, 'title'> {
  const results: JobResult[] = []
  for (const job of jobs) {
    const { runs, failure, exhausted } = run(job)
    results.push({ words: job.words, schedules: runs, ...exploredBy(job, exhausted) })
    if (failure) return { jobs: results, broken: { ...shrink(world, job.scenario, failure), scenarioId: job.scenario.id } }
  }
  return { jobs: results }
}

function exploredBy({ strategy }: Job, exhausted: boolean): { explored?: number } {
  if (!(strategy instanceof DepthFirstStrategy)) return {}
  return { explored: exhausted ? 1 : strategy.explored }
}
