import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Event } from '../../assembly/abi/events.ts'
import { METRICS, type Metric, measureRun } from '../../src/metrics/index.ts'
import type { Measurements } from '../../src/model/report.ts'
import { buildTimeline } from '../../src/trace/build-timeline.ts'
import { recordingOf } from '../trace/recording.ts'
import { recordingFrom } from './draw.ts'
import { LIMITS } from './limits.ts'

const MEASUREMENTS: Readonly<Record<keyof Measurements, true>> = {
  switches: true,
  switchesPerSecond: true,
  handoffUs: true,
  waitUs: true,
  holdUs: true,
  overshootUs: true,
  bypass: true,
  longestWaiterNotNext: true,
  requesterNext: true,
  bursts: true,
  vainWakes: true,
  fairness: true,
  starvation: true,
}

describe('the registry of metrics', () => {
  it('has an id, a title, a unit and a definition for each metric', () => {
    expect(new Set(METRICS.map(({ id }) => id)).size).toBe(METRICS.length)
    for (const { id, title, definition, unit } of METRICS) {
      expect(id).toMatch(/^[a-z-]+$/)
      expect([title, unit].every(Boolean)).toBe(true)
      expect(definition).toMatch(/^[A-Z].*\.$/)
    }
  })

  it('has figures with unique paths, descriptions and headings', () => {
    const figures = METRICS.flatMap(({ figures }: Metric) => figures)
    expect(new Set(figures.map(({ path }) => path)).size).toBe(figures.length)
    for (const { about } of figures) expect(about).toMatch(/^[A-Z].*\.$/)
    const titles = figures.flatMap(({ column }) => (column ? [`${column.group} ${column.heading}`] : []))
    expect(new Set(titles).size).toBe(titles.length)
  })

  it('requires in every file exactly the fields of the type Measurements', () => {
    const required = METRICS.flatMap(({ fields, isInEveryFile }: Metric) => (isInEveryFile ? Object.keys(fields) : []))
    expect(required.toSorted()).toEqual(Object.keys(MEASUREMENTS).toSorted())
  })

  it('has a test with drawn timelines for each metric', () => {
    expect(readdirSync(import.meta.dirname)).toEqual(expect.arrayContaining(METRICS.map(({ id }) => `${id}.test.ts`)))
  })
})

describe('the report of a run', () => {
  it('has the facts of the recording and all metrics', () => {
    const recording = recordingFrom('A ##ww##\nB .w##.w##', { stdout: '3\n', stamps: 12 })
    const report = measureRun(recording, buildTimeline(recording), LIMITS)
    expect(report).toMatchObject({
      experiment: 'drawn',
      gil: 'switch',
      outcome: 'completed',
      wallMs: 0.008,
      stdout: '3\n',
      stamps: 12,
      switches: 3,
      quality: [],
      threads: [
        { name: 'A', runningMs: 0.004, waitingMs: 0.002, blockedMs: 0, wallMs: 0.006, acquisitions: 2 },
        { name: 'B', runningMs: 0.004, waitingMs: 0.002, blockedMs: 0.001, wallMs: 0.007, acquisitions: 2 },
      ],
    })
    for (const thread of report.threads) expect(thread.runningMs + thread.waitingMs + thread.blockedMs).toBeCloseTo(thread.wallMs, 9)
    expect(report).not.toHaveProperty('error')
  })

  it('marks a run that lost events, with their number', () => {
    const recording = recordingFrom('A ####', { lost: 3, quality: ['noisy'] })
    expect(measureRun(recording, buildTimeline(recording), LIMITS)).toMatchObject({ lostEvents: 3, quality: ['noisy', 'lost-events'] })
  })

  it('has the tracebacks of the threads', () => {
    const recording = recordingOf(
      [
        {
          events: [
            [0, Event.ACQUIRED, 1],
            [5, Event.EXIT],
          ],
          traceback: 'ZeroDivisionError',
        },
      ],
      { outcome: 'trapped' },
    )
    expect(measureRun(recording, buildTimeline(recording), LIMITS)).toMatchObject({ outcome: 'trapped', error: 'ZeroDivisionError' })
  })

  it('has the counters but no intervals if nothing was recorded', () => {
    const recording = recordingOf([{ events: [], acquisitions: 9 }], { settings: { recording: false }, endNs: 5e6 })
    expect(measureRun(recording, buildTimeline(recording), LIMITS)).toMatchObject({
      wallMs: 5,
      switches: 0,
      handoffUs: { n: 0 },
      threads: [{ acquisitions: 9, wallMs: 0 }],
    })
  })
})
