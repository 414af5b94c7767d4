/** The addresses from which a frame may load a program or a recording. The page that embeds the frame chooses the address. */
const ANYWHERE = 'https: http://localhost:* http://127.0.0.1:*'

/**
 * The content security policy of a page of the site, for its <meta> element. The page shows programs, links and recordings of other people
 * as text. If a mistake lets their markup through, the policy keeps scripts in that markup from running.
 * @param path the path of the page, relative to the site's root
 */
export function contentSecurityPolicy(path: string): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    // The lab's workers start from blob: URLs, and the service worker from the site.
    "worker-src 'self' blob:",
    // The code editor writes its style rules into a <style> element.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    `connect-src 'self' ${path.startsWith('embed/') ? ANYWHERE : ''}`.trim(),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}
