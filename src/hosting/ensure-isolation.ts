/** What the page writes into its place in the tab's history before it reloads. That outlives a reload and needs no storage, which may be blocked. */
const RELOADED = 'gilLabReloaded'

/** Beside the site's first page: built, this code is in its assets/. It is no asset for Vite to give a hash. */
const SERVICE_WORKER = new URL(/* @vite-ignore */ '../sw.js', import.meta.url)

/**
 * Isolates a page of the site that is not, where its host sends no headers: by the site's service worker, which adds them when the page is
 * loaded again. One reload is all: where that did not help, nothing of ours does.
 * @returns 'reloading': go no further, this page is about to end
 */
export async function ensureIsolation(): Promise<'isolated' | 'reloading' | 'impossible'> {
  if (globalThis.crossOriginIsolated) {
    // The next one that finds itself without, after a reload past the service worker, may try again.
    mark(false)
    return 'isolated'
  }
  if (history.state?.[RELOADED] || !(await activate())) return 'impossible'
  mark(true)
  location.reload()
  return 'reloading'
}

/**
 * The same for the page that others frame. Only Document-Isolation-Policy isolates a frame in any page, and a script cannot ask for it: it came
 * with Chromium, and so did this attribute. Elsewhere the reload would be in vain.
 */
export async function ensureFrameIsolation(): ReturnType<typeof ensureIsolation> {
  return 'credentialless' in HTMLIFrameElement.prototype ? ensureIsolation() : 'impossible'
}

/** Whether the service worker will answer the next load of this page, and has not answered this one in vain. Every access may throw where storage is blocked. */
async function activate(): Promise<boolean> {
  try {
    const { serviceWorker } = navigator
    if (!globalThis.isSecureContext || !serviceWorker || serviceWorker.controller) return false
    const { installing, waiting, active } = await serviceWorker.register(SERVICE_WORKER)
    if (active) return true
    return await becomesActive((installing ?? waiting)!)
  } catch {
    return false
  }
}

function becomesActive(worker: ServiceWorker): Promise<boolean> {
  return new Promise((resolve) => {
    const look = () => {
      if (worker.state === 'activated') resolve(true)
      if (worker.state === 'redundant') resolve(false)
    }
    worker.addEventListener('statechange', look)
    look()
  })
}

function mark(reloaded: boolean): void {
  const { [RELOADED]: before, ...state } = history.state ?? {}
  if (reloaded || before) history.replaceState(reloaded ? { ...state, [RELOADED]: true } : state, '')
}
