import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright'
import { serveSite } from '../../src/browser-driver/server.ts'
import { findChromium } from '../../src/cli/browser/find.ts'
import type { Row } from '../bench.ts'

const MOST_BYTES = 10_000

/**
 * The cost of an embed for a reader who does not press Run. The embed is in a post on another site. Its script loads after the post has
 * been painted, so that any shift of the layout counts.
 */
export const embed: Row = {
  title: 'embed: bytes and layout shift before the click',
  target: '≤ 10 kB gzip in total, layout shift 0',
  async measure() {
    const found = await findChromium()
    if (!found) return { ours: 'no Chromium was found', peer: '', met: undefined }
    const site = await serveSite()
    const blog = createServer((_request, response) => response.setHeader('Content-Type', 'text/html').end(post(site.url))).listen(0)
    const browser = await chromium.launch({ executablePath: found.executablePath })
    try {
      const page = await browser.newPage()
      const bodies: Promise<number>[] = []
      page.on('response', (response) => {
        if (response.url().startsWith(site.url)) bodies.push(response.body().then((body) => gzipSync(body).length))
      })
      await page.addInitScript(() => {
        const told = { shift: 0 }
        Object.assign(window, { told })
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) told.shift += (entry as unknown as { value: number }).value
        }).observe({ type: 'layout-shift', buffered: true })
      })
      await page.goto(`http://localhost:${(blog.address() as AddressInfo).port}/`)
      await page.getByRole('button', { name: /^Run/ }).waitFor()
      const { shift } = await page.evaluate(() => {
        const drawn = () => new Promise((resolve) => requestAnimationFrame(resolve))
        return drawn()
          .then(drawn)
          .then(() => (window as unknown as { told: { shift: number } }).told)
      })
      const bytes = (await Promise.all(bodies)).reduce((sum, length) => sum + length, 0)
      return {
        ours: `${(bytes / 1000).toFixed(1)} kB in ${bodies.length} files, shift ${shift}`,
        peer: '',
        met: bytes <= MOST_BYTES && shift === 0,
      }
    } finally {
      await browser.close()
      blog.close()
      await site.close()
    }
  },
}

function post(lab: string): string {
  return `<!doctype html><title>A post</title><p>Before.</p>
<gil-lab experiment="countdown" style="display:block;box-sizing:content-box;padding:4rem 1rem 1rem;min-height:17rem"></gil-lab>
<p>After.</p><script>requestAnimationFrame(() => setTimeout(() => import('${lab}gil-lab.js')))</script>`
}
