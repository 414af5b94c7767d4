/** The page sets this key in its history state before it reloads. The state survives the reload, even if the browser blocks storage. */
const RELOADED = 'gilLabReloaded'

/**
 * The service worker is in the folder of the site's first page, one level above assets/, where the build puts this code. The comment in the
 * call keeps Vite from hashing the file's name.
 */
const SERVICE_WORKER = new URL(/* @vite-ignore */ '../sw.js', import.meta.url)

/**
 * Isolates a page of the site if the host does not send the headers. The site's service worker adds the headers to the next load of the
 * page, so this function reloads the page. It reloads only once: if the page is not isolated after the reload, no script can isolate it.
 * @returns 'reloading' if the page is about to reload; the caller must do nothing more
 */
export async function ensureIsolation(): Promise<'isolated' | 'reloading' | 'impossible'> {
  if (globalThis.crossOriginIsolated) {
    // Removes the mark, so that the page can reload again if a later load is not isolated. A reload that bypasses the service worker is an
    // example of such a load.
    mark(false)
    return 'isolated'
  }
  if (history.state?.[RELOADED] || !(await activate())) return 'impossible'
  mark(true)
  location.reload()
  return 'reloading'
}

/**
 * Does the same as ensureIsolation() for embed/, the page that other pages frame. Inside an arbitrary page, only the header
 * Document-Isolation-Policy isolates a frame. A script cannot test whether the browser supports this header. But only Chromium supports it,
 * and only Chromium has the attribute `credentialless`, so this function tests for the attribute. In other browsers a reload would not
 * help.
 */
export async function ensureFrameIsolation(): ReturnType<typeof ensureIsolation> {
  return 'credentialless' in HTMLIFrameElement.prototype ? ensureIsolation() : 'impossible'
}

/**
 * Registers the service worker. Every access to service workers may throw if the browser blocks storage.
 * @returns true if the service worker will answer the next load of this page; false if it cannot, or if it has already answered this load
 */
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
