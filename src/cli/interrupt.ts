import process, { exit } from 'node:process'
import { EXIT } from './exit.ts'

/**
 * An AbortSignal that Ctrl-C aborts. A second Ctrl-C exits at once: whoever presses it twice does not want to wait for a report.
 */
export function interruptSignal(): AbortSignal {
  const controller = new AbortController()
  const interrupt = () => {
    if (controller.signal.aborted) exit(EXIT.interrupted)
    controller.abort()
  }
  process.on('SIGINT', interrupt)
  process.on('SIGTERM', interrupt)
  return controller.signal
}

/** Resolves at the first Ctrl-C. */
export function firstInterrupt(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
}
