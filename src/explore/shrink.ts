import { type FoundFailure, replay, runOnce } from './check.ts'
import type { Scenario } from './scenario.ts'
import { formatSchedule, parseSchedule } from './schedule.ts'
import { LenientStrategy, type Segment, segmentsOf } from './strategies/lenient.ts'
import type { World } from './world.ts'

/** A shrink gives up after this number of runs. */
const MOST_RUNS = 2000

/** Runs the scenario under the strategy. @returns whether the run fails as the original run does */
type Attempt = (strategy: LenientStrategy) => boolean

/**
 * Looks for a shorter schedule that fails in the same way, and describes that failure. Of two schedules, the one with fewer segments counts
 * as shorter. If the numbers of segments are equal, the one with the shorter text does. If the texts have the same length too, the one that
 * sorts first does. The search ends when no single change that candidates() proposes gives a shorter schedule, or after MOST_RUNS runs.
 */
export function shrink(world: World, scenario: Scenario, found: FoundFailure): FoundFailure {
  world.watch.observer = undefined
  world.onEvent = undefined
  const choices = world.learnFrom(scenario, found.schedule)
  const learned = found.schedule.slice(0, found.schedule.length - choices.length)
  const short = shorten(choices, (strategy) => {
    world.strategy = strategy
    strategy.begin()
    return runOnce(world, scenario)?.kind === found.kind
  })
  const schedule = learned + short
  const { failure, trace } = replay(world, scenario, schedule)
  if (failure?.kind !== found.kind) throw new Error(`${scenario.id} does not replay: ${schedule}`)
  return { kind: found.kind, message: failure.message, schedule, trace }
}

/** The shortest schedule that this search finds. `fails` runs a schedule and returns whether it fails as the given one does. */
export function shorten(schedule: string, fails: Attempt, mostRuns = MOST_RUNS): string {
  let best = schedule
  let runs = 0
  const attempt = (segments: readonly Segment[]): boolean => {
    if (runs++ >= mostRuns) return false
    const strategy = new LenientStrategy(segments)
    if (!fails(strategy)) return false
    const text = formatSchedule(strategy.kept)
    if (!isShorter(text, best)) return false
    best = text
    return true
  }
  attempt(changeable(best))
  let improved = true
  while (improved && runs < mostRuns) {
    improved = false
    // An improvement changes the segments, so the next candidates come from the new ones.
    for (let at = 0; at < changeable(best).length; at++) {
      if (candidates(changeable(best), at).some(attempt)) improved = true
    }
  }
  return best
}

/** The segments of a schedule, without the draws of 0: a run draws 0 by itself. */
function changeable(schedule: string): Segment[] {
  return segmentsOf(parseSchedule(schedule)).filter((segment) => !('drawn' in segment) || segment.drawn > 0)
}

/** Makes copies of the segments, each with one change that begins at index `at`. The boldest changes come first. */
function candidates(segments: readonly Segment[], at: number): Segment[][] {
  const own = segments[at] as Segment
  const before = segments.slice(0, at)
  const after = segments.slice(at + 1)
  const without = [before, [...before, ...after]]
  if ('drawn' in own) return without.concat([[...before, { drawn: own.drawn >> 1 }, ...after]])
  const next = after.findIndex((each) => 'thread' in each && each.thread === own.thread)
  const joined = next < 0 ? undefined : (after[next] as { readonly steps: number })
  const halves = [own.steps >> 1, own.steps - 1].filter((steps) => steps > 0 && steps < own.steps)
  return [
    ...without,
    ...(joined ? [[...before, { ...own, steps: own.steps + joined.steps }, ...after.slice(0, next), ...after.slice(next + 1)]] : []),
    ...halves.map((steps) => [...before, { ...own, steps }, ...after]),
  ]
}

function isShorter(a: string, b: string): boolean {
  const [switchesA, switchesB] = [a, b].map((text) => segmentsOf(parseSchedule(text)).length) as [number, number]
  if (switchesA !== switchesB) return switchesA < switchesB
  return a.length === b.length ? a < b : a.length < b.length
}
