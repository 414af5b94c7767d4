import { expect, test } from '@playwright/test'
import { runEmbed } from './embeds.ts'

for (const [experiment, variant] of [
  ['no-gil', '2 threads'],
  ['convoy', 'beside 1 that computes'],
  ['processes', '2 processes'],
  ['sharing', 'one counter'],
  ['sub-interpreters', '2, a GIL each'],
] as const)
  test(`the compact picture of ${experiment} shows the runs that the headline is about @once`, async ({ page }) => {
    await page.goto('embeds.html')
    const element = page.locator('gil-lab').first()
    await element.evaluate((host, id) => {
      for (const [name, value] of [
        ['experiment', id],
        ['mode', 'replay'],
        ['compact', ''],
      ] as const)
        host.setAttribute(name, value)
    }, experiment)
    await runEmbed(element)
    await expect(element.getByRole('img')).toHaveAccessibleName(`${experiment}, ${variant}`)
  })
