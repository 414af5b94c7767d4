import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Event } from '../../../assembly/abi/events.ts'
import { EVENT_BYTES } from '../../../assembly/abi/layout.ts'
import { batchOf, LiveReader } from '../../../src/lab/worker/live-feed.ts'
import type { EventColumns, Recording } from '../../../src/model/recording.ts'
import { RUNNING } from '../../../src/model/timeline.ts'
import { buildTimeline } from '../../../src/trace/build-timeline.ts'
import { type Lane, lanesOf, timeBetween } from '../../../src/trace/lanes.ts'
import { laneHeights, measureLane } from '../../../src/view/timeline/lane-pixels.ts'
import { LiveRun } from '../../../src/view/timeline/live-run.ts'
import { recordingFrom } from '../../metrics/draw.ts'
import { schedules } from '../../trace/schedules.ts'

const HEIGHT = 24
const PIXEL_NS = 700

/**
 * The recording of `drawing` under tick. Under tick, a thread may report its release of the GIL late, but not later than its own next
 * acquisition. `lateness` has the delays, each as a share of the longest possible one (0 to 1).
 */
function underTick(drawing: string, lateness: readonly number[]): Recording {
  const recording = recordingFrom(drawing, { settings: { gil: 'tick' } })
  let drawn = 0
  const late = (columns: EventColumns): EventColumns => {
    const kind = columns.kind.map((of) => (of === Event.YIELDED ? Event.RETAKE_FAILED : of))
    const timeNs = columns.timeNs.map((ns, i) => {
      if (kind[i] !== Event.RETAKE_FAILED) return ns
      const again = kind.findIndex((of, j) => j > i && of === Event.ACQUIRED)
      const most = (again < 0 ? recording.endNs : columns.timeNs[again]!) - ns
      return ns + Math.round(most * lateness[drawn++ % lateness.length]!)
    })
    return { ...columns, kind, timeNs }
  }
  return { ...recording, events: recording.events.map(late) }
}

/**
 * Reads the slots at the times `looksNs`. At each time, the read of a slot is 300 ns later than the read of the previous slot. `seen`
 * receives the run at each time, after the reads.
 */
function follow(recording: Recording, looksNs: readonly number[], seen: (run: LiveRun, untilNs: number) => void, most?: number): void {
  const slots = recording.events.map(() => ({ chunks: [] as Uint8Array<ArrayBuffer>[] }))
  const readers = slots.map((slot) => new LiveReader(slot))
  const taken = recording.events.map(() => 0)
  let run: LiveRun | undefined
  for (const untilNs of looksNs) {
    recording.events.forEach(({ timeNs, kind, arg }, slot) => {
      const from = taken[slot]!
      while (taken[slot]! < kind.length && timeNs[taken[slot]!]! <= untilNs + 300 * slot) taken[slot]!++
      const view = new DataView(new ArrayBuffer((taken[slot]! - from) * EVENT_BYTES))
      for (let i = from; i < taken[slot]!; i++) {
        view.setBigInt64((i - from) * EVENT_BYTES, BigInt(timeNs[i]!), true)
        view.setInt32((i - from) * EVENT_BYTES + 8, kind[i]!, true)
        view.setInt32((i - from) * EVENT_BYTES + 12, arg[i]!, true)
      }
      if (view.byteLength > 0) slots[slot]!.chunks.push(new Uint8Array(view.buffer))
    })
    const threads = recording.threads.map(({ name }) => name)
    const batch = { settings: recording.settings, threads, ...batchOf(readers, untilNs, most) }
    run ??= new LiveRun(batch)
    run.take(batch)
    seen(run, untilNs)
  }
}

function pixels(lane: Lane, fromNs: number, count: number) {
  const heights = laneHeights(count)
  measureLane(lane, { fromNs, toNs: fromNs + count * PIXEL_NS }, count, HEIGHT, heights)
  return heights
}

/** For each pixel, adds up the shares of the pixel's time in which each thread holds the GIL. @returns the largest sum */
function mostHeld(lanes: readonly Lane[], fromNs: number, count: number): number {
  const held = Array.from({ length: count }, (_, x) =>
    lanes.reduce((sum, lane) => sum + timeBetween(lane, RUNNING, fromNs + x * PIXEL_NS, fromNs + (x + 1) * PIXEL_NS), 0),
  )
  return Math.max(0, ...held) / PIXEL_NS
}

const looks = fc.array(fc.integer({ min: 1, max: 90_000 }), { maxLength: 6 })
const lateness = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 7 })
const inOrder = (moments: readonly number[], endNs: number) => [...moments.filter((ns) => ns < endNs).sort((a, b) => a - b), endNs]

describe('the live picture of a run', () => {
  it('has the same pixels as the final one at every look, however late a thread reports that it released the GIL', () => {
    fc.assert(
      fc.property(schedules, lateness, looks, (drawing, late, moments) => {
        const recording = underTick(drawing, late)
        const final = lanesOf(buildTimeline(recording)).lanes
        follow(recording, inOrder(moments, recording.endNs), (run, untilNs) => {
          const count = Math.floor((untilNs - run.zeroNs) / PIXEL_NS)
          if (count < 1) return
          for (const lane of run.lanes().lanes) {
            const whole = final.find(({ name }) => name === lane.name)!
            expect(pixels(lane, 0, count)).toEqual(pixels(whole, run.zeroNs, count))
          }
        })
      }),
    )
  })

  it('never shows holders for more than the time of a pixel, even if transitions are left out', () => {
    fc.assert(
      fc.property(schedules, lateness, looks, fc.integer({ min: 4, max: 400 }), (drawing, late, moments, most) => {
        const recording = underTick(drawing, late)
        const seen = (run: LiveRun, untilNs: number) =>
          expect(mostHeld(run.lanes().lanes, 0, Math.floor((untilNs - run.zeroNs) / PIXEL_NS))).toBeLessThanOrEqual(1 + 1e-9)
        follow(recording, inOrder(moments, recording.endNs), seen, most)
      }),
    )
  })
})

it('the window of the live picture begins with 50 ms, doubles when the run outgrows it, and moves after a second', () => {
  const settings = recordingFrom('a: R', { settings: { gil: 'tick' } }).settings
  const batch = (untilMs: number) => ({
    ...{ settings, threads: ['a'], skipped: 0, thread: [0], timeNs: [0], state: [0] },
    untilNs: untilMs * 1e6,
  })
  const run = new LiveRun(batch(0) as unknown as ConstructorParameters<typeof LiveRun>[0])
  const windows = [1, 43, 50, 51, 99, 101, 999, 1001, 1500].map((untilMs) => {
    run.take(batch(untilMs) as unknown as Parameters<LiveRun['take']>[0])
    const { fromNs, toNs } = run.window()
    return [fromNs / 1e6, toNs / 1e6]
  })
  expect(windows).toEqual([
    [0, 50],
    [0, 50],
    [0, 50],
    [0, 100],
    [0, 100],
    [0, 200],
    [0, 1000],
    [1, 1001],
    [500, 1500],
  ])
})

it('the final picture never shows holders for more than the time of a pixel, even if stamps overlap by a step of the clock', () => {
  fc.assert(
    fc.property(schedules, fc.array(fc.boolean(), { minLength: 1, maxLength: 11 }), (drawing, rounded) => {
      const recording = recordingFrom(drawing)
      let event = 0
      const coarse = (columns: EventColumns) => ({
        ...columns,
        timeNs: columns.timeNs.map((ns) => ns + (rounded[event++ % rounded.length] ? recording.clockStepNs : 0)),
      })
      const timeline = buildTimeline({ ...recording, endNs: recording.endNs + 2000, events: recording.events.map(coarse) })
      const count = Math.ceil((timeline.endNs - timeline.startNs) / PIXEL_NS)
      expect(mostHeld(lanesOf(timeline).lanes, 0, count)).toBeLessThanOrEqual(1 + 1e-9)
    }),
  )
})
