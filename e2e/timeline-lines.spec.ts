import { expect, type Locator, test } from '@playwright/test'
import { boxesOf, ENDS_IN_TIME, LabPage, SWITCH } from './lab-page.ts'

/** A thread waits for an item in the library's code, at line 5 of the program. */
const PROGRAM = `from queue import Queue
from threading import Thread

def work(items):
    items.get()
    n = 200_000
    while n > 0:
        n -= 1

items = Queue()
thread = Thread(target=work, args=(items,))
thread.start()
items.put(1)
thread.join()
`

test('a slice marks the line of the program at which its thread is, and a line marks its slices', async ({ page }) => {
  const lab = await LabPage.open(page)
  await lab.chooseOwn()
  await lab.source.fill(PROGRAM)
  await lab.chooseGils(SWITCH)
  await lab.runToItsEnd()
  await expect(lab.timeline()).toBeVisible(ENDS_IN_TIME)
  await expect(lab.results.getByRole('listitem').filter({ hasText: '✗fails' })).toBeHidden()
  await page.getByText('The program’s lines, linked with the timeline').click()
  const lines = page.getByRole('list', { name: 'Lines of program.py' })
  await expect(lines.getByRole('listitem')).toHaveCount(14)
  await expect(lines.getByRole('button', { name: /^items\.get\(\) 1 hold ends here/ })).toBeVisible()
  await expect(lines.getByRole('button', { name: /^thread\.join\(\) 1 hold ends here/ })).toBeVisible()

  // The first slice of Thread-1 is its start. The longest block of the main thread is its join().
  const description = page.locator('.slice-words')
  await lab.timeline().focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  await expect(description).toContainText('MainThread')
  for (let slice = 0; slice < 12 && !/line 14/.test((await description.textContent()) ?? ''); slice++)
    await page.keyboard.press('ArrowRight')
  await expect(description).toContainText('line 14 of program.py')
  await expect(lines.locator('.at')).toHaveText(/thread\.join\(\)/)
  // The editor highlights the line too, until no slice is chosen.
  const ran = page.locator('.cm-ran')
  await expect(ran).toHaveText('thread.join()')
  await page.keyboard.press('Escape')
  await expect(ran).toHaveCount(0)

  const join = lines.getByRole('button', { name: /^thread\.join\(\)/ })
  const picture = () => lab.timeline().evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL())
  const before = await picture()
  // While the pointer is over a line, the timeline marks its slices, even if another line is chosen.
  await join.hover()
  await expect.poll(picture).not.toBe(before)
  await description.hover()
  await expect.poll(picture).toBe(before)
  await join.click()
  await expect(join).toHaveAttribute('aria-pressed', 'true')
  await expect.poll(picture).not.toBe(before)
  await join.click()
  await expect(join).toHaveAttribute('aria-pressed', 'false')
})

test('the timeline marks the moment at which a thread fails', { tag: '@once' }, async ({ page }) => {
  const lab = await LabPage.open(page)
  await lab.chooseOwn()
  await lab.source.fill(
    'from threading import Thread\ndef work():\n    raise ValueError("no")\nthread = Thread(target=work)\nthread.start()\nthread.join()\n',
  )
  await lab.chooseGils(SWITCH)
  await lab.runToItsEnd()
  await expect(lab.results.locator('.board .spoken')).toContainText('in Thread-1 (work), the thread fails: ValueError: no', ENDS_IN_TIME)
  await expect(lab.results.getByRole('listitem').filter({ hasText: '✗fails' })).toBeVisible()
  await expect(page.locator('.cm-lint-marker-error')).toHaveCount(1)
  await expect(page.locator('.cm-lintRange-error')).toHaveText('raise ValueError("no")')
  await expect(page.getByText('program.py:3: ValueError: no')).toBeVisible()
  // The output with the traceback is in view without scrolling, and the results show it too.
  await expect(lab.printed).toContainText('ValueError: no')
  await expect(lab.printed).toBeInViewport()
  await expect(lab.results.getByRole('group', { name: 'Printed under switch' })).toContainText('ValueError: no')
  await lab.timeline().focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  for (let slice = 0; slice < 4; slice++) await page.keyboard.press('ArrowRight')
  await expect(page.locator('.slice-words')).toContainText('Here, the thread fails: ValueError: no.')
})

test('the editor marks the line of each thread that a deadlock holds, until the reader edits', { tag: '@once' }, async ({ page }) => {
  const lab = await LabPage.open(page)
  await lab.chooseOwn()
  await lab.source.fill('from threading import Lock\n\nlock = Lock()\nlock.acquire()\nif True:\n    lock.acquire()\n')
  await lab.chooseGils(SWITCH)
  await lab.runToItsEnd()
  await expect(page.locator('.cm-lintRange-error')).toHaveText('lock.acquire()')
  await expect(page.getByText(/^program\.py:6: Deadlock: MainThread waits for a Lock held by MainThread\.$/)).toBeVisible()
  await expect(lab.results.getByRole('alert')).toContainText('MainThread waits for a Lock held by MainThread (lock lock, program.py:6)')
  await apart(page.locator('.source .refusal'), page.getByText(/^Unsupported Python is reported/))
  await lab.source.click()
  await page.keyboard.type('#')
  await expect(page.locator('.cm-lintRange-error')).toHaveCount(0)
  // The error above is now about the program before the change.
  await expect(lab.results.locator('.problem')).toContainText(/^This is about the program before your change\.Deadlocked:/)
  await expect(lab.results.getByRole('alert')).toHaveCount(0)
})

/** Checks that the second part begins below the end of the first one. */
async function apart(first: Locator, second: Locator): Promise<void> {
  const [above, below] = await boxesOf(first, second)
  expect(above.bottom).toBeLessThanOrEqual(below.top)
}
