// The source of sw.js, for hosts that cannot send headers of their own, such as GitHub Pages. The service worker adds the headers to the
// host's answers for all files of the site. It caches nothing: every request goes to the host.
import { headersOf } from './headers.ts'

const worker = globalThis as unknown as ServiceWorkerGlobalScope
const root = new URL('./', worker.location.href).href

// The page reloads once this worker is active. So this worker must not wait until older pages of the site have closed.
worker.addEventListener('install', () => void worker.skipWaiting())

worker.addEventListener('fetch', (event) => {
  const { url, mode, cache } = event.request
  // Developer tools make requests with 'only-if-cached', and fetch() refuses them.
  if (cache === 'only-if-cached' && mode !== 'same-origin') return
  if (url.startsWith(root)) event.respondWith(fetchWithHeaders(event.request))
})

async function fetchWithHeaders(request: Request): Promise<Response> {
  const response = await fetch(request)
  // The browser follows the redirect of a page with a new request, so this response needs no headers.
  if (response.type === 'opaqueredirect' || response.type === 'error') return response
  const headers = new Headers(response.headers)
  const path = request.url.slice(root.length).replace(/[?#].*/, '')
  for (const [name, value] of Object.entries(headersOf(path))) headers.set(name, value)
  const { status, statusText } = response
  // A response with one of these statuses must not have a body.
  const body = [204, 205, 304].includes(status) ? null : response.body
  return new Response(body, { status, statusText, headers })
}
