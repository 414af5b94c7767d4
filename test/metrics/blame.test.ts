import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blame, blameMatrix } from '../../src/metrics/blame.ts'
import { measureRun } from '../../src/metrics/index.ts'
import { buildTimeline } from '../../src/trace/build-timeline.ts'
import { schedules } from '../trace/schedules.ts'
import { draw, drawWith, recordingFrom } from './draw.ts'
import { LIMITS } from './limits.ts'

const measure = (timeline: ReturnType<typeof draw>) => blame.measure(timeline, LIMITS).blame
const us = (rows: readonly (readonly number[])[]) => rows.map((row) => row.map((ms) => Math.round(ms * 1000)))

describe('the blame matrix', () => {
  it('has the time that each thread waited while each other thread held the GIL, or no thread', () => {
    const { heldByMs, nobodyMs, threads } = measure(draw`
      A ####wwwwww##
      B .wwww##.....
      C ..wwwwww##..
    `)
    expect(threads).toEqual([0, 1, 2])
    expect(us(heldByMs)).toEqual([
      [0, 2, 2],
      [3, 0, 0],
      [2, 2, 0],
    ])
    expect(us([nobodyMs])).toEqual([[2, 1, 2]])
  })

  it('includes a wait that is open at the end of the run', () => {
    const { heldByMs } = measure(draw`
      A ########>
      B .wwwwwww>
    `)
    expect(us(heldByMs)).toEqual([
      [0, 0],
      [7, 0],
    ])
  })

  it('blames only holders of the GIL that the thread waits for', () => {
    const { heldByMs } = measure(draw`
      A    ####....
      B    wwww####
      C@1  ########
    `)
    expect(us(heldByMs)).toEqual([
      [0, 0],
      [4, 0],
    ])
  })

  it('is empty without a GIL', () => {
    expect(measure(drawWith({ settings: { gil: 'none' } })`A ####\nB .####`)).toMatchObject({ threads: [], nobodyShare: null })
  })

  it('agrees with the drawing of any schedule', () => {
    fc.assert(
      fc.property(schedules, (drawing) => {
        const { threads, heldByMs, nobodyMs } = measure(buildTimeline(recordingFrom(drawing)))
        const expected = countedIn(drawing)
        expect(us(heldByMs)).toEqual(threads.map((thread) => threads.map((holder) => expected[thread]!.heldBy[holder]!)))
        expect(us([nobodyMs])).toEqual([threads.map((thread) => expected[thread]!.nobody)])
      }),
    )
  })

  it('has rows that sum to the waiting time of each thread, with any offset between the clocks', () => {
    fc.assert(
      fc.property(schedules, fc.integer({ min: 0, max: 1500 }), (drawing, offsetNs) => {
        const drawn = recordingFrom(drawing, { clockOffsetNs: 1500 })
        const events = drawn.events.map((one, slot) => (slot === 1 ? { ...one, timeNs: one.timeNs.map((ns) => ns + offsetNs) } : one))
        const recording = { ...drawn, events, endNs: drawn.endNs + offsetNs }
        const report = measureRun(recording, buildTimeline(recording), LIMITS)
        const { threads, heldByMs, othersMs, nobodyMs } = report.blame
        for (const [i, row] of heldByMs.entries()) {
          const sumMs = row.reduce((sum, ms) => sum + ms, othersMs[i]! + nobodyMs[i]!)
          expect(sumMs).toBeCloseTo(report.threads[threads[i]!]!.waitingMs, 9)
        }
        const waited = report.threads.filter(({ waitingMs }) => waitingMs > 0).length
        expect(heldByMs.filter((row, i) => row.some((ms) => ms > 0) || nobodyMs[i]! > 0)).toHaveLength(waited)
      }),
    )
  })

  it('of a run with two threads swapped is the matrix with their rows and columns swapped', () => {
    fc.assert(
      fc.property(schedules, (drawing) => {
        const [first, second, ...others] = drawing.split('\n')
        const full = (text: string) => dense(measure(buildTimeline(recordingFrom(text))), others.length + 2)
        const swapped = <T>([a, b, ...rest]: readonly T[]) => [b!, a!, ...rest]
        expect(full([second, first, ...others].join('\n'))).toEqual(swapped(full(drawing)).map(swapped))
      }),
      { numRuns: 30 },
    )
  })

  it('lists the 32 threads with the most time, and adds up the others', () => {
    const holds = Array.from({ length: 40 }, (_, thread) => ({ thread, startNs: thread * 1000, endNs: (thread + 1) * 1000 }))
    const waits = holds.flatMap(({ thread, startNs, endNs }) => [
      { thread, startNs: 0, endNs: startNs },
      { thread, startNs: endNs, endNs: 40_000 },
    ])
    const { threads, heldByMs, othersMs, leftOut } = blameMatrix([{ holds: columns(holds), waits: columns(waits) }], 40)
    expect([threads.length, leftOut]).toEqual([32, 8])
    for (const [i, row] of heldByMs.entries()) {
      expect(row.reduce((sum, ms) => sum + ms)).toBeCloseTo(0.031, 9)
      expect(othersMs[i]).toBeCloseTo(0.008, 9)
    }
  })

  it('divides the time of several holders of one semaphore among them', () => {
    const holds = [
      { thread: 0, startNs: 0, endNs: 10e6 },
      { thread: 1, startNs: 4e6, endNs: 8e6 },
    ]
    const { heldByMs, nobodyMs } = blameMatrix([{ holds: columns(holds), waits: columns([{ thread: 2, startNs: 2e6, endNs: 12e6 }]) }], 3)
    expect(heldByMs[2]).toEqual([6, 2, 0])
    expect(nobodyMs[2]).toBe(2)
  })
})

function columns(spans: readonly { thread: number; startNs: number; endNs: number }[]) {
  const of = (field: 'thread' | 'startNs' | 'endNs') => spans.map((span) => span[field])
  return { thread: of('thread'), startNs: of('startNs'), endNs: of('endNs') }
}

/** Counts the columns of a drawing in which each thread waits, by the thread that holds the GIL in that column. */
function countedIn(drawing: string) {
  const lanes = drawing.split('\n').map((line) => line.split(' ')[1]!)
  return lanes.map((own) => {
    const counts = { heldBy: lanes.map(() => 0), nobody: 0 }
    for (let column = 0; column < own.length; column++) {
      if (!/[w!v]/.test(own[column]!)) continue
      const holder = lanes.findIndex((lane) => lane[column] === '#')
      if (holder < 0) counts.nobody++
      else counts.heldBy[holder]!++
    }
    return counts
  })
}

function dense({ threads, heldByMs }: ReturnType<typeof measure>, size: number): number[][] {
  const all = Array.from({ length: size }, () => new Array<number>(size).fill(0))
  for (const [i, row] of us(heldByMs).entries()) for (const [j, one] of row.entries()) all[threads[i]!]![threads[j]!] = one
  return all
}
