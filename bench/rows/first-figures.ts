import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Browser, chromium, firefox } from 'playwright'
import { serveSite } from '../../src/browser-driver/server.ts'
import { findBrowser } from '../../src/cli/browser/find.ts'
import { IDLE_CORE, median, type Row } from '../bench.ts'

/** The number of clicks per case. Each click happens on a fresh page in a fresh context, so nothing is compiled or cached. */
const CLICKS = 12
const TARGET_MS = 1500
/** The headers that isolate a page. An isolated page runs the lab in place. In other pages, Chromium runs the lab in an isolated frame. */
const ISOLATED = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' }

interface Case {
  readonly name: string
  readonly browser: 'chromium' | 'firefox'
  readonly headers: Readonly<Record<string, string>>
}
const CASES: readonly Case[] = [
  { name: 'Chromium, in a frame', browser: 'chromium', headers: {} },
  { name: 'Chromium, in place', browser: 'chromium', headers: ISOLATED },
  { name: 'Firefox, in place', browser: 'firefox', headers: ISOLATED },
]

/** The time from the click on an embed to the figures of the first run. The embed is in a blog of another origin. */
export const firstFigures: Row = {
  title: 'embed: from the click to the first figures, countdown under tick, switch and none',
  target: `median ≤ ${TARGET_MS / 1000} s in Chromium, on two idle cores`,
  async measure({ machine: { parallelism } }) {
    if (parallelism < 2 * IDLE_CORE) return { ours: `${parallelism.toFixed(2)} cores are idle, 2 are needed`, peer: '', met: undefined }
    const measured: string[] = []
    const medians: number[] = []
    for (const one of CASES) {
      const took = await clicks(one)
      if (!took) continue
      measured.push(`${one.name} ${seconds(median(took))} (worst of ${took.length}: ${seconds(Math.max(...took))})`)
      if (one.browser === 'chromium') medians.push(median(took))
    }
    return { ours: measured.join('; '), peer: '', met: medians.length > 0 ? Math.max(...medians) <= TARGET_MS : undefined }
  },
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`
}

/** For each click, the time from the click to the first figures, ms. @returns undefined if the browser is not found */
async function clicks({ browser: name, headers }: Case): Promise<number[] | undefined> {
  const found = await findBrowser(name)
  if (!found) return undefined
  const { executablePath, channel } = found
  const launcher = { chromium, firefox }[name]
  const site = await serveSite()
  const blog = await serveBlog(site.url, headers)
  const browser = await launcher.launch({ executablePath, ...(channel && { channel }) })
  try {
    const took: number[] = []
    while (took.length < CLICKS) took.push(await click(browser, blog.url))
    return took
  } finally {
    await browser.close()
    await blog.close()
    await site.close()
  }
}

async function click(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(url)
  await page.getByRole('button', { name: /run/i }).waitFor()
  const ms = await page.evaluate(async () => {
    const element = document.querySelector('gil-lab') as HTMLElement & { run(): Promise<unknown>; stop(): void }
    const began = performance.now()
    const first = new Promise<number>((resolve) => {
      element.addEventListener('gil-lab-progress', (event) => {
        if ((event as CustomEvent<{ phase: string }>).detail.phase === 'measured') resolve(performance.now() - began)
      })
    })
    element.shadowRoot?.querySelector('button')?.click()
    const took = await first
    element.stop()
    return took
  })
  await context.close()
  return ms
}

async function serveBlog(lab: string, headers: Readonly<Record<string, string>>) {
  const post = `<!doctype html><title>A blog</title><gil-lab experiment="countdown" gil="tick switch none"></gil-lab><script type="module" src="${lab}gil-lab.js"></script>`
  const server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    response.end(post)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      }),
  }
}
