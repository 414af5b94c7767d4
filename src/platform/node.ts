import { readFile } from 'node:fs/promises'
import os from 'node:os'
import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs'
import { built } from './built.ts'
import { inTurn } from './one-at-a-time.ts'
import type { LabWorker, Platform } from './platform.ts'

// Node 20's baseline compiler (Liftoff, V8 11.3) loses local variables across memory.atomic.wait32. A correct mutex then loses counts or
// hangs. The flag applies to the whole process, including its workers. This code must set it before V8 compiles anything.
setFlagsFromString('--no-liftoff')
// With lazy compilation, V8 compiles each function at the function's first call, while other threads wait. That would slow down a process's
// first run, which may be its only one.
setFlagsFromString('--no-wasm-lazy-compilation')

/** The lab in Node, on worker threads that run the built files. */
export function nodePlatform(): Platform {
  let machine: Promise<WebAssembly.Module> | undefined
  return {
    on: 'node',
    engine: `Node ${process.versions.node} (V8 ${process.versions.v8.replace(/-node.*/, '')})`,
    os: `${os.type()} ${os.release()} ${os.arch()}`,
    reportedCores: os.availableParallelism(),
    processId: process.pid,
    refusal: () => undefined,
    machine: () => {
      machine ??= readFile(built('machine.wasm')).then((bytes) => WebAssembly.compile(bytes))
      return machine
    },
    spawn,
    alone: inTurn,
    onHidden: () => () => {},
  }
}

function spawn(): LabWorker {
  const worker = new Worker(built('worker.js'))
  let ended = false
  return {
    endpoint: nodeEndpoint(worker),
    terminate: () => {
      // The exit event that follows must not count as a death.
      ended = true
      void worker.terminate()
    },
    onDeath: (listener) => {
      const report = (reason: string) => {
        if (!ended) listener(reason)
        ended = true
      }
      worker.once('error', (error) => report(error.stack ?? String(error)))
      worker.once('exit', (status) => report(`the worker ended with status ${status}`))
    },
  }
}
