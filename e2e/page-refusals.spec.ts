import { type Disposable, expect, type Locator, type Page, test } from '@playwright/test'
import { LabPage, SWITCH } from './lab-page.ts'

test.describe('the lab page refuses', () => {
  test('a program that does not compile, no GIL and invalid settings: it shows each error in place and runs nothing', async ({ page }) => {
    const lab = await LabPage.open(page)
    // The error appears once typing pauses, with line, column and caret.
    await lab.source.fill('x = 1\nclass A:\n    def __getattribute__(self, name):\n        return 1\n')
    const refusal = page.locator('.source').getByRole('alert')
    await expect(refusal).toContainText("program.py:3:9: gil-lab does not call the special method '__getattribute__'")
    await expect(refusal).toContainText(/def __getattribute__\(self, name\):\n +\^{16}/)
    await expect(lab.source).toHaveAttribute('aria-invalid', 'true')
    await lab.source.fill('x = 1\n')
    await expect(refusal).toBeHidden()
    await expect(lab.source).toHaveAttribute('aria-invalid', 'false')

    await lab.source.fill('x = 1\nif x:\n    y = (2\n')
    await lab.run.click()
    await lab.ended(/^The program has an error, so nothing ran\.$/)
    // The error is at the top, and the editor, which the page loads for it, marks its place.
    const onTop = page.locator('.results-column').getByRole('alert')
    await expect(onTop).toContainText(/program\.py:3:\d+: SyntaxError/)
    for (const place of [refusal, lab.printed]) await expect(place).toBeHidden()
    await expect(onTop).toBeInViewport()
    await expect(lab.source).toBeFocused()
    await expect(page.locator('.cm-lintRange-error')).toHaveText('(')
    await expect(page.locator('.cm-activeLine').filter({ hasText: 'y = (2' })).toBeVisible()
    await lab.source.fill('print("here")\n')
    await expect(page.locator('.results-column .problem')).toContainText(/^This is about the program before your change\./)

    await lab.chooseGils()
    const rounds = page.getByLabel('Rounds')
    for (const [value, complaint] of NONSENSE) {
      await rounds.evaluate((input: HTMLInputElement, value) => {
        input.value = value
      }, value)
      expect(await complaintOf(rounds), `rounds are ${value || 'empty'}`).toBe(complaint)
    }
    await expect(rounds).toBeHidden()
    await lab.run.click()
    await expect(lab.gil(/^tick/)).toBeFocused()
    expect(await complaintOf(lab.gil(/^tick/))).toBe('customError')
    expect(await lab.gil(/^tick/).evaluate((box: HTMLInputElement) => box.validationMessage)).toBe('Choose at least one GIL.')
    await lab.gil(SWITCH).check()
    expect(await complaintOf(lab.gil(/^tick/))).toBe('')
    await lab.run.click()
    // The settings must open, because the browser cannot show its message about a field in closed settings.
    await expect(rounds).toBeFocused()
    await expect(lab.status).toHaveText('The program has an error, so nothing ran.')
    await expect(lab.results).toBeHidden()
  })

  test('to run injected scripts and to send data to other hosts', async ({ page }) => {
    await LabPage.open(page)
    const done = await page.evaluate(async () => {
      const refused = new Set<string>()
      const allRefused = new Promise<void>((resolve) => {
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
          if (refused.add(effectiveDirective).size === 3) resolve()
        })
      })
      const script = document.createElement('script')
      script.textContent = "document.title = 'script'"
      document.body.append(script)
      document.body.insertAdjacentHTML('beforeend', '<button type="button" onclick="document.title = \'handler\'"></button>')
      ;(document.body.lastElementChild as HTMLButtonElement).click()
      await fetch('https://gil-lab.invalid/').catch(() => {})
      await allRefused
      return { title: document.title, refused: [...refused].sort() }
    })
    expect(done).toEqual({
      title: expect.stringContaining('gil-lab'),
      refused: ['connect-src', 'script-src-attr', 'script-src-elem'],
    })
  })

  test('to measure if a canary fails (a wrong clock, memory that does not reach a worker), and says what failed and what to do', async ({
    page,
  }) => {
    // This clock runs a million times too slowly. On it, a wait of 1 ms looks far too short, even on a busy machine where the wait takes a
    // second.
    const slow = await beforeWorkers(page, 'const now = performance.now.bind(performance); performance.now = () => now() / 1e6;')
    await measuresNothing(page, 'The canary "timed wait" failed', 'Use another browser')
    await slow.dispose()
    // A worker outside the page's agent cluster receives messageerror instead of a message with shared memory. The added line simulates
    // such a worker.
    await beforeWorkers(
      page,
      `addEventListener('message', (event) => {
        if (!JSON.stringify(event.data).includes('peek')) return
        event.stopImmediatePropagation()
        dispatchEvent(new MessageEvent('messageerror'))
      });`,
    )
    await measuresNothing(page, 'The canary "shared memory" failed', 'Use another browser')
  })

  test('to measure under a policy that forbids Wasm or workers, and says what the policy must allow', async ({ page }) => {
    const answerWith = (policy: string) =>
      page.route('./', async (route) => {
        const response = await route.fetch()
        await route.fulfill({ response, headers: { ...response.headers(), 'Content-Security-Policy': policy } })
      })
    await answerWith("script-src 'self'")
    await measuresNothing(page, 'The machine could not be loaded', "'wasm-unsafe-eval'")
    await answerWith("worker-src 'self'")
    await measuresNothing(page, 'The canary "shared memory" failed', 'worker-src blob:')
  })
})

/** Invalid numbers of rounds, each with the name that the browser's ValidityState has for the fault. */
const NONSENSE = [
  ['', 'valueMissing'],
  ['2.5', 'stepMismatch'],
  ['0', 'rangeUnderflow'],
  ['1001', 'rangeOverflow'],
] as const

/** The first fault of a field that the browser would report on submit; empty if there is none. */
function complaintOf(field: Locator): Promise<string> {
  return field.evaluate(({ validity }: HTMLInputElement) => {
    for (const name in validity) if (name !== 'valid' && validity[name as keyof ValidityState]) return name
    return ''
  })
}

/** Opens the lab and presses Run. Expects an error that says what happened and what to do. */
async function measuresNothing(page: Page, whatHappened: string, whatToDo: string): Promise<void> {
  const lab = await LabPage.open(page)
  await lab.run.click()
  await lab.ended(/^Nothing was measured\.$/)
  await expect(page.getByRole('alert').filter({ hasText: whatHappened })).toContainText(whatToDo)
}

/**
 * Runs a line of code at the start of every worker of the page, until the caller disposes the result. Workers start from blobs, and this
 * function puts the line in front of each blob.
 */
function beforeWorkers(page: Page, line: string): Promise<Disposable> {
  return page.addInitScript((first) => {
    const { createObjectURL } = URL
    URL.createObjectURL = (blob: Blob) => createObjectURL(new Blob([first, blob], { type: blob.type }))
  }, line)
}
