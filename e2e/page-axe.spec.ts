import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { tried } from '../test/long.ts'
import { DEADLOCKS, permalink } from './blog.ts'
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

/** A window in which the bar with the button Run covers no part of the form. */
const TALL = { width: 1280, height: 1600 }

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
  // The test opens everything, so that axe checks that too.
  await unfoldAll(page)
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
  await unfoldAll(page)
  await expect(lab.results.locator('.linked-lines li > .line').first()).toBeVisible()
  await isClean(page, 'with a failure and all details', ['light'])
})

test('axe finds no violation after a deadlock, and with a syntax error beside its results', { tag: ['@once', '@long'] }, async ({
  page,
}) => {
  await page.setViewportSize(TALL)
  const lab = await LabPage.open(page)
  await lab.chooseOwn()
  await lab.source.click()
  await expect(page.locator('.cm-editor')).toBeVisible()
  await lab.source.fill(DEADLOCKS)
  await lab.chooseGils(SWITCH)
  await lab.runToItsEnd()
  await expect(lab.results.getByRole('alert')).toContainText('Deadlocked')
  await isClean(page, 'after a deadlock', ['dark'])
  await lab.source.fill('x = (1\ny = 2\n')
  await lab.run.click()
  await expect(lab.status).toHaveText('The program has an error, so nothing ran.')
  await isClean(page, 'with a syntax error', ['light'])
})

test('axe finds no violation during a lesson, after Stop, after a change, and with an edited program', { tag: ['@once', '@long'] }, async ({
  page,
}) => {
  test.setTimeout(180_000)
  await page.setViewportSize(TALL)
  const lab = await LabPage.open(page)
  await page.getByRole('button', { name: 'The same' }).click()
  await expect(lab.results.getByText(/^So far/)).toBeVisible(ENDS_IN_TIME)
  await isClean(page, 'during a run', ['light'])
  await lab.ended(/^Done/)
  await page.getByRole('button', { name: /^Measure precisely/ }).click()
  await expect(lab.status).toHaveText(/^Run /, ENDS_IN_TIME)
  await lab.stop.click()
  await lab.ended(/^Stopped/)
  await isClean(page, 'after Stop', ['dark'])
  await page
    .getByRole('button', { name: /^4 threads/ })
    .first()
    .click()
  await lab.ended(/^Done/)
  await unfoldAll(page)
  await isClean(page, 'after a change, with all details', ['light'])
  await lab.source.click()
  await expect(page.locator('.cm-editor')).toBeVisible()
  await lab.source.press('End')
  await lab.source.pressSequentially('  # edited')
  await isClean(page, 'with an edited program', ['dark'])
})

test('axe finds no violation on a page that cannot measure, before and after a guess', { tag: ['@once', '@long'] }, async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ serviceWorkers: 'block', baseURL: baseURL! })
  const page = await context.newPage()
  await page.route('**/*', async (route) => {
    const response = await route.fetch()
    const kept = Object.entries(response.headers()).filter(([name]) => !/^cross-origin|^document-isolation/.test(name))
    await route.fulfill({ response, headers: Object.fromEntries(kept) })
  })
  await page.goto('./')
  const guess = page.getByRole('button', { name: 'The same' })
  await expect(guess).toBeVisible()
  await isClean(page, 'not isolated', ['light'])
  await guess.click()
  await expect(page.getByText('RECORDED').first()).toBeVisible(ENDS_IN_TIME)
  await unfoldAll(page)
  await isClean(page, 'not isolated, after a guess', ['dark'])
  await context.close()
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

/** Opens everything that is folded, because axe skips what nobody sees. */
async function unfoldAll(page: Page): Promise<void> {
  await page.locator('details').evaluateAll((all: HTMLDetailsElement[]) => {
    for (const one of all) one.open = true
  })
}

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
