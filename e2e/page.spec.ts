import { expect, test } from '@playwright/test'
import type { Report } from '../src/model/report.ts'
import { downloaded, LabPage, NONE, SWITCH, TICK } from './lab-page.ts'

/** A figure with its unit, or one that is finer than the clock. */
const FIGURE = /^(< )?[\d.,]+ (ns|µs|ms|s)$/

const DEADLOCK = `from threading import Thread
from time import sleep

def a():
    sleep(0.05)
    second.join()

def b():
    sleep(0.05)
    first.join()

first = Thread(target=a)
second = Thread(target=b)
first.start()
second.start()
first.join()
`

test.describe('the lab page', () => {
  test('tells what it is, and shows a program, its claim and the GILs it is about', { tag: '@once' }, async ({ page }) => {
    const lab = await LabPage.open(page)
    await expect(page.getByRole('heading', { name: 'gil-lab', level: 1 })).toBeVisible()
    await expect(page.getByText('Global Interpreter Locks').first()).toBeVisible()
    await expect(lab.source).toHaveValue(/def countdown\(n\):/)
    await expect(page.getByText(/^The claim: Under a GIL, two threads/)).toBeVisible()
    for (const gil of [TICK, SWITCH, NONE]) await expect(lab.gil(gil)).toBeChecked()
    await expect(lab.run).toBeEnabled()
    await expect(lab.stop).toBeDisabled()
  })

  test('an edited program is one of your own, and the experiment can be had back', { tag: '@once' }, async ({ page }) => {
    const lab = await LabPage.open(page)
    await lab.experiment.selectOption('Sleeping together')
    await expect(lab.source).toHaveValue(/def nap\(seconds\):/)
    await lab.source.fill('print("mine")\n')
    await expect(lab.experiment).toHaveValue('(own)')
    await lab.experiment.selectOption('Sleeping together')
    await expect(lab.source).toHaveValue(/def nap\(seconds\):/)
    await lab.experiment.selectOption('A program of your own')
    await expect(lab.source).toHaveValue('print("mine")\n')
  })

  test('counts down under two GILs: a row of figures, a timeline and a histogram each', async ({ page }) => {
    const lab = await LabPage.open(page)
    await lab.source.fill((await lab.source.inputValue()).replace('50_000_000', '3_000_000'))
    await lab.chooseGils(SWITCH, NONE)
    // Far shorter than any machine takes for the count, so that the GIL is handed over.
    await lab.set('Switch interval, ms', '0.1')
    await lab.runToItsEnd(/^Done: 2 runs\.$/)

    await expect(page.getByRole('region', { name: 'What the program prints' })).toHaveText(/^countdown took 0:00:\d\d\.\d{6}\s*$/)
    await expect(lab.results.getByText(/effective, \d+ reported/)).toBeVisible()
    const table = lab.results.getByRole('table', { name: 'Figures of program.py' })
    await expect(table.getByRole('rowheader')).toHaveText(['switch', 'none'])
    await expect(table.getByRole('row', { name: /^none/ }).getByRole('cell').first()).toHaveText(FIGURE)
    const cells = await table
      .getByRole('row', { name: /^switch/ })
      .getByRole('cell')
      .allInnerTexts()
    // Wall, switches a second, handoff p50 and p99.
    expect(cells[0]).toMatch(FIGURE)
    expect(cells[1]).toMatch(/^[\d.,]+$/)
    expect(cells[2]).toMatch(FIGURE)
    expect(cells[3]).toMatch(FIGURE)

    await expect(lab.timeline()).toBeVisible()
    await expect(lab.timeline()).toHaveAccessibleDescription(/^switch: 3 threads, .*; none: 3 threads, /)
    const histogram = lab.article(SWITCH).getByRole('img', { name: /^Handoff latency under switch/ })
    await expect(histogram.getByText(/^clock step/)).toBeVisible()
    await expect(histogram.getByText(/^park floor/)).toBeVisible()
    await lab.article(SWITCH).getByText('The histogram as a table').click()
    const bins = lab.article(SWITCH).getByRole('table', { name: /^Handoff latency under switch/ })
    await expect(bins.locator('caption')).toHaveText(/^[\d,]+ in all\. Clock step .*, park floor/)
    const counts = (await bins.locator('td:last-child').allInnerTexts()).map((count) => Number(count.replaceAll(',', '')))
    const [, all] = /n = ([\d,]+)/.exec(await histogram.getByText(/, n = /).innerHTML())!
    expect(counts.reduce((sum, count) => sum + count)).toBe(Number(all!.replaceAll(',', '')))
    // In a window of 1280 px the figures need not be scrolled.
    expect(await table.evaluate(({ parentElement: place }) => place!.scrollWidth - place!.clientWidth)).toBe(0)
    await expect(lab.article(SWITCH).getByText(/waited longe/)).toBeVisible()
    await expect(lab.article(NONE).getByText('There is no GIL to wait for.')).toBeVisible()
    await expect(lab.article(NONE).getByRole('img', { name: /^Handoff/ })).toHaveCount(0)
  })

  test('an experiment asks for its rounds, and ends in a verdict on its claim', { tag: '@once' }, async ({ page }) => {
    const lab = await LabPage.open(page)
    await expect(page.getByLabel('Rounds')).toHaveValue('25')
    await lab.experiment.selectOption('The check interval')
    await expect(page.getByLabel('Rounds')).toHaveValue('1')
    await lab.runToItsEnd(/^Done: 3 runs\.$/)
    const claim = lab.results.getByRole('region', { name: 'The claim of The check interval' })
    await expect(claim.getByRole('heading', { name: 'Confirmed on this machine' })).toBeVisible()
    await expect(claim.getByText(/^Elsewhere: CPython 2\.7/)).toBeVisible()
  })

  test('the timelines are gone through, and report and trace are downloaded', async ({ page }) => {
    const lab = await LabPage.open(page)
    await lab.source.fill((await lab.source.inputValue()).replace('50_000_000', '3_000_000'))
    await lab.chooseGils(TICK, SWITCH)
    await lab.runToItsEnd()
    await lab.results.getByRole('button', { name: 'To the longest wait' }).click()
    await expect(lab.results.getByText(/: waits for the GIL for .* Meanwhile it was held by /)).toBeVisible()
    await expect(lab.results.getByText(/^[\d.,]+ to [\d.,]+ (µs|ms) of /)).toBeVisible()
    await lab.results.getByRole('button', { name: 'Show everything' }).click()
    await expect(lab.results.getByText(/^All [\d.,]+ ms$/)).toBeVisible()

    const report = JSON.parse(`${await downloaded(lab, 'Download: Report (JSON)')}`) as Report
    expect(report.schema).toBe('gil-lab/report@1')
    expect(report.runs.map(({ gil, outcome }) => [gil, outcome])).toEqual([
      ['tick', 'completed'],
      ['switch', 'completed'],
    ])
    const trace = JSON.parse(`${await downloaded(lab, 'Download: Trace (Perfetto)')}`) as { traceEvents: { name: string }[] }
    expect(trace.traceEvents.map(({ name }) => name)).toContain('running')
  })

  test('stops a program that does not end', async ({ page }) => {
    const lab = await LabPage.open(page)
    await lab.source.fill('print("begun")\nwhile True:\n    pass\n')
    await lab.chooseGils(SWITCH)
    await lab.run.click()
    await expect(page.getByRole('region', { name: 'What the program prints' })).toHaveText('begun', { timeout: 45_000 })
    await expect(lab.run).toBeDisabled()
    await lab.stop.click()
    await lab.ended(/^Stopped in run 1\./)
    await expect(lab.stop).toBeDisabled()
    await expect(lab.article(SWITCH).getByText(/^Stopped before the program had ended/)).toBeVisible()
    await expect(lab.results.getByRole('rowheader')).toHaveText([/^switch\s*stopped$/])
  })

  test('a page that is hidden stops the run, and says that its figures are not to be compared', async ({ page }) => {
    const lab = await LabPage.open(page)
    await lab.source.fill('print("begun")\nwhile True:\n    pass\n')
    await lab.chooseGils(SWITCH)
    await lab.run.click()
    await expect(page.getByRole('region', { name: 'What the program prints' })).toHaveText('begun', { timeout: 45_000 })
    // Playwright's pages are always visible: the page is told what a browser tells it.
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    })
    await lab.ended(/^Stopped in run 1\./)
    await expect(
      lab
        .article(SWITCH)
        .getByText(/hidden/)
        .first(),
    ).toBeVisible()
  })

  test('can be stopped before it has measured anything, and runs again', async ({ page }) => {
    const lab = await LabPage.open(page)
    await lab.source.fill('print("here")\n')
    await lab.chooseGils(SWITCH)
    await lab.runAndStopAtOnce()
    await lab.ended(/^Stopped before anything was measured\.$/)
    await lab.runToItsEnd(/^Done: 1 run\.$/)
    await expect(page.getByRole('region', { name: 'What the program prints' })).toHaveText('here')
  })

  test('a deadlock is told, with who waits for what', { tag: '@once' }, async ({ page }) => {
    const lab = await LabPage.open(page)
    await lab.source.fill(DEADLOCK)
    await lab.chooseGils(SWITCH)
    await lab.runToItsEnd(/^Done: 1 run, not all completed \(deadlocked\)\.$/)
    const told = lab.article(SWITCH)
    await expect(told.getByText(/^Deadlocked: every thread that was left waited/)).toBeVisible()
    await expect(told.getByRole('listitem').filter({ hasText: 'Thread-1 (a) waits in join() for Thread-2 (b)' })).toBeVisible()
    await expect(told.getByRole('listitem').filter({ hasText: 'Thread-2 (b) waits in join() for Thread-1 (a)' })).toBeVisible()
  })

  test("a program that fails shows Python's traceback", { tag: '@once' }, async ({ page }) => {
    const lab = await LabPage.open(page)
    await lab.source.fill('def half(n):\n    return n // 0\n\nhalf(1)\n')
    await lab.chooseGils(SWITCH)
    await lab.runToItsEnd(/not all completed \(trapped\)/)
    await expect(lab.article(SWITCH)).toContainText('File "program.py", line 2, in half')
    await expect(lab.article(SWITCH)).toContainText('ZeroDivisionError: integer division or modulo by zero')
  })
})
