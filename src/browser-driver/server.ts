import { readdirSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import sirv from 'sirv'
import { headersOf } from '../hosting/headers.ts'
import { LabError } from '../model/errors.ts'
import { built } from '../platform/built.ts'

export interface SiteServer {
  /** The address of the site: http://127.0.0.1:PORT/ */
  readonly url: string
  close(): Promise<void>
}

/** The port of `gil-lab serve` if it is free. The links that `gil-lab check` prints contain this port. */
export const USUAL_PORT = 4452

interface SiteOptions {
  /** The port; if it is 0 or absent, the system chooses a free one. */
  readonly port?: number
  /** Whether the system chooses a free port if `port` cannot be used. */
  readonly orFree?: boolean
  /** Receives each request before the server looks for a file. @returns true if it answered the request */
  readonly intercept?: (request: IncomingMessage, response: ServerResponse) => boolean
}

/**
 * Serves dist/site on 127.0.0.1, with the headers that let its pages share memory with workers.
 * @throws LabError 'cannot-measure' if the site is not built, 'usage' if the port cannot be used
 */
export async function serveSite({ port = 0, orFree = false, intercept }: SiteOptions = {}): Promise<SiteServer> {
  const folder = siteFolder()
  const files = sirv(folder, { etag: true })
  const folders = new Set(foldersOf(folder))
  const server = createServer((request, response) => {
    const pathname = (request.url ?? '/').replace(/[?#].*/, '')
    response.setHeader('Cache-Control', 'no-cache')
    for (const [name, value] of Object.entries(headersOf(pathname.slice(1)))) response.setHeader(name, value)
    if (intercept?.(request, response)) return
    // Links in a page are relative. Without the slash at the end of the address, the browser would look for their targets in the parent
    // folder.
    if (folders.has(pathname)) return redirect(response, `${pathname}/`)
    files(request, response, () => {
      response.statusCode = 404
      response.setHeader('Content-Type', 'text/plain; charset=utf-8')
      response.end('404: not a file of the lab\n')
    })
  })
  await listen(server, port).catch((error) => (orFree ? listen(server, 0) : Promise.reject(error)))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        // A browser keeps its connections open, and close() waits for them.
        server.closeAllConnections()
      }),
  }
}

/** The paths of the site's folders, such as "/embed". */
function foldersOf(site: string): string[] {
  return readdirSync(site, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `/${name}`)
}

function redirect(response: ServerResponse, location: string): void {
  response.statusCode = 301
  response.setHeader('Location', location)
  response.end()
}

function siteFolder(): string {
  try {
    return fileURLToPath(new URL('.', built('site/index.html')))
  } catch {
    throw new LabError('cannot-measure', 'The lab page is not built.', 'Run `npm run build` first.')
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, port)))
    server.listen(port, '127.0.0.1', resolve)
  })
}

function explain(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new LabError('usage', `Port ${port} is in use.`, 'Choose another with --port N, or leave --port out for a free one.')
  if (error.code === 'EACCES')
    return new LabError('usage', `Port ${port} may not be used by this user.`, 'Choose one above 1023 with --port N.')
  return error
}
