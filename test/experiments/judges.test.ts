import { describe, expect, it } from 'vitest'
import { EXPERIMENTS } from '../../src/experiments/index.ts'
import type { Verdict } from '../../src/model/report.ts'
import { DRAWN } from './drawn.ts'
import { BUSY, experiment, IDLE, runsOf } from './runs.ts'

describe.each(EXPERIMENTS)('the claim of $id', ({ id, judge, rounds = 1 }) => {
  it('cannot be judged without sound runs, with the reason in the verdict', () => {
    const stopped = runsOf(id, () => ({ outcome: 'stopped' }))
    expect(judge(stopped, IDLE)).toMatchObject({ verdict: 'cannot tell', because: expect.stringMatching(/One was stopped\.$/) })
    const hidden = runsOf(id, () => ({ quality: ['hidden'] }))
    expect(judge(hidden, IDLE)).toMatchObject({
      verdict: 'cannot tell',
      because: expect.stringMatching(/In one, the page was hidden, .*\.$/),
    })
    expect(judge([], IDLE)).toMatchObject({ verdict: 'cannot tell', because: expect.stringContaining('no run') })
  })

  it.runIf(rounds > 1)('cannot be judged by one round', () => {
    const first = runsOf(id, () => ({})).filter(({ round }) => round === 1)
    expect(judge(first, IDLE)).toMatchObject({
      verdict: 'cannot tell',
      because: expect.stringMatching(/^[A-Z\d].*: 1 of 3 rounds to judge by\.$/),
    })
  })
})

describe.each(Object.entries(DRAWN))('with drawn runs, the claim of %s', (id, { confirmed, refuted, open, needsCores }) => {
  const { judge } = experiment(id)
  const verdict = (runs: Parameters<typeof judge>[0], machine = IDLE): Verdict => judge(runs, machine)

  it('is confirmed by runs that agree with it', () => {
    expect(verdict(runsOf(id, confirmed))).toMatchObject({ verdict: 'confirmed', measured: expect.stringMatching(/\d/) })
  })

  it('is refuted by runs that contradict it', () => {
    expect(verdict(runsOf(id, refuted))).toMatchObject({ verdict: 'refuted', because: expect.stringContaining('expected') })
  })

  it('stays open if the runs are inconclusive', () => {
    expect(verdict(runsOf(id, open)).verdict).toBe('cannot tell')
  })

  it(needsCores ? 'stays open on busy cores, and shows the measured figures' : 'needs no idle cores', () => {
    const told = verdict(runsOf(id, confirmed), BUSY)
    if (needsCores)
      expect(told).toMatchObject({
        verdict: 'cannot tell',
        because: '1.2 cores were idle, 2 are needed.',
        measured: expect.stringMatching(/\d/),
      })
    else expect(told.verdict).toBe('confirmed')
  })
})
