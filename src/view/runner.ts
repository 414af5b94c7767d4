// The page that the command line drives. It shows nothing, measures on request and posts the results.
import { probe } from '../lab/probe/probe.ts'
import { run } from '../lab/run.ts'
import { LabError, stackOf } from '../model/errors.ts'
import type { LimitsStore } from '../model/remembered-limits.ts'
import { isStatus, type Progress, type RunOptions } from '../model/run.ts'
import { browserPlatform } from '../platform/browser.ts'
import { pack, piecesOf } from '../platform/envelope.ts'
import {
  LENGTH_HEADER,
  LIMITS_BINDING,
  type LimitsBinding,
  MESSAGE_PATH,
  PROGRESS_BINDING,
  type ProgressBinding,
  type RunnerError,
  type RunnerMessage,
  type RunnerOptions,
  type RunnerPage,
  type RunnerResult,
} from '../platform/runner-page.ts'

const globals = globalThis as unknown as Record<string, unknown>
const platform = browserPlatform()
// The machine is compiled while the command line connects to this page. run() reports an error of the compilation.
platform.machine().catch(() => {})
let running = new AbortController()

const page: RunnerPage = {
  run: (request, runnerOptions = {}) =>
    answer(async () => {
      const post = new Post(runnerOptions)
      await run(
        request,
        platform,
        runOptions((progress, told) => post.take(progress, told)),
      )
      await post.sent
      return undefined
    }),
  probe: () => answer(() => probe(platform, runOptions())),
  stop: () => running.abort(),
}

/** @param onFound also receives a promise that resolves once the command line has all earlier progress, which goes another way than messages */
function runOptions(onFound: (progress: Progress, told: Promise<unknown>) => unknown = () => {}): RunOptions {
  running = new AbortController()
  const sendProgress = globals[PROGRESS_BINDING] as ProgressBinding | undefined
  let told: Promise<unknown> = Promise.resolve()
  const onProgress = (progress: Progress) => {
    if (isStatus(progress) || progress.phase === 'stdout') told = Promise.all([told, sendProgress?.(progress)])
    return onFound(progress, told)
  }
  const limits = globals[LIMITS_BINDING] as LimitsBinding | undefined
  return { signal: running.signal, onProgress, ...(limits && { limits: storeOf(limits) }) }
}

function storeOf(limits: LimitsBinding): LimitsStore {
  return {
    read: (key) => limits(key),
    write: async (key, fresh) => {
      await limits(key, fresh)
    },
  }
}

/** Sends messages one after the other, each in pieces and after the progress before it. */
class Post {
  sent: Promise<void> = Promise.resolve()

  constructor(private readonly options: RunnerOptions) {}

  take(progress: Progress, told: Promise<unknown>): Promise<void> | undefined {
    if (progress.phase === 'report') return this.send(progress, told)
    if (progress.phase !== 'measured') return undefined
    const { recording, ...rest } = progress
    return this.send(this.options.recordings ? progress : rest, told)
  }

  private send(message: RunnerMessage, told: Promise<unknown>): Promise<void> {
    this.sent = Promise.all([this.sent, told]).then(() => this.sendPieces(message))
    return this.sent
  }

  private async sendPieces(message: RunnerMessage): Promise<void> {
    const packed = pack(message)
    const headers = { [LENGTH_HEADER]: `${packed.length}` }
    for (const piece of piecesOf(packed, this.options.mostBytes)) {
      const response = await fetch(MESSAGE_PATH, { method: 'POST', headers, body: new Blob(piece) })
      if (!response.ok) throw new Error(`the page could not send its results to the command line: HTTP status ${response.status}`)
    }
  }
}

async function answer<T>(work: () => Promise<T>): Promise<RunnerResult<T>> {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    return { ok: false, error: errorOf(error) }
  }
}

function errorOf(error: unknown): RunnerError {
  return error instanceof LabError ? error.toData() : { whatHappened: stackOf(error), whatToDo: '' }
}

Object.assign(globalThis, { gilLab: page })
