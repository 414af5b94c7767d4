import { expect, type Page, test } from '@playwright/test'
import { permalink } from './blog.ts'
import { LabPage } from './lab-page.ts'

const alertOf = (page: Page) => page.getByRole('alert').filter({ visible: true })

test('a page whose scripts are blocked says so after some seconds', async ({ page }) => {
  await page.route('**/assets/*.js', (route) => route.abort())
  await page.goto('./')
  const note = page.getByText('The lab has not loaded yet.')
  await expect(note).toBeHidden()
  await expect(note).toBeVisible({ timeout: 10_000 })
  await page.unroute('**/assets/*.js')
  await LabPage.open(page)
  await expect(note).toHaveCount(0)
})

for (const [width, height] of [
  [1280, 800],
  [390, 844],
] as const)
  test(`a broken link says so above the question at ${width} px, until the reader chooses a step`, async ({ page }) => {
    await page.setViewportSize({ width, height })
    await page.goto('./#v1.garbage')
    const lab = new LabPage(page)
    const question = page.getByRole('heading', { name: /^Two threads, half the work each/ })
    await expect(alertOf(page)).toBeInViewport({ ratio: 1 })
    const problem = await alertOf(page).elementHandle()
    // Both places are from one moment, because the page may still scroll.
    const room = await question.evaluate((asked, box) => asked.getBoundingClientRect().top - box!.getBoundingClientRect().bottom, problem)
    expect(room).toBeGreaterThan(0)
    await lab.choose('Overlapping sleeps')
    await expect(alertOf(page)).toHaveCount(0)
  })

test('a link to two runs gives intervals in the units of the buttons', async ({ page }) => {
  const own = { program: 'print(1)\n', gils: ['switch'] }
  await page.goto(
    `./${permalink({ ...own, settings: { switchIntervalUs: 100 }, pinned: { ...own, settings: { switchIntervalUs: 5000 } } })}`,
  )
  await expect(page.getByText(/^This link compares two runs: /)).toContainText(
    'under switch, a switch interval of 5 ms, and program.py under switch, a switch interval of 0.1 ms.',
  )
})

test('the recorded timeline has a name without its button, and print has no heading without content', async ({ page }) => {
  await LabPage.open(page)
  await expect(page.getByRole('figure').first()).toHaveAccessibleName(/^RECORDED on .*asks the other thread for the GIL\.$/)
  await page.getByRole('region', { name: 'Recorded runs' }).getByRole('button', { name: 'Overlapping sleeps' }).click()
  const heading = page.getByRole('heading', { name: 'How to read it' })
  await expect(heading).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(heading).toBeHidden()
})
