// Describes every example of embeds.html in words, and compares the words on every machine with Chromium. pictures.spec.ts compares pixels.
// docs/decisions/0041-pictures-and-words.md gives the reasons, and the line that renews both.
import { readFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { EMBEDS } from '../src/view/embeds/tags.ts'
import { faultsOf, layoutOf, openEmbeds, runEmbed } from './embeds.ts'

/** The most room that a compact element takes, CSS px. */
const COMPACT_PX = 360

/** What axe finds in the page with all its examples. */
async function violations(page: Page) {
  const found = await new AxeBuilder({ page }).analyze()
  return found.violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))])
}

/** The committed layouts, by example and state: "compact, after". */
function committed(width: number): Readonly<Record<string, string>> {
  return byState(readFileSync(`e2e/embeds.spec.ts-snapshots/embeds-${width}.txt`, 'utf8'))
}

function byState(described: string): Readonly<Record<string, string>> {
  return Object.fromEntries(described.split(/^(?=\S)/m).map((block) => [block.split('\n', 1)[0]!, block]))
}

/** Describes every example before a run, and these examples after one. Finds faults in each of them. */
async function layouts(page: Page, ran: readonly string[]): Promise<string> {
  const elements = await openEmbeds(page)
  const described: string[] = []
  const describe = async (when: string, index: number) => {
    const { id } = EMBEDS[index]!
    described.push(`${id}, ${when}`, ...(await layoutOf(elements[index]!)).map((line) => `  ${line}`))
    expect(await faultsOf(elements[index]!), `${id}, ${when}`).toEqual([])
  }
  for (const index of EMBEDS.keys()) await describe('before', index)
  for (const [index, { id }] of EMBEDS.entries()) {
    const element = elements[index]!
    if (!ran.includes(id)) continue
    await runEmbed(element)
    await describe('after', index)
    const isCompact = await element.evaluate((host) => host.hasAttribute('compact'))
    if (isCompact && page.viewportSize()!.width >= 700) expect((await element.boundingBox())!.height, id).toBeLessThanOrEqual(COMPACT_PX)
  }
  expect(await page.locator('html').evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0)
  return `${described.join('\n')}\n`
}

test('the examples look as described before a run, and the most common ones after it @once', async ({ page }) => {
  await page.setViewportSize({ width: 732, height: 900 })
  const found = byState(await layouts(page, ['compact', 'compare', 'german']))
  const wanted = committed(732)
  expect(found).toEqual(Object.fromEntries(Object.keys(found).map((state) => [state, wanted[state]])))
})

// At 732 px, an element is 700 px wide.
for (const width of [320, 390, 732])
  test(`every example looks as described and fits its place, before and after a run, at ${width} px @long`, async ({
    page,
    browserName,
  }, info) => {
    test.setTimeout(180_000)
    await page.setViewportSize({ width, height: 900 })
    const described = await layouts(
      page,
      EMBEDS.map(({ id }) => id),
    )
    await info.attach(`embeds-${width}.png`, { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' })
    // Firefox draws text a few px wider, which moves some edges into the next sixth. The faults count in every browser.
    if (browserName === 'chromium') expect(described).toMatchSnapshot(`embeds-${width}.txt`)
  })

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing before and after a run, ${colorScheme} @once @long`, async ({ page }, info) => {
    test.setTimeout(180_000)
    await page.setViewportSize({ width: 390, height: 900 })
    await page.emulateMedia({ colorScheme })
    const elements = await openEmbeds(page)
    expect(await violations(page)).toEqual([])
    for (const element of elements) await runEmbed(element)
    await page.evaluate(() => {
      const open = (root: ParentNode) => {
        for (const details of root.querySelectorAll('details')) details.open = true
      }
      open(document)
      for (const host of document.querySelectorAll('gil-lab')) open(host.shadowRoot!)
    })
    expect(await violations(page)).toEqual([])
    await info.attach(`embeds-${colorScheme}.png`, { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' })
  })

// Playwright cannot print in Firefox.
test('prints the results without buttons, in the light scheme @once @long', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' })
  const elements = await openEmbeds(page)
  await runEmbed(elements[1]!)
  await expect(elements[1]!.locator('[part=headline]')).toBeVisible()
  await expect(elements[1]!.locator('[part=run]')).toBeHidden()
  expect(await elements[1]!.locator('[part=results]').evaluate((part) => getComputedStyle(part).backgroundColor)).toBe('rgb(255, 255, 255)')
})

test('the tag of an example is copied with the script that it needs @long', async ({ page, baseURL, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('embeds.html')
  await page.getByText('The tag', { exact: true }).first().click()
  await page.getByRole('button', { name: 'Copy the tag: An experiment' }).click()
  await expect(page.getByText('Tag copied.')).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toBe(`${EMBEDS[0]!.tag}\n<script type="module" src="${baseURL}gil-lab.js"></script>\n`)
})
