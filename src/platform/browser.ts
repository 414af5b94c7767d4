import machineUrl from '../../dist/machine.wasm?url'
import { LabError } from '../model/errors.ts'
import InlinedWorker from './browser-worker.ts?worker&inline'
import { inTurnAcrossTabs } from './one-at-a-time.ts'
import type { LabWorker, Platform } from './platform.ts'
import { refusalHere } from './shared-memory-refusal.ts'
import { identify } from './user-agent.ts'
import { compileWasm } from './wasm-file.ts'

const NOT_STARTED = 'the worker could not be started; a Content-Security-Policy must allow worker-src blob:'

/** The lab in a page, on Web Workers. */
export function browserPlatform(): Platform {
  let machine: Promise<WebAssembly.Module> | undefined
  return {
    ...identify(navigator.userAgent),
    reportedCores: navigator.hardwareConcurrency,
    processId: 1,
    refusal: refusalHere,
    compilesAhead: false,
    machine: () => {
      machine ??= compileWasm(machineUrl).catch((error: Error) => {
        // Forgets the failed attempt, because the network may work again when the next caller tries.
        machine = undefined
        throw new LabError(
          'cannot-measure',
          `The machine could not be loaded: ${error.message}`,
          "Load the page again. Its Content-Security-Policy, if it has one, must allow script-src 'wasm-unsafe-eval'.",
        )
      })
      return machine
    },
    spawn,
    alone: inTurnAcrossTabs,
    onHidden,
  }
}

/**
 * Starts a worker. The worker's code is part of the page's code and starts from a blob: URL. So the worker starts wherever the page does:
 * with the library from another origin, in a sandboxed frame, and behind any bundler. A CSP of the page must allow worker-src blob:. The
 * worker needs no headers, because a blob: URL inherits the page's isolation. A data: URL would not inherit it.
 */
function spawn(): LabWorker {
  const worker = new InlinedWorker()
  return {
    endpoint: worker,
    terminate: () => worker.terminate(),
    onDeath: (listener) => {
      let reported = false
      const report = (reason: string) => {
        if (!reported) listener(reason)
        reported = true
      }
      // If the browser refuses to start a worker, it fires an error event without a message.
      worker.addEventListener('error', (event) => report(event.message || NOT_STARTED))
      worker.addEventListener('messageerror', () => report('a message to the worker could not be read'))
    },
  }
}

function onHidden(listener: () => void): () => void {
  // A browser throttles a hidden page's timers and workers. A measurement would measure the throttling.
  const check = () => {
    if (document.visibilityState === 'hidden') listener()
  }
  document.addEventListener('visibilitychange', check)
  check()
  return () => document.removeEventListener('visibilitychange', check)
}
