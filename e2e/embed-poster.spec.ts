import { gzipSync } from 'node:zlib'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { article, Embed, test } from './blog.ts'

/** The style that docs/embedding.md gives for a tag without content. */
const ROOM = 'gil-lab { display: block; box-sizing: content-box; padding: 4rem 1rem 1rem; min-height: 17rem; margin: 1rem 0 }'
const MOST_BYTES = 10_000

const CONTENT = `<img alt="Two threads take turns." width="600" height="200" style="max-width:100%;height:auto"
  src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 600 200'/%3E">
<table><caption>Figures</caption><tr><th scope="row">switch</th><td>5 ms</td></tr></table>
<p>Two threads. <a href="https://lab.example/">Run it in the lab</a></p>`

/** Records what the page fetches from the lab. @returns a function that returns the address and the gzipped size of each file */
function fetched(page: Page, lab: string) {
  const bodies: Promise<{ url: string; bytes: number }>[] = []
  page.on('response', (response) => {
    const url = response.url()
    if (url.startsWith(lab)) bodies.push(response.body().then((body) => ({ url, bytes: gzipSync(body).length })))
  })
  return () => Promise.all(bodies)
}

test.describe('<gil-lab> before its click', () => {
  test('twenty in a page load as little as one: 10 kB, no worker, no machine; and nothing moves when the script arrives', async ({
    page,
    blog,
    baseURL,
    browserName,
  }) => {
    const tags = Array.from({ length: 20 }, (_, index) => `<gil-lab experiment="sleep">${index % 2 ? CONTENT : ''}</gil-lab>`)
    const script = `<script type="module" src="${baseURL}gil-lab.js"></script>`
    await page.addInitScript(() => {
      const moved: number[] = []
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) moved.push((entry as unknown as { value: number }).value)
      }).observe({ type: 'layout-shift', buffered: true })
      Object.assign(window, { moved })
    })
    // The test holds the script back until the page has been painted, because a script that arrives so late could move the most content.
    let comes: () => void = () => {}
    const painted = new Promise<void>((resolve) => {
      comes = resolve
    })
    await page.route(/\/gil-lab\.js$/, async (route) => {
      await painted
      await route.continue()
    })
    const all = fetched(page, baseURL!)
    await page.goto(blog.post(article(`<style>${ROOM}</style>${tags.join('<p>Words.</p>')}${script}`)), { waitUntil: 'commit' })
    await expect(page.getByText('After.')).toBeAttached()
    const places = () =>
      page.locator('gil-lab, gil-lab ~ p, img').evaluateAll((elements) =>
        elements.map((element) => {
          const { x, y, width, height } = element.getBoundingClientRect()
          return [x, y, width, height].map((px) => Math.round(px * 10) / 10)
        }),
      )
    const before = await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))).then(places)
    comes()
    await expect(new Embed(page).run).toHaveCount(20)
    await page.waitForLoadState('load')
    expect(await places()).toEqual(before)
    // Only Chromium reports layout shifts.
    if (browserName === 'chromium') expect(await page.evaluate(() => (window as unknown as { moved: number[] }).moved)).toEqual([])

    const files = await all()
    // The two files are gil-lab.js and one module that it imports.
    expect(files).toHaveLength(2)
    expect(files.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(MOST_BYTES)
    expect(files.filter(({ url }) => !url.endsWith('.js'))).toEqual([])
    expect(page.workers()).toHaveLength(0)
  })

  test('shows a poster that explains the lanes and predicts no result', async ({ page, blog, baseURL }) => {
    const tags = '<gil-lab experiment="sleep"></gil-lab><gil-lab src="own.py"></gil-lab>'
    await page.goto(blog.post(article(`<style>${ROOM}</style>${tags}<script type="module" src="${baseURL}gil-lab.js"></script>`)))
    const posters = page.locator('[part=poster]')
    await expect(posters).toHaveText([/^Two .*The result has one lane per thread/, /^A Python program under Global/])
    for (const poster of await posters.all()) {
      await expect(poster.getByRole('listitem')).toHaveText(['runs', 'waits', 'is blocked'])
      await expect(poster.locator('svg, img, canvas')).toHaveCount(0)
    }
  })

  test('is accessible and fits 320 px, light and dark', async ({ page, blog, baseURL, browserName }) => {
    await page.setViewportSize({ width: 320, height: 700 })
    const tags = `<gil-lab experiment="countdown"></gil-lab><gil-lab experiment="unfair" theme="light">${CONTENT}</gil-lab>`
    const colours = 'background: light-dark(#fff, #121212); color: light-dark(#111, #eee)'
    const style = `<style>${ROOM} :root { color-scheme: light dark; ${colours} } a { color: light-dark(#00c, #9cf) }</style>`
    await page.goto(blog.post(article(`${style}${tags}<script type="module" src="${baseURL}gil-lab.js"></script>`)))
    const embed = new Embed(page.locator('gil-lab').first())
    await expect(embed.run).toHaveAccessibleName('Run: CPU-bound threads')
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      // WebDriver BiDi cannot emulate a dark system in Firefox. In Firefox, the test therefore sets the scheme in the document, as its
      // author could.
      if (browserName === 'firefox') {
        await page
          .locator('gil-lab')
          .first()
          .evaluate((element, theme) => element.setAttribute('theme', theme), colorScheme)
        await page.locator('html').evaluate((html, scheme) => html.style.setProperty('color-scheme', scheme), colorScheme)
      }
      await expect(page.getByText(/^Under a GIL, splitting CPU work/)).toBeInViewport({ ratio: 1 })
      expect(await page.locator('html').evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0)
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))])).toEqual([])
    }
  })

  test('is a picture, a table and a link where no script runs', async ({ browser, blog, baseURL }) => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(
      blog.post(article(`<gil-lab experiment="sleep">${CONTENT}</gil-lab><script type="module" src="${baseURL}gil-lab.js"></script>`)),
    )
    await expect(page.getByRole('img', { name: 'Two threads take turns.' })).toBeVisible()
    await expect(page.getByRole('table', { name: 'Figures' })).toBeVisible()
    await expect(page.getByRole('link', { name: 'Run it in the lab' })).toBeVisible()
    await context.close()
  })
})
