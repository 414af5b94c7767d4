import { expect, type Page, test } from '@playwright/test'
import { LabPage, SWITCH } from './lab-page.ts'

test.describe('the lab page refuses', () => {
  test('a program that cannot be compiled: in place, with line, column and caret, as soon as its writer pauses', async ({ page }) => {
    const lab = await LabPage.open(page)
    await lab.source.fill('x = 1\nclass A:\n    pass\n')
    const refusal = page.getByRole('alert')
    await expect(refusal).toContainText("program.py:2:1: gil-lab does not run 'class'")
    await expect(refusal).toContainText(/class A:\n\^{5}/)
    await expect(lab.source).toHaveAttribute('aria-invalid', 'true')
    await lab.source.fill('x = 1\n')
    await expect(refusal).toBeHidden()
    await expect(lab.source).toHaveAttribute('aria-invalid', 'false')
  })

  test('to run it, and puts the cursor where the error is', { tag: '@once' }, async ({ page }) => {
    const lab = await LabPage.open(page)
    await lab.source.fill('x = 1\nif x:\n    y = (2\n')
    await lab.run.click()
    await lab.ended(/^Nothing was run: the program has an error\.$/)
    await expect(page.getByRole('alert')).toContainText(/program\.py:3:\d+: SyntaxError/)
    await expect(lab.source).toBeFocused()
    const line = await lab.source.evaluate((area: HTMLTextAreaElement) => area.value.slice(0, area.selectionStart).split('\n').length)
    expect(line).toBe(3)
    await expect(lab.results).toBeHidden()
  })

  test('to run under no GIL choice at all', { tag: '@once' }, async ({ page }) => {
    const lab = await LabPage.open(page)
    await lab.chooseGils()
    await lab.run.click()
    await expect(lab.run).toBeEnabled()
    expect(await lab.gil(/^tick/).evaluate((box: HTMLInputElement) => box.validationMessage)).toBe('Choose at least one GIL.')
    await lab.gil(SWITCH).check()
    expect(await lab.gil(/^tick/).evaluate((box: HTMLInputElement) => box.validationMessage)).toBe('')
  })

  test('to run what should have stayed text, and to send anything away', async ({ page }) => {
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

  test('to measure where a canary fails: with what failed and what to do', async ({ page }) => {
    // Under a clock that runs a hundred times too slow, a wait of 1 ms looks far too short.
    await beforeWorkers(page, 'const now = performance.now.bind(performance); performance.now = () => now() / 100;')
    const lab = await LabPage.open(page)
    await lab.run.click()
    await lab.ended(/^Nothing was measured\.$/)
    await expect(page.getByRole('alert').filter({ hasText: 'The canary "timed wait" failed' })).toContainText('Use another browser')
  })

  test('to measure under a policy of the host that forbids Wasm or workers, and says what it must allow', async ({ page }) => {
    const measureUnder = async (policy: string) => {
      await page.route('./', async (route) => {
        const response = await route.fetch()
        await route.fulfill({ response, headers: { ...response.headers(), 'Content-Security-Policy': policy } })
      })
      const lab = await LabPage.open(page)
      await lab.run.click()
      await lab.ended(/^Nothing was measured\.$/)
      await page.unroute('./')
    }
    await measureUnder("script-src 'self'")
    await expect(page.getByRole('alert').filter({ hasText: 'The machine could not be loaded' })).toContainText("'wasm-unsafe-eval'")
    await measureUnder("worker-src 'self'")
    await expect(page.getByRole('alert').filter({ hasText: 'The canary "shared memory" failed' })).toContainText('worker-src blob:')
  })

  test('to measure where memory does not reach a worker, although the page calls itself isolated', async ({ page }) => {
    // What a worker outside of the page's agent cluster gets instead of a message with memory in it.
    await beforeWorkers(
      page,
      `addEventListener('message', (event) => {
        if (!JSON.stringify(event.data).includes('peek')) return
        event.stopImmediatePropagation()
        dispatchEvent(new MessageEvent('messageerror'))
      });`,
    )
    const lab = await LabPage.open(page)
    await lab.run.click()
    await lab.ended(/^Nothing was measured\.$/)
    await expect(page.getByRole('alert').filter({ hasText: 'The canary "shared memory" failed' })).toContainText('Use another browser')
  })
})

/** Runs a line in every worker of the page before the worker's own code. Workers start from blobs. */
async function beforeWorkers(page: Page, line: string): Promise<void> {
  await page.addInitScript((first) => {
    const { createObjectURL } = URL
    URL.createObjectURL = (blob: Blob) => createObjectURL(new Blob([first, blob], { type: blob.type }))
  }, line)
}
