// Compares every example of embeds.html with committed pictures. docs/decisions/0041-pictures-and-words.md says what makes the pictures the
// same on every machine, and which line renews them.
import { readFileSync } from 'node:fs'
import { platform } from 'node:process'
import { fileURLToPath } from 'node:url'
import { type Browser, expect, type Page, type TestInfo, test } from '@playwright/test'
import { EMBEDS } from '../src/view/embeds/tags.ts'
import { openEmbeds, runEmbed } from './embeds.ts'

/** At 732 px, an element is 700 px wide. */
const LOOKS = [
  { name: 'light', width: 732, colorScheme: 'light', kind: '@once' },
  { name: 'dark', width: 732, colorScheme: 'dark', kind: '@once @long' },
  { name: 'narrow', width: 390, colorScheme: 'light', kind: '@once @long' },
] as const

/**
 * The largest difference of a pixel that counts as equal, as a share of the distance from black to white, and the number of pixels that may
 * differ more. Playwright ignores pixels of a smooth edge.
 */
const TOLERANCE = { threshold: 0.02, maxDiffPixels: 0 }

/** A busy machine needs more than Playwright's 5 s for the two equal pictures in a row that it wants. */
const TIMEOUT = { timeout: 20_000 }

/** Only the example of the page's fragment is visible, so its place does not depend on the others. */
const ALONE = 'section:not(:target) { display: none }'

/** Chromium draws in software, and draws a changed tile as a whole. Otherwise, thin lines depend on what was drawn there before. */
const EXACT = ['--disable-gpu', '--disable-partial-raster']

test.use({
  timezoneId: 'UTC',
  launchOptions: ({ launchOptions }, use) => {
    const fonts = { FONTCONFIG_FILE: fileURLToPath(new URL('fonts.conf', import.meta.url)) }
    return use({ ...launchOptions, args: EXACT, env: { ...process.env, ...fonts } as Record<string, string> })
  },
})

for (const { name, width, colorScheme, kind } of LOOKS)
  test(`every example looks as in its pictures, ${name}, before and after a recorded run ${kind}`, async ({ page, browser }, info) => {
    requireSameBrowser(browser, info)
    test.setTimeout(180_000)
    // No example is higher, so nothing scrolls.
    await page.setViewportSize({ width, height: 5000 })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const elements = await openEmbeds(page)
    await page.addStyleTag({ content: ALONE })
    for (const [index, { id, tag }] of EMBEDS.entries()) {
      const looksAs = async (file: string) => {
        await redraw(page)
        await expect.soft(elements[index]!).toHaveScreenshot([name, file], { ...TOLERANCE, ...TIMEOUT })
      }
      await page.evaluate((fragment) => location.assign(fragment), `#${id}`)
      await looksAs(`${id}-before.png`)
      // A program of its own measures, so its results differ from run to run. The descriptions in words cover them.
      if (tag.includes('<script')) continue
      await runEmbed(elements[index]!)
      await looksAs(`${id}-after.png`)
    }
  })

/** Lets Chromium draw the whole page anew. Without this, the greys of a dotted line differed in one of 9 tests on a busy machine. */
async function redraw(page: Page): Promise<void> {
  await page.locator('main').evaluate(async (main) => {
    const drawn = () => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)))
    main.style.visibility = 'hidden'
    await drawn()
    main.style.visibility = ''
    await drawn()
  })
}

/** Skips the test if another version of Chromium drew the pictures, unless it renews them. */
function requireSameBrowser(browser: Browser, info: TestInfo): void {
  const own = `Chromium ${browser.version().split('.')[0]} on ${platform}\n`
  const isRenewed = ['all', 'changed'].includes(info.config.updateSnapshots)
  const drawnBy = readFileSync(info.snapshotPath('drawn-by.txt'), 'utf8')
  const todo = 'compare pixels in that version, or renew the pictures as docs/decisions/0041-pictures-and-words.md says'
  test.skip(
    !isRenewed && own !== drawnBy,
    `this is ${own.trim()} and the pictures of embeds are from ${drawnBy.trim()}, so only their descriptions were compared; ${todo}`,
  )
  expect(own).toMatchSnapshot('drawn-by.txt')
}
