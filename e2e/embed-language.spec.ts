import { readFileSync } from 'node:fs'
import { expect, type Locator, type Page } from '@playwright/test'
import { article, clickInside, DEADLOCKS, ISOLATED, PROGRAM, test } from './blog.ts'

const RAISES = `from threading import Thread
def work():
    raise ValueError("boo. And more")
thread = Thread(target=work)
thread.start()
thread.join()
print("done")
`

/** Every kind of end that a reader sees. */
const ENDS = {
  'a thread that fails': RAISES,
  'a program that fails': 'raise ValueError("boo")\n',
  'a deadlock': DEADLOCKS,
  'a usual run': PROGRAM,
}

/** The ends that npm test looks at. */
const ALWAYS = ['a thread that fails', 'a deadlock']

/** Names, which no language translates: those of GILs, threads and files. */
const NAME = /^(÷ )?(GIL|switch|none|own\.py|MainThread|Thread-\d \(work\))$/
const GERMAN = new Set(Object.values(JSON.parse(readFileSync('messages/de.json', 'utf8')) as Record<string, string>))

test.describe('a German embed has no English text, in the page and in its pictures,', () => {
  for (const [name, program] of Object.entries(ENDS))
    for (const way of ['compact', ''])
      test(`after ${name}${way && `, ${way}`} ${ALWAYS.includes(name) && way === '' ? '@once' : '@once @long'}`, async ({
        page,
        blog,
        baseURL,
      }) => {
        await page.addInitScript(keepDrawnWords)
        const tag = `<gil-lab gil="switch none" ${way}><script type="text/x-python" title="own.py">\n${program}</script></gil-lab>`
        const post = article(`${tag}<script type="module" src="${baseURL}gil-lab.js"></script>`).replace('lang="en"', 'lang="de"')
        await page.goto(blog.post(post, { headers: ISOLATED }))
        const embed = page.locator('gil-lab')
        await clickInside(embed.getByRole('button', { name: /^Starten/ }))
        await expect(embed.getByRole('status')).toHaveText(/^Fertig: /, { timeout: 45_000 })
        await expect(embed.locator('canvas, svg, [part=problem], pre').first()).toBeVisible()
        expect((await englishIn(embed)).filter(isForeign)).toEqual([])
        expect((await drawnWords(page)).filter(isForeign)).toEqual([])
      })
})

/** The visible texts and the names of visible parts that have the mark of English text. Programs and what they print are not texts. */
function englishIn(embed: Locator): Promise<string[]> {
  return embed.evaluate((host) => {
    const parts = [...host.shadowRoot!.querySelectorAll<HTMLElement>('*')]
    // docs/embedding.md names what stays English: the description of a timeline for screen readers is one of these texts.
    const shown = parts.filter((part) => part.checkVisibility() && !part.closest('pre, code, textarea, style, .spoken'))
    const texts = shown
      .filter((part) => part.closest('[lang]')?.getAttribute('lang') === 'en')
      .flatMap(({ childNodes }) => [...childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE))
      .map(({ nodeValue }) => nodeValue!.replaceAll('\u00a0', ' ').trim())
    return [...new Set(texts.filter((text) => /[a-z]{2}/i.test(text)))]
  })
}

/** Whether a text is neither a name nor a German message nor a figure, nor a message with a figure. */
function isForeign(text: string): boolean {
  const words = text.replace(/ ?\d[\d.,]* [nµm]?s$/, '')
  return !NAME.test(text) && words !== '' && !GERMAN.has(words)
}

function keepDrawnWords(): void {
  const drawn = new Set<string>()
  Object.assign(globalThis, { drawn })
  const { fillText } = CanvasRenderingContext2D.prototype
  CanvasRenderingContext2D.prototype.fillText = function (text, ...where) {
    drawn.add(text)
    return fillText.call(this, text, ...where)
  }
}

function drawnWords(page: Page): Promise<string[]> {
  return page.evaluate(() => [...(globalThis as unknown as { drawn: Set<string> }).drawn])
}
