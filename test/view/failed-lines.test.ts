import { describe, expect, it } from 'vitest'
import { Event } from '../../assembly/abi/events.ts'
import type { Recording } from '../../src/model/recording.ts'
import type { RunResult } from '../../src/model/run.ts'
import { failedLines } from '../../src/view/page/failed-lines.ts'

const PROGRAM = { experiment: 'program.py', file: 'program.py', source: '', files: { 'helper.py': '' } }
const TRACEBACK = `Traceback (most recent call last):
  File "program.py", line 3, in work
    run()
  File "helper.py", line 7, in run
    queue.get(timeout=-1)
  File "queue.py", line 12, in get
    raise ValueError("no")
ValueError: no
`

const linesOf = (recording: Partial<Recording>, times = 1) =>
  failedLines({ programs: [PROGRAM], recordings: Array(times).fill(recording) } as unknown as RunResult)
const thread = (name: string, slot: number, more: object) => ({ id: slot, slot, name, standsAt: '', ...more })
const columns = (slot: number, place: number[]) => ({
  slot,
  kind: Uint8Array.from(place, () => Event.RELEASED),
  place: Uint32Array.from(place),
})

describe('the lines at which a run failed', () => {
  it('are the innermost lines of the program, not of the library, each once', () => {
    const threads = [thread('MainThread', 0, { traceback: TRACEBACK }), thread('Thread-1', 1, { traceback: TRACEBACK })]
    const found = linesOf({ outcome: 'trapped', threads } as unknown as Recording, 2)
    expect(found).toEqual([{ file: 'helper.py', line: 7, message: 'ValueError: no' }])
  })

  const deadlock = {
    outcome: 'deadlocked',
    places: [
      { file: 'program.py', line: 4 },
      { file: 'program.py', line: 9 },
    ],
    threads: [thread('MainThread', 0, { standsAt: 'waits in join() for Thread-1' }), thread('Thread-1', 1, {}), thread('Thread-2', 1, {})],
    events: [columns(0, [1, 2, 0]), columns(1, [1])],
  } as unknown as Recording

  it('are those where threads of a deadlock last left the GIL', () => {
    expect(linesOf(deadlock)).toEqual([{ file: 'program.py', line: 9, message: 'Deadlock: MainThread waits in join() for Thread-1.' }])
  })

  it('begin with the locks of a deadlock, and end with the joins that wait for their threads', () => {
    const threads = [
      thread('MainThread', 0, { standsAt: 'waits in join() for Thread-1' }),
      thread('Thread-1', 1, { standsAt: 'waits for a Lock held by Thread-2' }),
    ]
    expect(linesOf({ ...deadlock, threads } as unknown as Recording).map(({ line }) => line)).toEqual([4, 9])
  })

  it('are those where threads ran until the reader stopped the program', () => {
    const threads = [...deadlock.threads.slice(0, 1), thread('Thread-1', 1, { standsAt: 'runs' })] as unknown as Recording['threads']
    expect(linesOf({ ...deadlock, outcome: 'stopped', threads })).toEqual([
      { file: 'program.py', line: 4, message: 'Stopped: Thread-1 was still here.' },
    ])
  })

  it('are none for a run that ended otherwise, and for a recording without lines', () => {
    expect(linesOf({ ...deadlock, outcome: 'stopped' })).toEqual([])
    const { places: _, ...older } = deadlock
    expect(linesOf(older)).toEqual([])
  })
})
