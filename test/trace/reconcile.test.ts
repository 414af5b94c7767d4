import { describe, expect, it } from 'vitest'
import { Event } from '../../assembly/abi/events.ts'
import { columnsFrom } from '../../src/model/columns.ts'
import { LabError } from '../../src/model/errors.ts'
import type { Recording } from '../../src/model/recording.ts'
import { INTERVAL, RUNNING, type Timeline } from '../../src/model/timeline.ts'
import { buildTimeline } from '../../src/trace/build-timeline.ts'
import { reconcile } from '../../src/trace/reconcile.ts'
import { type Options, recordingOf, type Thread } from './recording.ts'

function refusal(build: () => unknown): string {
  try {
    build()
  } catch (error) {
    expect(error).toBeInstanceOf(LabError)
    expect((error as LabError).code).toBe('broken-run')
    return (error as LabError).message
  }
  throw new Error('it was not refused')
}

function refusalOf(threads: readonly Thread[], options?: Options): string {
  return refusal(() => buildTimeline(recordingOf(threads, options)))
}

describe('a recording is refused when', () => {
  it('the machine counted a different number of acquisitions', () => {
    const events = [
      [0, Event.ACQUIRED, 1],
      [5, Event.EXIT],
    ] as const
    expect(refusalOf([{ events, reacquisitions: 2, acquisitions: 4 }])).toContain(
      'A: 1 acquisitions recorded and 2 retaken at once, but the machine counted 4',
    )
    expect(() => buildTimeline(recordingOf([{ events, reacquisitions: 3, acquisitions: 4 }]))).not.toThrow()
  })

  it('an acquisition number is missing', () => {
    expect(
      refusalOf([
        {
          events: [
            [0, Event.ACQUIRED, 1],
            [5, Event.YIELDED],
            [6, Event.ACQUIRED, 3],
            [7, Event.EXIT],
          ],
        },
      ]),
    ).toContain('number 2 is missing (seen at A)')
  })

  it('an acquisition number occurs twice', () => {
    expect(
      refusalOf([
        {
          events: [
            [0, Event.ACQUIRED, 1],
            [5, Event.EXIT],
          ],
        },
        {
          events: [
            [6, Event.ACQUIRED, 1],
            [7, Event.EXIT],
          ],
        },
      ]),
    ).toContain('number 1 occurs twice')
  })

  it('two threads ran at once under a GIL that excludes, by more than the clocks explain', () => {
    const overlapping = [
      {
        events: [
          [0, Event.ACQUIRED, 1],
          [10, Event.EXIT],
        ],
      },
      {
        events: [
          [7, Event.ACQUIRED, 2],
          [20, Event.EXIT],
        ],
      },
    ] as const
    expect(refusalOf(overlapping)).toContain(
      'A (acquisition 1) and B (2) both ran for 3000 ns at 7000 ns; two clock steps and the offset explain 2000',
    )
    expect(() => buildTimeline(recordingOf(overlapping, { clockOffsetNs: 1000 }))).not.toThrow()
    expect(() => buildTimeline(recordingOf(overlapping, { settings: { gil: 'none' } }))).not.toThrow()
  })

  it('a hold overlaps with a hold other than the next', () => {
    const threads = [
      {
        events: [
          [0, Event.ACQUIRED, 1],
          [10, Event.EXIT],
        ],
      },
      {
        events: [
          [9.5, Event.ACQUIRED, 2],
          [9.6, Event.EXIT],
        ],
      },
      {
        events: [
          [7.7, Event.ACQUIRED, 3],
          [20, Event.EXIT],
        ],
      },
    ] as const
    expect(refusalOf(threads)).toContain('A (acquisition 1) and C (3) both ran for 2300 ns')
  })

  it.each([
    [
      'a thread acquires a GIL that it holds',
      [
        [0, Event.ACQUIRED, 1],
        [1, Event.ACQUIRED, 2],
      ],
      'A is running, yet ACQUIRED follows at 1000 ns',
    ],
    [
      'a thread releases a GIL that it does not hold',
      [
        [0, Event.ACQUIRED, 1],
        [1, Event.YIELDED],
        [2, Event.RELEASED],
      ],
      'A is waiting, yet RELEASED follows at 2000 ns',
    ],
    [
      'a thread wants the GIL while it waits for it',
      [
        [0, Event.ACQUIRED, 1],
        [1, Event.YIELDED],
        [2, Event.WANTED],
      ],
      'A is waiting, yet WANTED follows',
    ],
    [
      "an event follows a thread's exit",
      [
        [0, Event.ACQUIRED, 1],
        [1, Event.EXIT],
        [2, Event.WANTED],
      ],
      'nobody is not alive, yet WANTED follows',
    ],
    [
      'the clock goes back',
      [
        [5, Event.ACQUIRED, 1],
        [2, Event.YIELDED],
      ],
      'YIELDED at 2000 ns is stamped 3000 ns before the event it follows',
    ],
    [
      'a thread starts twice',
      [
        [0, Event.ACQUIRED, 1],
        [1, Event.EXIT],
        [2, Event.START, 0],
      ],
      'A starts a second time',
    ],
    [
      'an unknown thread starts',
      [
        [0, Event.ACQUIRED, 1],
        [1, Event.EXIT],
        [2, Event.START, 9],
      ],
      'START names thread 9, which the recording does not list',
    ],
    ['an event is unknown', [[0, 77 as Event]], 'an event of the unknown kind 77'],
  ] as const)('%s', (_, events, message) => {
    expect(refusalOf([{ events }])).toContain(message)
  })

  it('its GIL is unknown', () => {
    expect(refusalOf([{ events: [] }], { settings: { gil: 'futile' } })).toContain('"futile"')
  })
})

describe('a recording that lost events', () => {
  it('skips the exact checks', () => {
    const events = [
      [0, Event.ACQUIRED, 1],
      [5, Event.YIELDED],
      [6, Event.ACQUIRED, 3],
      [7, Event.EXIT],
    ] as const
    expect(() => buildTimeline(recordingOf([{ events, acquisitions: 3 }], { lost: 2 }))).not.toThrow()
  })
})

describe('a timeline is refused when', () => {
  const recording: Recording = recordingOf([
    {
      events: [
        [0, Event.ACQUIRED, 1],
        [10, Event.EXIT],
      ],
    },
  ])
  const timeline = buildTimeline(recording)
  const withIntervals = (...intervals: [number, number][]): Timeline => ({
    ...timeline,
    threads: [
      {
        ...timeline.threads[0]!,
        intervals: columnsFrom(
          INTERVAL,
          intervals.map(([startNs, endNs]) => ({ state: RUNNING, startNs, endNs, block: 0, lock: 0, place: 0 })),
        ),
      },
    ],
  })

  it('it has a gap', () => {
    expect(refusal(() => reconcile(recording, withIntervals([0, 4000], [5000, 10000])))).toContain('there is a gap from 4000 to 5000 ns')
  })

  it('its intervals do not sum to the wall time within 0.1 %', () => {
    expect(refusal(() => reconcile(recording, withIntervals([0, 9980])))).toContain('sum to 9980 ns of 10000 ns wall time')
    expect(() => reconcile(recording, withIntervals([0, 9995]))).not.toThrow()
  })

  it('an interval runs backwards', () => {
    expect(refusal(() => reconcile(recording, withIntervals([0, -1])))).toContain('ends before it begins')
  })
})
