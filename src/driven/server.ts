import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import sirv from 'sirv'
import { LabError } from '../model/errors.ts'
import { built } from '../platform/built.ts'
import { ISOLATION_HEADERS } from './isolation.ts'

export interface SiteServer {
  /** http://127.0.0.1:PORT/ */
  readonly url: string
  close(): Promise<void>
}

export interface SiteOptions {
  /** 0 or absent: a free one. */
  readonly port?: number
  /** Answers a request before the files are looked at; true if it did. */
  readonly intercept?: (request: IncomingMessage, response: ServerResponse) => boolean
}

/** Serves dist/site on 127.0.0.1, with the headers that let its pages share memory. */
export async function serveSite({ port = 0, intercept }: SiteOptions = {}): Promise<SiteServer> {
  const files = sirv(siteFolder(), {
    etag: true,
    setHeaders: (response, pathname) => {
      // Names in assets/ carry a hash of the content; the pages that name them do not.
      response.setHeader('Cache-Control', pathname.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(ISOLATION_HEADERS)) response.setHeader(name, value)
    if (intercept?.(request, response)) return
    files(request, response, () => {
      response.statusCode = 404
      response.setHeader('Content-Type', 'text/plain; charset=utf-8')
      response.end('404: not a file of the lab\n')
    })
  })
  await listen(server, port)
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        // A browser keeps its connections open.
        server.closeAllConnections()
      }),
  }
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
