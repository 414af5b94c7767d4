import { THREAD_BYTES, THREADS } from '../../../assembly/abi/layout.ts'
import { Breaker } from '../../../assembly/abi/policies.ts'
import { THREAD_BREAKER } from '../../../assembly/abi/words.ts'
import type { Choices, Strategy } from '../../explore/index.ts'
import { OPERATIONS, WAIT } from '../../explore/operations.ts'
import { formatSchedule, parseSchedule, threadName } from '../../explore/schedule.ts'
import { State } from '../../explore/thread.ts'
import type { Access } from '../../explore/trace.ts'
import { ownWords, threadWord } from '../../explore/word-names.ts'
import { isOfLock, type Phase, STEPPED_THREADS, type SteppedLock } from './stepped-lock.ts'

/** A move of the reader: one step of a thread, or its steps until something happens to it. */
export interface Move {
  readonly thread: number
  readonly until: 'step' | 'event'
}

export interface SteppedThread {
  readonly name: string
  readonly phase: Phase
  /** The word on which the thread sleeps. Absent if the thread can run. */
  readonly sleepsOn?: string
  /** Whether the thread was woken and has not run since. */
  readonly isWoken: boolean
  /** The access that the thread makes next, for example "compare-exchange state". Absent if its next step is not an access. */
  readonly next?: string
  /** How the thread can take the next step. `timeout`: it sleeps, and its sleep ends because its switch interval is over. */
  readonly may: 'go' | 'timeout' | 'no'
  /** Whether another thread has requested that this one releases the lock. */
  readonly isRequested: boolean
  readonly turns: number
  /** The turns of other threads while this one waits. */
  readonly passed: number
}

/** A step in words. `at`: the number of steps of the run up to this one. `isEvent`: says what happened, not which word was accessed. */
interface SteppedLine {
  readonly thread: number
  readonly text: string
  readonly at: number
  readonly isEvent: boolean
}

/** The state of the lock after the chosen steps. It is plain data. */
export interface Standing {
  /** The steps so far, as text for stepOn(). */
  readonly schedule: string
  readonly steps: number
  readonly lines: readonly SteppedLine[]
  readonly threads: readonly SteppedThread[]
  /** The words of the lock: its own, and those that the run has used. */
  readonly words: readonly { readonly name: string; readonly value: string }[]
  /** The threads that sleep, in the order in which they fell asleep. */
  readonly sleepers: readonly number[]
  /** The most turns of other threads during one wait of a thread. */
  readonly worst: { readonly thread: number; readonly times: number }
}

/** Ends a run whose next step has not been chosen yet. */
const PAUSE = new Error('the next step has not been chosen')
/** A move of the kind `event` ends after this number of steps at the latest. */
const MOST_OF_MOVE = 200
/** The most steps of a run. */
const MOST_STEPS = 5000

/**
 * Runs the lock from its start along `schedule`, and then makes the moves. A move of a thread that cannot take a step changes nothing.
 * @throws Error if the schedule does not fit the lock or the machine
 */
export function stepOn(lock: SteppedLock, schedule: string, move?: Move): Standing {
  const chosen = parseSchedule(schedule).map((choice) => ('thread' in choice ? choice.thread : -1))
  const strategy = new ChosenSteps(lock, chosen, move)
  const story = new Story(lock, strategy.taken)
  lock.watch.observer = (access) => story.access(access)
  lock.onEvent = ({ id }, text) => story.event(id, text === 'times out' ? 'wakes up, because its switch interval is over' : text)
  lock.onChange = (thread, text) => story.event(thread, text)
  lock.strategy = strategy
  try {
    lock.run(lock.scenario)
  } catch (error) {
    if (error !== PAUSE) throw error
  } finally {
    lock.watch.observer = undefined
    lock.onEvent = undefined
    lock.onChange = undefined
  }
  return { ...standing(lock, strategy), words: story.words(), lines: story.lines }
}

/** Follows the chosen steps, makes one more move, and then ends the run. */
class ChosenSteps implements Strategy {
  readonly taken: number[] = []
  /** The threads that can take the next step: first those that can run, then those whose sleep can time out. */
  available: readonly number[] = []
  runnable = 0
  private moved = 0
  private before = ''

  constructor(
    private readonly lock: SteppedLock,
    private readonly chosen: readonly number[],
    private readonly move: Move | undefined,
  ) {}

  begin(): boolean {
    return true
  }

  draw(): number {
    return 0
  }

  next({ threads, runnable, current }: Choices): number {
    if (current >= 0) this.lock.follow(current)
    this.available = [...threads]
    this.runnable = runnable
    const step = this.taken.length
    const next = step < this.chosen.length ? this.chosen[step] : this.further()
    if (next === undefined || step >= MOST_STEPS) throw PAUSE
    if (!threads.includes(next)) throw new Error(`the schedule does not fit this lock: step ${step + 1}`)
    this.taken.push(next)
    return next
  }

  mayOf(thread: number): SteppedThread['may'] {
    const place = this.available.indexOf(thread)
    if (place < 0) return 'no'
    return place < this.runnable ? 'go' : 'timeout'
  }

  /** The thread of the next step of the move; undefined once the move is over. */
  private further(): number | undefined {
    if (!this.move) return undefined
    const { thread, until } = this.move
    if (this.moved === 0) this.before = this.activity(thread)
    const isOver =
      this.moved > 0 &&
      (until === 'step' || this.moved >= MOST_OF_MOVE || this.mayOf(thread) !== 'go' || this.activity(thread) !== this.before)
    if (isOver || this.mayOf(thread) === 'no') return undefined
    this.moved++
    return thread
  }

  /** A text that changes when a thread acquires or releases the lock, or has computed. */
  private activity(thread: number): string {
    const { phases, turns, computed } = this.lock
    return [phases[thread] === 'holds', turns[thread], computed[thread]].join()
  }
}

/** Collects the steps of a run in words, and the words of memory that it uses. */
class Story {
  readonly lines: SteppedLine[] = []
  private last = ''
  private readonly used: Set<number>

  constructor(
    private readonly lock: SteppedLock,
    private readonly taken: readonly number[],
  ) {
    this.used = new Set(ownWords(lock.gil.id))
  }

  /** A thread that spins repeats an access. The story shows the access once. */
  access({ thread, operation, address, before, after }: Access): void {
    if (isOfLock(address)) this.used.add(address)
    const values = before === after || operation >= WAIT ? shownValue(after) : `${shownValue(before)} → ${shownValue(after)}`
    const text = `${OPERATIONS[operation]} ${shortName(this.lock, address)}: ${values}`
    if (this.last === `${thread} ${text}`) return
    this.last = `${thread} ${text}`
    this.lines.push({ thread, text, at: this.taken.length, isEvent: false })
  }

  event(thread: number, text: string): void {
    this.last = ''
    this.lines.push({ thread, text, at: this.taken.length, isEvent: true })
  }

  words(): Standing['words'] {
    const addresses = [...this.used].sort((a, b) => a - b)
    return addresses.map((address) => ({ name: shortName(this.lock, address), value: shownValue(this.lock.load(address)) }))
  }
}

function standing(lock: SteppedLock, strategy: ChosenSteps): Omit<Standing, 'lines' | 'words'> {
  const threads = lock.threads.map(({ id, name, state, woken, parkedOn, operation, address }): SteppedThread => {
    const isParked = state === State.PARKED
    const isAtAccess = !isParked && !woken && operation >= 0
    return {
      name,
      phase: lock.phases[id] ?? 'outside',
      ...(isParked && { sleepsOn: shortName(lock, parkedOn) }),
      isWoken: !isParked && woken,
      ...(isAtAccess && { next: `${OPERATIONS[operation]} ${shortName(lock, address)}` }),
      may: strategy.mayOf(id),
      isRequested: (lock.load(threadWord(id, THREAD_BREAKER)) & Breaker.DROP_REQUEST) !== 0,
      turns: lock.turns[id] ?? 0,
      passed: lock.passed[id] ?? 0,
    }
  })
  const sleepers = lock.threads.filter(({ state }) => state === State.PARKED).sort((a, b) => a.parkedAt - b.parkedAt)
  return {
    schedule: formatSchedule(strategy.taken),
    steps: strategy.taken.length,
    threads,
    sleepers: sleepers.map(({ id }) => id),
    worst: lock.worst,
  }
}

function shortName(lock: SteppedLock, address: number): string {
  return lock.nameOf(address).replace(/^gil\./, '')
}

/** The value of a word. If it is the address of a thread's state, the value is the thread's name. */
function shownValue(value: number): string {
  const thread = (value - THREADS) / THREAD_BYTES
  return Number.isInteger(thread) && thread >= 0 && thread < STEPPED_THREADS ? `thread ${threadName(thread)}` : String(value)
}
