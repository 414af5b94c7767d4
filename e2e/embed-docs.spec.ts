import { readFileSync } from 'node:fs'
import { expect, type Locator } from '@playwright/test'
import { article, Embed, framesMeasure, PROGRAM, REPLAYED, test } from './blog.ts'

const SHOWN_IN_TIME = { timeout: 45_000 }

/** The code blocks of docs/embedding.md, in their order. */
const BLOCKS = [...readFileSync('docs/embedding.md', 'utf8').matchAll(/```(html|js)\n([\s\S]*?)```/g)].map(([, kind, text]) => ({
  kind: kind!,
  text: text!,
}))

test('the code blocks of docs/embedding.md work word for word @long', async ({ page, blog, baseURL, browserName }) => {
  const measures = framesMeasure(browserName)
  const pasted = BLOCKS.map(({ kind, text }) => ({ kind, text: text.replaceAll('https://lab.example/', baseURL!) }))
  expect(pasted.map(({ kind }) => kind)).toEqual(['html', 'html', 'html', 'html', 'html', 'js', 'html'])
  const [withContent, bare, inline, own, framed, script, looks] = pasted.map(({ text }) => text) as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  blog.post(PROGRAM, { as: 'race.py' })
  const embed = new Embed(page)

  await page.goto(blog.post(article(bare + looks)))
  const [compact, predict] = [0, 1].map((index) => page.locator('gil-lab').nth(index)) as [Locator, Locator]
  const small = new Embed(compact)
  expect(await small.run.evaluate((button) => getComputedStyle(button).borderRadius)).toBe('22px')
  await expect(predict.getByRole('button', { name: 'Twice as fast' })).toBeVisible()
  await small.run.click()
  // The test waits only for the first round. e2e/embed.spec.ts tests the rest of a measurement.
  await expect(small.framed.getByRole('heading', { name: /^Two threads: / })).toBeVisible(SHOWN_IN_TIME)

  await page.goto(blog.post(article(inline)))
  await expect(page.getByRole('textbox', { name: 'race.py' })).toHaveValue(/^from threading import Thread\n/)
  await expect(page.getByText('Make the count right.')).toBeVisible()
  if (measures) {
    await embed.run.click()
    await expect(embed.framed.getByRole('row', { name: /^switch/ })).toBeVisible(SHOWN_IN_TIME)
  } else await embed.refuses('race.py')

  await page.goto(blog.post(article(own)))
  if (measures) {
    await embed.run.click()
    await expect(embed.framed.getByRole('row', { name: /^switch/ })).toBeVisible(SHOWN_IN_TIME)
  } else await embed.refuses('race.py')

  await page.goto(blog.post(article(framed)))
  const alone = new Embed(page.frameLocator('iframe'))
  if (measures) {
    await alone.run.click()
    // A run takes half a second, so the status may have moved on when Playwright reads it. The test accepts the status of any run, and the
    // final one.
    await expect(alone.status).toHaveText(/^(Run [123] of 3|Done: 3 runs)/, SHOWN_IN_TIME)
  } else await alone.replays(alone.inPlace)

  await page.goto(blog.post(article(withContent)))
  await expect(page.getByRole('link', { name: 'Run it in the lab' })).toBeVisible()
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  await page.addScriptTag({ type: 'module', content: script })
  await embed.ended(measures ? /^Done/ : REPLAYED)
  await expect.poll(() => said).toContain(`true ${measures ? 'live' : 'replay'}`)
  if (measures) expect(said).toEqual(expect.arrayContaining(['probe', 'run', 'measured']))
  expect(said.some((line) => /^\d runs$/.test(line))).toBe(true)
})
