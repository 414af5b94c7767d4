import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { METRICS, measureRun } from '../../src/metrics/index.ts'
import { buildTimeline } from '../../src/trace/timeline.ts'
import { recordingFrom } from '../metrics/draw.ts'
import { LIMITS } from '../metrics/limits.ts'

/** Any schedule of 2 to 5 threads: in each column one thread at most holds the GIL, each of the others waits, asks or is elsewhere. */
const schedules = fc
  .tuple(
    fc.integer({ min: 2, max: 5 }),
    fc.array(fc.tuple(fc.nat(5), fc.array(fc.constantFrom('w', '!', 'v', '.'), { minLength: 5, maxLength: 5 })), {
      minLength: 3,
      maxLength: 60,
    }),
  )
  .map(([threads, columns]) => {
    const marks = (thread: number) => columns.map(([holder, others]) => (holder === thread ? '#' : others[thread]!)).join('')
    // Who waits goes on waiting until it has it.
    const lane = (thread: number) => marks(thread).replace(/[w!v][w!v.]*/g, (wait) => wait.replaceAll('.', 'w'))
    // Ends with a hold each, in turn: a thread that blocks or waits for ever is another test's.
    const ending = (thread: number) => `${'w'.repeat(thread)}#`
    return Array.from({ length: threads }, (_, thread) => `T${thread} ${lane(thread)}${ending(thread)}`).join('\n')
  })

it('any schedule becomes a timeline whose parts add up', () => {
  fc.assert(
    fc.property(schedules, (drawing) => {
      const recording = recordingFrom(drawing)
      const timeline = buildTimeline(recording)
      const report = measureRun(recording, timeline, LIMITS)
      for (const thread of report.threads) {
        expect(thread.runningMs + thread.waitingMs + thread.blockedMs).toBeCloseTo(thread.wallMs, 9)
      }
      expect(report.waitUs.n).toBe(timeline.holds.length + timeline.censoredWaits.length)
      expect(report.bypass.histogram.reduce((sum, count) => sum + count, 0)).toBe(report.waitUs.n)
      expect(report.handoffUs.n + report.handoffUs.barging).toBeLessThan(Math.max(1, timeline.holds.length))
      expect(report.longestWaiterNotNext.notNext).toBeLessThanOrEqual(report.longestWaiterNotNext.contestedSwitches)
      expect(report.switches).toBeLessThan(Math.max(1, timeline.holds.length))
      expect(report.fairness.jain).toBeGreaterThan(0)
      expect(report.fairness.jain).toBeLessThanOrEqual(1 + 1e-12)
      expect(report.starvation.starvedShare).toBeLessThanOrEqual(1)
      expect(JSON.parse(JSON.stringify(report))).toEqual(report)
    }),
  )
})

it('a metric says the same of the same timeline, and leaves it as it was', () => {
  fc.assert(
    fc.property(schedules, (drawing) => {
      const timeline = buildTimeline(recordingFrom(drawing))
      const before = JSON.stringify(timeline)
      for (const metric of METRICS) expect(metric.measure(timeline, LIMITS)).toEqual(metric.measure(timeline, LIMITS))
      expect(JSON.stringify(timeline)).toBe(before)
    }),
    { numRuns: 20 },
  )
})
