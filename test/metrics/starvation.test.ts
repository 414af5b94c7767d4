import { describe, expect, it } from 'vitest'
import { Event } from '../../assembly/abi/events.ts'
import { starvationSentence } from '../../src/export/sentences.ts'
import { measureRun } from '../../src/metrics/index.ts'
import { starvation } from '../../src/metrics/starvation.ts'
import { buildTimeline } from '../../src/trace/build-timeline.ts'
import { draw, drawWith, recordingFrom } from './draw.ts'
import { LIMITS } from './limits.ts'

it('names the longest wait and the longest run of one thread', () => {
  const timeline = draw`
    A ###.##wwwww##
    B .wwwwww####
  `
  expect(starvation.measure(timeline, LIMITS).starvation).toMatchObject({
    longestWaitMs: 0.006,
    longestWaitThread: 'B',
    longestWaitCensored: false,
    // Thread A holds the GIL twice, and no other thread holds it in between.
    longestRunMs: 0.005,
    longestRunThread: 'A',
    neverRan: [],
  })
})

it('marks a longest wait that is still open at the end of the run', () => {
  const timeline = draw`
    A ########>
    B .wwwwwww>
  `
  expect(starvation.measure(timeline, LIMITS).starvation).toMatchObject({
    longestWaitMs: 0.007,
    longestWaitCensored: true,
    neverRan: ['B'],
  })
})

it('is the share of time in which a thread had been waiting for more than three switch intervals', () => {
  const timeline = drawWith({ settings: { switchIntervalUs: 2 } })`
    A ##########..........
    B wwwwwwwwww##
    C ..wwwwwwwwwww#######
  `
  // A thread starves after three intervals, which are 6 µs. B starves from 6 to 10 µs and C from 8 to 13 µs: together 7 of 20 µs.
  expect(starvation.measure(timeline, LIMITS).starvation).toMatchObject({ starvedShare: 7 / 20, starvedAfterIntervals: 3 })
})

it('is 0 if no thread waited', () => {
  expect(starvation.measure(draw`A ####`, LIMITS).starvation).toMatchObject({
    longestWaitMs: 0,
    longestWaitThread: '',
    longestRunMs: 0.004,
    starvedShare: 0,
  })
})

describe('starvation if the program sets the switch interval', () => {
  /** Measures the drawing. Its thread A sets the switch interval: `set` maps the time of each change (µs) to the new interval (µs). */
  const withIntervals = (drawing: string, set: Readonly<Record<number, number>>) => {
    const recording = recordingFrom(drawing, { settings: { switchIntervalUs: 5 } })
    const [of, ...others] = recording.events
    const added = Object.entries(set).map(([atUs, us]) => ({ timeNs: Number(atUs) * 1000, kind: Event.SWITCH_INTERVAL, arg: us }))
    const all = [...of!.timeNs].map((timeNs, i) => ({ timeNs, kind: of!.kind[i]!, arg: of!.arg[i]! }))
    const sorted = [...all, ...added].sort((a, b) => a.timeNs - b.timeNs)
    const columns = {
      ...of!,
      timeNs: Float64Array.from(sorted, ({ timeNs }) => timeNs),
      kind: Uint8Array.from(sorted, ({ kind }) => kind),
      arg: Int32Array.from(sorted, ({ arg }) => arg),
    }
    return measureRun({ ...recording, events: [columns, ...others] }, buildTimeline({ ...recording, events: [columns, ...others] }), LIMITS)
  }

  it('counts a wait in the interval in force', () => {
    const run = withIntervals(`A ${'#'.repeat(35)}\nB .....${'w'.repeat(30)}##`, { 2: 10 })
    expect(run.starvation).toMatchObject({ longestWaitMs: 0.03, longestWaitIntervals: 3, longestWaitIntervalUs: 10, starvedShare: 0 })
    expect(run).toMatchObject({ switchIntervalUs: 5, switchIntervalsSetUs: [10] })
    expect(starvationSentence(run)).toBe('No thread waited longer than 30 µs, 3 switch intervals of 10 µs (B).')
  })

  it('refuses an interval of length 0', () => {
    expect(() => withIntervals('A #####', { 2: 0 })).toThrow('a switch interval of 0 µs at 2000 ns')
  })

  it('counts each part of a wait in the interval in force if the interval changes during the wait', () => {
    // The first two intervals are 5 µs each and end at 10 µs. The third is 10 µs and ends at 20 µs. So B starves from 20 to 30 µs.
    const run = withIntervals(`A ${'#'.repeat(30)}\nB ${'w'.repeat(30)}##`, { 10: 10 })
    expect(run.starvation).toMatchObject({ longestWaitIntervals: 4, longestWaitIntervalUs: null, starvedShare: 10 / 32 })
    expect(starvationSentence(run)).toContain('30 µs, 4 switch intervals of varying length;')
  })

  it('uses one interval if the changes were before and after the wait', () => {
    const run = withIntervals(`A ${'#'.repeat(30)}..##\nB .....${'w'.repeat(25)}####`, { 3: 10, 32: 5 })
    expect(run.starvation).toMatchObject({ longestWaitIntervals: 2.5, longestWaitIntervalUs: 10 })
    expect(run.switchIntervalsSetUs).toEqual([10, 5])
  })
})
