import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import { article, Embed, PROGRAM, test } from './blog.ts'

/** What docs/embedding.md tells an author to paste, in its order. */
const BLOCKS = [...readFileSync('docs/embedding.md', 'utf8').matchAll(/```(html|js)\n([\s\S]*?)```/g)].map(([, kind, text]) => ({
  kind: kind!,
  text: text!,
}))

test('what docs/embedding.md tells an author to paste works, word for word', async ({ page, blog, baseURL, browserName }) => {
  test.skip(browserName !== 'chromium', 'In other browsers frames replay: e2e/embed.spec.ts.')
  test.setTimeout(120_000)
  const pasted = BLOCKS.map(({ kind, text }) => ({ kind, text: text.replaceAll('https://lab.example/', baseURL!) }))
  expect(pasted.map(({ kind }) => kind)).toEqual(['html', 'html', 'html', 'html', 'js', 'html'])
  const [withContent, bare, own, framed, script, looks] = pasted.map(({ text }) => text) as [string, string, string, string, string, string]
  blog.post(PROGRAM, { as: 'race.py' })
  const embed = new Embed(page)

  await page.goto(blog.post(article(bare + looks)))
  await embed.runToItsEnd(/^Done: 2 runs\.$/)
  await expect(embed.framed.getByRole('row', { name: /^none/ })).toBeVisible()
  expect(await embed.run.evaluate((button) => getComputedStyle(button).borderRadius)).toBe('22px')

  await page.goto(blog.post(article(own)))
  await embed.runToItsEnd(/^Done: 1 run\.$/)

  await page.goto(blog.post(article(framed)))
  await new Embed(page.frameLocator('iframe')).runToItsEnd()

  await page.goto(blog.post(article(withContent)))
  await expect(page.getByRole('link', { name: 'Run it in the lab' })).toBeVisible()
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  await page.addScriptTag({ type: 'module', content: script })
  await embed.ended(/^Done/)
  await expect.poll(() => said).toContain('true live')
  expect(said).toEqual(expect.arrayContaining(['probe', 'run', 'measured']))
  expect(said.some((line) => /^\d runs$/.test(line))).toBe(true)
})
