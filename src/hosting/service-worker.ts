// sw.js: on a host that sends no headers of its own (GitHub Pages) it stands between the host and the site's pages, and adds them. It keeps
// nothing: every request goes to the host.
import { headersOf } from './headers.ts'

const worker = globalThis as unknown as ServiceWorkerGlobalScope
const root = new URL('./', worker.location.href).href

// The page reloads as soon as this is active.
worker.addEventListener('install', () => void worker.skipWaiting())

worker.addEventListener('fetch', (event) => {
  const { url, mode, cache } = event.request
  // Developer tools ask so, and fetch() refuses to.
  if (cache === 'only-if-cached' && mode !== 'same-origin') return
  if (url.startsWith(root)) event.respondWith(fetchWithHeaders(event.request))
})

async function fetchWithHeaders(request: Request): Promise<Response> {
  const response = await fetch(request)
  // A redirect that the browser is to follow itself, as a page's is: it asks again.
  if (response.type === 'opaqueredirect' || response.type === 'error') return response
  const headers = new Headers(response.headers)
  const path = request.url.slice(root.length).replace(/[?#].*/, '')
  for (const [name, value] of Object.entries(headersOf(path))) headers.set(name, value)
  const { status, statusText } = response
  // These have no body, and may not be given one.
  const body = [204, 205, 304].includes(status) ? null : response.body
  return new Response(body, { status, statusText, headers })
}
