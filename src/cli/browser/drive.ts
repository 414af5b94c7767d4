import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Browser, BrowserType, LaunchOptions, Page } from 'playwright'
import { LabError } from '../../model/errors.ts'
import type { MachineReport } from '../../model/report.ts'
import type { Progress, RunOptions, RunRequest, RunResult } from '../../model/run.ts'
import { unpack } from '../../platform/envelope.ts'
import { PROGRESS_BINDING, RESULT_PATH, type RunnerAnswer, type RunnerPage } from '../../platform/runner-page.ts'
import { type SiteServer, serveSite } from '../server.ts'
import type { FoundBrowser } from './find.ts'

/** The lab in a headless browser: the same two calls as in Node. */
export interface DrivenLab {
  run(request: RunRequest, options: RunOptions): Promise<RunResult>
  probe(options: RunOptions): Promise<MachineReport>
  close(): Promise<void>
}

type RunnerWindow = { readonly gilLab: RunnerPage }

/** Starts the browser and opens the runner page in it. */
export async function driveBrowser(found: FoundBrowser): Promise<DrivenLab> {
  const inbox = new Inbox()
  const server = await serveSite({ intercept: (request, response) => inbox.intercept(request, response) })
  try {
    const browser = await launch(found)
    return drive(await openRunner(browser, server, found), inbox, async () => {
      await browser.close()
      await server.close()
    })
  } catch (error) {
    await server.close()
    throw error
  }
}

async function drive(page: Page, inbox: Inbox, close: () => Promise<void>): Promise<DrivenLab> {
  let onProgress: RunOptions['onProgress']
  await page.exposeBinding(PROGRESS_BINDING, (_source, progress: Progress) => onProgress?.(progress))
  return {
    run: async (request, options) => {
      onProgress = options.onProgress
      await ask(page, options, () => page.evaluate((asked) => (window as unknown as RunnerWindow).gilLab.run(asked), request))
      return unpack(inbox.take()) as RunResult
    },
    probe: (options) => {
      onProgress = options.onProgress
      return ask(page, options, () => page.evaluate(() => (window as unknown as RunnerWindow).gilLab.probe()))
    },
    close,
  }
}

/** What the page posts: too large, and too binary, for the protocol that drives the browser. */
class Inbox {
  private posted: Uint8Array | undefined

  intercept(request: IncomingMessage, response: ServerResponse): boolean {
    if (request.method !== 'POST' || request.url !== RESULT_PATH) return false
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      this.posted = Buffer.concat(chunks)
      response.end()
    })
    return true
  }

  take(): Uint8Array {
    const { posted } = this
    if (!posted) throw new Error('the page said that it was done and sent no result')
    this.posted = undefined
    return posted
  }
}

async function launch(found: FoundBrowser): Promise<Browser> {
  const playwright = await importPlaywright()
  const type: BrowserType = playwright[found.name]
  const options: LaunchOptions = {
    executablePath: found.executablePath,
    // Ctrl-C stops the run and reports what was measured: Playwright must not close the browser under it.
    handleSIGINT: false,
    ...(found.channel === undefined ? {} : { channel: found.channel }),
  }
  try {
    return await type.launch(options)
  } catch (error) {
    if (found.name === 'chromium' && /sandbox/i.test(String(error))) {
      // Chromium's sandbox refuses root, and some containers have no user namespaces. The only page it opens is our own.
      return type.launch({ ...options, args: ['--no-sandbox'] })
    }
    const because = String(error).split('\n')[0]
    throw new LabError('cannot-measure', `${found.executablePath} could not be started: ${because}`, 'Use another browser, or --on node.')
  }
}

async function importPlaywright(): Promise<typeof import('playwright')> {
  try {
    return await import('playwright')
  } catch {
    throw new LabError(
      'cannot-measure',
      'Playwright, which drives the browser, is not installed.',
      'Run `npm install playwright`, or use --on node.',
    )
  }
}

async function openRunner(browser: Browser, server: SiteServer, found: FoundBrowser): Promise<Page> {
  const page = await browser.newPage()
  const failures: string[] = []
  page.on('pageerror', (error) => failures.push(error.message))
  await page.goto(`${server.url}runner.html`)
  try {
    await page.waitForFunction(() => 'gilLab' in window, undefined, { timeout: 20_000 })
  } catch {
    await browser.close()
    throw new LabError('cannot-measure', `The lab did not start in ${found.name}: ${failures[0] ?? 'no answer'}`, 'Use --on node.')
  }
  return page
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
