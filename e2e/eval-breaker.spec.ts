import { expect, test } from '@playwright/test'
import { LabPage, SWITCH, TICK } from './lab-page.ts'

const LABEL = 'Eval breaker, CPython'
const PROGRAM = `from threading import Thread

def work():
    pass

thread = Thread(target=work)
thread.start()
thread.join()
`

test('the page runs a program with the chosen check points, names them, and keeps them in its link @once @long', async ({ page }) => {
  const lab = await LabPage.open(page)
  await lab.source.fill(PROGRAM)
  await lab.chooseGils(SWITCH)
  await lab.unfoldSettings()
  await page.getByLabel(LABEL).selectOption('3.9')
  await lab.runToItsEnd()
  await expect(lab.results).toContainText('check points of CPython 3.9.')

  await page.getByRole('button', { name: 'Copy link' }).click()
  await expect(page.getByText(/^Link copied/)).toBeVisible()
  const address = page.url()
  await page.goto('about:blank')
  await page.goto(address)
  await lab.unfoldSettings()
  await expect(page.getByLabel(LABEL)).toHaveValue('3.9')

  await lab.chooseGils(TICK)
  await lab.run.click()
  await expect(page.getByRole('alert').filter({ hasText: 'cannot have the check points of CPython 3.9' })).toBeVisible()

  await lab.choose('Where the GIL can be lost')
  await expect(page.getByText('2.7, 3.9, 3.10, set by the experiment’s variants')).toBeVisible()
})
