import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { toRecording } from '../src/export/recording-file.ts'
import { sampleRecordings, sampleResult, textOf } from '../test/export/sample.ts'

test('axe finds no violation in the HTML report, which fits 320 px', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 320, height: 800 })
  const [recording, html] = [test.info().outputPath('run.json'), test.info().outputPath('run.html')]
  writeFileSync(recording, textOf(toRecording(sampleResult(sampleRecordings().slice(1, 3)))))
  execFileSync(process.execPath, ['dist/cli.js', 'replay', recording, '--html', html])
  await page.setContent(readFileSync(html, 'utf8'))
  for (const folded of await page.locator('summary').all()) await folded.click()
  await expect(page.getByRole('table', { name: /^Hand-off latency under switch/ })).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
  const bars = await page.getByRole('img', { name: 'Wall time' }).boundingBox()
  expect(bars!.x + bars!.width).toBeLessThanOrEqual(320)

  await page.setContent(readFileSync(html, 'utf8'))
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)')
  // Paper has no closed parts, but it has the terms.
  await expect(page.locator('details:not(.term)').filter({ visible: true })).toHaveCount(0)
})
