import { describe, expect, it } from 'vitest'
import { headersFile, nginxConfiguration } from '../../src/hosting/configurations.ts'
import { HEADER_RULES, headersOf } from '../../src/hosting/headers.ts'

const EVERYWHERE = {
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Access-Control-Allow-Origin': '*',
}

describe('the headers of', () => {
  it.each([
    ['', { 'Cross-Origin-Opener-Policy': 'same-origin' }],
    ['index.html', { 'Cross-Origin-Opener-Policy': 'same-origin' }],
    ['embed/', { 'Document-Isolation-Policy': 'isolate-and-require-corp' }],
    ['embed/index.html', { 'Document-Isolation-Policy': 'isolate-and-require-corp' }],
    ['assets/x-1234.js', { 'Cache-Control': 'public, max-age=31536000, immutable' }],
    ['gil-lab.js', {}],
    ['blog/embed/', {}],
  ])('/%s', (path, own) => {
    expect(headersOf(path)).toEqual({ ...EVERYWHERE, ...own })
  })
})

describe('the configuration for', () => {
  it('Netlify and Cloudflare sets each header of a file by one rule, because they join the values of several', () => {
    const blocks = headersFile()
      .trim()
      .split(/\n(?=\/)/)
    expect(blocks).toHaveLength(HEADER_RULES.length)
    expect(blocks[0]).toMatch(/^\/\*\n {2}Cross-Origin-Embedder-Policy: require-corp\n/)
    expect(blocks).toContain('/embed/*\n  Document-Isolation-Policy: isolate-and-require-corp')
    for (const path of ['', 'embed/', 'assets/x.js']) {
      const sent = HEADER_RULES.filter(
        (rule) => path.startsWith(rule.path.replace('*', '')) && (rule.path.endsWith('*') || rule.path === path),
      )
      const names = sent.flatMap(({ headers }) => Object.keys(headers))
      expect(new Set(names).size).toBe(names.length)
    }
  })

  // This test checks only the order of the rules. nginx.untimed.test.ts runs nginx with this configuration.
  it('nginx has the rule for the frame after the one for the first page, because both match a slash', () => {
    const text = nginxConfiguration()
    const at = (pattern: string) => text.indexOf(`if ($uri ~ ${pattern}) {`)
    expect(at('/$')).toBeGreaterThan(0)
    expect(at('/embed/[^/]*$')).toBeGreaterThan(at('/$'))
    expect(text.slice(at('/embed/[^/]*$'))).toMatch(/opener_policy "";\n.*document_isolation_policy "isolate-and-require-corp";/)
  })
})
