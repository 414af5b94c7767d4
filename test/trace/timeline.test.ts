import { describe, expect, it } from 'vitest'
import { Block, Event } from '../../assembly/abi/events.ts'
import { rowsOf } from '../../src/model/columns.ts'
import { BLOCKED, HoldEnd, STATES, type ThreadTimeline } from '../../src/model/timeline.ts'
import { buildTimeline } from '../../src/trace/build-timeline.ts'
import { recordingOf } from './recording.ts'

const intervalsOf = ({ intervals }: ThreadTimeline) => rowsOf(intervals)

describe('a timeline', () => {
  it('has a gapless sequence of running, waiting and blocked intervals for each thread', () => {
    const { threads } = buildTimeline(
      recordingOf([
        {
          startUs: 1,
          events: [
            [2, Event.ACQUIRED, 1],
            [5, Event.YIELDED],
            [6, Event.ACQUIRED, 2],
            [9, Event.RELEASED, Block.SLEEP],
            [20, Event.WANTED],
            [22, Event.ACQUIRED, 3],
            [25, Event.EXIT],
          ],
        },
      ]),
    )
    expect(
      intervalsOf(threads[0]!).map(({ state, startNs, endNs, block }) => [STATES[state], startNs / 1000, endNs / 1000, block]),
    ).toEqual([
      ['waiting', 1, 2, 0],
      ['running', 2, 5, 0],
      ['waiting', 5, 6, 0],
      ['running', 6, 9, 0],
      ['blocked', 9, 20, Block.SLEEP],
      ['waiting', 20, 22, 0],
      ['running', 22, 25, 0],
    ])
  })

  it('gives the events of one slot to the threads that ran there one after the other', () => {
    const recording = recordingOf([
      {
        name: 'first',
        events: [
          [0, Event.ACQUIRED, 1],
          [1, Event.EXIT],
          [5, Event.START, 1],
          [6, Event.ACQUIRED, 2],
          [9, Event.EXIT],
        ],
        acquisitions: 1,
      },
      { name: 'second', events: [], acquisitions: 1 },
    ])
    const { threads, holds } = buildTimeline(recording)
    expect(threads.map(({ name, startNs, endNs }) => [name, startNs, endNs])).toEqual([
      ['first', 0, 1000],
      ['second', 5000, 9000],
    ])
    expect([...holds.thread]).toEqual([0, 1])
  })

  it('ends a hold whose retake failed at the next acquisition by number, where the wait starts', () => {
    const { holds, threads } = buildTimeline(
      recordingOf(
        [
          {
            events: [
              [0, Event.ACQUIRED, 1],
              [8, Event.RETAKE_FAILED],
              [12, Event.ACQUIRED, 3],
              [13, Event.EXIT],
            ],
          },
          {
            events: [
              [5, Event.ACQUIRED, 2],
              [11, Event.EXIT],
            ],
          },
        ],
        { settings: { gil: 'tick' } },
      ),
    )
    expect(rowsOf(holds)).toMatchObject([
      { wantedNs: 0, acquiredNs: 0, releasedNs: 5000, end: HoldEnd.RETAKE_FAILED },
      { wantedNs: 5000, acquiredNs: 5000, releasedNs: 11000, end: HoldEnd.EXIT },
      { wantedNs: 5000, acquiredNs: 12000, releasedNs: 13000, end: HoldEnd.EXIT },
    ])
    expect(intervalsOf(threads[0]!).map(({ state, startNs }) => [STATES[state], startNs])).toEqual([
      ['running', 0],
      ['waiting', 5000],
      ['running', 12000],
    ])
  })

  it('keeps the order of the acquisition numbers if two clocks disagree', () => {
    const { holds } = buildTimeline(
      recordingOf(
        [
          {
            events: [
              [10, Event.ACQUIRED, 1],
              [10, Event.RELEASED],
              [30, Event.WANTED],
              [31, Event.ACQUIRED, 3],
              [32, Event.EXIT],
            ],
          },
          {
            events: [
              [9.9, Event.ACQUIRED, 2],
              [20, Event.EXIT],
            ],
          },
        ],
        { clockStepNs: 10, clockOffsetNs: 250 },
      ),
    )
    expect([...holds.thread]).toEqual([0, 1, 0])
  })

  it('assigns vain wake-ups to the next acquisition, and sorts drop requests by time', () => {
    const { holds, requests } = buildTimeline(
      recordingOf([
        {
          events: [
            [0, Event.ACQUIRED, 1],
            [20, Event.EXIT],
          ],
        },
        {
          startUs: 1,
          events: [
            [18, Event.DROP_REQUEST],
            [15, Event.DROP_REQUEST],
            [21, Event.VAIN_WAKES, 3],
            [21, Event.ACQUIRED, 2],
            [22, Event.EXIT],
          ],
        },
      ]),
    )
    expect(holds.vainWakes[1]).toBe(3)
    expect(rowsOf(requests)).toEqual([
      { thread: 1, gil: 0, timeNs: 15000 },
      { thread: 1, gil: 0, timeNs: 18000 },
    ])
  })

  it('closes open intervals at the end of a stopped run, and keeps open waits as censored', () => {
    const { holds, censoredWaits, threads } = buildTimeline(
      recordingOf([{ events: [[0, Event.ACQUIRED, 1]] }, { startUs: 4, events: [] }, { events: [] }], {
        outcome: 'stopped',
        endNs: 50_000,
      }),
    )
    expect(rowsOf(holds)).toMatchObject([{ releasedNs: 50_000, end: HoldEnd.OPEN }])
    expect(censoredWaits).toEqual([{ thread: 1, gil: 0, wantedNs: 4000, endNs: 50_000 }])
    expect(threads.map(({ endNs }) => endNs)).toEqual([50_000, 50_000, 0])
  })

  it('closes a block in which the run deadlocked', () => {
    const { threads, censoredWaits } = buildTimeline(
      recordingOf(
        [
          {
            events: [
              [0, Event.ACQUIRED, 1],
              [2, Event.RELEASED, Block.JOIN],
            ],
          },
        ],
        { outcome: 'deadlocked', endNs: 9000 },
      ),
    )
    expect(intervalsOf(threads[0]!).at(-1)).toEqual({ state: BLOCKED, startNs: 2000, endNs: 9000, block: Block.JOIN, lock: 0, place: 0 })
    expect(censoredWaits).toEqual([])
  })

  it('is empty if nothing was recorded', () => {
    const { threads, holds } = buildTimeline(recordingOf([{ events: [], acquisitions: 7 }], { settings: { recording: false } }))
    expect(rowsOf(holds)).toEqual([])
    expect(intervalsOf(threads[0]!)).toEqual([])
  })

  it('lets holds overlap under a GIL that does not exclude, ordered by time', () => {
    const { holds, excludes } = buildTimeline(
      recordingOf(
        [
          {
            events: [
              [3, Event.ACQUIRED, 0],
              [9, Event.EXIT],
            ],
          },
          {
            events: [
              [1, Event.ACQUIRED, 0],
              [8, Event.EXIT],
            ],
          },
        ],
        { settings: { gil: 'none' } },
      ),
    )
    expect(excludes).toBe(false)
    expect([...holds.thread]).toEqual([1, 0])
  })
})

describe('a timeline after lost events', () => {
  it('is built from the remaining events, without gaps', () => {
    const { threads, holds } = buildTimeline(
      recordingOf(
        [
          {
            // Two events are missing: a RELEASED, and the ACQUIRED with number 3.
            events: [
              [0, Event.ACQUIRED, 1],
              [10, Event.WANTED],
              [12, Event.ACQUIRED, 2],
              [15, Event.YIELDED],
              [19, Event.RELEASED],
              [25, Event.WANTED],
              [26, Event.ACQUIRED, 4],
              [30, Event.EXIT],
            ],
            acquisitions: 5,
          },
        ],
        { lost: 2 },
      ),
    )
    expect([...holds.sequence]).toEqual([1, 2, 4])
    const intervals = intervalsOf(threads[0]!)
    expect(intervals.slice(1).every((interval, i) => interval.startNs === intervals[i]!.endNs)).toBe(true)
    expect(intervals.at(-1)!.endNs).toBe(30_000)
  })

  it('leaves out events before the first remaining START', () => {
    const recording = recordingOf(
      [
        {
          startUs: 5,
          events: [
            [6, Event.ACQUIRED, 1],
            [7, Event.EXIT],
          ],
          acquisitions: 2,
        },
      ],
      { lost: 3 },
    )
    const [columns] = recording.events
    const orphaned = {
      ...columns!,
      timeNs: Float64Array.of(1000, ...columns!.timeNs),
      kind: Uint8Array.of(Event.YIELDED, ...columns!.kind),
      arg: Int32Array.of(0, ...columns!.arg),
    }
    expect(buildTimeline({ ...recording, events: [orphaned] }).holds).toHaveLength(1)
  })
})
