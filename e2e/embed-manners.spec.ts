import { expect, type Frame } from '@playwright/test'
import { article, Embed, ENDLESS, framesMeasure, ISOLATED, PROGRAM, REPLAYED, test } from './blog.ts'

/** Every expected effect appears within this time. */
const BEGUN = { timeout: 45_000 }

/** The note on a hidden run. The definition of its mark has the same words; it is not a paragraph. */
const WAS_HIDDEN = /^The page was hidden, and browsers slow hidden pages down\.$/

/**
 * Sends the document the events of being hidden and shown again. Playwright's pages are always visible, so the function also overrides the
 * state that the document reports.
 */
async function hide(document: Frame): Promise<void> {
  await document.evaluate(() => {
    for (const state of ['hidden', 'visible']) {
      Object.defineProperty(window.document, 'visibilityState', { value: state, configurable: true })
      window.document.dispatchEvent(new Event('visibilitychange'))
    }
  })
}

test.describe('<gil-lab>', () => {
  test.beforeEach(({ blog }) => {
    blog.post(PROGRAM, { as: 'work.py' })
    blog.post(ENDLESS, { as: 'endless.py' })
    blog.post('def broken(:\n', { as: 'broken.py' })
    blog.post('{"schema":"gil-lab/recording@9"}', { as: 'other.json' })
  })

  test('reports an invalid attribute with the available values, and an invalid file with its error', async ({ page, blog, baseURL }) => {
    await page.goto(
      blog.post(
        article(`<gil-lab gil="java"><p>The author’s words.</p></gil-lab><script type="module" src="${baseURL}gil-lab.js"></script>`),
        { headers: ISOLATED },
      ),
    )
    const embed = new Embed(page)
    const problem = page.getByRole('alert')
    const set = (attributes: Record<string, string>) =>
      page.locator('gil-lab').evaluate((element, wanted) => {
        for (const name of element.getAttributeNames()) element.removeAttribute(name)
        for (const [name, value] of Object.entries(wanted)) element.setAttribute(name, value)
      }, attributes)
    await expect(problem).toContainText('Unknown GIL "java".')
    await expect(problem).toContainText('tick, switch')
    await set({ experiment: '<img src=x onerror=alert(1)>' })
    await expect(problem).toContainText('Unknown experiment "<img src=x onerror=alert(1)>".')
    await set({ experiment: 'sleep' })
    await expect(problem).toHaveCount(0)

    const files = [
      ['nowhere.py', /nowhere\.py could not be fetched: 404/],
      ['broken.py', /broken\.py/],
      ['other.json', /recording@9/],
    ] as const
    for (const [src, message] of files) {
      await set({ src })
      await embed.runToItsEnd(/^Nothing was measured\.$/)
      await expect(problem).toContainText(message)
      await expect(page.getByText('The author’s words.')).toBeVisible()
    }
    await set({ experiment: 'sleep', mode: 'replay', lab: '/no/lab/here/' })
    await embed.runToItsEnd(/^Nothing was measured\.$/)
    await expect(problem).toContainText('/no/lab/here/gallery/index.json could not be fetched: 404')
  })

  test('reports its run by events and a promise, and keeps the attributes that the run started with', async ({ page, blog, baseURL }) => {
    const tag = '<gil-lab src="work.py" gil="switch"><p slot="poster">A poster</p><p slot="caption">A caption</p></gil-lab>'
    await page.goto(blog.post(article(`${tag}<script type="module" src="${baseURL}gil-lab.js"></script>`), { headers: ISOLATED }))
    await expect(page.getByText('A poster')).toBeVisible()
    const told = await page.evaluate(async () => {
      await customElements.whenDefined('gil-lab')
      const element = document.querySelector('gil-lab') as HTMLElement &
        Record<string, unknown> & { run(): Promise<{ runs: { gil: string }[] }> }
      const names: string[] = []
      for (const what of ['progress', 'result', 'error']) {
        // The events bubble, so listeners on the document must receive them.
        document.addEventListener(`gil-lab-${what}`, (event) => names.push(`${what} ${(event as CustomEvent).detail.phase ?? ''}`.trim()))
      }
      const first = element.run()
      const same = element.run() === first
      element.gil = 'none'
      // Moves the element twice during its run. The run goes on.
      document.body.append(element)
      await new Promise((begun) => element.addEventListener('gil-lab-progress', begun, { once: true }))
      document.body.prepend(element)
      const report = await first
      return {
        same,
        gil: report.runs.map(({ gil }) => gil),
        kept: element.report === report,
        names: [...new Set(names)],
        property: element.gil,
      }
    })
    expect(told).toMatchObject({ same: true, gil: ['switch'], kept: true, property: 'none' })
    expect(told.names).toEqual(expect.arrayContaining(['progress probe', 'progress run', 'progress stdout', 'progress measured', 'result']))
    expect(told.names.filter((name) => name.startsWith('error'))).toEqual([])
    // The GIL changed during the run. So the element shows its poster again, and the next click will measure the new GIL.
    await expect(page.getByText('A poster')).toBeVisible()
    await expect(page.getByText('A caption')).toBeVisible()
  })

  test('measures one at a time; the next starts when the first is stopped, hidden or removed', async ({ page, blog, baseURL }) => {
    const tags = ['endless.py', 'endless.py', 'endless.py', 'work.py'].map((src) => `<gil-lab src="${src}" gil="switch"></gil-lab>`)
    await page.goto(blog.post(article(`${tags.join('')}<script type="module" src="${baseURL}gil-lab.js"></script>`), { headers: ISOLATED }))
    const embeds = tags.map((_, index) => new Embed(page.locator('gil-lab').nth(index)))
    const [first, second, third, fourth] = embeds as [Embed, Embed, Embed, Embed]
    await first.run.click()
    await expect(first.status).toHaveText(/^Run 1 of 1/, BEGUN)
    for (const next of [second, third, fourth]) {
      await next.run.click()
      await expect(next.status).toHaveText(/^Waiting: another/, BEGUN)
    }
    await first.stop.click()
    await first.ended(/^Stopped in run 1\./)
    await expect(second.status).toHaveText(/^Run 1 of 1/, BEGUN)
    await hide(page.mainFrame())
    await second.ended(/^Stopped in run 1\./)
    const reason = second.inPlace.getByRole('paragraph').filter({ hasText: WAS_HIDDEN })
    await expect(reason.filter({ visible: true })).not.toHaveCount(0)
    await expect(third.status).toHaveText(/^Run 1 of 1/, BEGUN)
    const element = await page.locator('gil-lab').nth(2).elementHandle()
    await element!.evaluate((element) => element.remove())
    await new Embed(page.locator('gil-lab').last()).ended(/^Done: 1 run\.$/)
    await expect.poll(() => page.workers().length, BEGUN).toBe(0)
    // An element that returns to the page shows the results that it had before.
    await element!.evaluate((element) => document.body.append(element))
    await new Embed(page.locator('gil-lab').last()).ended(/^Stopped in run 1\./)
  })

  test('stopped in little room, says so and draws no bar for a run without an end', { tag: '@once' }, async ({ page, blog, baseURL }) => {
    const tag = '<gil-lab src="endless.py" gil="switch" compact></gil-lab>'
    await page.goto(blog.post(article(`${tag}<script type="module" src="${baseURL}gil-lab.js"></script>`), { headers: ISOLATED }))
    const embed = new Embed(page)
    await embed.run.click()
    await expect(embed.status).toHaveText(/^Run 1 of 1/, BEGUN)
    await embed.stop.click()
    await embed.ended(/^Stopped in run 1\./)
    await expect(page.getByRole('heading', { name: 'The program was stopped before it ended.' })).toBeVisible()
    await expect(page.locator('gil-lab [part=results] svg')).toHaveCount(0)
  })

  test('starts its frame again after a move; removed, it ends its frame and workers, and runs again when it is back @long', async ({
    page,
    blog,
    baseURL,
    browserName,
  }) => {
    const measures = framesMeasure(browserName)
    const short = measures ? 'src="work.py"' : 'experiment="sleep"'
    await page.goto(
      blog.post(article(`<gil-lab ${short} gil="switch"></gil-lab><script type="module" src="${baseURL}gil-lab.js"></script>`)),
    )
    const embed = new Embed(page)
    const element = page.locator('gil-lab')
    const whole = measures ? /^Done: 1 run\.$/ : REPLAYED
    await embed.run.click()
    // The element is moved twice: before its frame has loaded, and afterwards.
    await element.evaluate((element) => document.body.append(element))
    await expect(embed.frame.locator('.whole')).toBeAttached(BEGUN)
    await element.evaluate((element) => document.body.prepend(element))
    await embed.ended(whole)
    // If a short run ends before the element is moved, the frame runs it again after the move. The results can therefore appear late.
    await expect(embed.framed).toBeVisible(BEGUN)

    // A browser that cannot measure has no endless run to stop, so in such a browser the test only removes the element.
    if (measures) {
      await element.evaluate((element) => element.setAttribute('src', 'endless.py'))
      await embed.run.click()
      await expect(embed.status).toHaveText(/^Run 1 of 1/, BEGUN)
      await hide(page.frames()[1]!)
      await embed.ended(/^Stopped in run 1\./)
      await expect(embed.framed.getByRole('paragraph').filter({ hasText: WAS_HIDDEN })).toBeVisible()
      await embed.run.click()
      await expect(embed.status).toHaveText(/^Run 1 of 1/, BEGUN)
    }
    const taken = await element.evaluateHandle((element) => {
      const running = (element as unknown as { run(): Promise<unknown> }).run()
      element.remove()
      const ended = running.then(
        () => 'resolved',
        (error: Error) => error.name,
      )
      return { element, ended }
    })
    expect(await taken.evaluate(({ ended }) => ended)).toBe('AbortError')
    await expect.poll(() => page.workers().length, BEGUN).toBe(0)
    await taken.evaluate(({ element }) => document.body.append(element))
    await embed.ended('Stopped before anything was measured.')
    await expect(page.locator('[part=poster]')).toBeVisible()
    if (measures) await element.evaluate((element) => element.setAttribute('src', 'work.py'))
    await embed.runToItsEnd(whole)
    await expect(embed.framed).toBeVisible()
  })
})
