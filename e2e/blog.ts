import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { test as base, expect, type FrameLocator, type Locator, type Page } from '@playwright/test'

/** The headers that isolate a page. The blog sends them only for a post that asks for them. */
export const ISOLATED = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' }

/** Two threads that run for a few ms. */
export const PROGRAM = `from threading import Thread
def work(n):
    while n > 0:
        n -= 1
threads = [Thread(target=work, args=(200_000,)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("worked")
`

/** Two threads that wait for each other's lock. */
export const DEADLOCKS = `from threading import Barrier, Lock, Thread
left, right = Lock(), Lock()
both = Barrier(2)
def work(first, second):
    with first:
        both.wait()
        with second:
            pass
threads = [Thread(target=work, args=(left, right)), Thread(target=work, args=(right, left))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
`

/** A program that prints and does not end. */
export const ENDLESS = 'print("begun")\nwhile True:\n    pass\n'

const ENDS_IN_TIME = { timeout: 45_000 }

/**
 * Whether a frame of the lab can measure in a page that sends no isolating headers. The frame isolates itself by Document-Isolation-Policy,
 * which only Chromium supports. In other browsers, the embed shows a recorded run, or refuses a program that the author wrote.
 */
export function framesMeasure(browserName: string): boolean {
  return browserName === 'chromium'
}

/** The final status of an embed that could not measure and shows a recorded run. */
export const REPLAYED = 'A recorded run, not measured here.'

interface Blog {
  /** Puts a page or another file on the blog. @returns its address, which is on another site than the lab */
  post(body: string, options?: { readonly headers?: Readonly<Record<string, string>>; readonly as?: string }): string
}

/** A blog on another origin than the lab. It sends no isolating headers unless a post asks for them. */
export const test = base.extend<object, { blog: Blog }>({
  blog: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures that are wanted
    async ({}, use) => {
      const files = new Map<string, { body: string; headers: Readonly<Record<string, string>> }>()
      const server = createServer(({ url = '/' }, response) => {
        const file = files.get(url.split('?')[0]!)
        if (!file) response.statusCode = 404
        response.setHeader('Content-Type', url.endsWith('.html') ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8')
        for (const [name, value] of Object.entries(file?.headers ?? {})) response.setHeader(name, value)
        response.end(file?.body)
      })
      const port = await listening(server)
      await use({
        post: (body, { headers = {}, as = `post-${files.size}.html` } = {}) => {
          files.set(`/${as}`, { body, headers })
          return `http://localhost:${port}/${as}`
        },
      })
      server.closeAllConnections()
      server.close()
    },
    { scope: 'worker' },
  ],
})

/** The HTML of a blog post that contains an embed. */
export function article(embed: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>A post</title></head><body><main><h1>Threads and the lock</h1><p>Before.</p>
${embed}
<p>After.</p></main></body></html>`
}

/** Clicks by a script inside the element's own document. In Firefox, a click by Playwright does not reach a frame of another site. */
export function clickInside(button: Locator): Promise<void> {
  return button.evaluate((element: HTMLElement) => element.click())
}

/** The parts of one <gil-lab> that a reader sees, as locators. */
export class Embed {
  readonly run: Locator
  readonly stop: Locator
  readonly status: Locator
  readonly inPlace: Locator
  readonly frame: FrameLocator

  constructor(private readonly within: Page | FrameLocator | Locator) {
    this.run = within.getByRole('button', { name: /^Run/ })
    this.stop = within.getByRole('button', { name: /^Stop(:|$)/ })
    this.status = within.getByRole('status')
    this.inPlace = within.getByRole('group', { name: /^Results: / })
    this.frame = within.frameLocator('iframe')
  }

  get framed(): Locator {
    return this.frame.getByRole('group', { name: /^Results: / })
  }

  async runToItsEnd(words: RegExp | string = /^Done/): Promise<void> {
    await this.run.click()
    await this.ended(words)
  }

  async ended(words: RegExp | string): Promise<void> {
    await expect(this.status).toHaveText(words, ENDS_IN_TIME)
    await expect(this.stop).toBeHidden()
  }

  /** Presses Run and expects a recorded run, with its machine and date and a link to a live run. @returns the link */
  async replays(results: Locator): Promise<string> {
    await clickInside(this.run)
    await this.ended(REPLAYED)
    await expect(results.getByText(/^RECORDED on (Chromium|Firefox) .+, on \d+ \w+ 20\d\d: not measured here\.$/)).toBeVisible()
    return this.liveUrl()
  }

  /**
   * Presses Run in a place where the author's own program cannot run, and expects the error that says so. @returns the link to a page where
   * the program can run
   */
  async refuses(program: string): Promise<string> {
    await clickInside(this.run)
    await this.ended(/^Nothing was measured\.$/)
    await expect(this.within.getByRole('alert')).toContainText(`${program} cannot run here`)
    return this.liveUrl()
  }

  private async liveUrl(): Promise<string> {
    const link = this.within.getByRole('link', { name: 'Run live in a new tab' })
    await expect(link).toBeVisible()
    return (await link.getAttribute('href')) ?? ''
  }
}

/** The fragment of a link in the format of docs/formats.md. */
export function permalink(shared: object): string {
  return `#v1.${deflateRawSync(JSON.stringify(shared)).toString('base64url')}`
}

/** Decodes the fragment of a link. @returns what the link shares: a program or an experiment, GILs and settings */
export function sharedBy(href: string): unknown {
  return JSON.parse(inflateRawSync(Buffer.from(href.split('#v1.')[1] ?? '', 'base64url')).toString())
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, resolve))
  return (server.address() as AddressInfo).port
}
