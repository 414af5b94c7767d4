import { AxeBuilder } from '@axe-core/playwright'
import { expect } from '@playwright/test'
import { article, clickInside, ISOLATED, PROGRAM, test } from './blog.ts'

/** Two tags of the same program, and a comparison, which begin with different headings. */
const TAGS = ['gil="switch none"', 'gil="switch none"', 'compare="switch none"', 'gil="switch" compact']
const inline = (attributes: string) => `<gil-lab ${attributes}><script type="text/x-python" title="work.py">\n${PROGRAM}</script></gil-lab>`

for (const [where, headers, kind] of [
  ['in the page', ISOLATED, '@once @long'],
  ['in frames', {}, '@once'],
] as const)
  test(`axe finds no violation in a post with several embeds after their runs, ${where} ${kind}`, async ({ page, blog, baseURL }) => {
    const tags = TAGS.map(inline).join('\n')
    await page.goto(blog.post(article(`${tags}<script type="module" src="${baseURL}gil-lab.js"></script>`), { headers }))
    for (const embed of await page.locator('gil-lab').all()) {
      await clickInside(embed.getByRole('button', { name: /^Run/ }))
      await expect(embed.getByRole('status')).toHaveText(/^Done: /, { timeout: 45_000 })
    }
    expect(await page.locator('iframe').count()).toBe(where === 'in frames' ? TAGS.length : 0)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))])).toEqual([])
  })
