/** What a frame may also be asked to show: a program or a recording of the page that embeds it, wherever that lies. */
const ANYWHERE = 'https: http://localhost:* http://127.0.0.1:*'

/**
 * The content security policy of a page of the site, as its <meta> says it. A program, a link or a recording that someone else made is shown as
 * text; should a mistake of ours let markup through, this keeps it from running anything.
 * @param path of the page, relative to the site's root
 */
export function contentSecurityPolicy(path: string): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    // The lab's workers, and the service worker.
    "worker-src 'self' blob:",
    // The editor writes its rules into <style>.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    `connect-src 'self' ${path.startsWith('embed/') ? ANYWHERE : ''}`.trim(),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}
