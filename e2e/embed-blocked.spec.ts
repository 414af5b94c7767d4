import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import { article, test } from './blog.ts'

/** The style that docs/embedding.md gives to authors. */
const STYLE = /```css\n(gil-lab:not[\s\S]*?)```/.exec(readFileSync('docs/embedding.md', 'utf8'))![1]!
const TAG = `<style>${STYLE}</style><gil-lab gil="switch"><script type="text/x-python" title="own.py">
print("shown")
</script><p slot="caption">Make the count right.</p></gil-lab>`

for (const isBlocked of [true, false])
  test(`a reader ${isBlocked ? 'whose script is blocked sees the program and the caption' : 'sees the caption, and no program beside the poster'}`, {
    tag: '@once',
  }, async ({ page, blog, baseURL }) => {
    if (isBlocked) await page.route('**/gil-lab.js', (route) => route.abort())
    await page.goto(blog.post(article(`${TAG}<script type="module" src="${baseURL}gil-lab.js"></script>`)))
    const program = page.locator('gil-lab > script')
    await expect(page.getByText('Make the count right.')).toBeVisible()
    const height = () => program.evaluate((element) => element.getBoundingClientRect().height)
    if (isBlocked) await expect.poll(height, { timeout: 8000 }).toBeGreaterThan(15)
    else await expect(page.getByRole('button', { name: /^Run/ })).toBeVisible()
    if (!isBlocked) expect(await height()).toBe(0)
  })
