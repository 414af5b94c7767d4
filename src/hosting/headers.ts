/** Headers of some of the site's files. */
export interface HeaderRule {
  /** Relative to the site's root, "" for its first page; a * at the end stands for all that begins so. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
}

/** A page that has a tab of its own is isolated in all browsers, and severed from whoever opened it. */
const TOP_LEVEL = { 'Cross-Origin-Opener-Policy': 'same-origin' }

/**
 * What makes the site's pages cross-origin isolated, and with it lets them share memory with workers and read a fine clock. The one source for
 * every server: what `gil-lab serve`, the service worker and the configurations that we write for others send. Every rule that fits counts.
 */
export const HEADER_RULES: readonly HeaderRule[] = [
  {
    path: '*',
    headers: {
      'Cross-Origin-Embedder-Policy': 'require-corp',
      // Pages of other origins embed the frame and import the script, some of them under an embedder policy of their own.
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Access-Control-Allow-Origin': '*',
    },
  },
  ...['', 'index.html', 'runner.html'].map((path) => ({ path, headers: TOP_LEVEL })),
  // A frame in any page: only this header isolates it there, in Chromium 137 and later.
  { path: 'embed/*', headers: { 'Document-Isolation-Policy': 'isolate-and-require-corp' } },
  // Names in there carry a hash of the content; the pages that name them do not.
  { path: 'assets/*', headers: { 'Cache-Control': 'public, max-age=31536000, immutable' } },
]

/** The headers of one file. `path` is relative to the site's root. */
export function headersOf(path: string): Record<string, string> {
  return Object.assign({}, ...HEADER_RULES.filter((rule) => fits(rule, path)).map(({ headers }) => headers))
}

function fits(rule: HeaderRule, path: string): boolean {
  return rule.path.endsWith('*') ? path.startsWith(rule.path.slice(0, -1)) : path === rule.path
}
