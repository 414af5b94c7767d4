import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { machineLines, probeLines } from '../../src/cli/terminal/machine.ts'
import { createStyle, LEAST_WIDTH } from '../../src/cli/terminal/output.ts'
import { printedElsewhere } from '../../src/cli/terminal/program-output.ts'
import { reportText } from '../../src/cli/terminal/report.ts'
import { EXPERIMENTS } from '../../src/experiments/index.ts'
import { summarize } from '../../src/metrics/latency.ts'
import { GILS } from '../../src/model/gils.ts'
import type { Report, RunReport } from '../../src/model/report.ts'
import { betweenThreads } from '../../src/model/resolution.ts'
import { MACHINE, sampleReport, sampleRun } from './sample-report.ts'

const PLAIN = createStyle(false)
const name = fc.oneof(
  fc.string({ minLength: 1, maxLength: 70, unit: fc.constantFrom(...'abc xyz()-_') }),
  fc.constantFrom('MainThread', 'Thread-12 (a_function_with_a_long_name)'),
)
const latency = fc
  .record({
    ns: fc.array(fc.integer({ min: -100, max: 3e9 }), { maxLength: 40 }),
    times: fc.constantFrom(1, 40),
    offset: fc.constantFrom(0, 242, 20_000),
  })
  .map(({ ns, times, offset }) => summarize(Array(times).fill(ns).flat(), betweenThreads({ clockStepNs: 5000, clockOffsetNs: offset })))

const way = fc.record({
  variant: fc.oneof(
    name,
    fc.constantFrom(...EXPERIMENTS.flatMap(({ variants = [] }) => variants.map((variant) => variant.name)), '', '1 thread'),
  ),
  gil: fc.constantFrom(...GILS.map(({ id }) => id)),
})

const run = fc
  .record({
    way,
    experiment: fc.oneof(name, fc.constantFrom(...EXPERIMENTS.map(({ id }) => id))),
    round: fc.integer({ min: 1, max: 25 }),
    wallMs: fc.double({ min: 0.001, max: 1e7, noNaN: true }),
    outcome: fc.constantFrom('completed', 'stopped', 'deadlocked', 'trapped'),
    because: name,
    quality: fc.array(name, { maxLength: 2 }),
    switchesPerSecond: fc.double({ min: 0, max: 1e7, noNaN: true }),
    handoff: latency,
    wait: latency,
    hold: latency,
    thread: name,
    longestWaitMs: fc.double({ min: 0, max: 1e6, noNaN: true }),
    starvedShare: fc.double({ min: 0, max: 1, noNaN: true }),
    neverRan: fc.array(name, { maxLength: 3 }),
    barging: fc.nat(1e6),
  })
  .map(({ way: { variant, gil }, handoff, wait, hold, thread, longestWaitMs, starvedShare, neverRan, barging, ...rest }): RunReport => {
    const base = sampleRun()
    return {
      ...base,
      ...rest,
      // Each round prints a different text, so the report also contains the sentence about different outputs.
      stdout: `${rest.round}\n`,
      outcome: rest.outcome as RunReport['outcome'],
      variant,
      gil,
      handoffUs: { ...handoff, direct: handoff.n, barging, ratioToFloorP50: handoff.p50 > 0 ? handoff.p50 / 6 : null },
      waitUs: { ...wait, censored: 0 },
      holdUs: hold,
      starvation: { ...base.starvation, longestWaitMs, longestWaitThread: thread, starvedShare, neverRan },
      processes: [{ name: thread, startMs: longestWaitMs, exitCode: 0 }],
    }
  })

/** A report with two rounds of each run, pooled as in the lab. */
const report = fc
  .record({
    runs: fc.array(run, { minLength: 1, maxLength: 5 }),
    claims: fc.array(name, { maxLength: 2 }),
    mode: fc.constantFrom('live', 'replay'),
  })
  .map(
    ({ runs, claims, mode }): Report => ({
      ...sampleReport(runs.flatMap((one) => [one, { ...one, round: one.round + 1 }])),
      mode: mode as Report['mode'],
      pooled: runs.map((one) => ({ ...one, rounds: [one.round, one.round + 1] })),
      machine: { ...MACHINE, clockOffsetUs: 20, canaries: { [claims[0] ?? 'ok']: claims[0] ?? 'ok' } },
      claims: claims.map((text) => ({
        experiment: text,
        claim: text.repeat(5),
        verdict: 'confirmed',
        because: text.repeat(4),
        measured: text,
        reference: text,
      })),
    }),
  )

it('no line of any report is wider than the terminal', () => {
  fc.assert(
    fc.property(report, fc.oneof(fc.constant(80), fc.integer({ min: LEAST_WIDTH, max: 120 })), (generated, width) => {
      const lines = [
        ...reportText(generated, width, PLAIN).split('\n'),
        ...printedElsewhere(generated.runs, width, PLAIN).split('\n'),
        ...machineLines(generated.machine, width, PLAIN),
        ...probeLines(generated.machine, width, PLAIN),
      ]
      for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(width)
    }),
    { numRuns: 300 },
  )
})
