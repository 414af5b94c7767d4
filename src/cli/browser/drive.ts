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
  let result: Uint8Array | undefined
  const server = await serveSite({
    intercept: (request, response) => {
      if (request.method !== 'POST' || request.url !== RESULT_PATH) return false
      receive(request, response, (bytes) => {
        result = bytes
      })
      return true
    },
  })
  try {
    const browser = await launch(found)
    const page = await openRunner(browser, server, found)
    let onProgress: RunOptions['onProgress']
    await page.exposeBinding(PROGRESS_BINDING, (_source, progress: Progress) => onProgress?.(progress))
    const listen = (options: RunOptions) => {
      onProgress = options.onProgress
    }
    return {
      run: async (request, options) => {
        listen(options)
        await ask(page, options, () => page.evaluate((asked) => (window as unknown as RunnerWindow).gilLab.run(asked), request))
        if (!result) throw new Error('the page said that it was done and sent no result')
        return unpack(result) as RunResult
      },
      probe: (options) => {
        listen(options)
        return ask(page, options, () => page.evaluate(() => (window as unknown as RunnerWindow).gilLab.probe()))
      },
      close: async () => {
        await browser.close()
        await server.close()
      },
    }
  } catch (error) {
    await server.close()
    throw error
  }
}

function receive(request: IncomingMessage, response: ServerResponse, done: (bytes: Uint8Array) => void): void {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    done(new Uint8Array(Buffer.concat(chunks)))
    response.end()
  })
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
    const answer = await Promise.race([question(), death])
    if (answer.ok) return answer.value
    const { code, whatHappened, whatToDo } = answer.error
    throw code ? new LabError(code, whatHappened, whatToDo) : new Error(whatHappened)
  } finally {
    signal?.removeEventListener('abort', stop)
    page.off('crash', die)
    page.off('close', die)
  }
}
