// How this process ends before its command is done: at a signal, or because its output cannot be written. Every command and platform uses it.
import process from 'node:process'
import { EXIT } from './exit-status.ts'
import { systemReason } from './system-reason.ts'

/** What a shell reports for each signal: 128 plus its number. */
const STATUS_OF = { SIGINT: EXIT.interrupted, SIGTERM: 143, SIGHUP: 129 } as const
/** What a shell reports for a program that SIGPIPE ended: the reader of a pipe, such as `head`, has read enough. */
const PIPE_CLOSED = 141

interface Reason {
  readonly status: number
  /** What the user must know; empty where the user knows it already. */
  readonly message: string
  /** What the command wrote has not all arrived. */
  readonly isOutput: boolean
}

class ProcessEnd {
  private readonly controller = new AbortController()
  private readonly cleanups: (() => void)[] = []
  private reason: Reason | undefined
  private isWatched = false

  /** Listens from now on. A command that does not watch() ends at the first reason to. */
  begin(): void {
    for (const [signal, status] of Object.entries(STATUS_OF)) {
      process.on(signal, () => this.interrupt({ status, message: '', isOutput: false }))
    }
    process.stdout.on('error', (error) => this.outputFails(error))
    // A message that cannot be written must not end what is being measured.
    process.stderr.on('error', () => {})
  }

  /** Aborts at the first reason to end. The caller promises to return soon after it. */
  watch(): AbortSignal {
    this.isWatched = true
    return this.controller.signal
  }

  /** Whether a signal or a failed write has ended the command before it was done. */
  get isDue(): boolean {
    return this.reason !== undefined
  }

  /** Runs `cleanup` as the process ends, however it ends. Returns how to take that back. */
  atEnd(cleanup: () => void): () => void {
    this.cleanups.push(cleanup)
    return () => void this.cleanups.splice(this.cleanups.indexOf(cleanup), 1)
  }

  /** The status to exit with, where the command itself would exit with `status`. */
  statusFor(status: number): number {
    if (!this.reason) return status
    return status === EXIT.interrupted || this.reason.isOutput ? this.reason.status : status
  }

  /** Exits. Playwright's own listener ends a browser that still runs, so the cleanups are added behind it. */
  leave(status: number): never {
    for (const cleanup of this.cleanups) process.on('exit', cleanup)
    process.exit(status)
  }

  /** A second signal exits at once: whoever sends it does not want to wait for a report. */
  private interrupt(reason: Reason): void {
    if (this.reason || !this.isWatched) this.leave(reason.status)
    this.end(reason)
  }

  private outputFails(error: NodeJS.ErrnoException): void {
    // What is written after the first failure fails as well.
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
