import { describe, expect, it } from 'vitest'
import { runOne } from './lab.ts'

/** A program that lacks the main guard which a pool of processes needs. Each worker runs the whole program again and fails. */
const UNGUARDED = `
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context


def square(x):
    return x * x


with ProcessPoolExecutor(1, mp_context=get_context('spawn')) as executor:
    print(list(executor.map(square, range(3))))
`

/** The main process calls os._exit() while its child still runs. */
const ORPHAN = `
import os
from multiprocessing import Process, Queue, parent_process


def outlive(queue):
    parent = parent_process()
    print('child', parent.is_alive())
    queue.put('ready')
    parent.join()
    print('orphan', parent.is_alive())


if __name__ == '__main__':
    queue = Queue()
    Process(target=outlive, args=(queue,)).start()
    queue.get()
    os._exit(3)
`

/** A thread of a child calls os._exit() while the child's main thread computes and another thread waits. */
const LEAVING_THREAD = `
import os
import threading
from multiprocessing import Process, Queue


def leave():
    os._exit(9)


def work(queue):
    threading.Thread(target=queue.get).start()
    threading.Thread(target=leave).start()
    while True:
        pass


if __name__ == '__main__':
    process = Process(target=work, args=(Queue(),))
    process.start()
    process.join()
    print(process.exitcode)
`

describe('processes that end abruptly', () => {
  it('an executor of spawned workers without a main guard fails with a BrokenProcessPool, and its worker reports the missing guard', async () => {
    const { report, recording } = await runOne(UNGUARDED, 'switch')
    expect(report.outcome).toBe('trapped')
    const [main, ...workers] = recording.threads.flatMap(({ traceback }) => traceback ?? [])
    expect(main).toMatch(
      /BrokenProcessPool: A process in the process pool was terminated abruptly while the future was running or pending\.$/,
    )
    expect(workers.length).toBeGreaterThan(0)
    for (const worker of workers) expect(worker).toContain('To fix this issue, refer to the "Safe importing of main module"')
  }, 30_000)

  it('a child outlives a main process that leaves, and learns of its end', async () => {
    const { report } = await runOne(ORPHAN, 'switch')
    expect(report).toMatchObject({ outcome: 'completed', stdout: 'child True\norphan False\n' })
    expect(report.processes?.map(({ exitCode }) => exitCode)).toEqual([0])
  }, 30_000)

  it('os._exit() in one thread ends threads that compute or wait', async () => {
    const { report } = await runOne(LEAVING_THREAD, 'switch')
    expect(report).toMatchObject({ outcome: 'completed', stdout: '9\n' })
  }, 30_000)
})
