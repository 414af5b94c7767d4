import { describe, expect, it } from 'vitest'
import { Event } from '../../assembly/abi/events.ts'
import { timelineSvg } from '../../src/charts/timeline.ts'
import { bypass } from '../../src/metrics/bypass.ts'
import { handoff } from '../../src/metrics/handoff.ts'
import { longestWaiter } from '../../src/metrics/longest-waiter.ts'
import { overshoot } from '../../src/metrics/overshoot.ts'
import { starvation } from '../../src/metrics/starvation.ts'
import { switches } from '../../src/metrics/switches.ts'
import { rowsOf } from '../../src/model/columns.ts'
import { buildTimeline } from '../../src/trace/build-timeline.ts'
import { byGil, laneName } from '../../src/trace/by-gil.ts'
import { draw, drawWith } from '../metrics/draw.ts'
import { LIMITS } from '../metrics/limits.ts'
import { recordingOf } from './recording.ts'

const two = draw`
  A   ###www###
  B   ww!###
  C@1 ##ww##
  D@1 ww##ww##
`

describe('a run with several GILs', () => {
  it('allows threads under different GILs to run at the same time', () => {
    expect(two.gils).toEqual([0, 1])
    expect(byGil(two).map(({ holds }) => rowsOf(holds).map(({ thread, sequence }) => [thread, sequence]))).toEqual([
      [
        [0, 1],
        [1, 2],
        [0, 3],
      ],
      [
        [2, 1],
        [3, 2],
        [2, 3],
        [3, 4],
      ],
    ])
  })

  it('refuses two threads that run at the same time under the second GIL', () => {
    expect(
      () => draw`
      A   ####
      B@1 ####
      C@1 .###
    `,
    ).toThrow(/B \(acquisition 1\) and C \(2\) both ran for/)
  })

  it('has complete acquisition numbers for each GIL', () => {
    const thread = (gil: number, sequence: number) => ({
      startUs: 0,
      events: [[0, Event.GIL, gil] as const, [0, Event.ACQUIRED, sequence] as const, [5, Event.EXIT] as const],
    })
    expect(() => buildTimeline(recordingOf([thread(0, 1), thread(1, 1)]))).not.toThrow()
    expect(() => buildTimeline(recordingOf([thread(0, 1), thread(1, 2)]))).toThrow(/number 1 is missing/)
  })

  it('adds up the counts of all GILs', () => {
    const alone = draw`
      A ###www###
      B ww!###
    `
    const other = draw`
      C ##ww##
      D ww##ww##
    `
    const sum = (measure: (timeline: typeof two) => number) => expect(measure(two)).toBe(measure(alone) + measure(other))
    sum((timeline) => switches.measure(timeline, LIMITS).switches)
    sum((timeline) => handoff.measure(timeline, LIMITS).handoffUs.n)
    sum((timeline) => overshoot.measure(timeline, LIMITS).overshootUs.n)
    sum((timeline) => longestWaiter.measure(timeline, LIMITS).longestWaiterNotNext.contestedSwitches)
    sum((timeline) => bypass.measure(timeline, LIMITS).bypass.histogram[1] ?? 0)
  })

  it("ends nobody's run by what happens under another", () => {
    const { longestRunMs, longestRunThread } = starvation.measure(
      draw`
        A   ###.####
        B@1 ##.##.##
      `,
      LIMITS,
    ).starvation
    expect([longestRunThread, longestRunMs]).toEqual(['A', 7e-3])
  })

  it('names the GIL of each thread in its lane', () => {
    expect(two.threads.map((thread) => laneName(two, thread))).toEqual(['GIL 0 · A', 'GIL 0 · B', 'GIL 1 · C', 'GIL 1 · D'])
    expect(timelineSvg(two)).toContain('GIL 1 · C')
  })
})

describe('a thread that changes its GIL', () => {
  const moving = {
    events: [
      [0, Event.ACQUIRED, 1],
      [2, Event.RELEASED, 0],
      [2, Event.GIL, 1],
      [2, Event.WANTED],
      [3, Event.ACQUIRED, 1],
      [6, Event.RELEASED, 0],
      [6, Event.GIL, 0],
      [6, Event.WANTED],
      [7, Event.ACQUIRED, 2],
      [9, Event.EXIT],
    ] as const,
  }

  it('holds one GIL after the other', () => {
    const timeline = buildTimeline(recordingOf([moving]))
    expect(rowsOf(timeline.holds).map(({ gil, sequence, acquiredNs }) => [gil, sequence, acquiredNs / 1000])).toEqual([
      [0, 1, 0],
      [0, 2, 7],
      [1, 1, 3],
    ])
    expect(laneName(timeline, timeline.threads[0]!)).toBe('GIL 0, 1 · A')
  })

  it('has GIL numbers that start at the first GIL of its process', () => {
    const recording = recordingOf([moving])
    const later = { ...recording, events: recording.events.map((columns) => ({ ...columns, firstGil: 5 })) }
    expect(buildTimeline(later).gils).toEqual([5, 6])
  })
})

it('a run with one GIL or none has lanes without GIL numbers', () => {
  const one = draw`
    A ##ww##
    B ww##
  `
  expect(byGil(one)).toEqual([one])
  expect(laneName(one, one.threads[0]!)).toBe('A')
  const none = drawWith({ settings: { gil: 'none' } })`
    A ####
    B .####
  `
  expect(byGil(none)).toEqual([none])
})
