import { expect, test } from '@playwright/test'
import { boxesOf, ENDS_IN_TIME, LabPage, SWITCH, TICK } from './lab-page.ts'

/** Matches the URL of the chunk that measures. */
const LAB_CHUNK = /\/lab-[^/]*\.js$/

test('a new user sees what a GIL is and a recorded timeline, guesses, and gets an answer in words and bars', async ({
  page,
  browserName,
}) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  const lab = await LabPage.open(page)
  const question = page.getByRole('heading', { name: 'Two threads, half the work each: twice as fast, the same, or slower?' })
  for (const part of [
    page.getByText(/^Python's Global Interpreter Lock, the GIL, lets only one thread/),
    question,
    page.getByText(/^RECORDED on /),
  ])
    await expect(part).toBeInViewport()
  // The recorded timeline plays until the reader pauses it, and not at all with reduced motion.
  const plays = () => page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length)
  expect(await plays()).toBe(1)
  await page.getByRole('button', { name: 'Pause' }).click()
  expect(await plays()).toBe(0)
  // Playwright's setting has no effect in Firefox.
  if (browserName === 'chromium') {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await expect(page.getByRole('button', { name: 'Play' })).toBeHidden()
    expect(await plays()).toBe(0)
  }

  await page.getByRole('button', { name: 'The same' }).click()
  const answer = lab.results.getByRole('region', { name: /^Two threads: [\d.]+\s× as long\./ })
  await expect(answer).toBeInViewport(ENDS_IN_TIME)
  await lab.ended(/^Done: 15 runs\.$/)
  await expect(page.locator('[aria-live=polite]').first()).toHaveText(/^Two threads: [\d.]+\s× as long\./)
  await expect(answer.getByText('Provisional: 3 rounds')).toBeVisible()
  await expect(answer.getByText('You guessed: the same.')).toBeVisible()
  await expect(answer.getByRole('img', { name: 'Wall time' })).toContainText('2 threads, no GIL')
  await expect(answer.getByText(/^2 threads ÷ 1 thread, .*95\s% interval [\d.]+\s× to [\d.]+\s×\), 3 rounds\./)).toBeVisible()
  await expect(lab.results.getByText(/^What the picture shows\. Each lane is a thread\./)).toBeVisible()
  // The quick answer shows no verdict. The timeline comes before the table, and the other figures are closed.
  await expect(lab.results.getByRole('region', { name: /^The claim of / })).toHaveCount(0)
  const together = lab.results.getByRole('region', { name: 'countdown, 2 threads' })
  await expect(together.getByRole('columnheader')).toHaveText([/^GIL/, /^wall/, /^÷ 1 thread/, /^longest wait/, /^hand-off/])
  // The timeline follows the answer, and the notes follow the timeline.
  const notes = lab.results.getByRole('region', { name: 'What the picture shows' })
  const [above, timeline, below, table] = await boxesOf(answer, lab.timeline().first(), notes, together.getByRole('table').first())
  expect(timeline.top - above.bottom).toBeLessThan(200)
  expect(below.top).toBeGreaterThan(timeline.bottom)
  expect(timeline.top).toBeLessThan(table.top)
  // Where the pointer rests, the scrolled page may have another term.
  await page.mouse.move(0, 0)
  await together.getByRole('button', { name: 'longest wait', exact: true }).focus()
  await expect(page.getByRole('tooltip')).toHaveText(/^The longest time for which a thread had to wait for the GIL\./)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('tooltip')).toHaveCount(0)

  await answer.getByRole('button', { name: /^Measure precisely, at most about / }).click()
  // The quick answer stays until the new series has as many rounds, and the remaining time is known from the start.
  await expect(answer.getByText('Provisional: 3 rounds. The precise measurement goes on.')).toBeVisible()
  await lab.reaches(/^Run \d+ of 125: /)
  await expect(page.getByText(/^At most about [\d.]+ s left\.$/)).toBeVisible()
  await expect(lab.results.getByRole('region', { name: 'The claim of CPU-bound threads' })).toContainText('Measuring', ENDS_IN_TIME)
  await lab.stop.click()
  await lab.ended(/^Stopped /)
})

test('each part of the path leads to steps with a question, and the reader can change a run with one click', async ({ page }) => {
  const lab = await LabPage.open(page)
  // A part of the path opens with its first step.
  await lab.path.getByRole('button', { name: 'Other locks' }).click()
  await expect(lab.step).toHaveText('Turns under Ruby’s lock')
  await expect(page.getByRole('heading', { name: /^Ruby has a lock like the GIL\./ })).toBeVisible()
  await lab.choose('Calls that complete at once')
  await expect(page.getByRole('heading', { name: /^A call completes at once, without any wait\./ })).toBeVisible()
  await lab.chooseOwn()
  await expect(page.getByRole('heading', { name: 'Your own program', level: 2 })).toBeVisible()
  await lab.choose('The check interval')
  await page.getByRole('button', { name: 'About 100', exact: true }).click()
  await lab.ended(/^Done: 3 runs\.$/)
  await expect(
    lab.results.getByRole('heading', { name: /^At a check interval of 100 ticks, a thread releases the GIL every 101/ }),
  ).toBeVisible()
  await lab.results.getByRole('button', { name: 'Today’s GIL, which counts time' }).click()
  await expect(lab.gil(SWITCH)).toBeChecked()
  await expect(lab.gil(TICK)).not.toBeChecked()
  await lab.ended(/^Done: 3 runs\.$/)
  // The changed lesson says what was changed, shows the answer before the change, and leads back. The guess was not about the change.
  await expect(page.getByText('You changed: Today’s GIL, which counts time.')).toHaveCount(1)
  await expect(lab.results.getByText(/^You guessed/)).toHaveCount(0)
  await expect(lab.results.getByText(/^Before the change: At a check interval of 100/)).toBeVisible()
  await expect(lab.results.getByText(/^What the picture shows\. Under today’s GIL, the time decides/)).toBeVisible()
  await page.getByRole('button', { name: 'Back to the lesson’s own run' }).click()
  await expect(lab.gil(TICK)).toBeChecked()
  await lab.ended(/^Done: 3 runs\.$/)
  await expect(lab.results.getByText('You guessed: about 100.')).toBeVisible()
  await lab.results.getByRole('button', { name: 'The convoy' }).click()
  await expect(page.getByRole('heading', { name: /^A thread echoes bytes over a pipe\./ })).toBeVisible()
  await expect(lab.results).toBeHidden()
  await expect(lab.status).toHaveText('')
})

test('a change of GILs gives the figure of the lesson for the locks that ran', { tag: '@long' }, async ({ page }) => {
  const lab = await LabPage.open(page)
  await lab.choose('The unluckiest thread')
  await page.getByRole('button', { name: 'Nearly none' }).click()
  await lab.ended(/^Done: \d+ runs\.$/)
  await lab.results.getByRole('button', { name: 'A lock that hands over after 1 ms' }).click()
  await lab.ended(/^Done: 6 runs\.$/)
  const answer = lab.results.getByRole('region', { name: /^Turns of the unluckiest thread ÷ its share: \d+\s% \(short turns, eventual\)/ })
  await expect(page.getByText('You changed: A lock that hands over after 1 ms.')).toHaveCount(1)
  await expect(answer).toContainText('Before the change: With long turns, the unluckiest thread gets')
  await expect(lab.results.getByText(/^What the picture shows\. Under eventual /)).toBeVisible()
})

test('a measurement of more rounds that is stopped early leaves the earlier answer in view', async ({ page }) => {
  const lab = await LabPage.open(page)
  await lab.chooseOwn()
  await lab.source.fill('from time import sleep\nsleep(2)\n')
  await lab.chooseGils(SWITCH)
  await lab.runToItsEnd(/^Done: 1 run\.$/)
  const more = lab.results.getByRole('button', { name: /^Measure more rounds/ })
  const answer = lab.results.locator('.answer')
  await more.click()
  await lab.reaches(/^Run 1 of 7: /)
  await expect(answer).toContainText('Provisional: one round. The precise measurement goes on.')
  await lab.stop.click()
  await lab.ended(/^Stopped in run 1 of 7\. The earlier answer stays, because it has more rounds\.$/)
  await expect(answer).toContainText(/^One round Under switch, the program took 2\.\d\d\ss\./)
  await more.evaluate((button: HTMLButtonElement) => {
    button.click()
    const stop = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Stop')
    stop?.click()
  })
  await lab.ended(/^Stopped before anything was measured\.$/)
  await expect(answer).toContainText(/^One round Under switch, the program took 2\.\d\d\ss\./)
  // An answer about another program does not stay.
  await lab.source.fill('while True:\n    pass\n')
  await more.click()
  await lab.reaches(/^Run 1 of 7: /)
  await lab.stop.click()
  await lab.ended(/^Stopped in run 1 of 7\. The results up to then are shown\.$/)
  await expect(page.getByText('Stopped in run 1 of 7.')).toHaveCount(1)
  await expect(
    lab.results.getByText(/^When it was stopped under switch, MainThread was still (running|at line [12] of \S+)\.$/),
  ).toBeVisible()
})

test('a reader who stops before the first result can guess again', { tag: '@once' }, async ({ page }) => {
  const lab = await LabPage.open(page)
  const guess = page.getByRole('button', { name: 'The same' })
  // The code that measures arrives only after Stop.
  let arrive: () => void = () => {}
  const stopped = new Promise<void>((resolve) => {
    arrive = resolve
  })
  await page.route(LAB_CHUNK, async (route) => {
    await stopped
    await route.continue()
  })
  // By keyboard, the first tab stop leads past the path. After the guess, the focus is at the run.
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the question' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Twice as fast' })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(guess).toBeHidden()
  await expect(page.getByRole('group', { name: 'The run' })).toBeFocused()
  await lab.stop.click()
  arrive()
  await lab.ended(/^Stopped before anything was measured\.$/)
  await guess.click()
  await lab.reaches(/^Run \d+ of /, { stops: true })
  await lab.ended(/^Stopped /)
})

test('another step ends a run and opens; the step of the run lets it go on; a recorded run ends it too', { tag: '@once' }, async ({
  page,
}) => {
  const lab = await LabPage.open(page)
  await lab.choose('The convoy')
  await lab.run.click()
  await lab.reaches(/^Run 1 of /)
  // A part of the path shows its steps and lets the run go on.
  await lab.path.getByRole('button', { name: 'Other locks' }).click()
  await expect(lab.path.getByRole('button', { name: 'Turns under Ruby’s lock' })).toBeVisible()
  await lab.path.getByRole('button', { name: 'I/O and the convoy' }).click()
  await lab.step.click()
  const [run] = /^Run \d+ /.exec(await lab.reaches(/^Run \d+ of /))!
  await lab.reaches(new RegExp(`^(?!${run})Run \\d+ of `))
  await lab.choose('CPU-bound threads')
  await expect(page.getByRole('heading', { name: /^Two threads, half the work each:/ })).toBeVisible()
  await expect(lab.step).toHaveText('CPU-bound threads')
  await expect(lab.stop).toBeHidden()
  await expect(lab.results).toBeHidden()
  await expect(lab.status).toHaveText('')

  await lab.run.click()
  await lab.reaches(/^Run \d+ of /)
  await page.getByRole('region', { name: 'Recorded runs' }).getByRole('button', { name: 'CPU-bound threads' }).click()
  await expect(lab.status).toHaveText('This is a recorded run. Nothing was measured here.', ENDS_IN_TIME)
  await expect(lab.results.getByText('RECORDED')).toBeVisible()
  await expect(page.getByRole('alert').filter({ visible: true })).toHaveCount(0)
})
