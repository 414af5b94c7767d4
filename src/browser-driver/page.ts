import type { Page } from 'playwright'
import { LabError } from '../model/errors.ts'
import type { LimitsStore } from '../model/remembered-limits.ts'
import type { Report, WholeMachineReport } from '../model/report.ts'
import type { DistantProgress, RunOptions, RunRequest } from '../model/run.ts'
import { ReportSoFar } from '../model/so-far.ts'
import {
  LIMITS_BINDING,
  type LimitsBinding,
  PROGRESS_BINDING,
  type ReportedProgress,
  type RunnerOptions,
  type RunnerPage,
  type RunnerResult,
} from '../platform/runner-page.ts'
import { Messages } from './messages.ts'
import { type SiteServer, serveSite } from './server.ts'

/** Options of a measurement in a page. */
interface DrivenOptions extends RunnerOptions, Pick<RunOptions, 'signal'> {
  /**
   * Receives all progress. If it returns a promise for progress whose phase is 'measured' or 'report', the next measurement waits for that
   * promise.
   */
  readonly onProgress?: ((progress: DistantProgress) => unknown) | undefined
}

/** The lab in a page that Node drives. It has the same two calls as the lab in Node: run() and probe(). */
export interface DrivenPage {
  run(request: RunRequest, options?: DrivenOptions): Promise<Report>
  probe(options?: RunOptions): Promise<WholeMachineReport>
}

type RunnerWindow = { readonly gilLab: RunnerPage }

/**
 * The site that serves the driven pages. The pages post their results to this site, because the protocol that drives a browser is made for
 * small text messages.
 */
export interface RunnerSite extends SiteServer {
  readonly messages: Messages
}

/** Serves the site for driven pages. @param mostBytes the most bytes that a page may post in one piece */
export async function serveRunner(mostBytes?: number): Promise<RunnerSite> {
  const messages = new Messages(mostBytes)
  return { ...(await serveSite({ intercept: messages.intercept })), messages }
}

/**
 * Opens the runner page in `page`. The page can make one measurement at a time.
 * @param limits keeps the limits of this machine and browser; undefined: each measurement measures them
 * @throws LabError 'cannot-measure' if the lab does not start in the page
 */
export async function drivePage(page: Page, site: RunnerSite, limits?: LimitsStore): Promise<DrivenPage> {
  let onProgress: DrivenOptions['onProgress']
  const remember: LimitsBinding = (key, fresh) => (fresh ? limits!.write(key, fresh).then(() => undefined) : limits!.read(key))
  await Promise.all([
    page.exposeBinding(PROGRESS_BINDING, (_source, progress: ReportedProgress) => void onProgress?.(progress)),
    limits && page.exposeBinding(LIMITS_BINDING, (_source, ...args: Parameters<LimitsBinding>) => remember(...args)),
  ])
  await openRunner(page, site)
  return {
    run: async (request, options = {}) => {
      onProgress = options.onProgress
      const { recordings = false, mostBytes } = options
      const runnerOptions = { recordings, ...(mostBytes !== undefined && { mostBytes }) }
      const soFar = new ReportSoFar()
      const listening = listen(site.messages, soFar, options)
      const measure = () =>
        page.evaluate(([asked, how]) => (window as unknown as RunnerWindow).gilLab.run(asked, how), [request, runnerOptions] as const)
      // If onProgress throws for a message, the page's post of that message fails too. The error of onProgress is the cause, so it replaces
      // the page's error.
      await ask(page, options, measure).catch((error) => Promise.reject(listening.failure ?? error))
      return soFar.report as Report
    },
    probe: (options = {}) => {
      onProgress = options.onProgress as DrivenOptions['onProgress']
      return ask(page, options, () => page.evaluate(() => (window as unknown as RunnerWindow).gilLab.probe()))
    },
  }
}

function listen(messages: Messages, soFar: ReportSoFar, { onProgress }: DrivenOptions): { readonly failure?: unknown } {
  const state: { failure?: unknown } = {}
  messages.listen(async (message) => {
    soFar.take(message)
    try {
      await onProgress?.(message)
    } catch (error) {
      state.failure ??= error
      throw error
    }
  })
  return state
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

/**
 * Calls `question` and returns the page's answer. An abort of `signal` stops the page's measurement.
 * @throws the error with which the page answers; LabError 'broken-run' if the page crashes or closes
 */
async function ask<T>(page: Page, { signal }: Pick<RunOptions, 'signal'>, question: () => Promise<RunnerResult<T>>): Promise<T> {
  const stop = () => void page.evaluate(() => (window as unknown as RunnerWindow).gilLab.stop()).catch(() => {})
  signal?.addEventListener('abort', stop)
  let die: () => void = () => {}
  const death = new Promise<never>((_resolve, reject) => {
    die = () =>
      reject(
        new LabError(
          'broken-run',
          'The page that was measuring crashed.',
          'Use fewer threads, which need less memory, or --on node, which needs no browser.',
        ),
      )
  })
  page.on('crash', die)
  page.on('close', die)
  try {
    // When a page dies, Playwright's own error arrives at about the same time as the crash or close event. The error that die() makes says
    // more, so it replaces Playwright's error.
    const asked = question().catch((error: Error) => (/crash|closed/i.test(error.message) ? death : Promise.reject(error)))
    // The abort may have happened before the listener was added.
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
