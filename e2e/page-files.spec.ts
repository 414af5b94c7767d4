import { expect, test } from '@playwright/test'
import { LabPage, SWITCH } from './lab-page.ts'

const MAIN = 'from helper import greet\n\ngreet()\n'
const HELPER = 'def greet():\n    print("from the helper")\n'

test('a program of two files runs, is shown as it ran, and survives a copied link', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const lab = await LabPage.open(page)
  await lab.source.fill(MAIN)
  await addFile(lab, 'helper.py')
  await lab.source.fill(HELPER)
  await lab.chooseGils(SWITCH)
  await lab.runToItsEnd(/^Done: 1 run\.$/)
  await expect(lab.printed).toHaveText('from the helper')
  await lab.results.getByText('The program as it ran').click()
  await expect(lab.results.getByRole('group', { name: 'helper.py' })).toHaveText(HELPER)

  await page.getByRole('button', { name: 'Copy link' }).click()
  await expect(page.getByText(/^Link copied/)).toBeVisible()
  await page.reload()
  await expect(lab.source).toHaveValue(MAIN)
  await page.getByRole('button', { name: 'helper.py', exact: true }).click()
  await expect(lab.source).toHaveValue(HELPER)

  await page.getByRole('button', { name: 'Copy embed code' }).click()
  await expect(page.getByRole('alert').filter({ visible: true })).toContainText('this program has several')
})

test('an error in an imported file opens that file, and a file can be removed', async ({ page }) => {
  const lab = await LabPage.open(page)
  await lab.source.fill(MAIN)
  await addFile(lab, 'helper.py')
  await lab.source.fill('def greet(:\n')
  await page.getByRole('button', { name: 'program.py', exact: true }).click()
  await lab.run.click()
  const lines = page.locator('.cm-line')
  await expect(lines).toHaveText(['def greet(:', ''])
  await expect(page.getByRole('alert').filter({ visible: true })).toContainText('helper.py:1:10: SyntaxError')

  await page.getByRole('button', { name: 'Remove helper.py' }).click()
  await expect(lines).toHaveText(MAIN.split('\n'))
  await expect(page.getByRole('button', { name: 'helper.py', exact: true })).toHaveCount(0)
  await lab.run.click()
  await expect(page.getByRole('alert').filter({ visible: true })).toContainText("no module 'helper'")
})

test('a file name that no import can name is refused', async ({ page }) => {
  const lab = await LabPage.open(page)
  for (const [name, words] of [
    ['my helper.py', 'A file name must be a Python name'],
    ['countdown.py', 'already has the file countdown.py'],
  ] as const) {
    await addFile(lab, name)
    await expect(page.getByRole('alert').filter({ visible: true })).toContainText(words)
    await page.getByRole('button', { name: 'Cancel' }).click()
  }
})

async function addFile({ page }: LabPage, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a file' }).click()
  await page.getByRole('textbox', { name: 'File name' }).fill(name)
  await page.keyboard.press('Enter')
}
