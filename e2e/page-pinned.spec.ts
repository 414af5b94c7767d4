import { expect, type Page, test } from '@playwright/test'
import { PROGRAM, permalink } from './blog.ts'
import { boxesOf, ENDS_IN_TIME, LabPage, SWITCH, TICK } from './lab-page.ts'

const comparison = (page: Page) => page.getByRole('region', { name: 'The pinned run, compared' })

test('a pinned run is compared with another GIL of its own, and then with the next run', async ({ page }) => {
  const lab = await LabPage.open(page)
  await lab.chooseOwn()
  await lab.source.fill(PROGRAM)
  await lab.chooseGils(SWITCH, TICK)
  await lab.set('Rounds', '3')
  await lab.runToItsEnd()
  await page.getByRole('button', { name: 'Pin this run to compare' }).click()
  await expect(comparison(page).getByLabel('A:')).toHaveValue(/^tick, program\.py \(pinned, 3 rounds\)$/)
  await expect(comparison(page).getByLabel('B:')).toHaveValue(/^switch, program\.py \(pinned, 3 rounds\)$/)
  const wall = comparison(page).getByRole('row', { name: /^wall time, ms/ })
  await expect(wall).toHaveText(/ ×[\d.]+ to [\d.]+(less|greater|cannot tell)3$/)
  await expect(comparison(page).getByRole('application', { name: 'Timeline' })).toBeVisible()
  await expect(comparison(page).getByText('did not alternate')).toHaveCount(0)
  // The answer comes first in a narrow window too.
  await page.setViewportSize({ width: 390, height: 800 })
  const [answer, compared] = await boxesOf(lab.results.getByRole('heading', { level: 3 }).first(), comparison(page))
  expect(answer.top).toBeLessThan(compared.top)
  await page.setViewportSize({ width: 1280, height: 720 })

  await lab.chooseGils(SWITCH)
  await lab.runToItsEnd()
  await expect(comparison(page).getByLabel('B:')).toHaveValue(/^switch, program\.py \(last run, 3 rounds\)$/, ENDS_IN_TIME)
  await expect(comparison(page).getByLabel('A:')).toHaveValue('switch, program.py (pinned, 3 rounds)')
  await expect(comparison(page).getByText('The rounds of the two runs did not alternate')).toBeVisible()
  // Both timelines have one canvas, so one zoom and one scale.
  await expect(comparison(page).getByRole('application', { name: 'Timeline' })).toHaveCount(1)
  await page.getByRole('button', { name: 'Unpin' }).click()
  await expect(comparison(page)).toHaveCount(0)
})

test('a link to two runs measures neither until the reader runs both', { tag: '@long' }, async ({ page }) => {
  const own = { program: PROGRAM, settings: { rounds: 1 } }
  await page.goto(`./${permalink({ ...own, gils: ['tick'], pinned: { ...own, gils: ['switch'] } })}`)
  const lab = new LabPage(page)
  await expect(page.getByText('This link compares two runs: program.py under switch, and program.py under tick.')).toBeVisible()
  await expect(lab.gil(TICK)).toBeChecked()
  await expect(lab.status).toHaveText('')
  await page.getByRole('button', { name: 'Run both' }).click()
  await expect(comparison(page).getByLabel('B:')).toHaveValue(/^tick, program\.py \(last run, one round\)$/, ENDS_IN_TIME)
  await expect(comparison(page).getByLabel('A:')).toHaveValue(/^switch, program\.py \(pinned, one round\)$/)
  await expect(comparison(page).getByText('An interval needs 3 rounds. The shorter series has one round.')).toBeVisible()
})
