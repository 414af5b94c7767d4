import { expect, type Locator, test } from '@playwright/test'
import { toRecording } from '../src/export/recording-file.ts'
import type { Recording } from '../src/model/recording.ts'
import type { Report } from '../src/model/report.ts'
import { crowd } from '../test/contract/crowd.ts'
import { decodeTrace } from '../test/export/decode-trace.ts'
import { sampleRecordings, sampleResult, textOf } from '../test/export/sample.ts'
import { recordingFrom } from '../test/metrics/draw.ts'
import { downloaded, ENDS_IN_TIME, LabPage, NONE, SWITCH, TICK } from './lab-page.ts'
import { inPerfetto } from './perfetto.ts'

/** A figure with its unit, or "less than" the clock step. */
const FIGURE = /^(< )?[\d.,]+ (ns|µs|ms|s)$/
/** A latency in a table: a figure, or the number of latencies if there are too few for percentiles. */
const OR_FEW = /^(?:(< )?[\d.,]+ (ns|µs|ms|s)|n = \d+)$/

/**
 * Each thread starts to count only when both have started, so the threads hand over the GIL even if the second one starts late. The program
 * does not use append(), because append() is not atomic under the GIL `none`.
 */
const COUNTDOWN = `from datetime import datetime
from threading import Thread

begun = [False, False]

def countdown(own, other, n):
    begun[own] = True
    while not begun[other]:
        pass
    while n > 0:
        n -= 1

start = datetime.now()
threads = [Thread(target=countdown, args=(own, 1 - own, 1_500_000)) for own in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("countdown took", datetime.now() - start)
`

/** Prints until the run is stopped. */
const ENDLESS = 'while True:\n    print("0123456789" * 100)\n'

/** Each thread waits until both have started. After that, each joins the other. */
const DEADLOCK = `from threading import Barrier, Thread

both = Barrier(2)

def a():
    both.wait()
    second.join()

def b():
    both.wait()
    first.join()

first = Thread(target=a)
second = Thread(target=b)
first.start()
second.start()
first.join()
`

test.describe('the lab page', () => {
  test('shows a program with its claim and GILs, keeps what the reader writes, and measures the machine without a run', async ({
    page,
  }) => {
    const lab = await LabPage.open(page)
    await expect(page.getByRole('heading', { name: 'gil-lab', level: 1 })).toBeVisible()
    await expect(page.getByText('Global Interpreter Locks').first()).toBeVisible()
    await expect(lab.source).toHaveValue(/def countdown\(n\):/)
    await page.getByText('The claim', { exact: true }).click()
    await expect(page.getByText(/^Under a GIL, splitting CPU work/)).toBeVisible()
    for (const gil of [TICK, SWITCH, NONE]) await expect(lab.gil(gil)).toBeChecked()
    await expect(lab.run).toBeEnabled()
    await expect(lab.stop).toBeHidden()

    await lab.choose('Overlapping sleeps')
    await expect(lab.source).toHaveValue(/def nap\(seconds\):/)
    await lab.source.fill('print("mine")\n')
    await expect(lab.step).toHaveCount(0)
    await lab.choose('Overlapping sleeps')
    await expect(lab.source).toHaveValue(/def nap\(seconds\):/)
    await lab.chooseOwn()
    await expect(lab.source).toHaveValue('print("mine")\n')

    await page.getByRole('button', { name: 'Measure this machine' }).click()
    await lab.ended(/^The machine has been measured\.$/)
    const machine = page.getByRole('region', { name: 'Your machine' })
    await expect(machine.getByText(/effective.*, \d+ reported/)).toBeVisible()
    await expect(machine.getByRole('listitem').first()).toHaveText(
      /^Times below .*, (the step of the clock|by which the clocks of two workers may differ; .*)\. A shorter hand-off/,
    )
  })

  test('shows a countdown under two GILs with figures, timelines and words for each, and downloads report and trace', {
    tag: '@firefox',
  }, async ({ page }) => {
    const lab = await LabPage.open(page)
    await lab.source.fill(COUNTDOWN)
    await lab.chooseGils(SWITCH, NONE)
    // With so short an interval the GIL is handed over often. The waits are nevertheless longer than a clock step.
    await lab.set('Switch interval, ms', '0.1')
    await lab.runToItsEnd(/^Done: 2 runs\.$/)

    await expect(lab.printed).toHaveText(/^countdown took 0:00:\d\d\.\d{6}\s*$/)
    await expect(lab.results.getByText(/effective.*, \d+ reported/).first()).toBeVisible()
    const table = lab.results.getByRole('table', { name: 'Figures of program.py' })
    await expect(table.getByRole('rowheader')).toHaveText([/^switch/, /^none/])
    await expect(table.getByRole('row', { name: /^none/ }).getByRole('cell').first()).toHaveText(FIGURE)
    const cells = await table
      .getByRole('row', { name: /^switch/ })
      .getByRole('cell')
      .allInnerTexts()
    // The cells: wall time, ratio, longest wait and hand-off. The GIL switch is the base of the ratios.
    expect(cells).toEqual([expect.stringMatching(FIGURE), '–', expect.stringMatching(OR_FEW), expect.stringMatching(OR_FEW)])
    await expect(table.getByRole('row', { name: /^none/ }).getByRole('cell').nth(1)).toHaveText(/^[\d.]+ ×$/)

    await expect(lab.timeline()).toBeVisible()
    await expect(lab.timeline()).toHaveAccessibleDescription(/^switch: 3 threads, .*; none: 3 threads, /)
    // In the test's window of 1280 px, the table fits without scrolling.
    expect(await table.evaluate(({ parentElement: place }) => place!.scrollWidth - place!.clientWidth)).toBe(0)
    // Everything after the table of four figures is closed at first, as in a lesson.
    await expect(lab.results.getByText('All figures')).toBeHidden()
    await lab.results.getByText('Details', { exact: true }).click()
    await expect(lab.results.getByText('All figures')).toBeVisible()
    await expect(lab.article(SWITCH).getByText(/waited longe/)).toBeVisible()
    await expect(lab.article(NONE).getByText('There is no GIL to wait for.')).toBeVisible()
    await expect(lab.article(NONE).getByRole('img', { name: /^Hand-off/ })).toHaveCount(0)

    await lab.results.getByRole('button', { name: 'Go to the longest wait' }).click()
    await expect(lab.results.getByText(/under switch: waits for the GIL for .* Meanwhile .* held it/)).toBeVisible()
    // On a busy machine the longest wait may last as long as the run. The window then already shows everything, so the test zooms in first.
    await lab.results.getByRole('button', { name: 'Zoom in' }).click()
    await lab.results.getByRole('button', { name: 'Show everything' }).click()
    await expect(lab.results.getByText(/^All [\d.,]+ (ms|s)$/)).toBeVisible()
    const report = JSON.parse(`${await downloaded(lab, 'Download: Report (JSON)')}`) as Report
    expect(report.schema).toBe('gil-lab/report@1')
    expect(report.runs.map(({ gil, outcome }) => [gil, outcome])).toEqual([
      ['switch', 'completed'],
      ['none', 'completed'],
    ])
    const trace = decodeTrace(await downloaded(lab, 'Download: Trace (Perfetto)'))
    expect(trace.processes).toHaveLength(2)
    expect(trace.threads.flatMap(({ slices }) => slices.map(({ name }) => name))).toContain('running')
    const counted = await inPerfetto(page, () => lab.results.getByRole('button', { name: 'Open in Perfetto' }).click())
    expect(counted).toEqual(trace.threads.map(({ slices }) => slices.length))
  })

  test('draws the hand-offs of a recording as a histogram and a table; if they are few, it lists their values instead', async ({
    page,
  }) => {
    const lab = await LabPage.open(page)
    const [, recorded] = sampleRecordings()
    const open = (recording: Recording) =>
      page.getByLabel('Recording to open').setInputFiles({
        name: 'run.json',
        mimeType: 'application/json',
        buffer: Buffer.from(textOf(toRecording(sampleResult([recording])))),
      })
    await open(recorded!)
    await lab.results.getByText('Details', { exact: true }).click()
    const histogram = lab.article(SWITCH).getByRole('img', { name: /^Hand-off latency under switch/ })
    await expect(histogram.getByText(/^clock step/)).toBeVisible()
    await expect(histogram.getByText(/^park floor/)).toBeVisible()
    await lab.article(SWITCH).getByText('The histogram as a table').click()
    const bins = lab.article(SWITCH).getByRole('table', { name: /^Hand-off latency under switch/ })
    await expect(bins.locator('caption')).toHaveText(/^[\d,]+ in total; clock step .*, park floor/)
    const counts = (await bins.locator('td:last-child').allInnerTexts()).map((count) => Number(count.replaceAll(',', '')))
    const [, all] = /n = ([\d,]+)/.exec(await histogram.getByText(/, n = /).innerHTML())!
    expect(counts.reduce((sum, count) => sum + count)).toBe(Number(all!.replaceAll(',', '')))

    await open(recordingFrom('A ##w##\nB .w##', { settings: { experiment: 'countdown' } }))
    // The details of the new recording are closed, unlike those of the recording before.
    await expect(histogram).toHaveCount(0)
    await lab.results.getByText('Details', { exact: true }).click()
    await expect(lab.article(SWITCH).getByText(/2 hand-offs took less than 1\sµs\./)).toBeVisible()
    await expect(histogram).toHaveCount(0)
  })

  test('has one run at a time, which ends at Stop, even while it prints, or when the page is hidden', async ({ page }) => {
    const lab = await LabPage.open(page)
    await lab.source.fill(ENDLESS)
    await lab.chooseGils(SWITCH)
    await lab.runAndStopAtOnce()
    await lab.ended(/^Stopped before anything was measured\.$/)
    await expect(lab.results).toBeHidden()

    await lab.run.click()
    await expect(lab.printed).toBeVisible(ENDS_IN_TIME)
    await expect(lab.run).toBeDisabled()
    const told = await toldBy(lab.status)
    await lab.run.click({ force: true })
    await lab.run.press('Enter')
    await lab.set('Rounds', '2')
    await page.getByLabel('Rounds').press('Enter')
    // The program prints megabytes. The page keeps only the end of this output and stays usable.
    await expect(page.getByText(/^The first \d+(,\d{3}){2,} characters are not shown\.$/)).toBeVisible(ENDS_IN_TIME)
    expect((await lab.printed.innerText()).length).toBeLessThanOrEqual(20_000)
    await lab.stop.click()
    await lab.ended(/^Stopped in run 1\./)
    expect(await told()).toEqual([expect.stringMatching(/^Run 1 of 1:/), 'Stopping.', 'Drawing the results.', expect.anything()])
    await expect(lab.stop).toBeHidden()
    // The output beside the program and the output among the results leave out the same characters.
    const leftOut = await page.getByText(/The first [\d,]+ characters are not shown\./).allInnerTexts()
    const counts = leftOut.map((words) => /The first ([\d,]+)/.exec(words)![1])
    expect(counts).toEqual([counts[0], counts[0]])
    // The timeline up to the stop stays, although the program has one thread.
    await expect(lab.timeline()).toBeVisible()
    await expect(lab.article(SWITCH).getByText(/^Stopped before the program ended/)).toBeVisible()
    await expect(lab.results.getByRole('rowheader').getByRole('button')).toHaveText(['switch', 'stopped'])

    // A new run hides the output of the previous run. The check runs inside the page, because the program may print again before Playwright
    // looks.
    const printed = await lab.printed.elementHandle()
    expect(
      await lab.run.evaluate((run: HTMLButtonElement, printed) => {
        run.click()
        return printed?.checkVisibility()
      }, printed),
    ).toBe(false)
    await expect(lab.printed).toBeVisible(ENDS_IN_TIME)
    // Sends the page the event of being hidden. Playwright's pages are always visible, so the test also overrides the state that the page
    // reports.
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    })
    await lab.ended(/^Stopped in run 1 of 2\./)
    await expect(
      lab
        .article(SWITCH)
        .getByText(/hidden/)
        .first(),
    ).toBeVisible()
  })

  test('reports a deadlock with the thread that each thread waits for', async ({ page }) => {
    // In a narrow window the results are far above the form, so the page must scroll to them.
    await page.setViewportSize({ width: 320, height: 700 })
    const lab = await LabPage.open(page)
    await lab.chooseGils(SWITCH)
    await lab.source.fill(DEADLOCK)
    await lab.runToItsEnd(/^Done: 1 run; 1 deadlocked\.$/)
    await expect.poll(async () => (await lab.results.boundingBox())?.y).toBeLessThan(350)
    await expect(lab.status).toBeInViewport()
    await expect(lab.article(SWITCH).getByText(/^Deadlocked: every remaining thread was waiting/)).toBeVisible()
    const told = lab.results.getByRole('alert')
    await expect(
      told.getByText(/^Deadlocked: every remaining thread was waiting for another\. This happened under switch\./),
    ).toBeInViewport()
    await expect(told.getByRole('listitem').filter({ hasText: 'Thread-1 (a) waits in join() for Thread-2 (b)' })).toBeVisible()
    await expect(told.getByRole('listitem').filter({ hasText: 'Thread-2 (b) waits in join() for Thread-1 (a)' })).toBeVisible()
  })

  // A contract test runs the same program on Node.
  test("shows Python's traceback of a thread that fails, for example because there are too many threads @long", async ({ page }) => {
    const lab = await LabPage.open(page)
    await lab.chooseGils(SWITCH)
    await lab.source.fill(crowd(320))
    await lab.runToItsEnd(/1 failed with an exception/)
    const told = lab.results.getByRole('alert')
    await expect(told).toContainText('Exception in thread Thread-1 (crowd):')
    await expect(told).toContainText('File "program.py", line 10, in crowd')
    await expect(told).toContainText("RuntimeError: can't start new thread")
    // The main thread goes on after the error, so the traceback comes before its line. The editor marks the line of the error.
    await expect(lab.printed).toContainText(/^Exception in thread[\s\S]*RuntimeError: can't start new thread\s+the main thread goes on/)
    await expect(page.getByRole('alert').filter({ hasText: /^program\.py:10: RuntimeError/ })).toBeVisible()
  })
})

/** Collects the texts of a status, starting with the current one. @returns a function that returns the texts so far */
async function toldBy(status: Locator): Promise<() => Promise<string[]>> {
  const told = await status.evaluateHandle((element) => {
    const texts = [element.textContent ?? '']
    new MutationObserver(() => texts.push(element.textContent ?? '')).observe(element, {
      childList: true,
      characterData: true,
      subtree: true,
    })
    return texts
  })
  return () => told.jsonValue()
}
