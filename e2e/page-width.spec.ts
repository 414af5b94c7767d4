import { expect, test } from '@playwright/test'
import type { Report } from '../src/model/report.ts'
import { latencies, sampleReport, sampleRun } from '../test/cli/sample-report.ts'
import { LabPage } from './lab-page.ts'

/** A report of two rounds with the widest possible figures: the longest name of a GIL, and values below the clock's resolution. */
function wideReport(): Report {
  const fine = { ...latencies(2000, 0.3, 999, 1500), resolutionUs: 0.242, p50: 0, p90: 0, p99: 0 }
  const slow = { ...latencies(2000, 12.3, 123_000), p50: 0.1, p90: 0.1, p99: 0.1, resolutionUs: 123, max: 123_000 }
  const cases = [24, 25].flatMap((round) => ['switch-unforced', 'tick'].map((gil) => ({ round, gil })))
  const runs = cases.map(({ round, gil }) =>
    sampleRun({
      gil,
      round,
      wallMs: 123,
      quality: ['noisy'],
      switchesPerSecond: 123_000,
      handoffUs: { ...fine, direct: 2000, barging: 0, ratioToFloorP50: 0.0123 },
      waitUs: { ...slow, censored: 0 },
      holdUs: slow,
      starvation: { ...sampleRun().starvation, starvedShare: 0.0001 },
    }),
  )
  const { experiment, variant, gil, switchIntervalUs, checkInterval, kernelEntryNs, handoffUs, waitUs, holdUs, overshootUs } = runs[0]!
  const way = { experiment, variant, gil, switchIntervalUs, checkInterval, kernelEntryNs }
  return { ...sampleReport(runs), pooled: [{ ...way, handoffUs, waitUs, holdUs, overshootUs, rounds: [24, 25] }] }
}

test('all columns of the first table are visible in a window of 1280 px and of 320 px', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  const lab = await LabPage.open(page)
  const buffer = Buffer.from(JSON.stringify(wideReport()))
  await page.getByLabel('Recording to open').setInputFiles({ name: 'report.json', mimeType: 'application/json', buffer })
  const place = lab.results.getByRole('group', { name: /^Figures of countdown, 2 threads/ })
  await expect(place.getByRole('columnheader')).toHaveCount(5)
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 800 })
    await expect.poll(() => place.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth), `${width} px`).toBe(0)
  }
})
