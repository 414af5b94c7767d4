import { expect, test } from '@playwright/test'
import { drivePage, serveRunner } from '../src/browser-driver/page.ts'
import { LIMITS, limitProblem, type SettingName } from '../src/model/limits.ts'
import type { RunRequest } from '../src/model/run.ts'
import { LabPage } from './lab-page.ts'

/** For each number field of the page: its label, the name of its setting, and the factor from the field's unit to the setting's unit. */
const FIELDS: readonly (readonly [string, SettingName, number])[] = [
  ['Switch interval, ms', 'switchIntervalUs', 1000],
  ['Check interval, ticks', 'checkInterval', 1],
  ['Kernel entry, ns', 'kernelEntryNs', 1],
  ['Rounds', 'rounds', 1],
  ['Threads', 'threads', 1],
]

const messageFor = (name: SettingName, value: number) => limitProblem(name, value)!.message

test('the page accepts the limit of each setting and explains a value beyond it @once', async ({ page }) => {
  const lab = await LabPage.open(page)
  await lab.unfoldSettings()
  for (const [label, name, perUnit] of FIELDS) {
    const field = page.getByLabel(label, { exact: true })
    const complaint = async (value: number) => {
      await field.fill(`${value / perUnit}`)
      return field.evaluate((input: HTMLInputElement) => input.validationMessage)
    }
    const { least, most } = LIMITS[name]
    expect(await complaint(most), label).toBe('')
    expect(await complaint(most + 1), label).toBe(messageFor(name, most + 1).replace('\n', ' '))
    expect(await complaint(least), label).toBe('')
    expect(await complaint(least - 1), label).toBe(messageFor(name, least - 1).replace('\n', ' '))
  }
})

test('a page under a driver, as in a Playwright test, refuses a setting beyond its limit @once', async ({ page }) => {
  const site = await serveRunner()
  try {
    const lab = await drivePage(page, site)
    for (const name of Object.keys(LIMITS) as SettingName[]) {
      const value = LIMITS[name].most + 1
      const request: RunRequest = { experiment: 'sleep', [name]: value }
      await expect(lab.run(request)).rejects.toThrow(messageFor(name, value))
    }
  } finally {
    await site.close()
  }
})
