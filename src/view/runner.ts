// The page that the command line drives: it shows nothing, measures what it is told to, and posts the result back.
import { probe } from '../lab/probe.ts'
import { run } from '../lab/run.ts'
import { LabError } from '../model/errors.ts'
import { isStatus, type Progress, type RunOptions } from '../model/run.ts'
import { browserPlatform } from '../platform/browser.ts'
import { pack } from '../platform/envelope.ts'
import {
  PROGRESS_BINDING,
  type ProgressBinding,
  RESULT_PATH,
  type RunnerAnswer,
  type RunnerError,
  type RunnerPage,
} from '../platform/runner-page.ts'

const platform = browserPlatform()
let running = new AbortController()

const page: RunnerPage = {
  run: (request) =>
    answer(async () => {
      const result = await run(request, platform, options())
      const response = await fetch(RESULT_PATH, { method: 'POST', body: pack(result) })
      if (!response.ok) throw new Error(`the result could not be handed over: ${response.status}`)
      return undefined
    }),
  probe: () => answer(() => probe(platform, options())),
  stop: () => running.abort(),
}

function options(): RunOptions {
  running = new AbortController()
  const tell = (globalThis as unknown as Record<string, ProgressBinding | undefined>)[PROGRESS_BINDING]
  const onProgress = (progress: Progress) => {
    if (isStatus(progress) || progress.phase === 'stdout') void tell?.(progress)
  }
  return { signal: running.signal, onProgress }
}

async function answer<T>(work: () => Promise<T>): Promise<RunnerAnswer<T>> {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    return { ok: false, error: errorOf(error) }
  }
}

function errorOf(error: unknown): RunnerError {
  if (error instanceof LabError) return error.toData()
  // Engines differ in whether a stack begins with the error's name and message: the command line looks for them.
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  return { whatHappened: stack.startsWith(String(error)) ? stack : `${error}\n${stack}`, whatToDo: '' }
}

Object.assign(globalThis, { gilLab: page })
