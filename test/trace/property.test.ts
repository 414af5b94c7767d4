import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { METRICS, measureRun } from '../../src/metrics/index.ts'
import { buildTimeline } from '../../src/trace/build-timeline.ts'
import { recordingFrom } from '../metrics/draw.ts'
import { LIMITS } from '../metrics/limits.ts'
import { schedules } from './schedules.ts'

it('every schedule gives a timeline whose parts add up', () => {
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

it('a metric gives the same result for the same timeline, and does not change it', () => {
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
