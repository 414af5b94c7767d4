import { describe, expect, it } from 'vitest'
import { compared } from '../../src/comparisons/compare.ts'
import type { RunReport } from '../../src/model/report.ts'
import { USUAL_LEVEL } from '../../src/statistics/round-estimates.ts'
import { latencies, MACHINE, sampleRun } from '../cli/sample-report.ts'

const SCATTER = [0, 0.4, -0.3, 0.1, 0.2, -0.5, 0.3, -0.1, 0.6]

/** Runs of one case in nine rounds. Their wall times are `wallMs` with some scatter. */
function runsOf(wallMs: number, changes: Partial<RunReport>, rounds = 9): RunReport[] {
  return Array.from({ length: rounds }, (_, index) => {
    const factor = 1 + SCATTER[(index + changes.gil!.length) % SCATTER.length]! / 100
    return sampleRun({ variant: '', round: index + 1, wallMs: wallMs * factor, ...changes })
  })
}

function compare(runs: readonly RunReport[], repeats: readonly RunReport[]) {
  return compared({ runs, repeats, machine: MACHINE, levelOf: () => USUAL_LEVEL })
}

const SWITCH = runsOf(100, { gil: 'switch' })
const TICK = runsOf(200, { gil: 'tick' })
const AGAIN = runsOf(101, { gil: 'switch' })

describe('the comparisons of a report', () => {
  it('compare each GIL with the first one and each variant with the first one, in wall time, hand-offs and longest wait', () => {
    const runs = [
      ...runsOf(50, { gil: 'switch', variant: '1 thread', threads: sampleRun().threads.slice(0, 1) }),
      ...['tick', 'switch'].flatMap((gil) => runsOf(100, { gil, variant: '2 threads' })),
      ...runsOf(100, { gil: 'none', variant: '2 threads' }),
    ]
    const { comparisons } = compare(runs, [])
    expect(comparisons.map(({ within, a, b, metric }) => `${within}: ${a} ÷ ${b}, ${metric}`)).toEqual([
      '2 threads: switch ÷ tick, wallMs',
      '2 threads: switch ÷ tick, handoffUs.p50',
      '2 threads: switch ÷ tick, starvation.longestWaitMs',
      '2 threads: none ÷ tick, wallMs',
      'switch: 2 threads ÷ 1 thread, wallMs',
    ])
  })

  it('give a verdict beyond the noise floor of the case that ran twice', () => {
    const { comparisons, noise } = compare([...SWITCH, ...TICK], AGAIN)
    expect(comparisons[0]).toMatchObject({
      metric: 'wallMs',
      within: '',
      a: 'tick',
      b: 'switch',
      rounds: 9,
      verdict: 'greater',
      because: '',
    })
    expect(comparisons[0]!.ratio).toBeCloseTo(2, 1)
    expect(noise[0]).toMatchObject({ experiment: 'countdown', metric: 'wallMs', of: 'switch', rounds: 9 })
    expect(noise[0]!.ratio).toBeCloseTo(1.01, 2)
    expect(noise[0]!.floor).toBeGreaterThanOrEqual(noise[0]!.ratio!)
  })

  it('name no winner inside the noise floor, although the interval excludes 1', () => {
    const slightlySlower = SWITCH.map((run) => ({ ...run, gil: 'tick', wallMs: run.wallMs * 1.005 }))
    const [wall] = compare([...SWITCH, ...slightlySlower], AGAIN).comparisons
    expect(wall!.low95).toBeGreaterThan(1)
    expect(wall).toMatchObject({ verdict: 'cannot tell', because: expect.stringContaining('not larger than the noise floor') })
  })

  it('say why they cannot tell', () => {
    const why = (a: readonly RunReport[], again: readonly RunReport[] = AGAIN, metric = 'wallMs') =>
      compare([...SWITCH, ...a], again).comparisons.find((one) => one.metric === metric)!.because
    expect(why(TICK.slice(0, 2))).toBe('Rounds measured: 2; an interval needs 3.')
    expect(why(TICK.map((run) => (run.round > 2 ? { ...run, quality: ['noisy'] } : run)))).toBe(
      '2 of 9 rounds were undisturbed, and an interval needs 3. In another round, other work used the cores before or after the run.',
    )
    expect(why(TICK.map((run) => ({ ...run, quality: ['noisy'] })))).toBe(
      'All 9 rounds were disturbed: other work used the cores before or after the run. An interval needs 3 undisturbed rounds.',
    )
    expect(why(runsOf(100, { gil: 'tick' }))).toMatch(/^The interval includes 1/)
    expect(why(TICK, [])).toBe('The noise floor is unknown, because no case ran twice in a round.')
    const few = TICK.map((run) => ({ ...run, handoffUs: { ...run.handoffUs, ...latencies(run.round < 8 ? 29 : 100, 12, 42) } }))
    expect(why(few, AGAIN, 'handoffUs.p50')).toBe('Of 9 rounds, 2 have this figure for both cases; an interval needs 3.')
    const fast = TICK.map((run) => ({ ...run, handoffUs: { ...run.handoffUs, p50: 0 } }))
    expect(why(fast, AGAIN, 'handoffUs.p50')).toMatch(/below the resolution of the clocks/)
  })

  it('leave out disturbed runs, and waits that were still open at the end', () => {
    const disturbed = TICK.map((run) => (run.round === 4 ? { ...run, wallMs: 9999, quality: ['hidden'] } : run))
    const [wall] = compare([...SWITCH, ...disturbed], AGAIN).comparisons
    expect(wall).toMatchObject({ rounds: 8, verdict: 'greater' })
    expect(wall!.high95).toBeLessThan(2.1)
    const open = TICK.map((run) => ({ ...run, starvation: { ...run.starvation, longestWaitCensored: true } }))
    expect(compare([...SWITCH, ...open], AGAIN).comparisons.map(({ metric }) => metric)).toEqual(['wallMs', 'handoffUs.p50'])
  })

  it('make the interval of a median latency wider by the resolution of the clocks', () => {
    const slow = TICK.map((run) => ({ ...run, handoffUs: { ...run.handoffUs, ...latencies(100, 63, 90) } }))
    const handoff = compare([...SWITCH, ...slow], AGAIN).comparisons.find(({ metric }) => metric === 'handoffUs.p50')
    // The medians are 63 and 6.3 µs in every round. With a resolution of 5 µs, the smaller one can be anything from 1.3 to 11.3 µs.
    expect(handoff!.ratio).toBeCloseTo(10)
    expect(handoff!.low95).toBeLessThan(58 / 11.3)
    expect(handoff!.high95).toBeGreaterThan(68 / 1.3)
  })
})
