import { expect, test } from '@playwright/test'
import type { RunnerPage } from '../src/platform/runner-page.ts'

declare global {
  var gilLab: RunnerPage
}

test('the runner page measures the machine, and its canaries pass', { tag: '@firefox' }, async ({ page, browserName }) => {
  await page.goto('runner.html')
  await page.waitForFunction(() => 'gilLab' in window)
  const answer = await page.evaluate(() => globalThis.gilLab.probe())
  expect(answer).toMatchObject({ ok: true, value: { on: browserName } })
  if (answer.ok) expect(new Set(Object.values(answer.value.canaries))).toEqual(new Set(['ok']))
})

test('a page that is not isolated names the missing headers', { tag: '@firefox' }, async ({ page }) => {
  await page.route('**/runner.html', async (route) => {
    const response = await route.fetch()
    const { 'cross-origin-opener-policy': _coop, 'cross-origin-embedder-policy': _coep, ...headers } = response.headers()
    await route.fulfill({ response, headers })
  })
  await page.goto('runner.html')
  await page.waitForFunction(() => 'gilLab' in window)
  const answer = await page.evaluate(() => globalThis.gilLab.run({ experiment: 'sleep' }))
  expect(answer).toMatchObject({
    ok: false,
    error: { code: 'cannot-measure', whatToDo: expect.stringContaining('Cross-Origin-Embedder-Policy') },
  })
})
