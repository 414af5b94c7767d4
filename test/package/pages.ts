import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Browser, chromium, firefox } from 'playwright'
import sirv from 'sirv'
import type { FoundBrowser } from '../../src/cli/browser/find.ts'

/** A server that runs until the end of the block that started it. */
interface Served extends AsyncDisposable {
  readonly url: string
}

/** Serves files as a CDN does: to every origin, without headers that isolate. */
export function serveFolder(folder: string): Promise<Served> {
  const files = sirv(folder, { setHeaders: (response) => response.setHeader('Access-Control-Allow-Origin', '*') })
  return serve((request, response) => files(request, response))
}

/** Serves one page at every address. */
export function servePage(html: string, headers: Readonly<Record<string, string>>): Promise<Served> {
  return serve((_request, response) => response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...headers }).end(html))
}

async function serve(listener: RequestListener): Promise<Served> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** A page that imports the library by its address, without a build step. Its title becomes the program's outcome, or the error. */
export function plainPage(library: string): string {
  return `<!doctype html><title>waits</title><script type="module">
    try {
      const { run } = await import('${library}index.js')
      const report = await run({ program: { file: 'a.py', source: 'print(42)' }, gil: ['switch'] })
      document.title = report.runs[0].outcome + ': ' + report.runs[0].stdout.trim()
    } catch (error) {
      document.title = String(error)
    }
  </script>`
}

/** Presses Run in the element of examples/vite. @returns the final status */
export async function runElement(browser: Browser, url: string): Promise<string | null> {
  const page = await browser.newPage()
  await page.goto(url)
  const element = page.locator('gil-lab')
  await element.getByRole('button', { name: /^Run/ }).click()
  return element.getByText(/^Done|^Nothing/).textContent({ timeout: 30_000 })
}

/** Measures the program of examples/vite. @returns what the page printed */
export async function runProgram(browser: Browser, url: string): Promise<string | null> {
  const page = await browser.newPage()
  await page.goto(url)
  await page.getByRole('button', { name: 'Measure' }).click()
  return page.getByRole('log').filter({ hasText: /\w/ }).textContent({ timeout: 30_000 })
}

export function open(found: FoundBrowser): Promise<Browser> {
  const { name, executablePath, channel } = found
  return (name === 'firefox' ? firefox : chromium).launch({ executablePath, ...(channel ? { channel } : {}) })
}
