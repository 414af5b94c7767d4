import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Block, Event } from '../../assembly/abi/events.ts'
import { columnsFrom, columnsOf } from '../../src/model/columns.ts'
import { DROP_REQUEST, INTERVAL, STATES } from '../../src/model/timeline.ts'
import { buildTimeline } from '../../src/trace/build-timeline.ts'
import { firstAfter, holdersBetween, intervalAt, lanesOf, longestWait, timeBetween, waitersBetween } from '../../src/trace/lanes.ts'
import { draw } from '../metrics/draw.ts'
import { recordingOf } from './recording.ts'

const drawn = draw`
  A ####.wwww##
  B .ww!ww###
`
const run = lanesOf(drawn)
const [a, b] = run.lanes

describe('the lanes of a timeline', () => {
  it('have its intervals as columns, with times from the start of the run', () => {
    expect(run).toMatchObject({ wallNs: 11_000, excludes: true, gils: 1 })
    expect(run.lanes.map(({ name }) => name)).toEqual(['A', 'B'])
    expect([...a!.startNs]).toEqual([0, 4000, 5000, 9000, 11000])
    expect([...a!.state].map((state) => STATES[state])).toEqual(['running', 'blocked', 'waiting', 'running'])
    expect([...a!.block].map((block) => block > 0)).toEqual([false, true, false, false])
    expect([...a!.sumsNs[0]]).toEqual([0, 4000, 4000, 4000, 6000])
    expect([...a!.sumsNs[1]]).toEqual([0, 0, 0, 4000, 4000])
    expect([...b!.requestNs]).toEqual([3000])
  })

  it('leave out threads that never began', () => {
    const never = { ...drawn.threads[0]!, intervals: columnsOf(INTERVAL, 0) }
    expect(lanesOf({ ...drawn, threads: [never, drawn.threads[1]!] }).lanes.map(({ name }) => name)).toEqual(['B'])
  })

  it('have the GIL of each interval, also for a thread that changed its GIL', () => {
    const [thread] = drawn.threads
    const { acquiredNs, gil } = drawn.holds
    const holds = { ...drawn.holds, gil: gil.map((one, hold) => (acquiredNs[hold] === 9000 ? 3 : one)) }
    const moved = lanesOf({ ...drawn, gils: [0, 3], holds, threads: [{ ...thread!, gils: [0, 3] }, drawn.threads[1]!] })
    expect([...moved.lanes[0]!.gil]).toEqual([0, 3, 3, 3])
    expect(holdersBetween(moved, 3, 0, 11_000)).toEqual([{ name: 'GIL 0, 3 · A', ns: 2000 }])
  })
})

describe('a query of lanes', () => {
  it("finds the half-open interval at a moment, and none outside a thread's lifetime", () => {
    expect([-1, 0, 3999, 4000, 10_999, 11_000].map((ns) => intervalAt(a!, ns))).toEqual([-1, 0, 0, 1, 3, 4])
  })

  it('lists the threads that held and waited during an interval, longest first', () => {
    expect(holdersBetween(run, 0, 1000, 8000)).toEqual([
      { name: 'A', ns: 3000 },
      { name: 'B', ns: 2000 },
    ])
    expect(waitersBetween(run, 0, 0, 4000)).toEqual([{ name: 'B', ns: 3000 }])
    expect(holdersBetween(run, 0, 4000, 5000)).toEqual([])
  })

  it('finds the longest wait', () => {
    expect(longestWait(run)).toEqual({ lane: 1, interval: 0, ns: 5000 })
    expect(longestWait({ ...run, lanes: [] })).toBeUndefined()
  })

  it('gives the time in each state between any two moments, equal to the sum of the intervals', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(2), fc.integer({ min: 1, max: 50 })), { minLength: 1, maxLength: 80 }),
        fc.nat(4000),
        fc.nat(4000),
        (lengths, x, y) => {
          let at = 100
          const intervals = lengths.map(([state, length]) => {
            const startNs = at
            at += length
            return { state, startNs, endNs: at, block: 0, lock: 0, place: 0 }
          })
          const requests = columnsOf(DROP_REQUEST, 0)
          const [lane] = lanesOf({
            ...drawn,
            startNs: 100,
            threads: [{ ...drawn.threads[0]!, intervals: columnsFrom(INTERVAL, intervals) }],
            requests,
          }).lanes
          const [from, to] = [Math.min(x, y), Math.max(x, y)]
          const naive = (state: number) =>
            intervals
              .filter((interval) => interval.state === state)
              .reduce((sum, { startNs, endNs }) => sum + Math.max(0, Math.min(to, endNs - 100) - Math.max(from, startNs - 100)), 0)
          for (const state of STATES.keys()) expect(timeBetween(lane!, state, from, to)).toBe(naive(state))
        },
      ),
    )
  })

  it('finds an index from any earlier starting point', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100), { maxLength: 60 }), fc.nat(110), fc.nat(60), (numbers, ns, from) => {
        const values = Float64Array.from(numbers).sort()
        const first = values.findIndex((value) => value > ns)
        const expected = first < 0 ? values.length : first
        fc.pre(from <= expected)
        expect(firstAfter(values, ns, from)).toBe(expected)
      }),
    )
  })
})

it('a hold has the place at which it ends, and the following block and wait have the same place', () => {
  const drawnRecording = recordingOf([
    {
      events: [
        [0, Event.ACQUIRED, 1],
        [10, Event.RELEASED, Block.SLEEP],
        [20, Event.WANTED],
        [25, Event.ACQUIRED, 2],
        [30, Event.YIELDED],
        [40, Event.ACQUIRED, 3],
        [50, Event.EXIT],
      ],
    },
  ])
  const [columns] = drawnRecording.events
  const places: Readonly<Record<number, number>> = { [Event.RELEASED]: 1, [Event.YIELDED]: 2 }
  const place = Uint32Array.from(columns!.kind, (kind) => places[kind] ?? 0)
  const lane = lanesOf(buildTimeline({ ...drawnRecording, events: [{ ...columns!, place }] })).lanes[0]!
  expect(Array.from(lane.state, (state, i) => `${STATES[state]} ${lane.place[i]}`)).toEqual([
    'running 1',
    'blocked 1',
    'waiting 1',
    'running 2',
    'waiting 2',
    'running 0',
  ])
  expect(lanesOf(buildTimeline(drawnRecording)).lanes[0]!.place).toEqual(new Uint32Array(6))
})
