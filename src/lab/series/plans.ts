import { EXPERIMENTS } from '../../experiments/index.ts'
import { threadsName } from '../../model/base-case.ts'
import { canBeCompiled } from '../../model/compiled-functions.ts'
import { checkEvalBreaker, checksOften, type EvalBreaker, evalBreakerOf } from '../../model/eval-breaker.ts'
import { GILS, type GilDescriptor } from '../../model/gils.ts'
import { checkLimits, DEFAULT_CHECK_INTERVAL, DEFAULT_SWITCH_INTERVAL_US } from '../../model/limits.ts'
import type { Program } from '../../model/program.ts'
import type { RunSettings } from '../../model/recording.ts'
import type { Experiment, RunRequest, Variant } from '../../model/run.ts'
import { entryOf } from '../../model/unknown-name.ts'
import { type CompileOptions, compile } from '../../program/index.ts'
import type { RunPlan } from '../execution/run-plan.ts'

/** The GILs that a caller's own program runs under by default. */
const DEFAULT_GILS = ['tick', 'switch', 'none']

/** The parts of an experiment that a plan needs. A caller's own program has only these parts. */
type Runnable = Pick<Experiment, 'id' | 'file' | 'source' | 'gils' | 'variants' | 'rounds'> &
  Partial<Pick<Experiment, 'headlined'>> &
  Pick<CompileOptions, 'files'>

const gilOf = (id: string) => entryOf('GIL', id, GILS)

/**
 * The runs that a request asks for, in the order of measuring: experiment by experiment, and each experiment round by round. Each round
 * contains every GIL and variant, so a change of the machine affects them all alike. If the request is quick, only the last round contains
 * every case, and the headline's cases come first in it. From the second round on, chance decides whether a round runs in reverse order. A
 * drift of the machine then favours no case, and its slow periods cannot be in step with the rounds (docs/decisions/0029). Functions are
 * compiled to Wasm if this is possible in all runs of the experiment or program. Otherwise a comparison of two GILs would also compare two
 * ways to run functions. @param random returns numbers in [0, 1)
 * @throws LabError 'usage' for unknown names and impossible numbers, 'program' for source that cannot be compiled
 */
export function plan(request: RunRequest, random: () => number = Math.random): RunPlan[] {
  const requestedGils = request.gil?.map(gilOf)
  checkLimits(request)
  const plans = experimentsOf(request).flatMap((experiment) => {
    const cases = variantsOf(experiment, request).flatMap((variant) => {
      const own = variant.name === request.baseline ? undefined : requestedGils
      const gils = own ?? (variant.gils ?? experiment.gils).map(gilOf)
      return casesOf(experiment, variant, gils, variant.settings?.evalBreaker ?? request.evalBreaker)
    })
    const compiled = request.compile !== false && cases.every(({ gil, evalBreaker }) => canBeCompiled(gil, evalBreaker))
    const first = request.quick ? headlinedAmong(cases, experiment) : cases
    const others = cases.filter((one) => !first.includes(one))
    const runIn = (round: number) => (one: PlannedCase) => planOf(one, { experiment, round, compiled, request })
    const rounds = request.rounds ?? experiment.rounds ?? 1
    return Array.from({ length: rounds }, (_, index) => {
      const ordered = index > 0 && random() < 0.5 ? first.toReversed() : first
      return [...ordered, ...(index === rounds - 1 ? others : [])].map(runIn(index + 1))
    }).flat()
  })
  checkEvalBreaker(
    request.evalBreaker,
    plans.map(({ gil }) => gil),
  )
  return plans
}

/** One way to run a program. */
interface PlannedCase {
  readonly variant: Variant
  readonly program: Program
  readonly gil: GilDescriptor
  readonly evalBreaker: EvalBreaker | undefined
}

interface PlannedRun {
  readonly experiment: Runnable
  readonly round: number
  readonly compiled: boolean
  readonly request: RunRequest
}

function planOf({ variant, program, gil, evalBreaker }: PlannedCase, { experiment, round, compiled, request }: PlannedRun): RunPlan {
  return {
    program,
    gil,
    settings: {
      experiment: experiment.id,
      variant: variant.name,
      gil: gil.id,
      round,
      ...settingsOf(request),
      ...variant.settings,
      ...(evalBreaker && { evalBreaker }),
      compiled,
      constants: variant.constants,
    },
  }
}

/** The cases that the headline compares; all cases if one of the headline's is missing. */
function headlinedAmong(cases: readonly PlannedCase[], { headlined = [] }: Runnable): readonly PlannedCase[] {
  const found = cases.filter(({ variant, gil }) => headlined.some((one) => one.variant === variant.name && one.gil === gil.id))
  return found.length > 0 && found.length === headlined.length ? found : cases
}

/**
 * Plans a variant under each GIL. With the check points of an older CPython, fused instructions run part by part, which is slow. A run
 * with these check points therefore gets a program without fused instructions.
 */
function casesOf(
  { source, file, files }: Runnable,
  variant: Variant,
  gils: readonly GilDescriptor[],
  wanted: EvalBreaker | undefined,
): PlannedCase[] {
  const compiled = (fuse: boolean) => compile(source, file, { fuse, constants: variant.constants, ...(files && { files }) })
  const fused = compiled(true)
  const unfused = gils.some((gil) => checksOften(gil, wanted)) ? compiled(false) : fused
  return gils.map((gil) => {
    const program = checksOften(gil, wanted) ? unfused : fused
    return { variant, program, gil, evalBreaker: evalBreakerOf(gil, wanted) }
  })
}

function settingsOf(
  request: RunRequest,
): Omit<RunSettings, 'experiment' | 'variant' | 'gil' | 'round' | 'constants' | 'evalBreaker' | 'compiled'> {
  return {
    switchIntervalUs: request.switchIntervalUs ?? DEFAULT_SWITCH_INTERVAL_US,
    checkInterval: request.checkInterval ?? DEFAULT_CHECK_INTERVAL,
    kernelEntryNs: request.kernelEntryNs ?? 0,
    recording: request.recording ?? true,
  }
}

function experimentsOf(request: RunRequest): Runnable[] {
  const ids = request.experiment === undefined ? [] : [request.experiment].flat()
  const named = ids.map((id) => entryOf('experiment', id, EXPERIMENTS))
  if (!request.program) return named.length > 0 ? named : [...EXPERIMENTS]
  const { file } = request.program
  return [...named, { id: file, ...request.program, gils: DEFAULT_GILS }]
}

function variantsOf(experiment: Runnable, request: RunRequest): readonly Variant[] {
  if (request.threads === undefined) return experiment.variants ?? [{ name: '', constants: {} }]
  const threads = request.threads
  const changed = { name: threadsName(threads), constants: { THREADS: threads } }
  const baseline = experiment.variants?.filter(({ name }) => name === request.baseline && name !== changed.name) ?? []
  return [...baseline, changed]
}
