import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import { article, Embed, framesMeasure, ISOLATED, PROGRAM, test } from './blog.ts'
import { statusThat } from './status-that.ts'

const script = (lab: string) => `<script type="module" src="${lab}gil-lab.js"></script>`
const inline = (attributes: string, program = PROGRAM) =>
  `<gil-lab ${attributes}><script type="text/x-python" title="own.py">\n${program.replace(/^/gm, '    ')}</script></gil-lab>`

/** The milliseconds of a figure such as "512 µs". */
function ms(figure: string): number {
  const [, value = '', unit = ''] = /([\d.,]+)\s(\S+)/.exec(figure) ?? []
  return Number(value.replaceAll(',', '')) * ({ ns: 1e-6, µs: 1e-3, ms: 1, s: 1000 }[unit] ?? Number.NaN)
}

test.describe('<gil-lab>', () => {
  test('runs the program inside its tag, and the program as the reader changed it', { tag: '@firefox' }, async ({
    page,
    blog,
    baseURL,
  }) => {
    await page.goto(blog.post(article(inline('gil="switch" source="edit"') + script(baseURL!)), { headers: ISOLATED }))
    const embed = new Embed(page)
    const source = page.getByRole('textbox', { name: 'own.py' })
    await expect(source).toHaveValue(PROGRAM)
    await source.fill('print("changed")\n')
    await embed.runToItsEnd(/^Done: 1 run\.$/)
    await expect(embed.inPlace.getByRole('group', { name: 'Printed under switch' })).toHaveText('changed')
    await source.fill('print(1\n')
    await embed.runToItsEnd(/^Nothing was measured\.$/)
    await expect(page.getByRole('alert')).toContainText('own.py')
    await page.getByRole('button', { name: 'Undo the changes' }).click()
    await expect(source).toHaveValue(PROGRAM)
  })

  test('lets the reader guess before a run in a frame, and shows compact results of at most 360 px in German', async ({
    page,
    blog,
    baseURL,
    browserName,
  }) => {
    await page.setViewportSize({ width: 716, height: 900 })
    const tag = '<gil-lab experiment="sleep" gil="switch" predict compact lang="de"></gil-lab>'
    await page.goto(blog.post(article(tag + script(baseURL!))))
    await expect(page.getByText('Zwei Threads schlafen je eine halbe Sekunde.')).toBeVisible()
    await expect(page.getByRole('button', { name: /^Starten/ })).toBeHidden()
    await page.getByRole('button', { name: 'Eine halbe Sekunde' }).click()
    const ended = framesMeasure(browserName) ? 'Fertig: 1 Lauf.' : 'Ein aufgezeichneter Lauf, nicht hier gemessen.'
    await expect(page.getByRole('status')).toHaveText(ended, { timeout: 45_000 })
    const framed = page.frameLocator('iframe')
    await expect(framed.getByRole('heading', { level: 3 })).toHaveText(
      /^Zwei Pausen von 500\sms dauerten [\d.,]+\sms\. Sie laufen gleichzeitig\.$/,
    )
    await expect(framed.getByText('Ihre Vermutung: Eine halbe Sekunde.')).toBeVisible()
    await expect.poll(async () => (await page.locator('gil-lab').boundingBox())!.height).toBeLessThanOrEqual(360)
    await expect(page.getByRole('button', { name: /^Starten/ })).toBeVisible()
  })

  test('shows the figures of a recorded run with the decimal marks of its language', { tag: '@once' }, async ({ page, blog, baseURL }) => {
    await page.goto(blog.post(article(`<gil-lab mode="replay" lang="de"></gil-lab>${script(baseURL!)}`)))
    await page.getByRole('button', { name: /^Starten/ }).click()
    await expect(page.getByText(/^\d+(,\d)?\sbis\s\d+(,\d)?\sms\svon\s\d+\sms$/)).toBeVisible()
    const figures = await page.locator('gil-lab :is(td, svg text)').allTextContents()
    expect(figures.filter((text) => /\d,\d/.test(text)).length).toBeGreaterThan(10)
    // A text with words is English if it has no message, and keeps its points.
    expect(figures.filter((text) => /^[^a-z]*\d\.\d{1,2}(\s|$)/i.test(text))).toEqual([])
  })

  test('shows two locks side by side on one scale, and the ratio of their times', async ({ page, blog, baseURL }) => {
    await page.goto(blog.post(article(inline('compare="switch fifo"') + script(baseURL!)), { headers: ISOLATED }))
    await expect(page.locator('[part=claim]')).toHaveText('switch and fifo, side by side.')
    await new Embed(page).runToItsEnd(/^Done: 6 runs\.$/)
    const sides = page.locator('[part=side]')
    await expect(sides.getByRole('heading')).toHaveText(['switch switch-interval GIL (CPython ≥ 3.2)', 'fifo ticket lock'])
    await expect(page.getByRole('heading', { level: 3 })).toHaveText(/^With fifo: [\d.]+\s× as long as with switch\./)
    await expect(page.locator('[part=basis]')).toHaveText(/^Wall time, fifo ÷ switch: .*95\s% interval .*, 3 rounds\./)
    for (const side of await sides.all()) {
      const [wall, wait] = await Promise.all(['wall', 'longest wait'].map((term) => side.locator(`dt:text-is("${term}") + dd`).innerText()))
      expect(ms(wait!)).toBeLessThanOrEqual(ms(wall!))
    }
    await expect(page.locator('ul.key')).toHaveText(/^holds the lock\s*waits for the lock\s*is blocked$/)
    const ends = await sides
      .locator('svg')
      .evaluateAll((all) => all.map((svg) => [...svg.querySelectorAll('text')].map((text) => text.textContent).join()))
    expect(ends[0]).toBe(ends[1])
    await expect(sides.locator('[part=output]')).toHaveText(['worked', 'worked'])
  })

  test('answers in a few rounds, follows them with its headline, and then offers a precise measurement', async ({
    page,
    blog,
    baseURL,
  }) => {
    const tag = '<gil-lab experiment="countdown" gil="switch" compact></gil-lab>'
    await page.goto(blog.post(article(tag + script(baseURL!)), { headers: ISOLATED }))
    const embed = new Embed(page)
    await page.evaluate(() => {
      const seen = new Set<string>()
      const root = document.querySelector('gil-lab')!.shadowRoot!
      const look = () => seen.add([...root.querySelectorAll('.mark, [part=basis]')].map(({ textContent }) => textContent).join())
      new MutationObserver(look).observe(root, { subtree: true, childList: true })
      Object.assign(globalThis, { seen })
    })
    await embed.runToItsEnd(/^Done: \d+ runs\.$/)
    await expect(embed.inPlace.getByText('Provisional: 3 rounds')).toBeVisible()
    const seen = await page.evaluate(() => [...(globalThis as unknown as { seen: Set<string> }).seen])
    expect(seen.filter((one) => one.startsWith('So far: 2 rounds,') && one.includes('2 rounds.'))).not.toEqual([])
    const precise = page.getByRole('button', { name: 'Measure precisely' })
    await precise.click()
    await expect(precise).toBeHidden()
    // From its tenth run on, the new series has as many rounds as the quick answer, and replaces it.
    await expect(embed.status).toHaveText(/^Run [1-7]\d of 75: .*\. At most about \S+ (s|min) left\.$/, { timeout: 30_000 })
    await embed.stop.click()
    // A run of this program takes some 30 ms, so the click may also fall between two runs.
    await embed.ended(/^Stopped (in run|after) \d+ /)
    await expect(precise).toBeHidden()
  })

  test('offers more rounds of the program inside its tag, as the page does', { tag: '@long' }, async ({
    page,
    blog,
    baseURL,
    browserName,
  }) => {
    await page.setViewportSize({ width: 716, height: 900 })
    // Only Chromium measures in a frame.
    const headers = framesMeasure(browserName) ? {} : ISOLATED
    await page.goto(blog.post(article(inline('gil="switch" compact lang="de"') + script(baseURL!)), { headers }))
    await page.getByRole('button', { name: /^Starten/ }).click()
    const more = page.getByRole('button', { name: 'Mehr Runden messen' })
    await expect(page.getByRole('status')).toHaveText('Fertig: 1 Lauf.', { timeout: 45_000 })
    await more.click()
    await expect(page.getByRole('status')).toHaveText('Fertig: 7 Läufe.', { timeout: 45_000 })
    await expect(more).toBeHidden()
    await expect.poll(async () => (await page.locator('gil-lab').boundingBox())!.height).toBeLessThanOrEqual(360)
  })

  test('keeps its answer in view if a measurement of more rounds is stopped early', { tag: '@long' }, async ({
    page,
    blog,
    baseURL,
    browserName,
  }) => {
    const isFramed = framesMeasure(browserName)
    const tag = inline('gil="switch"', 'from time import sleep\nsleep(1)\n')
    await page.goto(blog.post(article(tag + script(baseURL!)), { headers: isFramed ? {} : ISOLATED }))
    const embed = new Embed(page)
    const results = page.locator(isFramed ? 'gil-lab iframe' : 'gil-lab [part=answer]')
    const answer = (isFramed ? page.frameLocator('iframe') : page).getByRole('heading', { name: /^Under switch, the program took/ })
    await embed.runToItsEnd(/^Done: 1 run\.$/)
    await expect(answer).toBeVisible()
    const height = async () => (await page.locator('gil-lab').boundingBox())!.height
    const before = await height()
    const more = page.getByRole('button', { name: 'Measure more rounds' })
    const isKept = page.getByText('Provisional: the precise measurement goes on.')
    // The element keeps its height from the click until it has stopped.
    const heights = await page.locator('gil-lab').evaluateHandle((host) => {
      const seen: number[] = []
      new ResizeObserver(() => seen.push(host.getBoundingClientRect().height)).observe(host)
      return seen
    })
    await more.click()
    await expect(isKept).toBeVisible()
    await statusThat(embed.status, /^Run 1 of 7: /, { stops: true })
    await embed.ended('Stopped in run 1 of 7. The earlier answer stays, because it has more rounds.')
    await expect(isKept).toBeHidden()
    await expect(answer).toBeVisible()
    expect(await heights.jsonValue()).toEqual([before])
    await more.click()
    await expect(isKept).toBeVisible()
    await embed.ended(/^Done: 7 runs\.$/)
    await expect(isKept).toBeHidden()
    await expect(answer).toBeVisible()
    await expect(results).toHaveCount(1)
    await expect(more).toBeHidden()
  })

  test('writes the day of a recorded run as its language does, also in little room', { tag: '@once' }, async ({ page, blog, baseURL }) => {
    const tags = ['', 'compact', 'lang="de"', 'lang="de" compact'].map(
      (words) => `<gil-lab experiment="sleep" mode="replay" ${words}></gil-lab>`,
    )
    await page.goto(blog.post(article(tags.join('') + script(baseURL!))))
    const embeds = await page.locator('gil-lab').all()
    for (const embed of embeds) await embed.evaluate((element) => (element as unknown as { run(): Promise<unknown> }).run())
    const days = await Promise.all(embeds.map((embed) => embed.locator('.recorded, .origin').innerText()))
    const [day = ''] = /\d+ [A-Z][a-z]+ 20\d\d/.exec(days[0]!) ?? ['none']
    expect(days[1]).toMatch(new RegExp(`${day}$`))
    const german = new Date(`${day} UTC`).toLocaleDateString('de', { dateStyle: 'long', timeZone: 'UTC' })
    expect(days[2]).toContain(`am ${german}: nicht hier gemessen.`)
    expect(days[3]).toMatch(new RegExp(`${german}$`))
  })

  test('says in one message what is wrong with a tag, and in the console why it stays English', { tag: '@once' }, async ({
    page,
    blog,
    baseURL,
  }) => {
    const hints: string[] = []
    page.on('console', (message) => message.type() === 'warning' && hints.push(message.text()))
    blog.post('{"Run": 1}', { as: 'wrong.json' })
    const tags = [
      '<gil-lab experiment="sleep" hide="titel"></gil-lab>',
      '<gil-lab compare="switch"></gil-lab>',
      inline('src="own.py"'),
      '<gil-lab src="own.py" predict></gil-lab>',
      '<gil-lab predict="One answer? | Yes"></gil-lab>',
      '<gil-lab lang="tlh"></gil-lab>',
      '<gil-lab lang="fr" messages="wrong.json"></gil-lab>',
    ]
    await page.goto(blog.post(article(tags.join('') + script(baseURL!))))
    await expect(page.getByRole('alert')).toContainText([
      'Unknown part in hide "titel". Did you mean title?',
      'compare is "switch", and it needs two different GILs.',
      'The tag has both src and a <script> with a program.',
      'The attribute predict is empty, and the lab has no question about this program.',
      'predict is "One answer? | Yes", and it needs a question and at least two answers.',
    ])
    await expect(page.getByRole('alert')).toHaveCount(5)
    await expect(page.getByRole('button', { name: 'Run: CPU-bound threads' })).toHaveCount(2 + 2)
    expect(hints.sort()).toEqual([
      expect.stringMatching(/^<gil-lab>: The lab has no messages in "tlh", .* Available: en, de, ja;/),
      expect.stringMatching(/^<gil-lab>: The messages in .*wrong\.json cannot be used.* The translation of "Run" is not a text\.$/),
    ])
  })

  test('takes the messages of the author, and the language of the page', async ({ page, blog, baseURL }) => {
    blog.post('{"Run": "Lancer", "CPU-bound threads": "Calcul"}', { as: 'fr.json' })
    const tags =
      '<gil-lab lang="fr" messages="fr.json"></gil-lab><div lang="de-AT"><gil-lab></gil-lab></div><div lang="pt"><gil-lab></gil-lab></div>'
    await page.goto(blog.post(article(tags + script(baseURL!))))
    await expect(page.getByRole('button', { name: 'Lancer: Calcul' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Starten: Rechnende Threads' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Run: CPU-bound threads' })).toBeVisible()
  })

  test('leaves no empty room where its script is blocked', { tag: '@long' }, async ({ page, blog, baseURL }) => {
    const [, style] = /```html\n(<style>[\s\S]*?<\/style>)/.exec(readFileSync('docs/embedding.md', 'utf8'))!
    await page.route(/gil-lab\.js$/, (route) => route.abort())
    await page.goto(blog.post(article(`${style}<gil-lab experiment="sleep"></gil-lab><gil-lab><p>Words.</p></gil-lab>${script(baseURL!)}`)))
    const heights = () => page.locator('gil-lab').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height))
    expect((await heights())[0]).toBeGreaterThan(300)
    await expect.poll(heights, { timeout: 10_000 }).toEqual([0, expect.closeTo(56, -2)])
  })
})
