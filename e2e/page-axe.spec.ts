import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { LabPage, NONE, SWITCH } from './lab-page.ts'

const PROGRAM = `from threading import Thread

def work(n):
    while n > 0:
        n -= 1

for thread in [Thread(target=work, args=(200_000,)), Thread(target=work, args=(200_000,))]:
    thread.start()
print("started")
`

/** As a page of its own, and as what it is in other clothes. */
const LIGHT = { colorScheme: 'light', forcedColors: 'none', reducedMotion: 'no-preference' } as const
const DARK = { colorScheme: 'dark', forcedColors: 'none', reducedMotion: 'reduce' } as const
const FORCED = { colorScheme: 'dark', forcedColors: 'active', reducedMotion: 'reduce' } as const

test('the lab page has no violation that axe knows: before a run, with an error, after a run, in a replay; light, dark and in forced colours', async ({
  page,
  browserName,
}) => {
  test.skip(browserName === 'firefox', 'Playwright cannot make Firefox print, and what axe looks at is the same in both.')
  test.setTimeout(120_000)
  const lab = await LabPage.open(page)
  await isClean(page, 'before a run', [LIGHT, DARK])
  await lab.source.click()
  await expect(page.locator('.cm-editor')).toBeVisible()
  await expect(lab.source).toBeFocused()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.insertText('x = 1\ny = (\n')
  await expect(page.getByRole('alert')).toContainText(/program\.py:\d:\d+: SyntaxError/)
  await expect(page.locator('.cm-lint-marker-error')).toBeVisible()
  await expect(lab.source).toHaveAttribute('aria-invalid', 'true')
  // Tab leaves the editor.
  await page.keyboard.press('Tab')
  await expect(lab.source).not.toBeFocused()
  await lab.unfoldSettings()
  await isClean(page, 'with an error', [DARK])
  await lab.source.fill(PROGRAM)
  await lab.chooseGils(SWITCH, NONE)
  await lab.runToItsEnd()
  // The tables behind the pictures, too.
  for (const folded of await lab.results.getByRole('article').locator('summary').all()) await folded.click()
  await isClean(page, 'after a run', [DARK, FORCED, LIGHT])

  await page.emulateMedia({ media: 'print', colorScheme: null, forcedColors: null })
  await expect(lab.run).toBeHidden()
  await expect(lab.results.getByRole('table').first()).toBeVisible()
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)')
  await page.emulateMedia({ media: null })

  await page.reload()
  await page.getByRole('button', { name: 'The check interval' }).click()
  await expect(lab.results.getByText('RECORDED')).toBeVisible()
  await expect(lab.results.getByRole('heading', { name: 'The machine that measured this' })).toBeVisible()
  await expect(lab.source).toHaveValue(/tick GIL is given up/)
  await isClean(page, 'in a replay', [LIGHT])
})

async function isClean(page: Page, when: string, looks: readonly (typeof LIGHT | typeof DARK | typeof FORCED)[]): Promise<void> {
  for (const look of looks) {
    await page.emulateMedia(look)
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze()
    const told = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}\n${failureSummary}`),
    )
    expect.soft(told, `${when}, ${look.colorScheme}, forced colours ${look.forcedColors}`).toEqual([])
  }
}
