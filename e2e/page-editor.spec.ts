import { expect, type Page, test } from '@playwright/test'
import { LabPage, SWITCH } from './lab-page.ts'

const PROGRAM = 'x = 1\nprint("here")\n'
/** Matches the URL of the chunk that contains the editor. */
const CHUNK = /\/code-editor-[^/]*\.js/

test('typing loads the editor, which keeps text and caret, marks an error, can undo, and lets Tab leave', async ({ page }) => {
  const lab = await LabPage.open(page)
  await lab.source.fill(PROGRAM)
  await caretTo(lab, 'x = 1'.length)
  const loaded = page.waitForResponse(CHUNK)
  await page.keyboard.press('0')
  await loaded
  const editor = page.locator('.cm-editor')
  await expect(editor).toBeVisible()
  await expect(lab.source).toBeFocused()
  expect(await textOf(page)).toBe(PROGRAM.replace('1', '10'))
  // The first key loaded the editor. All further keys go into the editor.
  await page.keyboard.type('0 + (')
  expect(await textOf(page)).toBe(PROGRAM.replace('1', '100 + ('))
  await expect(page.getByRole('alert')).toContainText(/program\.py:\d+:\d+: SyntaxError/)
  await expect(editor.locator('.cm-lint-marker-error')).toBeVisible()
  await expect(lab.source).toHaveAttribute('aria-invalid', 'true')

  await page.keyboard.press('Tab')
  await expect(lab.source).not.toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await expect(lab.source).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await expect(page.getByRole('button', { name: 'Add a file' })).toBeFocused()

  await lab.source.focus()
  // Undo reverts all typing, including the first key, which the plain field received before the editor was loaded.
  await expect(async () => {
    await page.keyboard.press('ControlOrMeta+Z')
    expect(await textOf(page)).toBe(PROGRAM)
  }).toPass()
  await expect(page.getByRole('alert')).toBeHidden()
  await expect(editor.locator('.cm-lint-marker-error')).toHaveCount(0)
  await lab.chooseGils(SWITCH)
  await lab.runToItsEnd(/^Done: 1 run\.$/)
  await expect(lab.printed).toHaveText('here')
})

test('an editor that fails to load leaves the plain field with everything that was typed @long', async ({ page }) => {
  await page.route(CHUNK, (route) => route.abort())
  const lab = await LabPage.open(page)
  await lab.source.fill(PROGRAM)
  await caretTo(lab, PROGRAM.length)
  const failed = page.waitForEvent('requestfailed', (request) => CHUNK.test(request.url()))
  await page.keyboard.type('print("')
  await failed
  await page.keyboard.type('there")')
  await expect(lab.source).toHaveValue(`${PROGRAM}print("there")`)
  await expect(lab.source).toBeFocused()
  await expect(page.locator('.cm-editor')).toHaveCount(0)
  await lab.chooseGils(SWITCH)
  await lab.runToItsEnd(/^Done: 1 run\.$/)
  await expect(lab.printed).toHaveText('here\nthere')
})

/** Focuses the plain field and puts the caret at an offset. */
async function caretTo(lab: LabPage, offset: number): Promise<void> {
  await lab.source.evaluate((area: HTMLTextAreaElement, offset) => {
    area.focus()
    area.setSelectionRange(offset, offset)
  }, offset)
}

async function textOf(page: Page): Promise<string> {
  return (await page.locator('.cm-line').allInnerTexts()).map((line) => line.replace(/\n$/, '')).join('\n')
}
