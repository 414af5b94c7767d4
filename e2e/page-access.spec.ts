import { expect, type Locator, type Page, test } from '@playwright/test'
import { LabPage, NONE, TICK, wearScheme } from './lab-page.ts'

/** The most times that tabTo() presses Tab. Between two targets of the test, the page has fewer tab stops. */
const MOST_TABS = 120

test('the lab page works by keyboard alone, from an experiment to its verdict and timelines; and it fits 320 px in both schemes', async ({
  page,
}) => {
  const lab = await LabPage.open(page)
  for (const width of [800, 480, 320, 1024]) {
    await page.setViewportSize({ width, height: 700 })
    await expect.poll(() => overflow(page), `${width} px wide`).toBe(0)
  }
  await expect(page.getByLabel('Rounds')).toHaveValue('25')
  await tabTo(page, lab.path.getByRole('button', { name: 'Fairness' }))
  await page.keyboard.press('Enter')
  await tabTo(page, lab.path.getByRole('button', { name: 'The check interval' }))
  await page.keyboard.press('Enter')
  // The focus stays on the step, although the page has drawn the steps again.
  await expect(lab.step).toBeFocused()
  await expect(lab.source).toHaveValue(/tick GIL is released/)
  await expect(page.getByLabel('Rounds')).toHaveValue('1')
  await tabTo(page, lab.gil(NONE))
  await page.keyboard.press('Space')
  await expect(lab.gil(NONE)).toBeChecked()
  await page.keyboard.press('Space')
  await expect(lab.gil(NONE)).not.toBeChecked()
  await expect(lab.gil(TICK)).toBeChecked()
  await tabTo(page, page.locator('summary', { hasText: 'Settings' }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByLabel('Switch interval, ms'))
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('0.1')
  await tabTo(page, lab.run)
  await page.keyboard.press('Enter')
  await lab.ended(/^Done: 3 runs\.$/)
  // The focus stays on Run, which the reader pressed.
  await expect(lab.run).toBeFocused()
  // This claim counts instructions instead of time, so it holds on a busy machine too.
  const claim = lab.results.getByRole('region', { name: 'The claim of The check interval' })
  await expect(claim.getByRole('heading', { name: 'Confirmed on this machine' })).toBeVisible()
  await expect(claim.getByText(/^For comparison: CPython 2\.7/)).toBeVisible()

  // The results are before the form.
  await tabTo(page, lab.timeline().first(), 'Shift+Tab')
  await page.keyboard.press('l')
  await expect(lab.results.getByText(/under tick: waits for the GIL for .* Meanwhile .* held it/)).toBeVisible()
  for (let lanes = 0; lanes < 2; lanes++) await page.keyboard.press('ArrowUp')
  await expect(lab.results.getByText(/^MainThread under tick: .* from [\d.,]+ ms to [\d.,]+ ms/)).toBeVisible()
  await page.keyboard.press('Home')
  await page.keyboard.press('+')
  await expect(lab.results.getByText(/^[\d.,]+ to [\d.,]+ (µs|ms) of /)).toBeVisible()
  await tabTo(page, page.getByRole('button', { name: 'Download: Report (JSON)' }))

  await page.setViewportSize({ width: 320, height: 700 })
  for (const colorScheme of ['light', 'dark'] as const) {
    await wearScheme(page, colorScheme)
    await expect.poll(() => overflow(page), colorScheme).toBe(0)
  }
})

async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  // Finding the element by its role again for each Tab would take most of the test's time in Firefox.
  const found = (await target.elementHandle())!
  for (let tabs = 0; tabs < MOST_TABS; tabs++) {
    if (await found.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  await expect(target).toBeFocused()
}

/** The number of px by which the page is wider than its window. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}
