/** A server's answer to a request for a page. */
export interface Answer {
  /** The address after redirects. */
  readonly url: string
  readonly status: number
  /** The answer's headers. Their get() finds a name in any letter case. */
  readonly headers: Headers
}

/** One reason why a page cannot run the lab or cannot be framed, and what to do about it. */
interface Fault {
  readonly what: string
  readonly todo: string
}

const COOP = 'Cross-Origin-Opener-Policy'
const COEP = 'Cross-Origin-Embedder-Policy'
const DIP = 'Document-Isolation-Policy'
const CORP = 'Cross-Origin-Resource-Policy'

/**
 * Lists why a page with this answer cannot run the lab: the server answers with an error, or the page cannot share memory with workers or
 * compile Wasm. Empty for a page that can run the lab. Source: the HTML standard (cross-origin isolation), WICG Document-Isolation-Policy,
 * CSP 3 and Permissions Policy.
 */
export function diagnose(answer: Answer): Fault[] {
  if (answer.status >= 400) {
    return [{ what: `The server answers ${answer.status}.`, todo: 'Check the address.' }]
  }
  return [...insecure(answer), ...notIsolated(answer), ...forbidden(answer)]
}

/**
 * A page that sends Cross-Origin-Embedder-Policy can frame only pages with certain headers. Lists which of these headers an answer for
 * embed/ lacks. The lab itself does not need these headers. Empty for any page other than embed/, because other pages are not framed.
 */
export function remarks({ url, headers }: Answer): Fault[] {
  if (!isFrame(url)) return []
  const faults = [
    ...(isolatingEmbedder(headers) ? [] : [missing(headers, COEP, 'require-corp')]),
    ...(token(headers, CORP) === 'cross-origin' ? [] : [missing(headers, CORP, 'cross-origin')]),
  ]
  return faults.map(({ what, todo }) => ({ what: `A page that sends ${COEP} cannot frame this page. ${what}`, todo }))
}

/** Says what browsers will do with a page for which diagnose() found no faults. Browsers that do the same share a line. */
export function outlook(answer: Answer): string[] {
  const how = isolation(answer)
  if (how === 'every browser') return ['Chromium, Firefox and Safari run it live.']
  const [where, instead] = isFrame(answer.url)
    ? ['in a frame of any page', 'show a recorded run, and offer a live one in a tab of its own']
    : ['', `cannot run it without ${COOP}: same-origin and ${COEP}: require-corp`]
  return [`Chromium 137 and later runs it live ${where}`.trim().concat('.'), `Firefox and Safari ignore ${DIP}: they ${instead}.`]
}

/**
 * The browsers that isolate the page; undefined if no browser does. Cross-Origin-Opener-Policy and Cross-Origin-Embedder-Policy isolate a
 * page in a tab, in every browser, but not in a frame. Document-Isolation-Policy isolates a page in a tab and in a frame, but only in
 * Chromium.
 */
function isolation({ url, headers }: Answer): 'every browser' | 'Chromium' | undefined {
  if (!isFrame(url) && opener(headers) === 'same-origin' && isolatingEmbedder(headers)) return 'every browser'
  return /^isolate-and-(require-corp|credentialless)$/.test(token(headers, DIP)) ? 'Chromium' : undefined
}

/** Whether the page is embed/, which other pages frame. */
function isFrame(url: string): boolean {
  return /\/embed\/(index\.html)?$/.test(new URL(url).pathname)
}

function insecure({ url }: Answer): Fault[] {
  const { protocol, hostname } = new URL(url)
  const local = /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
  if (protocol === 'https:' || local) return []
  return [{ what: 'The page comes over http. Browsers share memory only over https or from localhost.', todo: 'Serve it over https.' }]
}

function notIsolated(answer: Answer): Fault[] {
  const { headers } = answer
  if (isolation(answer)) return disallowed(headers)
  if (isFrame(answer.url)) return [missing(headers, DIP, 'isolate-and-require-corp')]
  const faults: Fault[] = []
  if (opener(headers) !== 'same-origin') faults.push(missing(headers, COOP, 'same-origin'))
  if (!isolatingEmbedder(headers)) faults.push(missing(headers, COEP, 'require-corp'))
  return faults
}

function missing(headers: Headers, name: string, value: string): Fault {
  const found = headers.get(name)
  const reported = headers.get(`${name}-Report-Only`)
  const only = reported ? ` The header ${name}-Report-Only does not isolate a page.` : ''
  return {
    what: found ? `The header ${name} is "${found}".` : `The header ${name} is missing.${only}`,
    todo: `Add the header\n    ${name}: ${value}`,
  }
}

function disallowed(headers: Headers): Fault[] {
  if (!/cross-origin-isolated=\(\s*\)/.test(headers.get('Permissions-Policy') ?? '')) return []
  return [{ what: 'The header Permissions-Policy forbids isolation.', todo: 'Remove cross-origin-isolated=() from it.' }]
}

/** The fault of a content security policy that forbids compiling Wasm. Other directives, such as worker-src, are not checked. */
function forbidden({ headers }: Answer): Fault[] {
  const policy = directives(headers.get('Content-Security-Policy') ?? '')
  const scripts = policy.get('script-src') ?? policy.get('default-src')
  if (!scripts || scripts.some((source) => /^'(wasm-)?unsafe-eval'$/.test(source))) return []
  return [
    {
      what: 'The header Content-Security-Policy forbids compiling Wasm.',
      todo: "Add 'wasm-unsafe-eval' to its script-src.",
    },
  ]
}

function directives(policy: string): Map<string, string[]> {
  const entries = policy.split(';').map((directive) => directive.trim().split(/\s+/))
  return new Map(entries.map(([name = '', ...sources]) => [name.toLowerCase(), sources]))
}

/** A header's value without its parameters, such as report-to=…. */
function token(headers: Headers, name: string): string {
  return (headers.get(name) ?? '').split(';')[0]!.trim()
}

function opener(headers: Headers): string {
  return token(headers, COOP)
}

function isolatingEmbedder(headers: Headers): boolean {
  return ['require-corp', 'credentialless'].includes(token(headers, COEP))
}
