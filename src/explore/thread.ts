import type { Body, Request } from './scenario.ts'
import { threadName } from './schedule.ts'

export type Exports = Record<string, (...args: number[]) => number>

export const enum State {
  RUNNABLE = 0,
  /** Waits on a futex. */
  PARKED = 1,
  /** Sleeps because its program asked for it. */
  ASLEEP = 2,
  /** Sleeps until no other thread can run. */
  IDLE = 3,
  DONE = 4,
}

/** The size of the area in which asyncify keeps an interrupted call: a header of two words, then the frames. */
export const UNWIND_BYTES = 4096

/** One thread of a run: an instance of the machine, the program that calls it, and its interrupted call, if any. */
export class ExploredThread {
  readonly id: number
  readonly name: string
  exports: Exports = {}
  /** The address at which asyncify keeps this thread's interrupted call. */
  readonly unwindAddress: number

  state: State = State.RUNNABLE
  parkedOn = 0
  /** The number of steps that the thread has taken in this run. */
  steps = 0
  /** The thread spins: since its last pause it has only read. */
  isSpinning = false
  /** The thread has spun in vain. It goes on after a thread that does not spin has taken a step. */
  isPausing = false
  /** The order of parking: of two threads, the one with the larger number parked later. */
  parkedAt = 0
  /** The virtual time at which the thread's sleep or timed wait ends, ns. Infinity: no deadline. */
  deadline = Number.POSITIVE_INFINITY
  /** Whether the thread has parked and has not yet returned from its wait. Once it can run again, `result` is the result of the wait. */
  woken = false
  result = 0
  /** Whether the thread's call is interrupted: asyncify has saved its frames, and the next advance() resumes it. */
  interrupted = false
  /** The access that the thread is about to make: an index into OPERATIONS, or -1 for none, and the address. */
  operation = -1
  address = 0

  private program: Generator<Request, void, number> | undefined
  private callee: ((...args: number[]) => number) | undefined
  private calleeArguments: readonly number[] = []
  /** The result of the last call, for the program. */
  private value = 0

  constructor(id: number, unwindAddress: number) {
    this.id = id
    this.name = threadName(id)
    this.unwindAddress = unwindAddress
  }

  start(body: Body | undefined): void {
    this.state = body ? State.RUNNABLE : State.DONE
    this.program = body?.()
    this.callee = undefined
    this.value = 0
    this.deadline = Number.POSITIVE_INFINITY
    this.parkedOn = 0
    this.parkedAt = 0
    this.steps = 0
    this.isSpinning = false
    this.isPausing = false
    this.woken = false
    this.interrupted = false
    this.operation = -1
  }

  /** Begins to unwind the current call. The scheduler calls this within an import that the machine has just called. */
  interrupt(): void {
    this.interrupted = true
    this.call('asyncify_start_unwind', this.unwindAddress)
  }

  /** Ends the rewind: the machine has returned into the interrupted call and has called the same import again. */
  resume(): void {
    this.interrupted = false
    this.call('asyncify_stop_rewind')
  }

  /**
   * Runs until the program ends or yields a request other than a call, or until a call is interrupted. With `returnIsStep`, advance() also
   * stops when a call returns. Other threads can then take steps before the program continues. This matters if the programs of
   * several threads share variables.
   */
  advance(returnIsStep: boolean): Request | 'interrupted' | 'ended' {
    while (true) {
      if (this.callee) {
        if (this.interrupted) this.call('asyncify_start_rewind', this.unwindAddress)
        this.value = this.callee(...this.calleeArguments)
        if (this.interrupted) {
          this.call('asyncify_stop_unwind')
          return 'interrupted'
        }
        this.callee = undefined
        if (returnIsStep) return 'step'
      }
      const item = (this.program as Generator<Request, void, number>).next(this.value)
      if (item.done) return 'ended'
      const request = item.value
      if (typeof request !== 'object' || !('call' in request)) return request
      this.callee = this.exports[request.call]
      if (!this.callee) throw new Error(`the machine has no export ${request.call}`)
      this.calleeArguments = request.arguments
    }
  }

  private call(name: string, ...args: number[]): void {
    ;(this.exports[name] as (...args: number[]) => number)(...args)
  }
}
