import { describe, expect, it } from 'vitest'
import { isolationRefusal } from '../../src/platform/shared-memory-refusal.ts'
import { identify } from '../../src/platform/user-agent.ts'

describe('the refusal to share memory', () => {
  const able = { crossOriginIsolated: true, isSecureContext: true, hasSharedMemory: true }

  it('does not exist if memory can be shared', () => {
    expect(isolationRefusal(able)).toBeUndefined()
  })

  it.each([
    ['names https for a page over http', { ...able, isSecureContext: false, crossOriginIsolated: false }, /https/],
    ['names the headers for a page without them', { ...able, crossOriginIsolated: false }, /Cross-Origin-Embedder-Policy: require-corp/],
    ['names other browsers for an isolated page without shared memory', { ...able, hasSharedMemory: false }, /Chromium, Firefox/],
  ])('%s', (_what, scope, advice) => {
    expect(isolationRefusal(scope)?.whatToDo).toMatch(advice)
  })
})

describe('identify() recognizes the browser of', () => {
  it.each([
    [
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/156.0.0.0 Safari/537.36',
      'chromium',
      'Chromium 156',
      'Linux x86_64',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0', 'firefox', 'Firefox 153.0', 'Linux x86_64'],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15',
      'webkit',
      'WebKit 26.0',
      'Macintosh',
    ],
    ['Lynx/2.9', 'browser', 'unknown browser', 'unknown'],
  ])('%s', (userAgent, on, engine, os) => {
    expect(identify(userAgent)).toEqual({ on, engine, os })
  })
})
