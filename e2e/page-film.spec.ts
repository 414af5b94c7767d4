import { expect, type Locator, type Page, test } from '@playwright/test'
import { LabPage } from './lab-page.ts'

for (const width of [390, 1280]) {
  test(`the recorded timeline has bars of every state at ${width} px, in the picture and in its legend`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 })
    await LabPage.open(page)
    const film = page.locator('.recorded-film')
    // The curtain moves to the end, where it covers nothing.
    await film.evaluate((element) => {
      for (const curtain of element.getAnimations({ subtree: true })) {
        curtain.pause()
        curtain.currentTime = 8999
      }
    })
    for (const state of ['waiting', 'blocked'] as const) {
      const painted = film.locator(`[fill*="${state}"]`).filter({ visible: true })
      expect(await painted.count(), state).toBeGreaterThan(1)
      for (const part of await painted.all()) expect(await pixelsOf(page, part, `--gil-${state}`), state).toBeGreaterThan(3)
    }
  })
}

test('nothing covers the recorded timeline of a reader who prefers less motion', { tag: '@once' }, async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await LabPage.open(page)
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    await expect(page.locator('.curtain').filter({ visible: true }), `${width} px`).toHaveCount(0)
  }
})

/** The number of pixels of an element that have the colour of a variable of the page. */
async function pixelsOf(page: Page, part: Locator, variable: string): Promise<number> {
  const base64 = (await part.screenshot()).toString('base64')
  return page.evaluate(
    async ({ base64, variable }) => {
      const probe = document.createElement('i')
      probe.style.color = `var(${variable})`
      document.body.append(probe)
      const wanted = getComputedStyle(probe).color.match(/\d+/g)!.map(Number)
      probe.remove()
      const image = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0))], { type: 'image/png' }))
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!
      context.drawImage(image, 0, 0)
      const { data } = context.getImageData(0, 0, image.width, image.height)
      let count = 0
      for (let at = 0; at < data.length; at += 4) if (wanted.every((part, channel) => Math.abs(part - data[at + channel]!) < 40)) count++
      return count
    },
    { base64, variable },
  )
}
