import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runOnce } from '../../src/lab/execution/run-once.ts'
import { plan } from '../../src/lab/series/plans.ts'
import type { Session } from '../../src/lab/session/session.ts'
import { DEFAULT_WORKERS } from '../../src/model/limits.ts'
import type { LiveBatch } from '../../src/model/live.ts'
import type { Recording, ThreadRecord } from '../../src/model/recording.ts'
import { nodePlatform } from '../../src/platform/node.ts'
import type { Platform } from '../../src/platform/platform.ts'
import { openSession, overheard } from './lab.ts'

/** A program that starts `count` threads. Its source hides that number in a string, so the lab cannot start enough workers ahead. */
const threads = (count: number) => `
from threading import Event, Thread
from time import perf_counter

everyone = Event()

def work(number):
    print(number, perf_counter())
    everyone.wait()

threads = [Thread(target=work, args=(i,)) for i in range(int("${count}"))]
for t in threads:
    t.start()
everyone.set()
for t in threads:
    t.join()
`

const PROCESSES = `
from multiprocessing import Process
from threading import Thread
from time import perf_counter

def say():
    print(perf_counter())

def work():
    threads = [Thread(target=say) for _ in range(int("3"))]
    for t in threads:
        t.start()
    for t in threads:
        t.join()

if __name__ == "__main__":
    processes = [Process(target=work) for _ in range(int("6"))]
    for p in processes:
        p.start()
    for p in processes:
        p.join()
`

/** The results of one round of a program. */
interface Heard {
  readonly recording: Recording
  /** All output that onProgress received. */
  readonly text: string
  readonly batches: readonly LiveBatch[]
  /** How often the host started the program's main thread. */
  readonly executions: number
  readonly late: readonly ThreadRecord[]
}

const mains: WebAssembly.Memory[] = []
let session: Session
let close: () => Promise<void>
beforeAll(async () => {
  const open = await openSession(DEFAULT_WORKERS + 1, counting())
  session = open.session
  close = open.close
})
afterAll(() => close())

async function* rounds(source: string, gil: string): AsyncGenerator<Heard, never> {
  const [planned] = plan({ program: { file: 'program.py', source }, gil: [gil] })
  for (;;) {
    let text = ''
    const batches: LiveBatch[] = []
    mains.length = 0
    const recording = await runOnce(
      session,
      planned!,
      { loadNs: 1, clockStepNs: 1000, timeoutMs: 60_000 },
      {
        live: true,
        onProgress: (progress) => {
          if (progress.phase === 'stdout') text += progress.text
          if (progress.phase === 'events') batches.push(progress)
        },
      },
    )
    expect(recording.outcome).toBe('completed')
    // The memory of a child process is smaller than that of the main process.
    const largest = Math.max(...mains.map(({ buffer }) => buffer.byteLength))
    const executions = mains.filter(({ buffer }) => buffer.byteLength === largest).length
    yield { recording, text, batches, executions, late: recording.threads.filter(({ lateWorker }) => lateWorker) }
  }
}

/** Node's platform. Each time the host asks a worker to run the main thread of a process, `mains` receives the process's memory. */
function counting(): Platform {
  const platform = nodePlatform()
  const spawn = () =>
    overheard(platform.spawn(), (call, [memory, slot]) => {
      if (call === 'serve' && slot === 0) mains.push(memory as WebAssembly.Memory)
    })
  return { ...platform, spawn }
}

describe('a program that starts more threads than its source shows', () => {
  it('runs once: its output, its live events and its report belong to the same execution', async () => {
    const { value } = await rounds(threads(5), 'switch').next()
    expect(value.executions).toBe(1)
    expect(value.text).toBe(value.recording.stdout)
    expect(value.text.split('\n')).toHaveLength(6)
    const first = Math.min(...value.recording.events.map(({ timeNs }) => timeNs[0]!))
    expect(Math.min(...value.batches.flatMap(({ timeNs }) => [...timeNs]))).toBe(first)
  })

  it('is marked in the round in which a thread waited for a worker, and in no other', async () => {
    const each = rounds(threads(24), 'none')
    const { value: first } = await each.next()
    const { value: second } = await each.next()
    expect([first.executions, second.executions]).toEqual([1, 1])
    expect([first, second].map(({ recording }) => recording.threads.length)).toEqual([25, 25])
    expect(first.late).not.toEqual([])
    // Every program begins with some workers, and the first threads use those.
    expect(first.late.map(({ id }) => id)).not.toContain(4)
    expect(first.recording.quality).toEqual(['late-workers'])
    expect(second.late).toEqual([])
    expect(second.recording.quality).toEqual([])
  })

  it('runs once also if its processes start threads', async () => {
    const each = rounds(PROCESSES, 'switch')
    for (const { value } of [await each.next(), await each.next()]) {
      expect(value.executions).toBe(1)
      expect(value.text).toBe(value.recording.stdout)
      expect(value.text.split('\n')).toHaveLength(6 * 3 + 1)
      expect(value.recording.quality).toEqual(value.late.length > 0 ? ['late-workers'] : [])
    }
    // In the third round, each process begins with as many workers as it needed in the second.
    const { value } = await each.next()
    expect(value.late.map(({ name }) => name).filter((name) => name.includes('Thread-'))).toEqual([])
  })
})

describe('a program whose source shows how many threads it starts', () => {
  it('finds every worker ready', async () => {
    const alone = await openSession(DEFAULT_WORKERS + 1)
    const [planned] = plan({ program: { file: 'program.py', source: threads(9).replace('int("9")', '9') }, gil: ['tick'] })
    const recording = await runOnce(alone.session, planned!, { loadNs: 1, clockStepNs: 1000 }, {})
    await alone.close()
    expect(recording.outcome).toBe('completed')
    expect(recording.quality).toEqual([])
  })
})
