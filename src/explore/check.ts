import { Failure, type FailureKind, type Scenario } from './scenario.ts'
import { ScriptedStrategy } from './strategies/scripted.ts'
import type { Strategy } from './strategies/strategy.ts'
import { type Access, Trace } from './trace.ts'
import type { World } from './world.ts'

/** A run that went wrong, as a person needs it. */
export interface FoundFailure {
  readonly kind: FailureKind
  readonly message: string
  /** replay() with it shows the same again. */
  readonly schedule: string
  /** What happened, one line an access. */
  readonly trace: readonly string[]
}

export interface Exploration {
  /** Whether no run went wrong. */
  readonly ok: boolean
  readonly runs: number
  readonly steps: number
  /** Whether the strategy had nothing left to try. */
  readonly exhausted: boolean
  readonly failure?: FoundFailure
}

export interface ExploreOptions {
  readonly strategy: Strategy
  /** Runs at most. */
  readonly schedules: number
  /** Told of every access of every run: for coverage. */
  readonly observer?: (access: Access) => void
  /** Told after each run that went well. */
  readonly afterRun?: (world: World) => void
}

/** Runs the scenario again and again, each time with its threads interleaved otherwise, until one run goes wrong or the runs are used up. */
export function explore(world: World, scenario: Scenario, options: ExploreOptions): Exploration {
  world.strategy = options.strategy
  world.watch.observer = options.observer
  world.onEvent = undefined
  // Without tracing a run is faster; the one that went wrong is run again with it.
  let runs = 0
  let steps = 0
  while (runs < options.schedules) {
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
  }
  return { ok: true, runs, steps, exhausted: false }
}

/** One run along a written schedule, with its trace. */
export function replay(world: World, scenario: Scenario, schedule: string): { failure?: Failure; trace: readonly string[] } {
  const trace = new Trace((address) => world.namer(address))
  world.strategy = new ScriptedStrategy(schedule)
  world.watch.observer = (access) => trace.access(access)
  world.onEvent = (thread, text) => trace.say(world.ns, thread.name, text)
  const failure = runOnce(world, scenario)
  world.watch.observer = undefined
  world.onEvent = undefined
  return failure ? { failure, trace: trace.lines } : { trace: trace.lines }
}

function runOnce(world: World, scenario: Scenario): Failure | undefined {
  try {
    world.run(scenario)
    return undefined
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
}

/** A failure in the form in which a test or a terminal prints it. */
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
