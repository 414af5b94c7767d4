import { ScriptedStrategy, type Strategy } from '../../explore/index.ts'
import { shorten } from '../../explore/shrink.ts'
import { BoundedChooser, type Chooser, RandomChooser } from './chooser.ts'
import { type BugKind, bugOf, type Finding, findingOf } from './finding.ts'
import { narrate } from './narrate.ts'
import type { Story } from './notes.ts'
import { type Outcome, runProgram } from './outcome.ts'
import { ProgramStrategy } from './program-strategy.ts'
import { ProgramWorld, type Subject } from './program-world.ts'

/** How much a check of a program tries. */
export interface ProgramEffort {
  /** Whether the check tries one preemption more, and more runs. */
  readonly deep: boolean
  readonly seed: number
}

/** One search over the schedules of a program. */
export interface Search {
  /** The most preemptions of its schedules. Undefined: random schedules. */
  readonly bound?: number
  readonly schedules: number
  /** The number of its runs that took too many steps. */
  readonly cutOff: number
  /** The estimated share, 0 to 1, of the schedules within the bound that the search has tried. Undefined for random schedules. */
  readonly explored?: number
}

/** A bug: a schedule on which the program fails, or prints something else than without preemptions. */
export interface Bug {
  readonly kind: BugKind
  /** What happens, in a sentence. */
  readonly sentence: string
  readonly text: string
  readonly stdout: string
  readonly schedule: string
  readonly story: Story
}

/** The result of a check of a program. */
export interface ProgramResult {
  readonly gil: string
  readonly searches: readonly Search[]
  readonly bug?: Bug
  /** What the program prints without preemptions. */
  readonly stdout: string
  /** The number of runs that took too many steps. */
  readonly cutOff: number
  readonly schedules: number
  readonly steps: number
  readonly ms: number
}

const BOUNDS = [0, 1, 2, 3]
/** The most runs of a search. */
const RUNS = 20_000
const RANDOM_RUNS = 2000
const DEEPER = 20
/** A shrink of a schedule gives up after this number of runs. */
const SHRINK_RUNS = 300

/**
 * Looks for a bug, first among the schedules with the fewest preemptions, and then on random schedules. Once `isDue` returns true, no
 * further run of a search begins.
 */
export function checkProgram(
  machine: WebAssembly.Module,
  subject: Subject,
  effort: ProgramEffort,
  isDue: () => boolean = () => false,
): ProgramResult {
  const check = new Check(new ProgramWorld(machine, subject), isDue)
  return check.result(effort)
}

class Check {
  private readonly world: ProgramWorld
  private readonly isDue: () => boolean
  private readonly begun = performance.now()
  private readonly searches: Search[] = []
  private steps = 0
  /** The run without preemptions. */
  private first: Outcome | undefined
  private found: { readonly outcome: Outcome; readonly schedule: string } | undefined

  constructor(world: ProgramWorld, isDue: () => boolean) {
    this.world = world
    this.isDue = isDue
  }

  result({ deep, seed }: ProgramEffort): ProgramResult {
    const more = deep ? DEEPER : 1
    for (const bound of [...BOUNDS, ...(deep ? [BOUNDS.length] : [])]) {
      const chooser = new BoundedChooser(bound)
      const { exhausted, ...tried } = this.search(chooser, RUNS * more)
      this.searches.push({ bound, ...tried, explored: exhausted ? 1 : chooser.explored })
      if (this.found || this.isDue()) break
    }
    if (!this.found && !this.isDue()) {
      const { schedules, cutOff } = this.search(new RandomChooser(seed), RANDOM_RUNS * more)
      this.searches.push({ schedules, cutOff })
    }
    const { searches, steps } = this
    const sum = (of: (search: Search) => number) => searches.reduce((total, search) => total + of(search), 0)
    const [schedules, cutOff] = [sum((search) => search.schedules), sum((search) => search.cutOff)]
    const bug = this.found && this.describe(this.found)
    const stdout = this.first?.stdout ?? ''
    const ms = performance.now() - this.begun
    return { gil: this.world.subject.gil.id, searches, ...(bug && { bug }), stdout, cutOff, schedules, steps, ms }
  }

  private search(chooser: Chooser, mostRuns: number): Pick<Search, 'schedules' | 'cutOff'> & { exhausted: boolean } {
    const strategy = new ProgramStrategy(this.world, chooser)
    let cutOff = 0
    for (let schedules = 0; ; schedules++) {
      if (schedules > 0 && (schedules >= mostRuns || this.isDue())) return { schedules, cutOff, exhausted: false }
      if (!strategy.begin()) return { schedules, cutOff, exhausted: true }
      const outcome = this.run(strategy)
      this.steps += this.world.steps
      this.first ??= outcome
      if (outcome.kind === 'cut off') cutOff++
      if (!bugOf(outcome, this.first)) continue
      this.found = { outcome, schedule: this.world.scheduleText }
      return { schedules: schedules + 1, cutOff, exhausted: false }
    }
  }

  private run(strategy: Strategy): Outcome {
    this.world.strategy = strategy
    return runProgram(this.world)
  }

  /** Shortens the schedule and tells what happens along it. */
  private describe({ outcome, schedule }: { readonly outcome: Outcome; readonly schedule: string }): Bug {
    const usual = this.first as Outcome
    const short = shorten(
      schedule,
      (strategy) => {
        strategy.begin()
        const other = this.run(strategy)
        return other.kind === outcome.kind && bugOf(other, usual) !== undefined
      },
      SHRINK_RUNS,
    )
    const { outcome: told, story } = narrate(this.world, new ScriptedStrategy(short))
    const { kind, sentence } = findingOf(told, story, usual)
    return { kind: kind as BugKind, sentence, text: told.text, stdout: told.stdout, schedule: short, story }
  }
}

/** A run along a schedule: how it ended, what its threads did, and whether the program failed. */
export interface ReplayedProgram {
  readonly outcome: Outcome
  readonly story: Story
  readonly finding: Finding
  /** How the program ends without preemptions. */
  readonly usual: Outcome
}

/** Repeats a run along a schedule, and compares it with the run without preemptions. */
export function replayProgram(world: ProgramWorld, schedule: string): ReplayedProgram {
  const without = new ProgramStrategy(world, new BoundedChooser(0))
  without.begin()
  world.strategy = without
  const usual = runProgram(world)
  const { outcome, story } = narrate(world, new ScriptedStrategy(schedule))
  return { outcome, story, finding: findingOf(outcome, story, usual), usual }
}
