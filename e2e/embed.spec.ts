import { expect } from '@playwright/test'
import { article, Embed, ISOLATED, PROGRAM, permalink, sharedBy, test } from './blog.ts'
import { staticHost } from './static-host.ts'

const FIGURE = /^(< )?[\d.,]+ (ns|µs|ms|s)$/

test.describe('<gil-lab> in a post of another site', () => {
  test.beforeEach(({ blog }) => {
    blog.post(PROGRAM, { as: 'work.py' })
  })

  const own = (lab: string, attributes = '') =>
    article(`<gil-lab src="work.py" gil="switch" ${attributes}></gil-lab><script type="module" src="${lab}gil-lab.js"></script>`)

  test('measures in place where the page is isolated', async ({ page, blog, baseURL }) => {
    await page.goto(blog.post(own(baseURL!), { headers: ISOLATED }))
    const embed = new Embed(page)
    await embed.runToItsEnd(/^Done: 1 run\.$/)
    await expect(embed.inPlace.getByRole('table').first()).toContainText('switch')
    await expect(page.locator('iframe')).toHaveCount(0)
    const [mode, outcome] = await page.evaluate(() => {
      const { report } = document.querySelector('gil-lab') as unknown as { report: { mode: string; runs: { outcome: string }[] } }
      return [report.mode, report.runs[0]!.outcome]
    })
    expect([mode, outcome]).toEqual(['live', 'completed'])
  })

  test('measures in a frame where the page sends no headers, as high as its content and in the colours of the page', async ({
    page,
    blog,
    baseURL,
    browserName,
  }) => {
    test.skip(browserName !== 'chromium', 'Only Chromium isolates a frame by its own header.')
    await page.goto(blog.post(own(baseURL!, 'style="--gil-lab-accent:rgb(1, 2, 3)"')))
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(false)
    const embed = new Embed(page)
    await embed.runToItsEnd(/^Done: 1 run\.$/)
    const wall = embed.framed
      .getByRole('row', { name: /^switch/ })
      .getByRole('cell')
      .first()
    await expect(wall).toHaveText(FIGURE)
    await expect(embed.inPlace).toHaveCount(0)
    await expect(embed.run).toBeFocused()
    const inside = await embed.frame.locator('main').evaluate((main) => ({
      height: (main as HTMLElement).offsetHeight,
      accent: getComputedStyle(main).getPropertyValue('--accent'),
    }))
    expect(inside.accent).toBe('rgb(1, 2, 3)')
    await expect.poll(async () => (await page.locator('iframe').boundingBox())!.height).toBeGreaterThanOrEqual(inside.height)
  })

  test('measures in a frame of a host without headers, by its service worker, after one reload of the frame', async ({
    page,
    blog,
    browserName,
  }) => {
    test.skip(browserName !== 'chromium', 'Only Chromium isolates a frame by its own header.')
    let loads = 0
    const host = await staticHost((request) => {
      if (request.url?.startsWith('/gil/lab/embed/')) loads++
      return false
    })
    try {
      // Of another origin, but not of another site: the private windows that tests have refuse service workers to frames of other sites.
      await page.goto(blog.post(own(host.url)).replace('localhost', '127.0.0.1'))
      const embed = new Embed(page)
      await embed.runToItsEnd(/^Done: 1 run\.$/)
      await expect(embed.framed).toBeVisible()
      expect(loads).toBe(2)
    } finally {
      await host.close()
    }
  })

  test('says what can be done where the reader may not measure', async ({ page, blog }) => {
    const host = await staticHost()
    try {
      // Storage, and with it service workers, is blocked for the frames of another site; Firefox isolates no frame at all.
      await page.goto(blog.post(own(host.url)))
      const embed = new Embed(page)
      await embed.runToItsEnd(/^Nothing was measured\.$/)
      await expect(page.getByRole('alert')).toContainText('work.py cannot run here')
      const href = (await page.getByRole('link', { name: 'Run live in a new tab' }).getAttribute('href')) ?? ''
      expect(href.split('#')[0]).toBe(host.url)
      expect(sharedBy(href)).toEqual({ program: PROGRAM, gils: ['switch'] })
    } finally {
      await host.close()
    }
  })

  test('replays a recorded run where nothing can be measured, with machine and date, and the way to have it live', async ({
    page,
    blog,
    baseURL,
    browserName,
  }) => {
    // A page that cannot be isolated: in Firefox as it is, in Chromium one that frames the lab in a sandbox of a host without headers.
    const host = browserName === 'chromium' ? await staticHost() : undefined
    const lab = host?.url ?? baseURL!
    const tag = `<gil-lab experiment="sleep" gil="switch"></gil-lab><script type="module" src="${lab}gil-lab.js"></script>`
    try {
      await page.goto(blog.post(article(tag)))
      const embed = new Embed(page)
      await embed.runToItsEnd(/^Recorded on .+: not measured here\.$/)
      await expect(embed.framed.getByText('RECORDED')).toBeVisible()
      await expect(embed.framed.locator('time').first()).toBeVisible()
      const href = (await page.getByRole('link', { name: 'Run live in a new tab' }).getAttribute('href')) ?? ''
      expect(sharedBy(href)).toEqual({ experiment: 'sleep', gils: ['switch'] })
      await page.goto(
        blog.post(
          article(`<iframe sandbox="allow-scripts" width="640" height="480" title="lab" src="${lab}embed/?experiment=sleep"></iframe>`),
        ),
      )
      const framed = new Embed(page.frameLocator('iframe'))
      // What Playwright presses does not reach a frame of another site in Firefox.
      await framed.run.evaluate((button: HTMLElement) => button.click())
      await framed.ended(/^Recorded on /)
      await expect(framed.inPlace.getByText('RECORDED')).toBeVisible()
    } finally {
      await host?.close()
    }
  })

  for (const sandbox of ['', 'sandbox="allow-scripts"']) {
    test(`as a plain iframe ${sandbox}`, async ({ page, blog, baseURL, browserName }) => {
      test.skip(browserName !== 'chromium', 'Only Chromium isolates a frame by its own header.')
      const link = permalink({ program: PROGRAM, gils: ['switch'] })
      await page.goto(blog.post(article(`<iframe ${sandbox} width="640" height="480" title="lab" src="${baseURL}embed/${link}"></iframe>`)))
      const embed = new Embed(page.frameLocator('iframe'))
      await expect(embed.run).toHaveAccessibleName('Run: program.py')
      // A program from a link waits for its click.
      await expect(embed.status).toHaveText('')
      await embed.runToItsEnd(/^Done: 1 run\.$/)
      await expect(embed.inPlace.getByRole('row', { name: /^switch/ })).toBeVisible()
    })
  }
})
