import { expect, type Locator, type Page, test } from '@playwright/test'
import { LabPage, NONE, SWITCH, TICK } from './lab-page.ts'

const PROGRAM = `from threading import Thread
def work(n):
    while n > 0:
        n -= 1
threads = [Thread(target=work, args=(1_000_000,)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("worked")
`

/** More stops than the page has. */
const MOST_TABS = 40

test.describe('the lab page', () => {
  test('is used by keyboard alone', async ({ page }) => {
    const lab = await LabPage.open(page)
    await tabTo(page, lab.experiment)
    await tabTo(page, lab.source)
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.insertText(PROGRAM)
    await tabTo(page, lab.gil(TICK))
    await page.keyboard.press('Space')
    await tabTo(page, lab.gil(NONE))
    await page.keyboard.press('Space')
    await tabTo(page, page.locator('summary', { hasText: 'Settings' }))
    await page.keyboard.press('Enter')
    await tabTo(page, page.getByLabel('Switch interval, ms'))
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('0.1')
    await tabTo(page, lab.run)
    await page.keyboard.press('Enter')
    await lab.ended(/^Done: 1 run\.$/)
    // Who pressed Run is still there.
    await expect(lab.run).toBeFocused()

    const timeline = lab.timeline()
    await tabTo(page, timeline)
    await page.keyboard.press('l')
    await expect(lab.results.getByText(/under switch: waits for the GIL for .* Meanwhile it was held by /)).toBeVisible()
    await page.keyboard.press('ArrowRight')
    await expect(lab.results.getByText(/under switch: holds the GIL for /)).toBeVisible()
    await tabTo(page, page.getByRole('button', { name: 'Download: Report (JSON)' }))
  })

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`fits 320 px, ${colorScheme}, before and after a run`, { tag: '@once' }, async ({ page }) => {
      await page.emulateMedia({ colorScheme })
      const lab = await LabPage.open(page)
      for (const width of [1024, 800, 480, 320]) {
        await page.setViewportSize({ width, height: 700 })
        expect(await overflow(page), `${width} px wide`).toBe(0)
      }
      await lab.source.fill(PROGRAM)
      await lab.chooseGils(SWITCH, NONE)
      await lab.runToItsEnd()
      await expect(lab.article(SWITCH).getByRole('img').first()).toBeVisible()
      expect(await overflow(page)).toBe(0)
    })
  }
})

async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let tabs = 0; tabs < MOST_TABS; tabs++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}

/** px that the page is wider than its window. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}
