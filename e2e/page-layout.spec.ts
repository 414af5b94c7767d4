import { expect, type Locator, type Page, test } from '@playwright/test'
import { boxesOf, LabPage } from './lab-page.ts'

test('the form covers nothing at the end of a page with results', { tag: '@once' }, async ({ page }) => {
  const lab = await LabPage.open(page)
  await page.getByRole('button', { name: 'The lock battle' }).click()
  await expect(lab.results.getByRole('heading', { name: 'Download' })).toBeVisible()
  for (const width of [1024, 1280, 1920]) {
    await page.setViewportSize({ width, height: 800 })
    expect(await coveredAtEnd(page, '.welcome button'), `${width} px wide`).toEqual([])
  }
})

test('labels of coloured buttons are legible in forced colours', { tag: '@once' }, async ({ page, browserName }) => {
  test.skip(browserName === 'firefox', 'Playwright cannot force colours in Firefox')
  const lab = await LabPage.open(page)
  await page.emulateMedia({ forcedColors: 'active' })
  for (const label of [page.getByRole('button', { name: 'The same' }), lab.step, lab.run]) expect(await isLegible(label)).toBe(true)
})

test('the whole path is in view in a narrow window, and the question fills the first screen of a wide one', { tag: '@once' }, async ({
  page,
}) => {
  const lab = await LabPage.open(page)
  for (const [width, height] of [
    [320, 700],
    [768, 1024],
  ] as const) {
    await page.setViewportSize({ width, height })
    await expect(lab.path.getByRole('button', { name: 'Your own program' })).toBeInViewport({ ratio: 1 })
  }
  await page.setViewportSize({ width: 1280, height: 800 })
  const [path, question, film, form] = [lab.path, page.locator('.lesson h2'), page.locator('.recorded-film'), page.locator('.request-form')]
  const [above, first, last, below] = await boxesOf(path, question, film, form)
  expect(first.top - above.bottom).toBeLessThan(30)
  expect(last.bottom).toBeLessThan(800)
  expect(below.top - last.bottom).toBeLessThan(50)
  expect(below.top).toBeGreaterThan(700)
})

for (const [width, height] of [
  [1280, 800],
  [768, 1024],
  [390, 560],
] as const) {
  test(`the header cuts neither the path nor the introduction in a window of ${width} px`, { tag: '@once' }, async ({ page }) => {
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ reducedMotion: 'reduce' })
    const lab = await LabPage.open(page)
    await page.getByRole('button', { name: 'The lock battle' }).click()
    await expect(lab.results.getByRole('heading', { name: 'Download' })).toBeVisible()
    expect(await cutByHeader(page)).toEqual([])
    const parts = lab.path.getByRole('button', { name: 'Basics' })
    if (width > 640) await expect(parts).toBeInViewport({ ratio: 1 })
    else await expect(parts).not.toBeInViewport()
    await lab.chooseOwn()
    await lab.source.fill('def f(:\n    pass\n')
    await lab.run.click()
    await lab.ended(/^The program has an error/)
    expect(await cutByHeader(page)).toEqual([])
  })
}

/** The texts of the path and of the introduction that the header, or the edge of the window, covers in part. */
function cutByHeader(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { bottom, top } = document.querySelector('header')!.getBoundingClientRect()
    const edge = top < 0 ? 0 : bottom
    const lines = [...document.querySelectorAll('.path button, .lede')].flatMap((element) => {
      const text = document.createRange()
      text.selectNodeContents(element)
      return [...text.getClientRects()].map((line) => ({ line, words: element.textContent }))
    })
    return lines.filter(({ line }) => line.top < edge - 1 && line.bottom > edge + 1).map(({ words }) => words)
  })
}

/**
 * The names of the elements at whose centres another element is on top, at the end of the page. The function scrolls and looks in one task of
 * the page: the page may still grow after its results appear.
 */
function coveredAtEnd(page: Page, selector: string): Promise<string[]> {
  return page.evaluate((selector) => {
    scrollTo(0, document.body.scrollHeight)
    const isCovered = (element: Element) => {
      const { x, y, width, height } = element.getBoundingClientRect()
      return !element.contains(document.elementFromPoint(x + width / 2, y + height / 2))
    }
    return [...document.querySelectorAll(selector)].filter(isCovered).map(({ textContent }) => textContent)
  }, selector)
}

/** Whether a label differs from what the browser draws behind it: the element's own background, or else a plate of the canvas' colour. */
function isLegible(label: Locator): Promise<boolean> {
  return label.evaluate((element) => {
    const { color, backgroundColor, forcedColorAdjust } = getComputedStyle(element)
    if (forcedColorAdjust === 'none') return color !== backgroundColor
    const canvas = document.createElement('p')
    canvas.style.color = 'Canvas'
    document.body.append(canvas)
    return color !== getComputedStyle(canvas).color
  })
}
