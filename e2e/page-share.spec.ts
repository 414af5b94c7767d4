import { readFileSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'
import { expect, type Page, test } from '@playwright/test'
import { downloaded, LabPage, NONE, SWITCH, TICK } from './lab-page.ts'

/** This text changes the document's title if a page renders it as markup. */
const HOSTILE = '</script><script>document.title = "owned"</script><img src=x onerror="document.title = 1"> & "quoted"'
const PROGRAM = `from threading import Thread\n\ndef work():\n    pass\n\nt = Thread(target=work, name='''${HOSTILE}''')\nt.start()\nt.join()\nprint('''${HOSTILE}''')\n`

/** White space that makes a file so long that a worker reads it. */
const LONG = ' '.repeat(2 ** 19)

test.describe('the lab page shares links and recordings', () => {
  test('a link fills the form and runs nothing; a broken link shows its error; the current choice becomes a link', async ({ page }) => {
    const settings = { rounds: 2, switchIntervalUs: 1500 }
    await page.goto(`./${link({ program: PROGRAM, gils: ['switch', 'none'], settings })}`)
    const lab = new LabPage(page)
    await expect(lab.source).toHaveValue(PROGRAM)
    for (const gil of [SWITCH, NONE]) await expect(lab.gil(gil)).toBeChecked()
    await expect(lab.gil(TICK)).not.toBeChecked()
    await lab.unfoldSettings()
    await expect(page.getByLabel('Rounds')).toHaveValue('2')
    await expect(page.getByLabel('Switch interval, ms')).toHaveValue('1.5')
    await expect(lab.status).toHaveText('')
    await expect(lab.results).toBeHidden()

    await page.evaluate(() => {
      location.hash = '#v1.AAAA'
    })
    await expect(page.getByRole('alert').filter({ hasText: 'The lab cannot read this link' })).toBeVisible()
    await expect(lab.source).toHaveValue(PROGRAM)

    const copied = await copiedBy(page, 'Copy link')
    expect(copied).toContain('#v1.')
    await page.goto('about:blank')
    await page.goto(copied)
    await expect(lab.source).toHaveValue(PROGRAM)
    await lab.choose('Overlapping sleeps')
    expect(await copiedBy(page, 'Copy embed code')).toMatch(
      /^<style>[\s\S]*<\/style>\n<gil-lab experiment="sleep" gil="tick switch none"[\s\S]*<script type="module" src="http:[^"]*\/gil-lab\.js"><\/script>\n$/,
    )
  })

  test('a saved recording opens again, marked as recorded, with its program; names and output stay text; other files are refused', async ({
    page,
  }) => {
    const lab = await LabPage.open(page)
    await lab.source.fill(PROGRAM)
    await lab.chooseGils(SWITCH)
    await lab.runToItsEnd(/^Done: 1 run\.$/)
    await expect(lab.printed).toContainText(HOSTILE)
    const recording = `${await downloaded(lab, 'Download: Recording')}`

    await page.reload()
    await drop(page, 'notes.json', '{"schema":"notes"}')
    await expect(page.getByRole('alert')).toContainText('Its schema is "notes"')
    await drop(page, 'run.json', recording + LONG)
    await expect(lab.results.getByText(/^RECORDED on (Chromium|Firefox) .*: not measured here\.$/)).toBeVisible()
    await expect(page.getByRole('alert').filter({ visible: true })).toHaveCount(0)
    await expect(lab.results.getByRole('heading', { name: 'The machine that measured this' })).toBeVisible()
    await lab.article(SWITCH).getByText('Figures of each thread').click()
    await expect(lab.article(SWITCH).getByRole('rowheader', { name: HOSTILE })).toBeVisible()
    await expect(lab.source).toHaveValue(PROGRAM)
    await expect(page).toHaveTitle(/^gil-lab/)
    await isPicture(lab, await downloaded(lab, 'Save this picture (PNG)'))

    await page
      .getByLabel('Recording to open')
      .setInputFiles({ name: 'cut.json', mimeType: 'application/json', buffer: Buffer.from(recording.slice(0, 400) + LONG) })
    await expect(page.getByRole('alert')).toContainText('was cut short')
  })
})

test('a link that changes a lesson offers the changed run, and the way back to the lesson', async ({ page }) => {
  await page.goto(`./${link({ experiment: 'countdown', gils: ['switch'], settings: { threads: 4, switchIntervalUs: 5000 } })}`)
  const lab = new LabPage(page)
  await expect(page.getByText('This link changes the lesson: 4 threads, only under switch.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Twice as fast' })).toBeHidden()
  await page.getByRole('button', { name: 'Run it' }).click()
  await expect(page.locator('.lesson').getByText('You changed: 4 threads, only under switch.')).toBeVisible()
  await lab.ended(/^Done: /)
  await expect(lab.results.getByRole('heading', { name: /^4\sthreads: [\d.]+\s× as long as 1\sthread\./ })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Back to the lesson’s own run' })).toBeVisible()
})

test('each step has an address: a link opens it, a reload keeps it, Back returns to the step before', { tag: '@firefox' }, async ({
  page,
}) => {
  const lab = await LabPage.open(page)
  // In Firefox, driven over WebDriver BiDi, Playwright's goBack() waits for ever if the address loses its fragment.
  const travel = (steps: number) => page.evaluate((steps) => history.go(steps), steps)
  await lab.path.getByRole('button', { name: 'I/O and the convoy' }).click()
  await expect(page).toHaveURL(/\/#convoy$/)
  // A part of the path opens its first step.
  await lab.path.getByRole('button', { name: 'Fairness' }).click()
  await expect(page).toHaveURL(/\/#lock-battle$/)
  await lab.choose('You are the scheduler')
  await expect(page).toHaveURL(/\/#by-hand-barging$/)
  await lab.chooseOwn()
  await expect(page).toHaveURL(/\/#own$/)
  await travel(-1)
  await expect(page.getByRole('button', { name: /^Show me how a thread starves/ })).toBeVisible()
  await travel(-1)
  await expect(lab.step).toHaveText('The lock battle')
  await travel(-1)
  await expect(lab.step).toHaveText('The convoy')
  await travel(-1)
  await expect(lab.step).toHaveText('CPU-bound threads')
  await travel(1)
  await expect(lab.step).toHaveText('The convoy')
  await page.reload()
  await expect(lab.step).toHaveText('The convoy')

  await page.goto('about:blank')
  await page.goto('./#own')
  await expect(lab.path.getByRole('button', { name: 'Your own program' })).toHaveAttribute('aria-current', 'true')
})

test('an address that looks like the page’s own but has no link gets a message, and the page stays usable', async ({ page }) => {
  const lab = await LabPage.open(page)
  const refusal = page.getByRole('alert').filter({ visible: true })
  for (const [address, name] of [
    ['?experiment=sleep', 'experiment'],
    ['#gil=tick', 'gil'],
    ['#v1', 'v1'],
  ]) {
    await page.goto('about:blank')
    await page.goto(`./${address}`)
    await expect(refusal).toHaveText(
      `The page does not read "${name}" from its address.Choose a step in the path, or open a link that “Copy link” made.`,
    )
    await expect(lab.step).toHaveText('CPU-bound threads')
  }
  await lab.choose('Overlapping sleeps')
  await expect(refusal).toHaveCount(0)

  await page.goto('about:blank')
  await page.goto(`./?utm_source=sleep&fbclid=v1&ref=tick${link({ program: PROGRAM })}`)
  await expect(lab.source).toHaveValue(PROGRAM)
  await expect(refusal).toHaveCount(0)
})

test('the page offers the recorded runs that the gallery has, and no other', async ({ page }) => {
  const url = new URL('../gallery/index.json', import.meta.url)
  const { recordings } = JSON.parse(readFileSync(url, 'utf8')) as { recordings: { title: string }[] }
  await LabPage.open(page)
  const titles = [...new Set(recordings.map(({ title }) => title))]
  await expect(page.getByRole('region', { name: 'Recorded runs' }).getByRole('button')).toHaveText(titles)
})

test('the page shows what ran: constants, settings and output of the variants', async ({ page }) => {
  const lab = await LabPage.open(page)
  await expect(
    page.getByText(/^The experiment runs this file in 3 variants: 1 thread \(THREADS = 1\); 2 threads \(as shown\)/),
  ).toBeVisible()
  await lab.unfoldSettings()
  await expect(page.getByLabel('Threads', { exact: true })).toHaveAttribute('placeholder', '1, 2, 4')
  await lab.choose('The switch interval')
  await expect(page.getByLabel('Switch interval, ms')).toBeHidden()
  await expect(page.getByText('0.5, 5, 50, set by the experiment’s variants')).toBeVisible()
  await lab.set('Threads', '3')
  await expect(page.getByLabel('Switch interval, ms')).toBeVisible()

  await page.getByRole('region', { name: 'Recorded runs' }).getByRole('button', { name: 'CPU-bound threads' }).click()
  const alone = lab.results.getByRole('region', { name: 'countdown, 1 thread' })
  await alone.getByText('Details', { exact: true }).click()
  await expect(
    alone.getByText(
      /^Started with THREADS = 1; switch interval 5 ms, check interval 100 ticks, kernel entry 0 ns, check points of CPython 3\.10 and later, functions compiled to Wasm\.$/,
    ),
  ).toBeVisible()
  await alone.getByText('The program as it ran').click()
  await expect(alone.locator('mark')).toHaveText(['THREADS = 1'])
  await expect(alone.getByRole('group', { name: 'countdown.py' })).toContainText(
    /^COUNT = 24_000_000\nTHREADS = 1 {2}← the file has THREADS = 2$/m,
  )
  await expect(lab.step).toHaveText('CPU-bound threads')
  const together = lab.results.getByRole('region', { name: 'countdown, 2 threads' })
  await together.getByText('Details', { exact: true }).click()
  await expect(together.getByRole('group', { name: /^Printed under / })).toHaveText([
    /^countdown took /,
    /^countdown took /,
    /^countdown took /,
  ])
  // The recorded run of each browser has its own number of rounds.
  await expect(
    together.getByText(/^Printed under none in round \d+; (\d+) of \1 other rounds printed other numbers or times\.$/),
  ).toBeVisible()
})

/**
 * Expects a PNG of the timelines: two pixels per CSS px, 900 CSS px wide plus margins, with a heading and a coloured picture below it.
 */
async function isPicture(lab: LabPage, png: Buffer): Promise<void> {
  const [margin, heading] = [12, 50]
  expect([...png.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const { width, height, colours } = await lab.page.evaluate(
    async ({ base64, top }) => {
      const image = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0))], { type: 'image/png' }))
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!
      context.drawImage(image, 0, 0)
      const pixels = new Uint32Array(context.getImageData(0, top, image.width, image.height - top).data.buffer)
      return { width: image.width, height: image.height, colours: new Set(pixels).size }
    },
    { base64: png.toString('base64'), top: 2 * (margin + heading) },
  )
  expect(width).toBe(2 * (900 + 2 * margin))
  expect(height).toBe(2 * ((await lab.timeline().evaluate(({ clientHeight }) => clientHeight)) + heading + 2 * margin))
  expect(colours).toBeGreaterThan(3)
}

/** A link in the format of docs/formats.md. */
function link(shared: object): string {
  return `#v1.${deflateRawSync(JSON.stringify(shared)).toString('base64url')}`
}

/**
 * Presses the button with this name. @returns the text that the button copies. No browser lets a script read the clipboard without asking
 * the user, so this function replaces the clipboard.
 */
async function copiedBy(page: Page, name: string): Promise<string> {
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: async (text: string) => void Object.assign(window, { copied: text }) },
      configurable: true,
    })
  })
  await page.getByRole('button', { name }).click()
  await expect(page.getByText(/copied/)).toBeVisible()
  return page.evaluate(() => (window as unknown as { copied: string }).copied)
}

async function drop(page: Page, name: string, text: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ([name, text]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([text!], name!))
      return transfer
    },
    [name, text],
  )
  await page.dispatchEvent('body', 'drop', { dataTransfer })
}
