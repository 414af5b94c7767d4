import { describe, expect, it } from 'vitest'
import { type Answer, diagnose, outlook, remarks } from '../../src/cli/doctor/diagnose.ts'

const ISOLATED = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' }

function answer(headers: Readonly<Record<string, string>>, url = 'https://blog.example/gil', status = 200): Answer {
  return { url, status, headers: new Headers(headers) }
}

const whats = (one: Answer) => diagnose(one).map(({ what }) => what)

describe('the doctor', () => {
  const everywhere = ['Chromium, Firefox and Safari run it live.']

  it.each([
    ['COOP and COEP', ISOLATED, everywhere],
    [
      'COEP credentialless, COOP with report-to',
      { 'Cross-Origin-Opener-Policy': 'same-origin; report-to="x"', 'Cross-Origin-Embedder-Policy': 'credentialless' },
      everywhere,
    ],
    [
      'DIP alone',
      { 'Document-Isolation-Policy': 'isolate-and-credentialless' },
      [
        'Chromium 137 and later runs it live.',
        'Firefox and Safari ignore Document-Isolation-Policy: they cannot run it without Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp.',
      ],
    ],
  ])('finds nothing wrong with %s', (_, headers, lines) => {
    expect(diagnose(answer(headers))).toEqual([])
    expect(outlook(answer(headers))).toEqual(lines)
  })

  describe('for the page that others frame', () => {
    const frame = (headers: Readonly<Record<string, string>>) => answer(headers, 'https://blog.example/lab/embed/')
    const isolated = { 'Document-Isolation-Policy': 'isolate-and-require-corp' }

    it('requires Document-Isolation-Policy, because the headers of a tab do not isolate a frame', () => {
      expect(diagnose(frame(ISOLATED))).toEqual([
        {
          what: 'The header Document-Isolation-Policy is missing.',
          todo: 'Add the header\n    Document-Isolation-Policy: isolate-and-require-corp',
        },
      ])
    })

    it('names what Firefox and Safari do instead', () => {
      expect(diagnose(frame(isolated))).toEqual([])
      expect(outlook(frame(isolated))).toEqual([
        'Chromium 137 and later runs it live in a frame of any page.',
        'Firefox and Safari ignore Document-Isolation-Policy: they show a recorded run, and offer a live one in a tab of its own.',
      ])
    })

    it('names what keeps isolated pages from framing it', () => {
      expect(remarks(frame({ ...isolated, ...ISOLATED, 'Cross-Origin-Resource-Policy': 'cross-origin' }))).toEqual([])
      expect(remarks(frame({ ...isolated, ...ISOLATED }))).toEqual([
        {
          what: 'A page that sends Cross-Origin-Embedder-Policy cannot frame this page. The header Cross-Origin-Resource-Policy is missing.',
          todo: 'Add the header\n    Cross-Origin-Resource-Policy: cross-origin',
        },
      ])
    })
  })

  it('names the missing headers of a plain page, with the lines to add', () => {
    expect(diagnose(answer({}))).toEqual([
      { what: 'The header Cross-Origin-Opener-Policy is missing.', todo: 'Add the header\n    Cross-Origin-Opener-Policy: same-origin' },
      {
        what: 'The header Cross-Origin-Embedder-Policy is missing.',
        todo: 'Add the header\n    Cross-Origin-Embedder-Policy: require-corp',
      },
    ])
  })

  it('rejects values that do not isolate, and headers that only report', () => {
    expect(whats(answer({ ...ISOLATED, 'Cross-Origin-Opener-Policy': 'same-origin-allow-popups' }))).toEqual([
      'The header Cross-Origin-Opener-Policy is "same-origin-allow-popups".',
    ])
    const reporting = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy-Report-Only': 'require-corp' }
    expect(whats(answer(reporting))).toEqual([
      'The header Cross-Origin-Embedder-Policy is missing. The header Cross-Origin-Embedder-Policy-Report-Only does not isolate a page.',
    ])
  })

  it('accepts http only from localhost', () => {
    expect(whats(answer(ISOLATED, 'http://blog.example/'))).toEqual([expect.stringContaining('over http')])
    for (const local of ['http://localhost:8080/', 'http://127.0.0.1/', 'http://[::1]:3000/', 'http://a.localhost/']) {
      expect(diagnose(answer(ISOLATED, local))).toEqual([])
    }
    expect(whats(answer(ISOLATED, 'http://127.0.0.1.evil.example/'))).toHaveLength(1)
  })

  it('names policies that undo the isolation', () => {
    expect(whats(answer({ ...ISOLATED, 'Permissions-Policy': 'camera=(), cross-origin-isolated=()' }))).toHaveLength(1)
    expect(whats(answer({ ...ISOLATED, 'Content-Security-Policy': "default-src 'self'" }))).toEqual([
      'The header Content-Security-Policy forbids compiling Wasm.',
    ])
    const allowed = { 'Content-Security-Policy': "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'" }
    expect(diagnose(answer({ ...ISOLATED, ...allowed }))).toEqual([])
  })

  it('reports an error status', () => {
    expect(whats(answer({}, 'https://blog.example/', 404))).toEqual(['The server answers 404.'])
  })
})
