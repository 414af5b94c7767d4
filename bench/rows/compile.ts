import { chromium } from 'playwright'
import { serveSite } from '../../src/browser-driver/server.ts'
import { findChromium } from '../../src/cli/browser/find.ts'
import { IDLE_CORE, median, type Row } from '../bench.ts'
import { firstCompile } from '../first-compile.ts'

/** Each page is in a fresh context, so the browser has compiled and cached nothing. */
const PAGES = 15
const TARGET_MS = 150
/** How long a page has been loaded before it compiles, ms. Soon after the load, the browser still compiles the compiler itself. */
const WAITS = [0, 1000]

/** The time of the first compilation in a page. */
export const firstCompiles: Row = {
  title: 'first compile in a fresh page: threading, queue and concurrent.futures in Chromium',
  target: `median ≤ ${TARGET_MS} ms directly after the load, on two idle cores`,
  async measure({ machine: { parallelism } }) {
    const found = await findChromium()
    if (!found) return { ours: 'no Chromium was found', peer: '', met: undefined }
    const site = await serveSite()
    const browser = await chromium.launch({ executablePath: found.executablePath })
    try {
      const times: number[][] = WAITS.map(() => [])
      for (let round = 0; round < PAGES; round++) {
        for (const [at, wait] of WAITS.entries()) {
          const context = await browser.newContext()
          const page = await context.newPage()
          await page.goto(`${site.url}runner.html`)
          await page.waitForTimeout(wait)
          times[at]?.push(await firstCompile(page))
          await context.close()
        }
      }
      const shown = WAITS.map((wait, at) => `${median(times[at] ?? []).toFixed(0)} ms after ${wait / 1000} s`)
      const [atOnce = []] = times
      return {
        ours: `medians ${shown.join(', ')} (n = ${PAGES}, worst directly after the load ${Math.max(...atOnce).toFixed(0)} ms); ${parallelism.toFixed(2)} idle cores`,
        peer: '',
        met: parallelism < 2 * IDLE_CORE ? undefined : median(atOnce) <= TARGET_MS,
      }
    } finally {
      await browser.close()
      await site.close()
    }
  },
}
