import { describe, expect, it } from 'vitest'
import { decide, type Finding } from '../../src/claims/finding.ts'
import { times } from '../../src/claims/units.ts'

const between = (low95: number | null, high95: number | null): Finding['estimate'] => ({
  value: low95 === null || high95 === null ? null : (low95 + high95) / 2,
  low95,
  high95,
})
const finding = (low95: number | null, high95: number | null, more: Partial<Finding> = {}): Finding => ({
  what: 'wall',
  estimate: between(low95, high95),
  unit: times,
  ...more,
})

describe('a claim', () => {
  it('is confirmed if all intervals are within its bounds', () => {
    const verdict = decide([finding(1.0, 1.2, { atLeast: 0.95 }), finding(0.9, 1.1, { atLeast: 0.8, atMost: 1.2 })])
    expect(verdict.verdict).toBe('confirmed')
    expect(verdict.because).toBe(
      'Wall: 1.1 × (1 × to 1.2 ×), expected at least 0.95 ×; wall: 1 × (0.9 × to 1.1 ×), expected at least 0.8 × and at most 1.2 ×.',
    )
  })

  it('is refuted by one interval beyond a bound, and names that interval', () => {
    const verdict = decide([finding(1.0, 1.2, { atLeast: 0.95 }), finding(0.5, 0.6, { what: 'other', atLeast: 0.95 })])
    expect(verdict).toMatchObject({ verdict: 'refuted', because: 'Other: 0.55 × (0.5 × to 0.6 ×), expected at least 0.95 ×.' })
    expect(decide([finding(1.3, 1.4, { atMost: 1.2 })]).verdict).toBe('refuted')
  })

  it.each([
    ['crosses a lower bound', finding(0.9, 1.0, { atLeast: 0.95 })],
    ['crosses an upper bound', finding(0.9, 1.0, { atMost: 0.95 })],
    ['does not exist', finding(null, null, { atLeast: 0.95 })],
  ])('stays open if an interval %s', (_what, open) => {
    expect(decide([finding(1.0, 1.2, { atLeast: 0.95 }), open])).toMatchObject({
      verdict: 'cannot tell',
      because: expect.stringMatching(/^The rounds differ too much: /),
    })
  })

  it('is refuted even if another finding is open', () => {
    expect(decide([finding(0.9, 1.0, { atLeast: 0.95 }), finding(0.5, 0.6, { atLeast: 0.95 })]).verdict).toBe('refuted')
  })

  it.each([
    ['fails', finding(0.98, 1.2, { atMost: 0.95, control: true })],
    ['is open', finding(0.5, 1.2, { atMost: 0.95, control: true })],
  ])('stays open regardless of other findings if its control %s', (_how, control) => {
    for (const low of [1.0, 0.5])
      expect(decide([finding(low, low + 0.1, { atLeast: 0.95 }), control])).toMatchObject({
        verdict: 'cannot tell',
        because: expect.stringMatching(/^Something else was running: wall: /),
      })
  })

  it('shows figures without a bound and ignores them in the verdict', () => {
    const verdict = decide([finding(1.0, 1.2, { atLeast: 0.95 }), finding(7, 9, { what: 'aside' })])
    expect(verdict.verdict).toBe('confirmed')
    expect(verdict.measured).toBe('wall: 1.1 × (1 × to 1.2 ×); aside: 8 × (7 × to 9 ×)')
    expect(verdict.because).not.toContain('aside')
  })
})
