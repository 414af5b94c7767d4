/**
 * The page sets this key in its history state before it reloads. The state survives the reload and needs no storage, which may be blocked.
 */
const RELOADED = 'gilLabReloaded'

/** The service worker is beside the site's first page; once built, this code is in assets/. Vite must not hash the name. */
const SERVICE_WORKER = new URL(/* @vite-ignore */ '../sw.js', import.meta.url)

/**
 * Isolates a page of the site whose host sends no headers. The site's service worker adds the headers when the page is loaded again. The
 * page reloads once: if that does not help, nothing in the page can.
 * @returns 'reloading': do nothing more, the page is about to reload
 */
export async function ensureIsolation(): Promise<'isolated' | 'reloading' | 'impossible'> {
  if (globalThis.crossOriginIsolated) {
    // A later load may find the page not isolated, after a reload that bypasses the service worker. It may then try again.
    mark(false)
    return 'isolated'
  }
  if (history.state?.[RELOADED] || !(await activate())) return 'impossible'
  mark(true)
  location.reload()
  return 'reloading'
}

/**
 * The same for the page that other pages frame. In any page, only Document-Isolation-Policy isolates a frame. A script cannot test for it,
 * but only Chromium has it, and only Chromium has this attribute. In other browsers the reload would not help.
 */
export async function ensureFrameIsolation(): ReturnType<typeof ensureIsolation> {
  return 'credentialless' in HTMLIFrameElement.prototype ? ensureIsolation() : 'impossible'
}

/**
 * Whether the service worker will answer the next load of this page. False if it already answered this one, without success. Every access
 * may throw if storage is blocked.
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
