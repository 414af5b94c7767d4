import { Worker } from 'node:worker_threads'
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs'
import { runOnce } from '../../src/lab/execution/run-once.ts'
import { run } from '../../src/lab/run.ts'
import { plan } from '../../src/lab/series/plans.ts'
import { Session } from '../../src/lab/session/session.ts'
import { measureRun } from '../../src/metrics/index.ts'
import { DEFAULT_WORKERS } from '../../src/model/limits.ts'
import type { Recording } from '../../src/model/recording.ts'
import type { RunReport } from '../../src/model/report.ts'
import type { Progress, RunOptions, RunRequest, RunResult } from '../../src/model/run.ts'
import { built } from '../../src/platform/built.ts'
import { nodePlatform } from '../../src/platform/node.ts'
import type { LabWorker, Platform } from '../../src/platform/platform.ts'
import { buildTimeline } from '../../src/trace/build-timeline.ts'
import { LIMITS } from '../metrics/limits.ts'
import { KNOWN_LIMITS } from './known-limits.ts'

interface One {
  readonly recording: Recording
  readonly report: RunReport
}

/** These tests measure no hand-offs, so they need no probe of the machine. */
const CONDITIONS = { loadNs: 1, clockStepNs: 1000 }

/** The session of this process, which the first test that runs a program opens. It stays open until the process ends. */
let opened: ReturnType<typeof openSession> | undefined

/**
 * Runs a program under one GIL with real workers. Uses run() if the test has its own platform or number of workers, and the session of
 * the process otherwise.
 */
export async function runOne(
  source: string,
  gil: string,
  request: Omit<RunRequest, 'program' | 'gil'> = {},
  options: RunOptions = {},
  platform?: Platform,
): Promise<One> {
  const whole: RunRequest = { ...request, program: { file: 'program.py', source }, gil: [gil] }
  if (platform || request.workers !== undefined) {
    const { report, recordings } = await runWithRecordings(whole, platform ?? nodePlatform(), options)
    return { recording: recordings[0]!, report: report.runs[0]! }
  }
  opened ??= openSession(DEFAULT_WORKERS + 1)
  const { session } = await opened
  const timeoutMs = request.timeoutMs
  const [first] = plan(whole)
  const recording = await runOnce(session, first!, { ...CONDITIONS, ...(timeoutMs !== undefined && { timeoutMs }) }, options)
  return { recording, report: measureRun(recording, buildTimeline(recording), LIMITS) }
}

/**
 * Runs a program on another machine than the lab's, such as a mutant.
 */
export async function runOnMachine(machine: WebAssembly.Module, source: string, gil: string, timeoutMs: number): Promise<One> {
  const { session, close } = await openSession(DEFAULT_WORKERS + 1, { ...nodePlatform(), machine: async () => machine })
  try {
    const [first] = plan({ program: { file: 'program.py', source }, gil: [gil] })
    const recording = await runOnce(session, first!, { ...CONDITIONS, timeoutMs }, {})
    return { recording, report: measureRun(recording, buildTimeline(recording), LIMITS) }
  } finally {
    await close()
  }
}

/** Calls run(). The result also has the recordings that run() reports as progress. */
export async function runWithRecordings(request: RunRequest, platform: Platform, options: RunOptions = {}): Promise<RunResult> {
  const recordings: Recording[] = []
  const onProgress = (progress: Progress) => {
    if (progress.phase === 'measured') recordings.push(progress.recording)
    return options.onProgress?.(progress)
  }
  return { ...(await run(request, platform, { limits: KNOWN_LIMITS, ...options, onProgress })), recordings }
}

/** A session that stays open for all tests of a `describe`. The test calls `close` in afterAll. */
export async function openSession(
  workers: number,
  platform: Platform = nodePlatform(),
): Promise<{ readonly session: Session; close(): Promise<void> }> {
  let end: () => void = () => {}
  let during: Promise<void> = Promise.resolve()
  const session = await new Promise<Session>((opened, failed) => {
    during = Session.during(platform, workers, async (open) => {
      opened(open)
      await new Promise<void>((resolve) => {
        end = resolve
      })
    })
    during.catch(failed)
  })
  return {
    session,
    close: () => {
      end()
      return during
    },
  }
}

/** Passes each call of the host to `listener` too: the call's name in WorkerApi, and its arguments. Returns the same worker. */
export function overheard(worker: LabWorker, listener: (call: string, args: readonly unknown[]) => void): LabWorker {
  const post = worker.endpoint.postMessage.bind(worker.endpoint)
  worker.endpoint.postMessage = (message, transfer) => {
    const { path, argumentList } = message as { path?: string[]; argumentList?: { value: unknown }[] }
    if (path?.[0])
      listener(
        path[0],
        (argumentList ?? []).map(({ value }) => value),
      )
    post(message, transfer)
  }
  return worker
}

/** Starts a worker like the platform's and adds it to `workers`, so that the test can kill it. */
export function mortal(workers: Worker[]): LabWorker {
  const worker = new Worker(built('worker.cjs'))
  workers.push(worker)
  return labWorker(worker)
}

/** A worker thread with the lab's interface. */
export function labWorker(worker: Worker): LabWorker {
  let ended = false
  return {
    endpoint: nodeEndpoint(worker),
    terminate: () => {
      ended = true
      void worker.terminate()
    },
    onDeath: (listener) => worker.once('exit', (status) => !ended && listener(`the worker ended with status ${status}`)),
  }
}

const TICK_MS = 50

/** Measures how long this process has run since start(). It does not count times in which a busy machine kept the process from running. */
export class AwakeTime {
  private ticks = 0
  private timer: NodeJS.Timeout | undefined

  start(): void {
    this.timer ??= setInterval(() => this.ticks++, TICK_MS)
  }

  /** Stops the measurement. @returns the time in ms */
  stop(): number {
    clearInterval(this.timer)
    return this.ticks * TICK_MS
  }
}
