import { type Line, Steps } from './columns.ts'
import { Failure, type FailureKind, type Scenario } from './scenario.ts'
import { ScriptedStrategy } from './strategies/scripted.ts'
import type { Strategy } from './strategies/strategy.ts'
import { type Access, Trace } from './trace.ts'
import type { World } from './world.ts'

/** A run that failed, in a form for people. */
export interface FoundFailure {
  readonly kind: FailureKind
  readonly message: string
  /** replay() with this schedule repeats the failure. */
  readonly schedule: string
  /** One line per access or event, such as a wake-up. */
  readonly trace: readonly string[]
}

export interface Exploration {
  /** Whether every run passed. */
  readonly ok: boolean
  readonly runs: number
  readonly steps: number
  /** Whether the strategy had nothing left to try. */
  readonly exhausted: boolean
  readonly failure?: FoundFailure
}

export interface ExploreOptions {
  readonly strategy: Strategy
  /** The maximum number of runs. */
  readonly schedules: number
  /** No run begins once all runs together have taken this number of steps. */
  readonly steps?: number
  /** Called before each run. No run begins once it returns true. */
  readonly isDue?: () => boolean
  /** Called with every access of every run, to measure coverage. */
  readonly observer?: (access: Access) => void
  /** Called after each run that did not fail. */
  readonly afterRun?: (world: World) => void
}

/**
 * Runs the scenario repeatedly, each time with another interleaving of its threads. The search ends when a run fails, when the strategy has
 * nothing left to try, or at a limit of the options.
 */
export function explore(world: World, scenario: Scenario, options: ExploreOptions): Exploration {
  world.watch.observer = undefined
  world.onEvent = undefined
  world.learn(scenario)
  world.strategy = options.strategy
  world.watch.observer = options.observer
  // A run without a trace is faster. Therefore only a run that failed is repeated with a trace.
  let runs = 0
  let steps = 0
  const { schedules, steps: mostSteps = Number.POSITIVE_INFINITY, isDue = () => false } = options
  while (runs < schedules && steps < mostSteps && !isDue()) {
    if (!options.strategy.begin()) return { ok: true, runs, steps, exhausted: true }
    runs++
    const failure = runOnce(world, scenario)
    steps += world.steps
    if (failure) {
      const schedule = world.scheduleText
      const { failure: again, trace } = replay(world, scenario, schedule)
      if (again?.message !== failure.message) throw new Error(`${scenario.id} does not replay: ${failure.message} became ${again?.message}`)
      return { ok: false, runs, steps, exhausted: false, failure: { kind: failure.kind, message: failure.message, schedule, trace } }
    }
    options.afterRun?.(world)
    if (world.learnMore()) options.strategy.restart?.()
  }
  return { ok: true, runs, steps, exhausted: false }
}

/** A run along a written schedule. */
interface Replayed {
  readonly failure?: Failure
  /** One line per access or event, such as a wake-up. */
  readonly trace: readonly string[]
  /** The same run, for columns(). */
  readonly lines: readonly Line[]
}

/** Runs the scenario once along a written schedule and records its trace. */
export function replay(world: World, scenario: Scenario, schedule: string): Replayed {
  world.watch.observer = undefined
  world.onEvent = undefined
  const choices = world.learnFrom(scenario, schedule)
  const trace = new Trace((address) => world.namer(address))
  const steps = new Steps((address) => world.namer(address))
  world.strategy = new ScriptedStrategy(choices)
  world.watch.observer = (access) => {
    trace.access(access)
    steps.access(access)
  }
  world.onEvent = (thread, text) => {
    trace.say(world.ns, thread.name, text)
    steps.say(thread.id, text)
  }
  const failure = runOnce(world, scenario)
  world.watch.observer = undefined
  world.onEvent = undefined
  return { ...(failure && { failure }), trace: trace.lines, lines: steps.lines }
}

/** Runs the scenario once. @returns the failure of the run, or undefined if the run passed */
export function runOnce(world: World, scenario: Scenario): Failure | undefined {
  try {
    world.run(scenario)
    return undefined
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
}

/** Describes a failure for a test or a terminal. */
export function explain(scenario: Scenario, failure: FoundFailure): string {
  const last = failure.trace.slice(-40)
  const omitted = failure.trace.length - last.length
  return [
    `${scenario.id} (${scenario.title}): ${failure.kind}: ${failure.message}`,
    `schedule: ${failure.schedule}`,
    ...(omitted > 0 ? [`… ${omitted} lines before`] : []),
    ...last,
  ].join('\n')
}
