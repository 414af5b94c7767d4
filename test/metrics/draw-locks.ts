import { Block, Event } from '../../assembly/abi/events.ts'
import type { LockRecord, Recording } from '../../src/model/recording.ts'
import type { Timeline } from '../../src/model/timeline.ts'
import { buildTimeline } from '../../src/trace/build-timeline.ts'
import { type Line, type Options, recordingOf } from '../trace/recording.ts'

const GATE: LockRecord = { id: 1, kind: 'Lock', name: 'gate', part: '', file: 'main.py', line: 3, acquisitions: 0, waits: 0 }

/**
 * Draws the uses of one lock in a run without a GIL. Each line is a thread, and each column is 1 µs, which is the step of the clock.
 *
 *     A h####.##.
 *     B ..wwwwwww##
 *     C .wwt
 *
 *     #  holds the lock       h  holds it, and did not read the clock when it acquired it; the release records no start
 *     w  waits for the lock   t  gives up at the beginning of this column, because its timeout has expired
 *     .  does something else
 *
 * A hold or wait at the end of a line that is the longest one is still open when the run ends.
 */
export function drawLock(drawing: string, lock: Partial<LockRecord> = {}, options: Options = {}): Timeline {
  return buildTimeline(lockRecording(drawing, lock, options))
}

export function lockRecording(drawing: string, lock: Partial<LockRecord> = {}, options: Options = {}): Recording {
  const lanes = drawing
    .split('\n')
    .map((line) => /^(\S+)\s+(\S+)$/.exec(line.trim()))
    .flatMap((found) => (found ? [{ name: found[1]!, marks: found[2]! }] : []))
  const endUs = Math.max(...lanes.map(({ marks }) => marks.length))
  const starts = lanes.flatMap(({ marks }) => [...marks].flatMap((_, us) => (beginsHold(marks, us) ? [us] : []))).sort((a, b) => a - b)
  const threads = lanes.map(({ name, marks }) => ({ name, startUs: 0, events: eventsOf(marks.padEnd(endUs, '.'), starts) }))
  const waits = threads.flatMap(({ events }) => events).filter(([, kind]) => kind === Event.LOCK_WANTED).length
  return recordingOf(threads, {
    endNs: endUs * 1000,
    ...options,
    settings: { gil: 'none', ...options.settings },
    locks: [{ ...GATE, acquisitions: starts.length, waits, ...lock }],
  })
}

const HOLDS = /[#h]/

function beginsHold(marks: string, us: number): boolean {
  return HOLDS.test(marks[us]!) && !HOLDS.test(marks[us - 1] ?? '.')
}

function eventsOf(marks: string, starts: readonly number[]): Line[] {
  const events: Line[] = [
    [0, Event.ACQUIRED],
    [0, Event.LOCK, 1],
  ]
  let isLateStart = false
  for (let us = 0; us < marks.length; us++) {
    const [before, now] = [marks[us - 1] ?? '.', marks[us]!]
    const begun = starts.filter((start) => start <= us).length
    const isBlocked = before === 'w'
    if (HOLDS.test(before) && !HOLDS.test(now)) events.push([us, Event.LOCK_RELEASED, numberAt(marks, us - 1, starts)])
    if (now === 'w' && !isBlocked) {
      events.push([us, Event.LOCK_WANTED, begun], [us, Event.RELEASED, Block.LOCK])
    }
    if (beginsHold(marks, us)) {
      isLateStart = now === 'h'
      if (!isLateStart) events.push([us, Event.LOCK_ACQUIRED, begun])
    } else if (now === 't') events.push([us, Event.LOCK_GIVEN_UP])
    if (isBlocked && now !== 'w') events.push([us, Event.WANTED], [us, Event.ACQUIRED])
  }
  if (!/[w#h]$/.test(marks)) events.push([marks.length, Event.EXIT])
  return events
}

/** The number of the hold that contains a column. */
function numberAt(marks: string, us: number, starts: readonly number[]): number {
  let begin = us
  while (!beginsHold(marks, begin)) begin--
  return starts.indexOf(begin) + 1
}
