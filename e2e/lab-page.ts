import { readFile } from 'node:fs/promises'
import { expect, type Locator, type Page } from '@playwright/test'
import { withLimits } from '../src/formats/limits-schema.ts'
import { limitsKey } from '../src/lab/probe/remembered.ts'
import { identify } from '../src/platform/user-agent.ts'
import { PATH } from '../src/view/lessons/index.ts'
import { knownLimits } from '../test/contract/known-limits.ts'
import { statusThat } from './status-that.ts'

/** A run measures the machine first, which takes long on a busy machine. The tests only require that a run ends. */
export const ENDS_IN_TIME = { timeout: 45_000 }

/** The parts of the lab page that a reader sees, as locators. */
export class LabPage {
  readonly run: Locator
  readonly stop: Locator
  readonly status: Locator
  readonly source: Locator
  readonly path: Locator
  /** The step of the path that is open: an experiment. */
  readonly step: Locator
  readonly printed: Locator
  readonly results: Locator

  constructor(readonly page: Page) {
    this.run = page.getByRole('button', { name: 'Run', exact: true })
    this.stop = page.getByRole('button', { name: 'Stop', exact: true })
    this.status = page.getByRole('status')
    this.source = page.getByRole('textbox', { name: /^Python source/ })
    this.path = page.getByRole('navigation', { name: 'The path' })
    this.step = this.path.locator('[aria-current=step]')
    this.printed = page.getByRole('region', { name: 'Output of the program' })
    this.results = page.getByRole('region', { name: 'Results' })
  }

  static async open(page: Page): Promise<LabPage> {
    await page.goto('./')
    const lab = new LabPage(page)
    await expect(lab.source).toBeVisible()
    await rememberLimits(page)
    return lab
  }

  /** Opens the step of an experiment by its title. */
  async choose(title: string): Promise<void> {
    const step = this.path.getByRole('button', { name: title, exact: true })
    for (const { title: part } of PATH) {
      if ((await step.count()) > 0) break
      await this.path.getByRole('button', { name: part, exact: true }).click()
    }
    await step.click()
  }

  async chooseOwn(): Promise<void> {
    await this.path.getByRole('button', { name: 'Your own program' }).click()
  }

  gil(name: string | RegExp): Locator {
    return this.page.getByRole('checkbox', { name })
  }

  /** Ticks exactly these GILs. */
  async chooseGils(...names: readonly RegExp[]): Promise<void> {
    for (const box of await this.page.getByRole('checkbox').all()) {
      const label = await box.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent ?? '')
      await box.setChecked(names.some((name) => name.test(label)))
    }
  }

  /** Types a value into a field of the settings, which are closed at first. */
  async set(label: string, value: string): Promise<void> {
    await this.unfoldSettings()
    const field = this.page.getByLabel(label, { exact: true })
    // In Firefox, driven over WebDriver BiDi, Playwright's fill() appends to the value of a number field. So this types as a reader does.
    await field.selectText()
    await field.pressSequentially(value)
  }

  async unfoldSettings(): Promise<void> {
    const folded = this.page.locator('details:not([open]) > summary', { hasText: 'Settings' })
    if ((await folded.count()) > 0) await folded.click()
  }

  /** Presses Run and waits for the final status. */
  async runToItsEnd(words: RegExp = /^Done/): Promise<void> {
    await this.run.click()
    await this.ended(words)
  }

  /** Presses Run and then Stop. Both clicks are made inside the page, because a short run could end before Playwright's second click. */
  async runAndStopAtOnce(): Promise<void> {
    await this.run.evaluate((run: HTMLButtonElement) => {
      run.click()
      const stop = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Stop')
      stop?.click()
    })
  }

  async ended(words: RegExp): Promise<void> {
    await expect(this.status).toHaveText(words, ENDS_IN_TIME)
    await expect(this.run).toBeEnabled()
  }

  /** Resolves to the first status that matches, see statusThat(). */
  reaches(words: RegExp, options: { readonly stops?: boolean } = {}): Promise<string> {
    return statusThat(this.status, words, options)
  }

  /** The canvas with the timelines of a program, all GILs on one time scale. */
  timeline(): Locator {
    return this.results.getByRole('application', { name: 'Timeline' })
  }

  /** The part of the results about one GIL. */
  article(name: RegExp): Locator {
    return this.results.getByRole('article', { name })
  }
}

export const SWITCH = /^switch-interval GIL \(/
export const NONE = /^no GIL/
export const TICK = /^tick GIL/

/** Stores limits of this machine as an earlier run does, so the page's first run does not measure them. */
async function rememberLimits(page: Page): Promise<void> {
  const [userAgent, reportedCores] = await page.evaluate(() => [navigator.userAgent, navigator.hardwareConcurrency] as const)
  const limits = knownLimits(isFirefox(page) ? 'firefox' : 'chromium')
  const text = withLimits('', limitsKey({ ...identify(userAgent), reportedCores }), limits)
  await page.evaluate((text) => localStorage.setItem('gil-lab/limits', text), text)
}

/** The boxes of these elements at one moment. Between two calls of boundingBox(), the page may scroll or grow. */
export async function boxesOf<Parts extends readonly Locator[]>(...parts: Parts): Promise<{ [Part in keyof Parts]: DOMRect }> {
  const elements = await Promise.all(parts.map((part) => part.elementHandle()))
  const boxes = await parts[0]!.page().evaluate((elements) => elements.map((one) => one!.getBoundingClientRect().toJSON()), elements)
  return boxes as { [Part in keyof Parts]: DOMRect }
}

/**
 * Sets the light or the dark scheme. Playwright's setting has no effect in Firefox. In Firefox, this function sets the scheme on the page's
 * root, as the author of a page around an embed would.
 */
export async function wearScheme(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme })
  if (isFirefox(page)) {
    await page.evaluate((scheme) => {
      document.documentElement.style.colorScheme = scheme
    }, colorScheme)
  }
  await expect(page.locator('body')).toHaveCSS('background-color', colorScheme === 'dark' ? 'rgb(20, 23, 27)' : 'rgb(255, 255, 255)')
}

function isFirefox(page: Page): boolean {
  return page.context().browser()?.browserType().name() === 'firefox'
}

/**
 * Presses the button with this name. @returns the file that the page then saves. Firefox, driven over WebDriver BiDi, does not report
 * downloads. In Firefox, this function intercepts the Blob instead.
 */
export async function downloaded(lab: LabPage, name: string): Promise<Buffer> {
  const { page } = lab
  const button = page.getByRole('button', { name })
  if (isFirefox(page)) {
    const base64 = await button.evaluate(async (element: HTMLButtonElement) => {
      const { createObjectURL } = URL
      const saved = await new Promise<Blob>((resolve) => {
        URL.createObjectURL = (blob: Blob) => {
          resolve(blob)
          return createObjectURL(blob)
        }
        element.click()
      })
      URL.createObjectURL = createObjectURL
      const bytes = Array.from(new Uint8Array(await saved.arrayBuffer()), (byte) => String.fromCharCode(byte))
      return btoa(bytes.join(''))
    })
    return Buffer.from(base64, 'base64')
  }
  const coming = page.waitForEvent('download')
  await button.click()
  return readFile(await (await coming).path())
}
