import { Worker } from 'node:worker_threads'
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs'
import { run } from '../../src/lab/run.ts'
import { Session } from '../../src/lab/session.ts'
import type { Recording } from '../../src/model/recording.ts'
import type { RunReport } from '../../src/model/report.ts'
import type { RunOptions, RunRequest } from '../../src/model/run.ts'
import { built } from '../../src/platform/built.ts'
import { nodePlatform } from '../../src/platform/node.ts'
import type { LabWorker, Platform } from '../../src/platform/platform.ts'

export interface One {
  readonly recording: Recording
  readonly report: RunReport
}

/** Runs a program under one GIL with real workers. */
export async function runOne(
  source: string,
  gil: string,
  request: Omit<RunRequest, 'program' | 'gil'> = {},
  options: RunOptions = {},
  platform: Platform = nodePlatform(),
): Promise<One> {
  const { report, recordings } = await run({ ...request, program: { file: 'program.py', source }, gil: [gil] }, platform, options)
  const [recording] = recordings
  const [first] = report.runs
  if (!recording || !first) throw new Error('one plan gives one run')
  return { recording, report: first }
}

/** A session that stays open for all tests of a `describe`: give `close` to its afterAll. */
export async function openSession(workers: number): Promise<{ readonly session: Session; close(): Promise<void> }> {
  let end: () => void = () => {}
  let during: Promise<void> = Promise.resolve()
  const session = await new Promise<Session>((opened, failed) => {
    during = Session.during(nodePlatform(), workers, async (open) => {
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

/** A worker like the platform's, that a test can kill from outside. */
export function mortal(workers: Worker[]): LabWorker {
  const worker = new Worker(built('worker.js'))
  workers.push(worker)
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
