import { readFileSync } from 'node:fs'
import os from 'node:os'
import { Worker } from 'node:worker_threads'
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs'
import { built } from './built.ts'
import { nodeMachine } from './node-machine.ts'
import { inTurn } from './one-at-a-time.ts'
import type { CpuTimes, LabWorker, Platform } from './platform.ts'

/** The lab in Node, on worker threads that run the built files. */
export function nodePlatform(): Platform {
  return {
    on: 'node',
    engine: `Node ${process.versions.node} (V8 ${process.versions.v8.replace(/-node.*/, '')})`,
    os: `${os.type()} ${os.release()} ${os.arch()}`,
    reportedCores: os.availableParallelism(),
    processId: process.pid,
    refusal: () => undefined,
    compilesAhead: true,
    machine: nodeMachine,
    spawn,
    cpuTimes,
    alone: inTurn,
    onHidden: () => () => {},
  }
}

function spawn(): LabWorker {
  const worker = new Worker(built('worker.cjs'))
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

function cpuTimes(): CpuTimes {
  const { user, system } = process.cpuUsage()
  const busyMs = os.cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0)
  const [loadAverage = 0] = os.loadavg()
  // Windows has no load average, and Node returns 0 for it.
  return { busyMs, ownMs: (user + system) / 1000, stolenMs: stolenMs(), loadAverage: os.type() === 'Windows_NT' ? null : loadAverage }
}

/** The unit of /proc/stat. It is 10 ms on every Linux that Node runs on (USER_HZ). */
const TICK_MS = 10

/** The 8th number of the first line of /proc/stat, as in proc_stat(5). */
function stolenMs(): number | null {
  try {
    const [, ...ticks] = readFileSync('/proc/stat', 'utf8').split('\n', 1)[0]!.split(/\s+/)
    const stolen = Number(ticks[7])
    return Number.isFinite(stolen) ? stolen * TICK_MS : null
  } catch {
    return null
  }
}
