import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SiteServer, serveSite } from '../../src/browser-driver/server.ts'
import { gilLab, start } from './gil-lab.ts'

describe('the server', () => {
  let site: SiteServer
  beforeAll(async () => {
    site = await serveSite()
  })
  afterAll(() => site.close())

  it.each(['', 'index.html?x', 'runner.html'])('sends /%s with the headers that let a page share memory', async (path) => {
    const { headers } = await fetch(site.url + path)
    expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin')
    expect(headers.get('Cross-Origin-Embedder-Policy')).toBe('require-corp')
    expect(headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin')
    expect(headers.get('Cache-Control')).toBe('no-cache')
  })

  it('sends the frame with the headers that isolate it in any page', async () => {
    const { headers } = await fetch(`${site.url}embed/`)
    expect(headers.get('Document-Isolation-Policy')).toBe('isolate-and-require-corp')
    expect(headers.get('Cross-Origin-Embedder-Policy')).toBe('require-corp')
    expect(headers.has('Cross-Origin-Opener-Policy')).toBe(false)
  })

  it.each(['', 'embed/', 'runner.html', 'perfetto.html'])(
    'sends /%s with a content security policy and without inline scripts',
    async (path) => {
      const html = await (await fetch(site.url + path)).text()
      const [policy = ''] = /(?<=http-equiv="Content-Security-Policy" content=")[^"]+/.exec(html) ?? []
      expect(policy).toMatch(/^default-src &#39;none&#39;; script-src &#39;self&#39; &#39;wasm-unsafe-eval&#39;; /)
      expect(html).not.toMatch(/<script(?![^>]* src=)/)
      expect(html).not.toMatch(/ on\w+=/)
    },
  )

  it('redirects a folder without a slash to the folder, because the links of its page are relative', async () => {
    const { status, headers } = await fetch(`${site.url}assets`, { redirect: 'manual' })
    expect({ status, location: headers.get('Location') }).toEqual({ status: 301, location: '/assets/' })
  })

  it('sends the machine as application/wasm, so that browsers compile it while it arrives', async () => {
    const script = /src="\.\/(assets\/runner[^"]+)"/.exec(await (await fetch(`${site.url}runner.html`)).text())?.[1]
    const machine = /assets\/machine[\w-]+\.wasm|machine[\w-]+\.wasm/.exec(await allScripts(`${site.url}${script}`))?.[0] ?? ''
    const { headers } = await fetch(`${site.url}assets/${machine.replace('assets/', '')}`)
    expect(headers.get('Content-Type')).toBe('application/wasm')
    expect(headers.get('Cache-Control')).toMatch(/immutable/)
    expect(headers.get('Access-Control-Allow-Origin')).toBe('*')
  })

  it('reports a port that is in use', async () => {
    const { port } = new URL(site.url)
    const { status, stderr } = await gilLab('serve', '--port', port)
    expect(status).toBe(2)
    expect(stderr).toBe(`gil-lab: Port ${port} is in use.\nChoose another with --port N, or leave --port out for a free one.\n`)
  })
})

it('gil-lab serve has its usual port, and a free one if that is in use', async () => {
  const first = start('serve')
  await first.saysOnStdout(/^http:\/\/127\.0\.0\.1:\d+\/\n/)
  // The first server has the usual port, unless another program on this machine has it.
  const second = start('serve')
  await second.saysOnStdout(/^http:\/\/127\.0\.0\.1:(?!4452\/)\d+\/\n/)
  for (const { child, ended } of [first, second]) {
    child.kill('SIGINT')
    expect((await ended).status).toBe(0)
  }
})

it('gil-lab serve prints its address, serves, and ends with 0 at Ctrl-C', async () => {
  const running = start('serve')
  await running.saysOnStdout(/^http:\/\/127\.0\.0\.1:\d+\/\n/)
  running.child.kill('SIGINT')
  expect((await running.ended).status).toBe(0)
})

/** The text of a script and of the scripts that it imports directly. */
async function allScripts(url: string): Promise<string> {
  const script = await (await fetch(url)).text()
  const imported = [...script.matchAll(/from\s*["'](\.\/[^"']+)["']/g)].map((match) => new URL(match[1]!, url).href)
  return [script, ...(await Promise.all(imported.map(async (other) => (await fetch(other)).text())))].join('\n')
}

describe('gil-lab doctor', () => {
  let site: SiteServer
  beforeAll(async () => {
    site = await serveSite()
  })
  afterAll(() => site.close())

  it("finds no fault in the lab's own server and its frame", async () => {
    expect(await gilLab('doctor', site.url)).toMatchObject({
      status: 0,
      stdout: `✓ ${site.url} can run the lab.\n  Chromium, Firefox and Safari run it live.\n`,
    })
    const { status, stdout } = await gilLab('doctor', `${site.url}embed`)
    expect(status).toBe(0)
    expect(stdout).toMatch(/^✓ .*\/embed\/ can run the lab\.\n {2}Chromium 137 .*\n {2}Firefox and Safari .*\n$/)
  })

  it('ends with 3 and names a missing header', async () => {
    const plain = createServer((_, response) => response.end('a blog'))
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve))
    const { port } = plain.address() as AddressInfo
    const { status, stdout } = await gilLab('doctor', `http://127.0.0.1:${port}/`)
    plain.close()
    expect(status).toBe(3)
    expect(stdout).toContain('    Cross-Origin-Opener-Policy: same-origin\n')
    expect(stdout).toContain(`http://127.0.0.1:${port}/ cannot run the lab.\n`)
  })

  it('refuses an invalid address and reports one that it cannot reach', async () => {
    expect(await gilLab('doctor', 'blog')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('"blog" is not the address of a page.'),
    })
    expect(await gilLab('doctor', 'http://127.0.0.1:1/')).toMatchObject({ status: 3, stderr: expect.stringContaining('cannot be reached') })
  })
})
