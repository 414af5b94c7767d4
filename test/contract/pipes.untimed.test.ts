import { describe, expect, it } from 'vitest'
import { Block, Event } from '../../assembly/abi/events.ts'
import { run } from '../../src/lab/run.ts'
import { nodePlatform } from '../../src/platform/node.ts'
import { EVERY_PROGRAM_GILS } from '../every-program-gils.ts'
import { KNOWN_LIMITS } from './known-limits.ts'
import { runOne } from './lab.ts'

/** A thread reads a pipe to which no thread writes, and another writes to a full pipe that no thread reads. */
const STUCK = `
import os
from threading import Thread
empty, never_written = os.pipe()
never_read, full = os.pipe()
def reader():
    os.read(empty, 1)
def writer():
    os.write(full, b"x" * 65536)
    print("full")
    os.write(full, b"x")
Thread(target=reader).start()
Thread(target=writer).start()
`

const INSTANT = `
import os
r, w = os.pipe()
for _ in range(500):
    os.write(w, b"x")
for _ in range(500):
    os.read(r, 1)
os.close(w)
`

describe('pipes between threads', () => {
  for (const { id: gil } of EVERY_PROGRAM_GILS) {
    it(`that no thread can fill or empty are a deadlock, which names each thread and what it waits for, under ${gil}`, async () => {
      const { recording, report } = await runOne(STUCK, gil)
      expect(report.outcome).toBe('deadlocked')
      expect(recording.because).toContain('Thread-1 (reader) waits in os.read() of fd 3')
      expect(recording.because).toContain('Thread-2 (writer) waits in os.write() to fd 6')
    })

    it(`let an abort end the threads that wait for them, under ${gil}`, async () => {
      const abort = new AbortController()
      // The main thread computes, so this is not a deadlock.
      const source = `${STUCK}while True:\n    pass\n`
      const { report, recording } = await runOne(
        source,
        gil,
        {},
        { signal: abort.signal, onProgress: (progress) => progress.phase === 'stdout' && abort.abort() },
      )
      expect(report.outcome).toBe('stopped')
      expect(recording.because).toBe('interrupted')
    })

    it(`release the GIL for each call, even if it need not wait, under ${gil}`, async () => {
      const { recording, report } = await runOne(INSTANT, gil)
      expect(report.outcome).toBe('completed')
      const [{ kind, arg }] = recording.events.filter(({ slot }) => slot === 0) as [(typeof recording.events)[number]]
      const released = (block: Block) => [...kind.keys()].filter((i) => kind[i] === Event.RELEASED && arg[i] === block).length
      expect([Block.READ, Block.WRITE, Block.SYSTEM_CALL].map(released)).toEqual([500, 500, 2])
      // Each call has one WANTED and one ACQUIRED. The start of the thread has one more ACQUIRED.
      expect([Event.WANTED, Event.ACQUIRED].map((event) => kind.filter((each) => each === event).length)).toEqual([1002, 1003])
    })
  }

  it('are new in every run, and os describes the host', async () => {
    const source = 'import os\nr, w = os.pipe()\nos.write(w, b"left over")\nprint(r, w, os.getpid(), os.cpu_count())\n'
    const platform = { ...nodePlatform(), reportedCores: 12, processId: 4711 }
    const { report } = await run({ program: { file: 'new.py', source }, gil: ['switch'], rounds: 3 }, platform, { limits: KNOWN_LIMITS })
    expect(report.runs.map(({ stdout }) => stdout)).toEqual(Array(3).fill('3 4 4711 12\n'))
  })

  it('are limited in number', async () => {
    const source = 'import os\nn = 0\nwhile True:\n    r, w = os.pipe()\n    n += 1\n    if n == 64:\n        print(r, w)\n'
    const { report } = await runOne(source, 'switch')
    expect(report.outcome).toBe('trapped')
    expect(report.stdout).toBe('129 130\n')
    expect(report.error).toContain('OSError: [Errno 24] Too many open files')
  })
})
