// Ends this process early: at a signal, or if its output cannot be written. Every command uses it.
import process from 'node:process'
import { EXIT } from './exit-status.ts'
import { systemReason } from './system-reason.ts'

/** The status that a shell reports for each signal: 128 plus its number. */
const STATUS_OF = { SIGINT: EXIT.interrupted, SIGTERM: 143, SIGHUP: 129 } as const
/**
 * The status that a shell reports after SIGPIPE. A process gets SIGPIPE if the reader of its output, such as `head`, has closed the pipe.
 */
const PIPE_CLOSED = 141

interface Reason {
  readonly status: number
  /** A message for the user. Empty if the user already knows the reason. */
  readonly message: string
  /** Whether some of the command's output was lost. */
  readonly isOutput: boolean
}

class ProcessEnd {
  private readonly controller = new AbortController()
  private readonly cleanups: (() => void)[] = []
  private reason: Reason | undefined
  private isWatched = false

  /** Starts to listen for signals and failed writes. Until a command calls watch(), a signal exits the process at once. */
  begin(): void {
    for (const [signal, status] of Object.entries(STATUS_OF)) {
      process.on(signal, () => this.interrupt({ status, message: '', isOutput: false }))
    }
    process.stdout.on('error', (error) => this.outputFails(error))
    // If stderr cannot be written, it emits an 'error' event. Without a listener, Node would end the process at that event.
    process.stderr.on('error', () => {})
  }

  /** Returns an AbortSignal, which aborts at the first signal or failed write. The caller must return soon after the abort. */
  watch(): AbortSignal {
    this.isWatched = true
    return this.controller.signal
  }

  /** Whether a signal or a failed write is ending the command. */
  get isDue(): boolean {
    return this.reason !== undefined
  }

  /** Registers `cleanup`, which runs when leave() exits the process. @returns a function that removes `cleanup` again */
  atEnd(cleanup: () => void): () => void {
    this.cleanups.push(cleanup)
    return () => void this.cleanups.splice(this.cleanups.indexOf(cleanup), 1)
  }

  /** The status with which the process exits if the command itself returned `status`. */
  statusFor(status: number): number {
    if (!this.reason) return status
    return status === EXIT.interrupted || this.reason.isOutput ? this.reason.status : status
  }

  /**
   * Exits the process. Playwright's own 'exit' listener kills a browser that is still running. leave() registers the cleanups after that
   * listener, so they run when the browser is gone.
   */
  leave(status: number): never {
    for (const cleanup of this.cleanups) process.on('exit', cleanup)
    process.exit(status)
  }

  /**
   * Ends the command at a signal. A command that has called watch() can still finish its work: `run` prints its report. If the command has
   * not called watch(), the process exits at once. It also exits at once at a second signal, because the user does not want to wait.
   */
  private interrupt(reason: Reason): void {
    if (this.reason || !this.isWatched) this.leave(reason.status)
    this.end(reason)
  }

  private outputFails(error: NodeJS.ErrnoException): void {
    // A signal or an earlier failed write is already ending the command. After one failed write, all later writes fail too.
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
