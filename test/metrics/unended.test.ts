import { expect, it } from 'vitest'
import { Event } from '../../assembly/abi/events.ts'
import { unendedThreads } from '../../src/metrics/unended.ts'
import { recordingOf, type Thread } from '../trace/recording.ts'

const RUNNING: Thread = {
  name: 'Thread-1 (work)',
  events: [
    [0, Event.ACQUIRED, 1],
    [10, Event.RELEASED, 0],
    [20, Event.ACQUIRED, 1],
  ],
}

it('a stopped run has the line of each thread that still ran, and what the others waited for', () => {
  const made = recordingOf([{ ...RUNNING, name: 'MainThread' }, RUNNING], { outcome: 'stopped', endNs: 90_000 })
  const threads = made.threads.map((thread, index) => ({
    ...thread,
    standsAt: index === 0 ? 'waits in join() for Thread-1 (work)' : 'runs',
  }))
  const events = made.events.map((columns) => ({
    ...columns,
    place: Uint32Array.from(columns.kind, (kind) => (kind === Event.RELEASED ? 1 : 0)),
  }))
  const stopped = { ...made, threads, events, places: [{ file: 'loop.py', line: 3 }] }
  const waits = 'MainThread waits in join() for Thread-1 (work)'
  expect(unendedThreads(stopped)).toEqual(['Thread-1 (work) was still at line 3 of loop.py', waits])
  expect(unendedThreads({ ...stopped, places: [] })).toEqual(['Thread-1 (work) was still running', waits])
  expect(unendedThreads(recordingOf([RUNNING], { outcome: 'stopped', endNs: 90_000 }))).toEqual([])
})
