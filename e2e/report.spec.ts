import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { toHtml } from '../src/export/index.ts'
import { sampleRecordings, sampleResult, textOf } from '../test/export/sample.ts'

test('axe finds no violation in the HTML report, which fits 320 px', { tag: '@once' }, async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 320, height: 800 })
  await page.setContent(textOf(toHtml(sampleResult(sampleRecordings().slice(1, 3)))))
  for (const folded of await page.locator('summary').all()) await folded.click()
  await expect(page.getByRole('table', { name: /^Hand-off latency under switch/ })).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
})
