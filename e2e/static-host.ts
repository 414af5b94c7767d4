import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import sirv from 'sirv'

/** A web server with the headers of GitHub Pages, none of which isolates a page. The site is in a sub-path. */
export interface StaticHost {
  /** The address of the site's first page. */
  readonly url: string
  close(): Promise<void>
}

type Answer = (request: IncomingMessage, response: ServerResponse) => boolean

/** Serves dist/site. `answer` receives each request first, and returns true if it has answered the request itself. */
export async function staticHost(answer: Answer = () => false): Promise<StaticHost> {
  const files = sirv('dist/site')
  const server = createServer((request, response) => {
    if (answer(request, response)) return
    if (!request.url?.startsWith('/gil/lab/')) return void response.writeHead(404).end()
    response.setHeader('Access-Control-Allow-Origin', '*')
    response.setHeader('Cache-Control', 'max-age=600')
    request.url = request.url.slice('/gil/lab'.length)
    files(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/gil/lab/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
