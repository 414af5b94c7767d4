import { expect, type Page, test } from '@playwright/test'
import { ENDS_IN_TIME, LabPage, SWITCH } from './lab-page.ts'
import { type StaticHost, staticHost } from './static-host.ts'

/** The program takes a few ms. */
const PROGRAM = 'from threading import Thread\nt = Thread(target=print, args=(42,))\nt.start()\nt.join()\n'

test.describe('the lab page on a host without the isolation headers, in a sub-path', () => {
  let host: StaticHost
  /** How often the current test has loaded the page. */
  let loads = 0
  /** The text that the host serves as sw.js, in place of the site's own file; undefined if the host serves the site's own file. */
  let brokenWorker: string | undefined

  test.beforeAll(async () => {
    host = await staticHost((request, response) => {
      if (brokenWorker === undefined || !request.url?.endsWith('/sw.js')) return false
      response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(brokenWorker)
      return true
    })
  })
  test.beforeEach(({ page }) => {
    loads = 0
    page.on('request', (request) => {
      if (request.isNavigationRequest()) loads++
    })
    brokenWorker = undefined
  })
  test.afterAll(() => host.close())

  test('is isolated by the service worker after one reload, and measures', async ({ page }) => {
    const lab = await open(page)
    expect(loads).toBe(2)
    await lab.source.fill(PROGRAM)
    await lab.chooseGils(SWITCH)
    await lab.runToItsEnd(/^Done: 1 run\.$/)

    await page.goto(host.url)
    await expect(lab.run).toBeVisible()
    expect(loads).toBe(3)
  })

  test('says what to do if the service worker does not help, and does not reload for ever', async ({ page }) => {
    brokenWorker = "addEventListener('install', () => skipWaiting())"
    const lab = await open(page)
    const message = page.getByRole('alert').filter({ hasText: 'not cross-origin isolated' })
    await expect(message).toContainText('Cross-Origin-Opener-Policy: same-origin')
    await expect(message).toContainText('Cross-Origin-Embedder-Policy: require-corp')
    await expect(message).toContainText('gil-lab serve')
    await expect(message).not.toContainText('`')
    // On a phone, one sentence is above the question, and the advice is folded.
    await page.setViewportSize({ width: 390, height: 844 })
    expect((await message.boundingBox())!.height).toBeLessThan(140)
    await expect(message.getByText('Cross-Origin-Opener-Policy')).toBeHidden()
    await message.getByText('What to do about it').click()
    await expect(message.locator('code')).toHaveText('npx gil-lab serve')
    await page.setViewportSize({ width: 1280, height: 720 })
    await expect(page.getByRole('button', { name: 'Run' })).toHaveCount(0)
    // The page says above each question what it can show: a recorded run, or none.
    await expect(page.getByText('Your guess shows a recorded run, because this page cannot measure.')).toBeVisible()
    await lab.choose('From 1 to 64 threads')
    await expect(page.getByText(/^This page cannot measure, and it has no recorded run of this step\./)).toBeVisible()
    await expect(page.getByRole('button', { name: 'One in a queue, more under today’s GIL' })).toBeHidden()
    await lab.chooseOwn()
    await expect(page.getByText('This page cannot run a program. The advice above says what to do.')).toBeVisible()
    await lab.choose('CPU-bound threads')
    await page.getByRole('button', { name: 'The same' }).click()
    await expect(lab.results.getByText('RECORDED')).toBeVisible()
    await expect(page.getByRole('textbox', { name: /^Python source/ })).toHaveValue(/def countdown/)
    // A change would need a run, so the page offers none.
    const notes = page.getByRole('region', { name: 'What the picture shows' })
    await expect(notes).toContainText('Try this: Changes of this run need a page that can measure. The advice at the top says what to do.')
    await expect(notes.getByRole('button', { name: '4 threads' })).toHaveCount(0)
    await expect(notes.getByRole('button', { name: 'Overlapping sleeps' })).toBeVisible()
    expect(loads).toBe(2)
  })

  test('says what to do if all storage is blocked', async ({ page }) => {
    // Simulates Chromium and Firefox with blocked site data. In such a browser, even reading a property such as localStorage throws.
    await page.addInitScript(() => {
      const refuse = () => {
        throw new DOMException('The operation is insecure.', 'SecurityError')
      }
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) Object.defineProperty(window, name, { get: refuse })
      Object.defineProperty(navigator, 'serviceWorker', { get: refuse })
    })
    await open(page)
    await expect(page.getByRole('alert').filter({ hasText: 'not cross-origin isolated' })).toContainText('the browser blocks site data')
    expect(loads).toBe(1)
  })

  async function open(page: Page): Promise<LabPage> {
    await page.goto(host.url)
    const lab = new LabPage(page)
    // If the page needs its service worker, the editor appears only after the worker has started and the page has reloaded.
    await expect(lab.source).toBeVisible(ENDS_IN_TIME)
    return lab
  }
})
