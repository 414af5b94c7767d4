import { describe, expect, it } from 'vitest'
import { Block, Event } from '../../assembly/abi/events.ts'
import { CHUNK_EVENTS, POOL_CHUNKS, SLOT_CHUNKS } from '../../assembly/abi/layout.ts'
import { toRecording } from '../../src/export/index.ts'
import { parseRecording } from '../../src/formats/recording-schema.ts'
import type { Progress } from '../../src/model/run.ts'
import { nodePlatform } from '../../src/platform/node.ts'
import { EVERY_PROGRAM_GILS } from '../every-program-gils.ts'
import { textOf } from '../export/sample.ts'
import { LONG } from '../long.ts'
import { runOne, runWithRecordings } from './lab.ts'

/** A program with a child process, a second thread, and a main thread that fails with an error. */
const FAILING_PARENT = `
from multiprocessing import Process
from threading import Thread
def work():
    print("é")
if __name__ == "__main__":
    child = Process(target=work)
    thread = Thread(target=work)
    child.start()
    thread.start()
    child.join()
    thread.join()
    print(1 // 0)
`

/** Each call of sleep() records a RELEASED, a WANTED and an ACQUIRED. */
const EVENTS_OF_A_CALL = 3

async function containsCalls(gil: string, calls: number, request = {}): Promise<void> {
  const { recording, report } = await runOne(
    `
from threading import Thread
from time import sleep
def work(n):
    for _ in range(n):
        sleep(0)
threads = [Thread(target=work, args=(${calls},)) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
`,
    gil,
    request,
  )
  expect(report.outcome).toBe('completed')
  const kept = recording.events.reduce((sum, { kind }) => sum + kind.length, 0)
  const sleeps = recording.events.flatMap(({ kind, arg }) =>
    [...kind.keys()].filter((i) => kind[i] === Event.RELEASED && arg[i] === Block.SLEEP),
  )
  // Other events, such as START, only make the sum larger.
  expect(kept + report.lostEvents).toBeGreaterThanOrEqual(EVENTS_OF_A_CALL * 4 * calls)
  if (report.lostEvents > 0) expect(report.quality).toContain('lost-events')
  else expect(sleeps).toHaveLength(4 * calls)
}

describe('the recording of a run', () => {
  for (const { id: gil } of EVERY_PROGRAM_GILS) {
    it(`contains all blocking calls of four threads, or counts them as lost, under ${gil}`, () => containsCalls(gil, 10_000))
  }

  it.runIf(LONG)('contains all blocking calls of four threads, more than the memory for events can hold', async () => {
    const workers = 5
    const room = (POOL_CHUNKS + (workers + 1) * SLOT_CHUNKS) * CHUNK_EVENTS
    await containsCalls('switch', Math.ceil((1.2 * room) / (4 * EVENTS_OF_A_CALL)), { workers })
  })

  it('has one clock for all workers: a thread ends before the join() that waits for it', async () => {
    const { recording } = await runOne(
      'from threading import Thread\nfrom time import sleep\nt = Thread(target=sleep, args=(0.01,))\nt.start()\nt.join()\n',
      'switch',
    )
    const [main, child] = recording.events
    expect(child!.timeNs.at(-1)!).toBeLessThanOrEqual(main!.timeNs.at(-1)! + recording.clockStepNs + recording.clockOffsetNs)
  })

  it('shows a ready worker for each thread that the source of the program shows', async () => {
    const { report, recording } = await runOne(
      `
from threading import Barrier, Thread
everyone = Barrier(12)
def work():
    everyone.wait()
threads = [Thread(target=work) for _ in range(12)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print("all", len(threads))
`,
      'none',
    )
    expect(report.outcome).toBe('completed')
    expect(report.threads).toHaveLength(13)
    expect(recording.quality).not.toContain('late-workers')
    expect(recording.stdout).toBe('all 12\n')
  })

  it('keeps both ends of a long output, of which the caller received everything in order', async () => {
    let received = ''
    const onProgress = (progress: Progress) => {
      if (progress.phase === 'stdout') received += progress.text
    }
    const { recording } = await runOne('for i in range(20000):\n    print("line", i)\n', 'switch', {}, { onProgress })
    expect(received).toBe(Array.from({ length: 20000 }, (_, i) => `line ${i}\n`).join(''))
    expect(recording.stdout.length).toBeLessThan(70_000)
    expect(recording.stdout).toMatch(
      /^line 0\nline 1\n[\s\S]*\n\[gil-lab dropped [\d,]+ characters, [\d,]+ line ends among them\]\nline [\s\S]*\nline 19999\n$/,
    )
  })

  it('has no stamps with recording off, but still a wall time', async () => {
    const { report, recording } = await runOne('from time import sleep\nsleep(0.05)\n', 'switch', { recording: false })
    expect(recording.stamps).toBe(0)
    expect(recording.events).toEqual([])
    expect(report.wallMs).toBeGreaterThanOrEqual(50)
  })

  it('shows a change of the switch interval during the run', async () => {
    const { report } = await runOne(
      `
import sys
from threading import Thread
def countdown(n):
    while n > 0:
        n -= 1
print(sys.getswitchinterval())
sys.setswitchinterval(0.0005)
print(sys.getswitchinterval())
threads = [Thread(target=countdown, args=(40_000_000,)) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
`,
      'switch',
    )
    expect(report.stdout).toBe('0.005\n0.0005\n')
    expect(report.overshootUs.n).toBeGreaterThan(10)
  })

  it('survives a file: a program that fails, its processes, and its source', async () => {
    const request = { program: { file: 'parent.py', source: FAILING_PARENT }, gil: ['switch', 'none'] }
    const result = await runWithRecordings(request, nodePlatform())
    expect(result.programs).toEqual([{ experiment: 'parent.py', file: 'parent.py', source: FAILING_PARENT }])
    expect(result.recordings[0]).toMatchObject({ outcome: 'trapped', processes: [{ name: 'Process-1', exitCode: 0 }] })
    expect(parseRecording(textOf(toRecording(result)))).toEqual({ ...result, report: { ...result.report, mode: 'replay' } })
  })
})
