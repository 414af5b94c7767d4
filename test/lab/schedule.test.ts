import { describe, expect, it } from 'vitest'
import { plan } from '../../src/lab/series/plans.ts'
import { caseToRepeat, neededPlans, runsIn, scheduleOf } from '../../src/lab/series/schedule.ts'
import type { ClaimReport } from '../../src/model/report.ts'
import { sampleRun, sequentialRun } from '../cli/sample-report.ts'

const WHOLE = { isQuick: false }
const COUNTDOWN = plan({ experiment: 'countdown', rounds: 4 })

describe('a schedule', () => {
  it('repeats one case in each round if there are cases to compare, rounds enough for an interval, and no need for a quick answer', () => {
    const repeats = (request: Parameters<typeof plan>[0]) =>
      scheduleOf(plan(request), { isQuick: request.quick ?? false }).map((one) => one.repeats)
    expect(repeats({ experiment: ['countdown', 'lock-battle'], rounds: 3 })).toEqual([true, false])
    expect(repeats({ experiment: 'countdown', rounds: 2 })).toEqual([false])
    expect(repeats({ experiment: ['sharing', 'switch-interval'], rounds: 3, quick: true })).toEqual([false, false])
    expect(runsIn(scheduleOf(COUNTDOWN, WHOLE)[0]!)).toBe(4 * 5)
    expect(runsIn(scheduleOf(plan({ experiment: 'countdown', rounds: 1 }), WHOLE)[0]!)).toBe(5)
  })

  it('repeats the first case in which threads share a GIL', () => {
    const [scheduled] = scheduleOf(COUNTDOWN, WHOLE)
    const [round] = scheduled!.rounds
    const runs = [sequentialRun(), sampleRun({ gil: 'none' }), sampleRun({ gil: 'tick' }), sampleRun(), sampleRun()]
    expect(caseToRepeat(scheduled!, runs)).toBe(round![2])
    expect(caseToRepeat(scheduled!, runs.slice(0, 2))).toBe(round![0])
  })

  it('needs no runs of the rounds after an early decision', () => {
    const claim = { experiment: 'countdown', decidedAfter: { rounds: 3, planned: 4 } } as ClaimReport
    expect(neededPlans(COUNTDOWN, [claim])).toHaveLength(3 * 5)
    expect(neededPlans(COUNTDOWN, [])).toEqual(COUNTDOWN)
  })
})
