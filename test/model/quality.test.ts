import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { allowsVerdict, QUALITY, qualityWords } from '../../src/model/quality.ts'

const RUN = { lostEvents: 3, stalls: [{ atMs: 920, ms: 3010 }] }

describe('a mark of quality', () => {
  it("says what disturbed the run, with the run's figures", () => {
    expect(qualityWords('lost-events', RUN)).toBe('3 events were lost')
    expect(qualityWords('stalled', RUN)).toBe('the whole lab stood still for 3.01 s, 0.92 s after the start')
  })

  it('forbids a verdict unless claims check the cause themselves', () => {
    const allowing = Object.keys(QUALITY).filter((mark) => allowsVerdict({ quality: [mark] }))
    expect(allowing).toEqual(['noisy'])
    expect(allowsVerdict({ quality: [] })).toBe(true)
    expect(allowsVerdict({ quality: ['noisy', 'stalled'] })).toBe(false)
  })

  it.each(Object.keys(QUALITY))('%s is documented in docs/formats.md', (mark) => {
    expect(readFileSync('docs/formats.md', 'utf8')).toContain(`| \`${mark}\` |`)
  })

  it.each(['of-another-version', 'constructor', '__proto__'])('%s is unknown: it is shown verbatim and forbids a verdict', (mark) => {
    expect(qualityWords(mark, RUN)).toBe(mark)
    expect(allowsVerdict({ quality: [mark] })).toBe(false)
  })
})
