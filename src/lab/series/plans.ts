import { EXPERIMENTS } from '../../experiments/index.ts'
import { LabError, unknownName } from '../../model/errors.ts'
import { findGil, GILS, type GilDescriptor } from '../../model/gils.ts'
import type { RunSettings } from '../../model/recording.ts'
import type { Experiment, RunRequest, Variant } from '../../model/run.ts'
import { compile } from '../../program/index.ts'
import type { RunPlan } from '../execution/run-plan.ts'

/** CPython's defaults: sys.getswitchinterval(), sys.getcheckinterval(). */
export const DEFAULT_SWITCH_INTERVAL_US = 5000
export const DEFAULT_CHECK_INTERVAL = 100

/** The whole numbers that a request may ask for. */
export const LIMITS = {
  rounds: { least: 1, most: 1000 },
  threads: { least: 1, most: 1000 },
  workers: { least: 1, most: 1000 },
  checkInterval: { least: 1, most: 1_000_000_000 },
  switchIntervalUs: { least: 1, most: 1_000_000_000 },
  kernelEntryNs: { least: 0, most: 1_000_000 },
} as const

/** The GILs that a caller's own program runs under by default. */
const DEFAULT_GILS = ['tick', 'switch', 'none']

/** The parts of an experiment that a plan needs. A caller's own program has no others. */
type Runnable = Pick<Experiment, 'id' | 'file' | 'source' | 'gils' | 'variants' | 'rounds'>

/**
 * The runs that a request asks for, in the order of measuring: experiment by experiment, and each experiment round by round. Interleaved rounds
 * expose everything that is compared to the same changes of the machine.
 * @throws LabError 'usage' for unknown names and impossible numbers, 'program' for source that cannot be compiled
 */
export function plan(request: RunRequest): RunPlan[] {
  const requestedGils = request.gil?.map(gilOf)
  checkNumbers(request)
  return experimentsOf(request).flatMap((experiment) => {
    const cases = variantsOf(experiment, request).flatMap((variant) => {
      const program = compile(experiment.source, experiment.file, { constants: variant.constants })
      const gils = requestedGils ?? (variant.gils ?? experiment.gils).map(gilOf)
      return gils.map((gil) => ({ variant, program, gil }))
    })
    return Array.from({ length: request.rounds ?? experiment.rounds ?? 1 }, (_, round) =>
      cases.map(({ variant, program, gil }) => ({
        program,
        gil,
        settings: {
          experiment: experiment.id,
          variant: variant.name,
          gil: gil.id,
          round: round + 1,
          ...settingsOf(request),
          ...variant.settings,
          constants: variant.constants,
        },
      })),
    ).flat()
  })
}

function settingsOf(request: RunRequest): Omit<RunSettings, 'experiment' | 'variant' | 'gil' | 'round' | 'constants'> {
  return {
    switchIntervalUs: request.switchIntervalUs ?? DEFAULT_SWITCH_INTERVAL_US,
    checkInterval: request.checkInterval ?? DEFAULT_CHECK_INTERVAL,
    kernelEntryNs: request.kernelEntryNs ?? 0,
    recording: request.recording ?? true,
  }
}

function experimentsOf(request: RunRequest): Runnable[] {
  const ids = request.experiment === undefined ? [] : [request.experiment].flat()
  const named = ids.map((id) => {
    const found = EXPERIMENTS.find((experiment) => experiment.id === id)
    if (!found)
      throw unknownName(
        'experiment',
        id,
        EXPERIMENTS.map((experiment) => experiment.id),
      )
    return found
  })
  if (!request.program) return named.length > 0 ? named : [...EXPERIMENTS]
  const { file, source } = request.program
  return [...named, { id: file, file, source, gils: DEFAULT_GILS }]
}

function variantsOf(experiment: Runnable, request: RunRequest): readonly Variant[] {
  if (request.threads === undefined) return experiment.variants ?? [{ name: '', constants: {} }]
  const threads = request.threads
  return [{ name: threads === 1 ? '1 thread' : `${threads} threads`, constants: { THREADS: threads } }]
}

function gilOf(id: string): GilDescriptor {
  const gil = findGil(id)
  if (gil) return gil
  throw unknownName(
    'GIL',
    id,
    GILS.map((known) => known.id),
  )
}

function checkNumbers(request: RunRequest): void {
  for (const name of Object.keys(LIMITS) as (keyof typeof LIMITS)[]) {
    const value = request[name]
    const { least, most } = LIMITS[name]
    if (value === undefined || (Number.isInteger(value) && value >= least && value <= most)) continue
    throw new LabError('usage', `${name} is ${value}.`, `It must be a whole number from ${least} to ${most}.`)
  }
}
