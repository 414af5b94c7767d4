import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpus } from 'node:os'
import { expect, test } from '@playwright/test'
import { ENDS_IN_TIME, LabPage } from './lab-page.ts'

test('a busy machine is announced before the first run, and the reader can have the recorded run instead', {
  tag: ['@once', '@alone'],
}, async ({ page }) => {
  const lab = await LabPage.open(page)
  // The note must be there when the status announces the first run.
  await page.evaluate(() => {
    const status = document.querySelector('[role=status]')!
    new MutationObserver((_, observer) => {
      if (!status.textContent?.startsWith('Run ')) return
      document.body.dataset.noteAtRun1 = document.querySelector('.busy')?.textContent ?? 'none'
      observer.disconnect()
    }).observe(status, { childList: true })
  })
  const burners = await burn()
  try {
    await page.getByRole('button', { name: 'The same' }).click()
    await expect(page.locator('body')).toHaveAttribute(
      'data-note-at-run1',
      /^Other programs use this machine: \d\.\d of 2 cores are idle\./,
      ENDS_IN_TIME,
    )
    await lab.results.getByRole('button', { name: 'Show the recorded run' }).click()
    await expect(lab.status).toHaveText('This is a recorded run. Nothing was measured here.', ENDS_IN_TIME)
    await expect(lab.results.getByText('RECORDED')).toBeVisible()
    await expect(lab.results.locator('.busy')).toHaveCount(0)
    await expect(lab.stop).toBeHidden()
  } finally {
    for (const burner of burners) burner.kill('SIGKILL')
  }
})

test('an explanation says that it describes idle cores if the machine was busy', { tag: ['@once', '@alone'] }, async ({ page }) => {
  const lab = await LabPage.open(page)
  await lab.choose('Overlapping sleeps')
  const burners = await burn()
  try {
    await page.getByRole('button', { name: 'Half a second' }).click()
    await expect(
      lab.results.getByText('Other programs disturbed this run. The explanation describes idle cores, as in the recorded run.'),
    ).toBeVisible(ENDS_IN_TIME)
  } finally {
    for (const burner of burners) burner.kill('SIGKILL')
  }
})

test('a compact embed says that the machine is busy before its first run, and keeps its height', {
  tag: ['@once', '@alone'],
}, async ({ page }) => {
  await page.setViewportSize({ width: 732, height: 900 })
  await page.goto('embeds.html')
  const embed = page.locator('#compact gil-lab')
  const note = embed.getByText(/^Other programs use this machine: \d\.\d of 2 cores are idle\.$/)
  // The note must be there when the status announces the first run.
  await embed.evaluate((element: HTMLElement) => {
    const status = element.shadowRoot!.querySelector('[part=status]')!
    new MutationObserver((_, observer) => {
      if (!status.textContent?.startsWith('Run ')) return
      element.dataset.shownAtRun1 = element.shadowRoot!.querySelector('[part=results]')?.textContent ?? ''
      observer.disconnect()
    }).observe(status, { childList: true })
  })
  const burners = await burn()
  try {
    await embed.getByRole('button', { name: /^Run/ }).click()
    await expect(embed).toHaveAttribute('data-shown-at-run1', /Other programs use this machine: \d\.\d of 2 cores are idle\./, ENDS_IN_TIME)
    await expect(embed.locator('[part=headline]')).toBeVisible(ENDS_IN_TIME)
    await expect(note).toBeVisible()
    expect((await embed.boundingBox())!.height).toBeLessThanOrEqual(360)
  } finally {
    for (const burner of burners) burner.kill('SIGKILL')
  }
})

/** Two endless loops per core. They leave a third of each core to the lab. The promise resolves when all of them run. */
async function burn(): Promise<ChildProcess[]> {
  const burners = Array.from({ length: 2 * cpus().length }, () => spawn(process.execPath, ['-e', "console.log('runs'); for (;;);"]))
  await Promise.all(burners.map((burner) => once(burner.stdout, 'data')))
  return burners
}
