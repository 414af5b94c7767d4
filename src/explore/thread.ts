import type { Body, Request } from './scenario.ts'
import { threadName } from './schedule.ts'

export type Exports = Record<string, (...args: number[]) => number>

export const enum State {
  RUNNABLE = 0,
  /** In a futex wait. */
  PARKED = 1,
  /** Of its own will. */
  ASLEEP = 2,
  /** Until nobody else can run. */
  IDLE = 3,
  DONE = 4,
}

/** Bytes in which asyncify keeps an interrupted call: a two-word header and its frames. */
export const UNWIND_BYTES = 4096

/** One thread of a run: an instance of the machine, a program that calls it, and the call that is interrupted, if one is. */
export class ExploredThread {
  readonly id: number
  readonly name: string
  exports: Exports = {}
  /** Where asyncify keeps this thread's interrupted call. */
  readonly unwindAddress: number

  state: State = State.RUNNABLE
  parkedOn = 0
  /** Order of arrival among the parked. */
  parkedAt = 0
  /** Virtual ns; Infinity: none. */
  deadline = Number.POSITIVE_INFINITY
  /** It was parked, and `result` is what its wait returns. */
  woken = false
  result = 0
  /** It stands in a call that was unwound. */
  interrupted = false
  /** The access that it is about to make, or made last: a number of OPERATIONS, and where. */
  operation = -1
  address = 0

  private program: Generator<Request, void, number> | undefined
  private callee: ((...args: number[]) => number) | undefined
  private calleeArguments: readonly number[] = []

  constructor(id: number, unwindAddress: number) {
    this.id = id
    this.name = threadName(id)
    this.unwindAddress = unwindAddress
  }

  start(body: Body | undefined): void {
    this.state = body ? State.RUNNABLE : State.DONE
    this.program = body?.()
    this.callee = undefined
    this.deadline = Number.POSITIVE_INFINITY
    this.parkedOn = 0
    this.woken = false
    this.interrupted = false
    this.operation = -1
  }

  /** Called from within the machine: leaves the call where it stands. */
  interrupt(): void {
    this.interrupted = true
    this.call('asyncify_start_unwind', this.unwindAddress)
  }

  /** Called from within the machine, when the interrupted call has come back to where it stood. */
  resume(): void {
    this.interrupted = false
    this.call('asyncify_stop_rewind')
  }

  /** Goes on until the program asks for something that is not a call, or a call is interrupted, or the program ends. */
  advance(): Request | 'interrupted' | 'ended' {
    let value = 0
    while (true) {
      if (this.callee) {
        if (this.interrupted) this.call('asyncify_start_rewind', this.unwindAddress)
        value = this.callee(...this.calleeArguments)
        if (this.interrupted) {
          this.call('asyncify_stop_unwind')
          return 'interrupted'
        }
        this.callee = undefined
      }
      const item = (this.program as Generator<Request, void, number>).next(value)
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
