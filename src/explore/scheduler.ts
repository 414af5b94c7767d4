import { POISON } from '../../assembly/abi/layout.ts'
import { Poison } from '../../assembly/abi/policies.ts'
import { reads } from './operations.ts'
import { DEFAULT_RULES, Failure, type Request, type Rules } from './scenario.ts'
import { DRAW, formatSchedule } from './schedule.ts'
import type { Strategy } from './strategies/strategy.ts'
import { type ExploredThread, State } from './thread.ts'
import type { Namer } from './trace.ts'
import { Watch } from './watch.ts'
import { wordName } from './word-names.ts'

const NONE = -1
const WOKEN = 0
const NOT_EQUAL = 1
const TIMED_OUT = 2

/**
 * Decides which thread takes each step, and holds the futex queues and the clock. Each step of any thread costs `rules.stepNs` of virtual
 * time. A timed wait ends at its deadline. The time jumps to the deadline if the strategy fires the timeout early or if no thread can run
 * before the deadline.
 */
export abstract class Scheduler {
  readonly words: Int32Array
  threads: readonly ExploredThread[] = []
  strategy: Strategy | undefined
  rules: Rules = DEFAULT_RULES
  /** The virtual time, ns. */
  ns = 0
  steps = 0
  /** Passes each access to the watchers. A run with a watcher is slower. */
  readonly watch: Watch
  /** Called when a thread wakes or times out. */
  onEvent: ((thread: ExploredThread, text: string) => void) | undefined
  namer: Namer = () => undefined

  private schedule: number[] = []
  private next: ExploredThread | undefined
  private arrivals = 0
  /** The number of threads that pause. */
  private pausing = 0
  private nextDue = Number.POSITIVE_INFINITY
  /** Whether `choices` no longer fits the threads' states. */
  private stale = true
  private readonly choices = { threads: [] as number[], runnable: 0, current: NONE, currentRunnable: false }

  constructor(words: Int32Array) {
    this.words = words
    this.watch = new Watch(words)
  }

  abstract describe(): string

  nameOf(address: number): string {
    return this.namer(address) ?? wordName(address)
  }

  /** The schedule of the run so far, for replay(). */
  get scheduleText(): string {
    return formatSchedule(this.schedule)
  }

  /** Draws a number for the scenario. The draw is part of the schedule. @returns 0 to below `limit` */
  draw(limit: number): number {
    const drawn = (this.strategy as Strategy).draw(limit)
    this.schedule.push(DRAW + drawn)
    return drawn
  }

  fail(message: string): never {
    throw new Failure('violation', message)
  }

  protected begin(rules: Rules, threads: readonly ExploredThread[]): void {
    this.rules = rules
    this.threads = threads
    this.ns = 0
    this.steps = 0
    this.schedule = []
    this.next = undefined
    this.arrivals = 0
    this.pausing = 0
    this.nextDue = Number.POSITIVE_INFINITY
    this.stale = true
    this.choices.current = NONE
    this.watch.reset()
    this.namer = () => undefined
  }

  protected runThreads(): void {
    let left = this.threads.length
    this.next = this.decide()
    while (left > 0) {
      const thread = this.next as ExploredThread
      const request = this.advance(thread)
      if (request === 'interrupted') continue
      thread.isSpinning = false
      if (request === 'ended') {
        this.setState(thread, State.DONE)
        left--
        if (left === 0) break
      } else if (request !== 'step') this.rest(thread, request)
      this.next = this.decide()
    }
    this.watch.flush()
  }

  private advance(thread: ExploredThread): Request | 'interrupted' | 'ended' {
    try {
      return thread.advance(this.rules.points === 'shared')
    } catch (error) {
      if (!(error instanceof WebAssembly.RuntimeError)) throw error
      // In a poisoned run, threads end by traps. Such a trap is not a failure.
      if (this.words[POISON >> 2] === Poison.NONE) throw new Failure('trap', `${thread.name} trapped: ${error.message}`)
      return 'ended'
    }
  }

  private rest(thread: ExploredThread, request: Request): void {
    if (request === 'idle') this.setState(thread, State.IDLE)
    if (typeof request !== 'object' || !('sleepNs' in request)) return
    thread.deadline = this.ns + request.sleepNs
    this.nextDue = Math.min(this.nextDue, thread.deadline)
    this.setState(thread, State.ASLEEP)
  }

  /** Called when `thread` is about to make an access. The strategy may let another thread go first. */
  protected point(thread: ExploredThread, operation: number, address: number): void {
    thread.operation = operation
    thread.address = address
    if (thread.isSpinning && !reads(operation)) thread.isSpinning = false
    this.switchTo(thread, this.decide())
  }

  private switchTo(thread: ExploredThread, next: ExploredThread): void {
    if (next === thread) return
    this.next = next
    thread.interrupt()
  }

  /** Parks the thread if the word equals `expected`. The comparison and the parking are one step. @returns the result of the wait */
  protected park(thread: ExploredThread, address: number, expected: number, timeoutNs: number): number {
    if (this.words[address >> 2] !== expected) return NOT_EQUAL
    thread.parkedOn = address
    thread.parkedAt = ++this.arrivals
    thread.woken = true
    thread.deadline = timeoutNs < 0 ? Number.POSITIVE_INFINITY : this.ns + timeoutNs
    this.nextDue = Math.min(this.nextDue, thread.deadline)
    this.setState(thread, State.PARKED)
    this.switchTo(thread, this.decide())
    return thread.interrupted ? 0 : this.wokenResult(thread)
  }

  protected wokenResult(thread: ExploredThread): number {
    thread.woken = false
    return thread.result
  }

  /** Wakes at most `count` threads that are parked on the address. @returns the number of threads that it woke */
  protected wake(waker: ExploredThread, address: number, count: number): number {
    let woken = 0
    while (woken < count) {
      const sleepers = this.threads.filter((each) => each.state === State.PARKED && each.parkedOn === address)
      if (sleepers.length === 0) break
      sleepers.sort((a, b) => a.parkedAt - b.parkedAt)
      const index = this.rules.wakeOrder === 'any' && sleepers.length > 1 ? this.draw(sleepers.length) : 0
      const sleeper = sleepers[index] as ExploredThread
      this.unpark(sleeper, WOKEN)
      this.onEvent?.(sleeper, `is woken by ${waker.name}`)
      woken++
    }
    return woken
  }

  private unpark(thread: ExploredThread, result: number): void {
    thread.result = result
    thread.deadline = Number.POSITIVE_INFINITY
    this.setState(thread, State.RUNNABLE)
  }

  /**
   * Called when the thread has spun in vain. Until a thread that does not spin takes a step, this thread would read the same values again.
   * So it takes no step until then, unless no other thread can run. Without this rule, a strategy could let threads spin for ever.
   */
  protected pause(thread: ExploredThread): void {
    thread.isSpinning = true
    if (thread.isPausing) return
    thread.isPausing = true
    this.pausing++
    this.stale = true
  }

  /** Called when a thread that does not spin takes a step. The step may change what the spinning threads read. */
  private endPauses(): void {
    for (const each of this.threads) each.isPausing = false
    this.pausing = 0
    this.stale = true
  }

  private setState(thread: ExploredThread, state: State): void {
    thread.state = state
    this.stale = true
  }

  /** Lets the strategy choose the thread that takes the next step. */
  private decide(): ExploredThread {
    this.watch.flush()
    if (++this.steps > this.rules.maxSteps) throw new Failure('endless', `no end after ${this.rules.maxSteps} steps: ${this.describe()}`)
    this.ns += this.rules.stepNs
    if (this.ns >= this.nextDue) this.fireDue()
    if (this.stale) this.refresh()
    const choices = this.choices
    const next = (this.strategy as Strategy).next(choices)
    this.schedule.push(next)
    if (next !== choices.current) {
      choices.current = next
      this.stale = true
    }
    const thread = this.threads[next] as ExploredThread
    thread.steps++
    if (this.pausing > 0 && !thread.isSpinning) this.endPauses()
    if (thread.state === State.PARKED) this.timeOut(thread)
    this.watch.note(thread, this.ns)
    return thread
  }

  /** Fires the timeout of a parked thread now, even before its deadline. Without a deadline, the thread wakes spuriously. */
  private timeOut(thread: ExploredThread): void {
    if (!Number.isFinite(thread.deadline)) {
      this.unpark(thread, WOKEN)
      this.onEvent?.(thread, 'wakes spuriously')
      return
    }
    this.ns = Math.max(this.ns, thread.deadline)
    this.unpark(thread, TIMED_OUT)
    this.onEvent?.(thread, 'times out')
  }

  /** Lists the threads that may go next. If no thread can run, passTime() first makes one runnable or fails the run. */
  private refresh(): void {
    const { threads } = this.choices
    if (this.threads.every((each) => each.state !== State.RUNNABLE)) this.passTime()
    this.stale = false
    threads.length = 0
    for (const each of this.threads) if (each.state === State.RUNNABLE && !each.isPausing) threads.push(each.id)
    if (threads.length === 0) for (const each of this.threads) if (each.state === State.RUNNABLE) threads.push(each.id)
    this.choices.runnable = threads.length
    this.choices.currentRunnable = threads.includes(this.choices.current)
    if (this.rules.timeouts === 'due') return
    for (const each of this.threads) if (this.mayWake(each)) threads.push(each.id)
  }

  /** Whether the strategy may end the sleep of this thread. */
  private mayWake({ state, deadline }: ExploredThread): boolean {
    return state === State.PARKED && (Number.isFinite(deadline) || this.rules.spuriousWakes)
  }

  /**
   * Called when no thread can run. Lets serve() wake a thread, or an idle thread go on, or moves the time to the next deadline.
   * @throws Failure if none of these is possible, or if only timeouts could continue the run and the rules forbid that
   */
  private passTime(): void {
    if (this.serve()) return
    const idle = this.threads.find((each) => each.state === State.IDLE)
    if (idle) this.setState(idle, State.RUNNABLE)
    if (idle) return
    const asleep = this.threads.filter((each) => each.state === State.ASLEEP)
    const timed = this.threads.filter((each) => each.state === State.PARKED && Number.isFinite(each.deadline))
    if (asleep.length === 0 && (timed.length === 0 || this.rules.allAsleep === 'wrong')) {
      throw new Failure('all asleep', `nobody can run: ${this.describe()}`)
    }
    this.nextDue = Math.min(...[...asleep, ...timed].map((each) => each.deadline))
    this.ns = Math.max(this.ns, this.nextDue)
    this.fireDue()
  }

  /** Called when no thread can run. A subclass may do the work of a host here. @returns whether it woke a thread */
  protected serve(): boolean {
    return false
  }

  private fireDue(): void {
    this.nextDue = Number.POSITIVE_INFINITY
    for (const each of this.threads) {
      if (each.state !== State.ASLEEP && each.state !== State.PARKED) continue
      if (each.deadline > this.ns) {
        this.nextDue = Math.min(this.nextDue, each.deadline)
      } else {
        if (each.state === State.PARKED) this.onEvent?.(each, 'times out')
        this.unpark(each, TIMED_OUT)
      }
    }
  }
}
