/** The headers of the site's files that match a path. */
export interface HeaderRule {
  /** Relative to the site's root; "" is the first page. A * at the end matches any rest. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
}

/**
 * Together with Cross-Origin-Embedder-Policy, this header isolates a page in a tab of its own, in all browsers. It also cuts the page's
 * connection to the page that opened it.
 */
const TOP_LEVEL = { 'Cross-Origin-Opener-Policy': 'same-origin' }

/**
 * The headers that make the site's pages cross-origin isolated, so that they can share memory with workers and read a fine clock. `gil-lab
 * serve`, the service worker and the configurations for other servers all use this list. A file gets the headers of every rule that matches
 * it.
 */
export const HEADER_RULES: readonly HeaderRule[] = [
  {
    path: '*',
    headers: {
      'Cross-Origin-Embedder-Policy': 'require-corp',
      // Pages of other origins frame embed/ and import gil-lab.js. Cross-Origin-Resource-Policy allows both to pages with an embedder
      // policy. Access-Control-Allow-Origin allows the import.
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Access-Control-Allow-Origin': '*',
    },
  },
  ...['', 'index.html', 'runner.html', 'embeds.html'].map((path) => ({ path, headers: TOP_LEVEL })),
  // Isolates embed/ in a frame of any page. In a frame, only this header isolates a page. Chromium supports it since version 137.
  { path: 'embed/*', headers: { 'Document-Isolation-Policy': 'isolate-and-require-corp' } },
  // Browsers can cache these files for ever, because the files' names contain a hash of the content. The pages that refer to these files
  // have fixed names, so they do not get this header.
  { path: 'assets/*', headers: { 'Cache-Control': 'public, max-age=31536000, immutable' } },
]

/** The headers of one file. `path` is relative to the site's root. */
export function headersOf(path: string): Record<string, string> {
  return Object.assign({}, ...HEADER_RULES.filter((rule) => fits(rule, path)).map(({ headers }) => headers))
}

function fits(rule: HeaderRule, path: string): boolean {
  return rule.path.endsWith('*') ? path.startsWith(rule.path.slice(0, -1)) : path === rule.path
}
