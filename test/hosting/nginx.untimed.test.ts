import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { HEADER_RULES, headersOf } from '../../src/hosting/headers.ts'

const SITE = fileURLToPath(new URL('../../dist/site/', import.meta.url))
const NAMES = new Set(HEADER_RULES.flatMap(({ headers }) => Object.keys(headers)))

/** The two setups of docs/hosting.md: the site as a whole server, and as a folder of another site. */
const configuration = (folder: string, port: number) => `
daemon off; pid ${folder}/pid; error_log stderr;
events {}
http {
  access_log off; client_body_temp_path ${folder}; proxy_temp_path ${folder};
  fastcgi_temp_path ${folder}; uwsgi_temp_path ${folder}; scgi_temp_path ${folder};
  server {
    listen 127.0.0.1:${port};
    server_name whole;
    root ${SITE};
    include ${SITE}nginx.conf;
  }
  server {
    listen 127.0.0.1:${port};
    server_name part;
    root ${folder};
    location /gil/lab/ {
      alias ${SITE};
      include ${SITE}nginx.conf;
    }
  }
}`

it('nginx with the site’s nginx.conf sends the headers of each file, for a whole server and for a folder', async ({ skip }) => {
  const nginx = promisify(execFile)
  const installed = await nginx('nginx', ['-v']).then(
    () => true,
    () => false,
  )
  if (!installed) return skip('no nginx on this machine')
  const folder = mkdtempSync(join(tmpdir(), 'gil-lab-nginx-'))
  const port = await freePort()
  const file = join(folder, 'nginx.conf')
  writeFileSync(file, configuration(folder, port))
  writeFileSync(join(folder, 'blog.html'), 'a blog')
  await nginx('nginx', ['-t', '-c', file])
  const server = spawn('nginx', ['-c', file], { stdio: 'ignore' })
  try {
    for (const path of ['', 'index.html', 'embed/', 'embed/index.html?x=1', 'gil-lab.js', 'sw.js']) {
      const expected = { status: 200, headers: headersOf(path.replace(/\?.*/, '')) }
      expect(await ask(port, `whole/${path}`)).toEqual(expected)
      expect(await ask(port, `part/gil/lab/${path}`)).toEqual(expected)
    }
    expect((await ask(port, 'whole/assets/none.js')).headers).toEqual(headersOf('assets/none.js'))
    expect(await ask(port, 'part/blog.html')).toEqual({ status: 200, headers: {} })
  } finally {
    server.kill()
    // nginx removes its own files when it exits.
    await once(server, 'exit')
    rmSync(folder, { recursive: true })
  }
})

/**
 * Requests a page. Returns the response's status and headers, but only the headers that the site's rules set. `address` is the server's
 * name and the path.
 */
async function ask(port: number, address: string): Promise<{ readonly status: number; readonly headers: object }> {
  const [name, ...path] = address.split('/')
  // curl can retry until nginx listens, and it can set the header Host. fetch() may not set Host.
  const { stdout } = await promisify(execFile)('curl', [
    ...['-sS', '--retry', '20', '--retry-connrefused', '--retry-delay', '0', '-o', '/dev/null', '-D', '-'],
    ...['-H', `Host: ${name}`, `http://127.0.0.1:${port}/${path.join('/')}`],
  ])
  const [first = '', ...lines] = stdout.trim().split('\r\n')
  const headers = lines.map((line) => line.split(/: (.*)/)).filter(([header]) => NAMES.has(header!))
  return { status: Number(first.split(' ')[1]), headers: Object.fromEntries(headers.map(([header, value]) => [header, value])) }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
