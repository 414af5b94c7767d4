import { describe, expect, it } from 'vitest'
import { EXPERIMENTS } from '../../src/experiments/index.ts'
import { plan } from '../../src/lab/plans.ts'

describe('a plan of experiments', () => {
  it('runs each as many rounds as it asks for, one experiment after the other, unless the caller names a number', () => {
    const roundsOf = (request: Parameters<typeof plan>[0]) =>
      plan(request).map(({ settings: { experiment, round } }) => `${experiment} ${round}`)
    const both = roundsOf({ experiment: ['sleep', 'forced-switch'], gil: ['switch'] })
    expect(both).toEqual(['sleep 1', ...[1, 2, 3, 4, 5].map((round) => `forced-switch ${round}`)])
    const named = roundsOf({ experiment: ['sleep', 'forced-switch'], gil: ['switch'], rounds: 2 })
    expect(named).toEqual(['sleep 1', 'sleep 2', 'forced-switch 1', 'forced-switch 2'])
  })

  it("lets a variant's settings stand, and the caller's for all else", () => {
    const plans = plan({ experiment: 'switch-interval', rounds: 1, switchIntervalUs: 7, checkInterval: 9 })
    expect(plans.map(({ settings }) => [settings.variant, settings.switchIntervalUs, settings.checkInterval])).toEqual([
      ['0.5 ms', 500, 9],
      ['5 ms', 5000, 9],
      ['50 ms', 50_000, 9],
    ])
    expect(plan({ experiment: 'lock-battle', rounds: 1, switchIntervalUs: 7 })[0]!.settings.switchIntervalUs).toBe(7)
  })
})

describe.each(EXPERIMENTS)('$id', ({ claim, reference, source, title }) => {
  it('states its claim in one sentence, and what was found elsewhere', () => {
    expect(claim).toMatch(/^[A-Z][^.]*(\.\d[^.]*)*\.$/)
    expect(reference).toMatch(/^CPython.*\.$/)
  })

  it('is a program that says what it is about in its first line, and that no other is', () => {
    expect(source).toMatch(/^# .*[.:?]\n/)
    expect(EXPERIMENTS.filter((other) => other.source === source || other.title === title)).toHaveLength(1)
  })
})
