import { expect } from '@playwright/test'
import { article, Embed, framesMeasure, ISOLATED, PROGRAM, permalink, sharedBy, test } from './blog.ts'
import { staticHost } from './static-host.ts'

const FIGURE = /^(< )?[\d.,]+ (ns|µs|ms|s)$/

test.describe('<gil-lab> in a post of another site', () => {
  test.beforeEach(({ blog }) => {
    blog.post(PROGRAM, { as: 'work.py' })
  })

  const own = (lab: string, attributes = '') =>
    article(`<gil-lab src="work.py" gil="switch" ${attributes}></gil-lab><script type="module" src="${lab}gil-lab.js"></script>`)
  const sleep = (lab: string, attributes = '') =>
    article(`<gil-lab experiment="sleep" gil="switch" ${attributes}></gil-lab><script type="module" src="${lab}gil-lab.js"></script>`)

  test('measures in the page if the page is isolated', { tag: '@firefox' }, async ({ page, blog, baseURL }) => {
    await page.goto(blog.post(own(baseURL!), { headers: ISOLATED }))
    const embed = new Embed(page)
    await embed.runToItsEnd(/^Done: 1 run\.$/)
    await expect(embed.inPlace.getByRole('table').first()).toContainText('switch')
    await expect(embed.inPlace.getByRole('group', { name: 'Printed under switch' })).toHaveText('worked')
    await expect(page.locator('iframe')).toHaveCount(0)
    const [mode, outcome] = await page.evaluate(() => {
      const { report } = document.querySelector('gil-lab') as unknown as { report: { mode: string; runs: { outcome: string }[] } }
      return [report.mode, report.runs[0]!.outcome]
    })
    expect([mode, outcome]).toEqual(['live', 'completed'])
  })

  test('measures in a frame if the page sends no headers; the frame has the height of its content and the colours of the page', async ({
    page,
    blog,
    baseURL,
    browserName,
  }) => {
    const style = 'style="--gil-lab-accent:rgb(1, 2, 3)"'
    const measures = framesMeasure(browserName)
    await page.goto(blog.post(measures ? own(baseURL!, style) : sleep(baseURL!, style)))
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(false)
    const embed = new Embed(page)
    await embed.run.focus()
    if (measures) await embed.runToItsEnd(/^Done: 1 run\.$/)
    else await embed.replays(embed.framed)
    const wall = embed.framed
      .getByRole('row', { name: /^switch/ })
      .first()
      .getByRole('cell')
      .first()
    await expect(wall).toHaveText(FIGURE)
    await expect(embed.inPlace).toHaveCount(0)
    await expect(embed.run).toBeFocused()
    const main = embed.frame.locator('.whole')
    expect(await main.evaluate((main) => getComputedStyle(main).getPropertyValue('--accent'))).toBe('rgb(1, 2, 3)')
    // The frame reports the height of its content with a delay, so the test polls.
    const room = async () => {
      const { width, height } = (await page.locator('iframe').boundingBox())!
      const content = await main.evaluate(({ offsetWidth, offsetHeight }: HTMLElement) => ({ width: offsetWidth, height: offsetHeight }))
      return { beside: width - content.width, belowIsEnough: height >= content.height }
    }
    await expect.poll(room).toEqual({ beside: 0, belowIsEnough: true })
  })

  test('measures in a frame of a host without headers after one reload by the service worker, or replays without a reload', async ({
    page,
    blog,
    browserName,
  }) => {
    let loads = 0
    const host = await staticHost((request) => {
      if (request.url?.startsWith('/gil/lab/embed/')) loads++
      return false
    })
    const measures = framesMeasure(browserName)
    try {
      // With this host name, the post has another origin than the lab but is on the same site. The tests run in private windows, in which
      // frames of another site cannot use service workers.
      await page.goto(blog.post(measures ? own(host.url) : sleep(host.url)).replace('localhost', '127.0.0.1'))
      const embed = new Embed(page)
      if (measures) await embed.runToItsEnd(/^Done: 1 run\.$/)
      else await embed.replays(embed.framed)
      await expect(embed.framed).toBeVisible()
      expect(loads).toBe(measures ? 2 : 1)
    } finally {
      await host.close()
    }
  })

  test('replays a recording where the browser cannot measure, and says what the reader can do', { tag: '@firefox' }, async ({
    page,
    blog,
    baseURL,
    browserName,
  }) => {
    // In frames of another site, Chromium blocks storage and therefore service workers. This matters only to a lab whose host sends no
    // headers, because only such a lab needs its service worker.
    const host = framesMeasure(browserName) ? await staticHost() : undefined
    const lab = host?.url ?? baseURL!
    try {
      await page.goto(blog.post(own(lab)))
      const refused = await new Embed(page).refuses('work.py')
      expect(refused.split('#')[0]).toBe(lab)
      expect(sharedBy(refused)).toEqual({ program: PROGRAM, gils: ['switch'] })

      const sandboxed = `<iframe sandbox="allow-scripts" width="640" height="480" title="lab" src="${lab}embed/?experiment=sleep"></iframe>`
      await page.goto(blog.post(sleep(lab).replace('<p>After.</p>', `${sandboxed}<p>After.</p>`)))
      const tag = new Embed(page.locator('gil-lab'))
      expect(sharedBy(await tag.replays(tag.framed))).toEqual({ experiment: 'sleep', gils: ['switch'] })
      // The recording has runs under three GILs. The tag asks for one GIL, so only its run is shown.
      await expect(tag.framed.getByRole('article', { includeHidden: true })).toHaveCount(1)
      await expect(tag.framed.getByText('which also has runs under tick and none')).toBeVisible()
      const frame = new Embed(page.frameLocator('iframe[sandbox]'))
      expect(sharedBy(await frame.replays(frame.inPlace))).toEqual({ experiment: 'sleep' })
    } finally {
      await host?.close()
    }
  })

  test('shows a recorded run if the page itself blocks the frame', async ({ page, blog }) => {
    // The page has no COOP, so it is not isolated. Its COEP nevertheless blocks a frame whose host sends no header.
    const embedders = { 'Cross-Origin-Embedder-Policy': 'require-corp' }
    const host = await staticHost()
    try {
      await page.goto(blog.post(own(host.url) + sleep(host.url), { headers: embedders }))
      const [program, experiment] = [0, 1].map((index) => new Embed(page.locator('gil-lab').nth(index))) as [Embed, Embed]
      const both = [program.refuses('work.py'), experiment.replays(experiment.inPlace)]
      expect((await Promise.all(both)).map(sharedBy)).toEqual([
        { program: PROGRAM, gils: ['switch'] },
        { experiment: 'sleep', gils: ['switch'] },
      ])
      await expect(page.locator('iframe')).toHaveCount(0)
    } finally {
      await host.close()
    }
  })

  for (const sandbox of ['', 'sandbox="allow-scripts"']) {
    test(`runs in a plain iframe ${sandbox}${sandbox ? ' @long' : ''}`, async ({ page, blog, baseURL, browserName }) => {
      const link = permalink({ program: PROGRAM, gils: ['switch'] })
      await page.goto(blog.post(article(`<iframe ${sandbox} width="640" height="480" title="lab" src="${baseURL}embed/${link}"></iframe>`)))
      const embed = new Embed(page.frameLocator('iframe'))
      await expect(embed.run).toHaveAccessibleName('Run: program.py')
      // A program from a link runs only after a click, so the status is still empty.
      await expect(embed.status).toHaveText('')
      if (!framesMeasure(browserName)) {
        expect(sharedBy(await embed.refuses('program.py'))).toEqual({ program: PROGRAM, gils: ['switch'] })
        return
      }
      await embed.runToItsEnd(/^Done: 1 run\.$/)
      await expect(embed.inPlace.getByRole('row', { name: /^switch/ })).toBeVisible()
    })
  }
})
