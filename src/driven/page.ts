import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Page } from 'playwright'
import { LabError } from '../model/errors.ts'
import type { WholeMachineReport } from '../model/report.ts'
import type { RunOptions, RunRequest, RunResult } from '../model/run.ts'
import { unpack } from '../platform/envelope.ts'
import { PROGRESS_BINDING, RESULT_PATH, type RunnerAnswer, type RunnerPage, type ToldProgress } from '../platform/runner-page.ts'
import { type SiteServer, serveSite } from './server.ts'

/** The lab in a page that somebody drives: the same two calls as in Node. */
export interface DrivenPage {
  run(request: RunRequest, options?: RunOptions): Promise<RunResult>
  probe(options?: RunOptions): Promise<WholeMachineReport>
}

type RunnerWindow = { readonly gilLab: RunnerPage }

/** The site for driven pages: they post what they measured to it, for that is too large, and too binary, for the protocol that drives a browser. */
export interface RunnerSite extends SiteServer {
  /** What was posted last. Takes it away. */
  takeResult(): RunResult
}

export async function serveRunner(): Promise<RunnerSite> {
  let posted: Uint8Array | undefined
  const intercept = (request: IncomingMessage, response: ServerResponse) => {
    if (request.method !== 'POST' || request.url !== RESULT_PATH) return false
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      posted = Buffer.concat(chunks)
      response.end()
    })
    return true
  }
  const server = await serveSite({ intercept })
  return {
    ...server,
    takeResult: () => {
      if (!posted) throw new Error('the page said that it was done and sent no result')
      const result = unpack(posted) as RunResult
      posted = undefined
      return result
    },
  }
}

/** Opens the runner in `page`. One measurement at a time. @throws LabError 'cannot-measure' where the lab does not start in it */
export async function drivePage(page: Page, site: RunnerSite): Promise<DrivenPage> {
  let onProgress: RunOptions['onProgress']
  await page.exposeBinding(PROGRESS_BINDING, (_source, progress: ToldProgress) => onProgress?.(progress))
  await openRunner(page, site)
  return {
    run: async (request, options = {}) => {
      onProgress = options.onProgress
      await ask(page, options, () => page.evaluate((asked) => (window as unknown as RunnerWindow).gilLab.run(asked), request))
      return site.takeResult()
    },
    probe: (options = {}) => {
      onProgress = options.onProgress
      return ask(page, options, () => page.evaluate(() => (window as unknown as RunnerWindow).gilLab.probe()))
    },
  }
}

async function openRunner(page: Page, site: RunnerSite): Promise<void> {
  const failures: string[] = []
  page.on('pageerror', (error) => failures.push(error.message))
  await page.goto(`${site.url}runner.html`)
  try {
    await page.waitForFunction(() => 'gilLab' in window, undefined, { timeout: 20_000 })
  } catch {
    throw new LabError(
      'cannot-measure',
      `The lab did not start in the page: ${failures[0] ?? 'no answer'}`,
      'Try another browser, or Node.',
    )
  }
}

/** Waits for an answer of the page, passes a stop on to it, and notices if the page dies meanwhile. */
async function ask<T>(page: Page, { signal }: RunOptions, question: () => Promise<RunnerAnswer<T>>): Promise<T> {
  const stop = () => void page.evaluate(() => (window as unknown as RunnerWindow).gilLab.stop()).catch(() => {})
  signal?.addEventListener('abort', stop)
  let die: () => void = () => {}
  const death = new Promise<never>((_resolve, reject) => {
    die = () =>
      reject(
        new LabError('broken-run', 'The page that was measuring crashed.', 'Fewer threads need less memory; --on node uses no browser.'),
      )
  })
  page.on('crash', die)
  page.on('close', die)
  try {
    // What Playwright says of a page that died comes at about the same time as the event, and says less.
    const asked = question().catch((error: Error) => (/crash|closed/i.test(error.message) ? death : Promise.reject(error)))
    // It may have come before we listened.
    if (signal?.aborted) stop()
    const answer = await Promise.race([asked, death])
    if (answer.ok) return answer.value
    const { code, whatHappened, whatToDo } = answer.error
    throw code ? new LabError(code, whatHappened, whatToDo) : new Error(whatHappened)
  } finally {
    signal?.removeEventListener('abort', stop)
    page.off('crash', die)
    page.off('close', die)
  }
}
