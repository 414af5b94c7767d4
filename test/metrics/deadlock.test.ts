import { expect, it } from 'vitest'
import { Block, Event } from '../../assembly/abi/events.ts'
import { reasonWithPlaces } from '../../src/metrics/deadlock.ts'
import { buildTimeline } from '../../src/trace/build-timeline.ts'
import { recordingOf, type Thread } from '../trace/recording.ts'

const BLOCKED: Thread = {
  name: 'MainThread',
  events: [
    [0, Event.ACQUIRED, 1],
    [10, Event.RELEASED, Block.LOCK],
  ],
}
const made = recordingOf([BLOCKED], { outcome: 'deadlocked', endNs: 90_000 })
const [thread] = made.threads
const [columns] = made.events
const recording = {
  ...made,
  because: 'MainThread waits for a Lock; last holder of the GIL: MainThread',
  threads: [{ ...thread!, standsAt: 'waits for a Lock' }],
  places: [{ file: 'program.py', line: 4 }],
  events: [{ ...columns!, place: Uint32Array.from(columns!.kind, (kind) => (kind === Event.RELEASED ? 1 : 0)) }],
}
const reasonOf = (each: typeof recording) => reasonWithPlaces(each, buildTimeline(each), () => 'gate')

it('each thread of a deadlock has the line at which it waits', () => {
  expect(reasonOf(recording)).toBe('MainThread waits for a Lock (program.py:4); last holder of the GIL: MainThread')
})

it('a run that ended otherwise, or whose lines are unknown, has no places', () => {
  expect(reasonOf({ ...recording, outcome: 'stopped' as typeof recording.outcome })).toBe(recording.because)
  expect(reasonOf({ ...recording, places: [] })).toBe(recording.because)
})
