import { describe, expect, it } from 'vitest'
import { type Answer, diagnose, isolation } from '../../src/cli/doctor/diagnose.ts'

const ISOLATED = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' }

function answer(headers: Readonly<Record<string, string>>, url = 'https://blog.example/gil', status = 200): Answer {
  return { url, status, headers: new Headers(headers) }
}

const whats = (one: Answer) => diagnose(one).map(({ what }) => what)

describe('the doctor', () => {
  it.each([
    ['COOP and COEP', ISOLATED, 'Cross-Origin-Opener-Policy and Cross-Origin-Embedder-Policy, in every browser'],
    [
      'COEP credentialless, with where to report',
      { 'Cross-Origin-Opener-Policy': 'same-origin; report-to="x"', 'Cross-Origin-Embedder-Policy': 'credentialless' },
      'Cross-Origin-Opener-Policy and Cross-Origin-Embedder-Policy, in every browser',
    ],
    [
      'DIP alone',
      { 'Document-Isolation-Policy': 'isolate-and-credentialless' },
      'Document-Isolation-Policy, in Chromium 137 and later only',
    ],
  ])('finds nothing wrong with %s', (_, headers, how) => {
    expect(diagnose(answer(headers))).toEqual([])
    expect(isolation(answer(headers))).toBe(how)
  })

  it('names the headers that a plain page lacks, with the lines to add', () => {
    expect(diagnose(answer({}))).toEqual([
      { what: 'There is no Cross-Origin-Opener-Policy.', todo: 'Add the header\n    Cross-Origin-Opener-Policy: same-origin' },
      { what: 'There is no Cross-Origin-Embedder-Policy.', todo: 'Add the header\n    Cross-Origin-Embedder-Policy: require-corp' },
    ])
  })

  it('a value that does not isolate is no isolation, and neither is one that only reports', () => {
    expect(whats(answer({ ...ISOLATED, 'Cross-Origin-Opener-Policy': 'same-origin-allow-popups' }))).toEqual([
      'Cross-Origin-Opener-Policy is "same-origin-allow-popups".',
    ])
    const reporting = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy-Report-Only': 'require-corp' }
    expect(whats(answer(reporting))).toEqual([
      'There is no Cross-Origin-Embedder-Policy (Cross-Origin-Embedder-Policy-Report-Only is there, but only reports).',
    ])
  })

  it('http is for localhost only', () => {
    expect(whats(answer(ISOLATED, 'http://blog.example/'))).toEqual([expect.stringContaining('over http')])
    for (const local of ['http://localhost:8080/', 'http://127.0.0.1/', 'http://[::1]:3000/', 'http://a.localhost/']) {
      expect(diagnose(answer(ISOLATED, local))).toEqual([])
    }
    expect(whats(answer(ISOLATED, 'http://127.0.0.1.evil.example/'))).toHaveLength(1)
  })

  it('a policy may take away what the headers gave', () => {
    expect(whats(answer({ ...ISOLATED, 'Permissions-Policy': 'camera=(), cross-origin-isolated=()' }))).toHaveLength(1)
    expect(whats(answer({ ...ISOLATED, 'Content-Security-Policy': "default-src 'self'" }))).toEqual([
      'The Content-Security-Policy forbids compiling Wasm.',
    ])
    const allowed = { 'Content-Security-Policy': "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'" }
    expect(diagnose(answer({ ...ISOLATED, ...allowed }))).toEqual([])
  })

  it('an error page is told as one', () => {
    expect(whats(answer({}, 'https://blog.example/', 404))).toEqual(['The server answers 404.'])
  })
})
