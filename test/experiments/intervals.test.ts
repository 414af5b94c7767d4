import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { EXPERIMENTS } from '../../src/experiments/index.ts'
import type { RunReport } from '../../src/model/report.ts'
import { MACHINE, sampleRun } from '../cli/sample-report.ts'

/** "alone: 146/s (120/s to 172/s)": an estimate with its interval, all in one unit. */
const PRINTED = /: ([\d,.]+)( ?\D[^(;]*?)? \(([\d,.]+)\2 to ([\d,.]+)\2\)/g

const outcome = fc.record({
  wallMs: fc.double({ min: 1, max: 1e4, noNaN: true }),
  lost: fc.nat(1000),
  // Each round has one of two fixed values, or any value. If all rounds have fixed values, their median is one of the two. The interval of
  // the mean may then exclude the median.
  echoes: fc.oneof(fc.constantFrom(100, 900), fc.integer({ min: 1, max: 1e5 })),
  share: fc.oneof(fc.constantFrom(0.1, 0.9), fc.double({ min: 0, max: 1, noNaN: true })),
  bursts: fc.oneof(fc.constantFrom(1, 500), fc.integer({ min: 1, max: 5000 })),
  holdUs: fc.double({ min: 1, max: 1e5, noNaN: true }),
  switches: fc.integer({ min: 20, max: 900 }),
})

it.each(EXPERIMENTS.map((experiment) => [experiment.id, experiment] as const))(
  'every interval in the verdict on %s contains its estimate',
  (_id, { judge, gils, variants = [{ name: '', constants: {} }] }) => {
    const cases = variants.flatMap((variant) =>
      ('gils' in variant && variant.gils ? variant.gils : gils).map((gil) => ({ variant: variant.name, gil })),
    )
    let printed = 0
    let withInterval = 0
    fc.assert(
      fc.property(
        fc.array(fc.array(outcome, { minLength: cases.length, maxLength: cases.length }), { minLength: 1, maxLength: 25 }),
        (rounds) => {
          const runs = rounds.flatMap((all, index) => all.map((one, at) => runOf({ ...cases[at]!, round: index + 1 }, one)))
          const { because, measured = '' } = judge(runs, MACHINE)
          const text = `${because}; ${measured}`
          if (/\([\d,.][^()]* to /.test(text)) withInterval++
          for (const [, value, , low, high] of text.matchAll(PRINTED)) {
            printed++
            expect(number(low!), text).toBeLessThanOrEqual(number(value!))
            expect(number(value!), text).toBeLessThanOrEqual(number(high!))
          }
        },
      ),
      { numRuns: 60 },
    )
    // Some verdicts contain only exact counts, which have no interval. If a text contains an interval, PRINTED must match it.
    if (withInterval > 0) expect(printed).toBeGreaterThan(0)
  },
)

type Outcome = typeof outcome extends fc.Arbitrary<infer T> ? T : never

function runOf(of: Pick<RunReport, 'variant' | 'gil' | 'round'>, one: Outcome): RunReport {
  const { wallMs, lost, echoes, share, bursts, holdUs, switches } = one
  const base = sampleRun()
  return {
    ...base,
    ...of,
    wallMs,
    switches,
    stdout: `lost ${lost} of 1000 updates\n${echoes} echoes in 0.5000 s\nturns: ${echoes} ${switches}\nalone: 9 sections in ${wallMs.toFixed(3)} ms\ntogether: 9 sections in ${holdUs.toFixed(3)} ms\n`,
    holdUs: { ...base.holdUs, n: 500, p50: holdUs },
    overshootUs: { ...base.overshootUs, n: 500 },
    bursts: { n: 500, p50: bursts, p90: bursts, p99: bursts, max: bursts },
    longestWaiterNotNext: { contestedSwitches: 500, notNext: Math.round(500 * share), share },
    requesterNext: { contestedRequests: 500, next: Math.round(500 * share), share },
    threads: base.threads.map((thread) => ({ ...thread, acquisitions: 400 })),
  }
}

function number(text: string): number {
  return Number(text.replaceAll(',', ''))
}
