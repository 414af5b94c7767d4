import type { Browser, BrowserType, LaunchOptions } from 'playwright'
import { type DrivenPage, drivePage, serveRunner } from '../../browser-driver/page.ts'
import { LabError } from '../../model/errors.ts'
import type { LimitsStore } from '../../model/remembered-limits.ts'
import { ScratchFolder } from '../scratch-folder.ts'
import type { FoundBrowser } from './find.ts'

/** The lab in a headless browser. The lab in Node has the same calls, so openLab() returns this type for both. */
export interface DrivenLab extends DrivenPage {
  close(): Promise<void>
}

/** Starts the browser and opens the runner page in it. */
export async function driveBrowser(found: FoundBrowser, limits: LimitsStore): Promise<DrivenLab> {
  const site = await serveRunner()
  const scratch = new ScratchFolder('browser')
  let browser: Browser | undefined
  const close = async () => {
    await browser?.close()
    await site.close()
    scratch.close()
  }
  try {
    browser = await scratch.during(() => launch(found))
    return { ...(await drivePage(await browser.newPage(), site, limits)), close }
  } catch (error) {
    await close()
    throw error
  }
}

async function launch(found: FoundBrowser): Promise<Browser> {
  const playwright = await importPlaywright()
  const type: BrowserType = playwright[found.name]
  const options: LaunchOptions = {
    executablePath: found.executablePath,
    // After a signal the command stops the run and reports what was measured, so Playwright must not close the browser first.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    ...(found.channel === undefined ? {} : { channel: found.channel }),
  }
  try {
    return await type.launch(options)
  } catch (error) {
    if (found.name === 'chromium' && /sandbox/i.test(String(error))) {
      // Chromium's sandbox does not work as root, nor in containers without user namespaces. The lab does not need the sandbox, because
      // this browser opens only the lab's own page.
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
