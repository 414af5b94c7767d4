import { expect, it } from 'vitest'
import { Block, Event } from '../../../assembly/abi/events.ts'
import { buildTimeline } from '../../../src/trace/build-timeline.ts'
import { lanesOf } from '../../../src/trace/lanes.ts'
import { describeSlice } from '../../../src/view/timeline/descriptions.ts'
import { failureMarks } from '../../../src/view/timeline/failure-marks.ts'
import { recordingOf, type Thread } from '../../trace/recording.ts'

const FINE: Thread = {
  name: 'MainThread',
  events: [
    [0, Event.ACQUIRED, 1],
    [10, Event.EXIT],
  ],
}

const marksOf = (recording: ReturnType<typeof recordingOf>) => {
  const run = lanesOf(buildTimeline(recording))
  return { run, marks: failureMarks(recording, run) }
}

it('a thread that fails has a mark at its end, with the last line of its traceback', () => {
  const failed: Thread = {
    name: 'Thread-1',
    traceback: 'Traceback (most recent call last):\n  File "a.py", line 2\nValueError: no\n',
    events: [
      [12, Event.ACQUIRED, 2],
      [30, Event.EXIT],
    ],
  }
  const { run, marks } = marksOf(recordingOf([FINE, failed], { outcome: 'trapped' }))
  expect(marks).toMatchObject([{ lane: { name: 'Thread-1' }, ns: 30_000, words: 'the thread fails: ValueError: no' }])
  expect(describeSlice({ gil: 'switch', title: '', run, failures: marks }, marks[0]!.lane, marks[0]!.interval)).toContain(
    'Here, the thread fails: ValueError: no.',
  )
})

it('a thread of a deadlock has a mark where it blocks for ever', () => {
  const blocked: Thread = {
    name: 'Thread-1',
    events: [
      [12, Event.ACQUIRED, 2],
      [20, Event.RELEASED, Block.LOCK],
    ],
  }
  const recording = recordingOf([FINE, blocked], { outcome: 'deadlocked', endNs: 90_000 })
  const standing = {
    ...recording,
    threads: recording.threads.map((each, i) => (i === 1 ? { ...each, standsAt: 'waits for a Lock' } : each)),
  }
  expect(marksOf(standing).marks).toMatchObject([{ ns: 20_000, words: 'the deadlock holds the thread for ever: it waits for a Lock' }])
})

it('the threads of a deadlock have their marks at the moment at which its last thread blocks', () => {
  const blocked = (name: string, us: number, acquisition: number): Thread => ({
    name,
    events: [
      [us - 5, Event.ACQUIRED, acquisition],
      [us, Event.RELEASED, Block.LOCK],
    ],
  })
  const recording = recordingOf([blocked('MainThread', 5, 1), blocked('Thread-1', 40, 2)], { outcome: 'deadlocked', endNs: 90_000 })
  const standing = { ...recording, threads: recording.threads.map((each) => ({ ...each, standsAt: 'waits for a Lock' })) }
  expect(marksOf(standing).marks).toMatchObject([
    { lane: { name: 'MainThread' }, ns: 40_000 },
    { lane: { name: 'Thread-1' }, ns: 40_000 },
  ])
})

it('a run without a failure has no mark', () => {
  expect(marksOf(recordingOf([FINE])).marks).toEqual([])
})
