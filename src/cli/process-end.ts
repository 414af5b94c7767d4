// Ends this process before its command is done: at a signal, or if its output cannot be written. Every command uses it.
import process from 'node:process'
import { EXIT } from './exit-status.ts'
import { systemReason } from './system-reason.ts'

/** The status that a shell reports for each signal: 128 plus its number. */
const STATUS_OF = { SIGINT: EXIT.interrupted, SIGTERM: 143, SIGHUP: 129 } as const
/** The status that a shell reports after SIGPIPE: the reader of the pipe, such as `head`, has closed it. */
const PIPE_CLOSED = 141

interface Reason {
  readonly status: number
  /** A message for the user. Empty if the user already knows the reason. */
  readonly message: string
  /** Some of the command's output was lost. */
  readonly isOutput: boolean
}

class ProcessEnd {
  private readonly controller = new AbortController()
  private readonly cleanups: (() => void)[] = []
  private reason: Reason | undefined
  private isWatched = false

  /** Starts listening. Until a command calls watch(), the first reason exits the process at once. */
  begin(): void {
    for (const [signal, status] of Object.entries(STATUS_OF)) {
      process.on(signal, () => this.interrupt({ status, message: '', isOutput: false }))
    }
    process.stdout.on('error', (error) => this.outputFails(error))
    // A message that cannot be written must not end a measurement.
    process.stderr.on('error', () => {})
  }

  /** Returns a signal that aborts at the first reason to end. The caller promises to return soon after that. */
  watch(): AbortSignal {
    this.isWatched = true
    return this.controller.signal
  }

  /** Whether a signal or a failed write is ending the command. */
  get isDue(): boolean {
    return this.reason !== undefined
  }

  /** Runs `cleanup` when the process ends, in whatever way. @returns a function that cancels this */
  atEnd(cleanup: () => void): () => void {
    this.cleanups.push(cleanup)
    return () => void this.cleanups.splice(this.cleanups.indexOf(cleanup), 1)
  }

  /** The status to exit with if the command itself would exit with `status`. */
  statusFor(status: number): number {
    if (!this.reason) return status
    return status === EXIT.interrupted || this.reason.isOutput ? this.reason.status : status
  }

  /**
   * Exits. Playwright's own exit listener kills a browser that still runs. The cleanups are registered after it, so they run when the
   * browser is gone.
   */
  leave(status: number): never {
    for (const cleanup of this.cleanups) process.on('exit', cleanup)
    process.exit(status)
  }

  /** A second signal exits at once: its sender does not want to wait for a report. */
  private interrupt(reason: Reason): void {
    if (this.reason || !this.isWatched) this.leave(reason.status)
    this.end(reason)
  }

  private outputFails(error: NodeJS.ErrnoException): void {
    // After the first failure, later writes fail as well.
    if (this.reason) return
    if (error.code === 'EPIPE') this.end({ status: PIPE_CLOSED, message: '', isOutput: true })
    else this.end({ status: EXIT.badUsage, message: `Standard output could not be written: ${systemReason(error)}.`, isOutput: true })
  }

  private end(reason: Reason): void {
    this.reason = reason
    if (reason.message) process.stderr.write(`gil-lab: ${reason.message}\n`)
    this.controller.abort()
  }
}

export const processEnd = new ProcessEnd()
