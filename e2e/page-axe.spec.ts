import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { tried } from '../test/long.ts'
import { permalink } from './blog.ts'
import { ENDS_IN_TIME, LabPage, NONE, SWITCH, wearScheme } from './lab-page.ts'

const PROGRAM = `from threading import Thread

def work(n):
    while n > 0:
        n -= 1

for thread in [Thread(target=work, args=(200_000,)), Thread(target=work, args=(200_000,))]:
    thread.start()
print("started")
`

/** A program with a long output and a long traceback. */
const RAISES = `from threading import Thread
def work():
    for number in range(40):
        print("a line of the output", number)
    raise ValueError("no")
thread = Thread(target=work)
thread.start()
thread.join()
`

/** The colour settings of the reader's system. */
type Look = 'light' | 'dark' | 'forced colours'

test('axe finds no violation on the lab page: before a run, with an error, after a run, in a replay; light, dark, forced colours', async ({
  page,
  browserName,
}) => {
  test.setTimeout(120_000)
  const lab = await LabPage.open(page)
  await isClean(page, 'before a run', ['light', 'dark'])
  await lab.source.click()
  await expect(page.locator('.cm-editor')).toBeVisible()
  await lab.source.fill('x = 1\ny = (\n')
  await expect(page.locator('.cm-lint-marker-error')).toBeVisible()
  await lab.unfoldSettings()
  await isClean(page, 'with an error', ['dark'])
  await lab.source.fill(PROGRAM)
  await lab.chooseGils(SWITCH, NONE)
  await lab.runToItsEnd()
  // The test opens the tables below the pictures, so that axe checks them too.
  for (const folded of await lab.results.getByRole('article').locator('summary').all()) await folded.click()
  await lab.results.locator('.linked-lines > summary').first().click()
  await lab.results.locator('.linked-lines li button').first().click()
  await lab.results.getByRole('button', { name: 'Pin this run to compare' }).click()
  await expect(page.getByRole('region', { name: 'The pinned run, compared' }).getByRole('table').first()).toBeVisible()
  await isClean(page, 'after a run, with its pinned copy', ['dark', 'forced colours', 'light'])

  // This part checks the printed page. Playwright cannot print in Firefox.
  if (browserName !== 'firefox') {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    await expect(lab.run).toBeHidden()
    await expect(lab.results.getByRole('table').first()).toBeVisible()
    await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)')
    await page.emulateMedia({ media: null })
  }

  await page.reload()
  await page.getByRole('region', { name: 'Recorded runs' }).getByRole('button', { name: 'The check interval' }).click()
  await expect(lab.results.getByText('RECORDED')).toBeVisible()
  await expect(lab.results.getByRole('heading', { name: 'The machine that measured this' })).toBeVisible(ENDS_IN_TIME)
  await expect(lab.source).toHaveValue(/tick GIL is released/)
  await isClean(page, 'in a replay', ['light'])
})

test('axe finds no violation on a replayed schedule; light, dark, forced colours', async ({ page }) => {
  for (const shared of [{ schedule: 'switch-2x1x1:' }, { schedule: '', program: RAISES }]) {
    await page.goto('about:blank')
    await page.goto(`./${permalink({ ...shared, gils: ['switch'] })}`)
    await expect(page.getByRole('heading', { name: /^On this schedule, / })).toBeVisible()
    await page.getByRole('button', { name: 'Next' }).click()
    await isClean(page, `with ${Object.keys(shared).join(' and ')}`, ['light', 'dark', 'forced colours'])
  }
})

test('axe finds no violation with a failure and an open definition; light, dark, forced colours', async ({ page }) => {
  const lab = await LabPage.open(page)
  await lab.chooseOwn()
  await lab.source.fill(RAISES)
  await lab.chooseGils(SWITCH)
  await lab.runToItsEnd()
  await expect(lab.results.getByRole('alert')).toContainText('ValueError: no')
  await lab.results.getByRole('button', { name: 'wall', exact: true }).first().focus()
  await expect(page.getByRole('tooltip')).toBeVisible()
  await isClean(page, 'with a failure and a definition', ['light', 'dark', 'forced colours'])
})

test('axe finds no violation while the reader chooses the steps of a lock; light, dark, forced colours', async ({ page }) => {
  const lab = await LabPage.open(page)
  await lab.choose('You are the scheduler')
  await page.getByRole('button', { name: 'Show me how a thread starves' }).click()
  await expect(page.getByText('Thread b starves')).toBeVisible()
  for (const closed of ['What the steps mean', 'The code of this lock']) await page.getByText(closed).click()
  await expect(page.getByRole('region', { name: 'assembly/gil/barging.ts' })).toContainText('class BargingGil')
  await isClean(page, 'while stepping', ['light', 'dark', 'forced colours'])
})

async function isClean(page: Page, when: string, looks: readonly Look[]): Promise<void> {
  for (const look of tried(looks, 2)) {
    if (!(await wear(page, look))) continue
    // The page has no frames, so legacy mode suffices. Without it, axe opens one more page per check to merge the results of frames, which
    // doubles the time.
    const axe = new AxeBuilder({ page }).setLegacyMode()
    // The looks of a page differ only in its colours, so all looks after the first need only the checks of colours.
    if (look === looks[0]) axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    else axe.withRules(['color-contrast', 'link-in-text-block'])
    const { violations } = await axe.analyze()
    const told = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}\n${failureSummary}`),
    )
    expect.soft(told, `${when}, ${look}`).toEqual([])
  }
}

/** Applies a look. @returns false if the browser cannot: Playwright cannot force colours in Firefox */
async function wear(page: Page, look: Look): Promise<boolean> {
  await wearScheme(page, look === 'light' ? 'light' : 'dark')
  const forced = look === 'forced colours'
  await page.emulateMedia({ forcedColors: forced ? 'active' : 'none', reducedMotion: look === 'light' ? 'no-preference' : 'reduce' })
  return page.evaluate((forced) => matchMedia('(forced-colors: active)').matches === forced, forced)
}
