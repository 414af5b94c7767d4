import machineUrl from '../../dist/machine.wasm?url'
import { isolationRefusal } from './capabilities.ts'
import type { LabWorker, Platform } from './platform.ts'
import { identify } from './user-agent.ts'

/** The lab in a page: Web Workers, and the machine compiled while it streams in. */
export function browserPlatform(): Platform {
  let machine: Promise<WebAssembly.Module> | undefined
  return {
    ...identify(navigator.userAgent),
    reportedCores: navigator.hardwareConcurrency,
    processId: 1,
    refusal: () =>
      isolationRefusal({
        crossOriginIsolated: globalThis.crossOriginIsolated === true,
        isSecureContext: globalThis.isSecureContext,
        hasSharedMemory: typeof SharedArrayBuffer === 'function',
      }),
    machine: () => {
      machine ??= compile(machineUrl)
      return machine
    },
    spawn,
    onHidden,
  }
}

async function compile(url: string): Promise<WebAssembly.Module> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${response.status} ${response.statusText} for ${response.url}`)
  // A host that serves .wasm under another type makes compileStreaming refuse; the bytes are the same.
  const streams = response.headers.get('Content-Type')?.startsWith('application/wasm') === true
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer())
}

function spawn(): LabWorker {
  // Bundlers recognise a worker by exactly this expression.
  const worker = new Worker(new URL('./browser-worker.ts', import.meta.url), { type: 'module' })
  return {
    endpoint: worker,
    terminate: () => worker.terminate(),
    onDeath: (listener) => {
      let told = false
      const tell = (reason: string) => {
        if (!told) listener(reason)
        told = true
      }
      // A worker script that fails to load fires an error event without a message.
      worker.addEventListener('error', (event) => tell(event.message || 'the worker script could not be loaded'))
      worker.addEventListener('messageerror', () => tell('a message to the worker could not be read'))
    },
  }
}

function onHidden(listener: () => void): () => void {
  // A hidden page's timers and workers are throttled: what is measured then is the throttling.
  const look = () => {
    if (document.visibilityState === 'hidden') listener()
  }
  document.addEventListener('visibilitychange', look)
  return () => document.removeEventListener('visibilitychange', look)
}
