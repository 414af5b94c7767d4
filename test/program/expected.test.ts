import { describe, expect, it } from 'vitest'
import { EXPERIMENTS } from '../../src/experiments/index.ts'
import { compile } from '../../src/program/index.ts'

const expected = (source: string, constants = {}) => compile(source, 'test.py', { constants }).expected

describe('the expected number of threads and processes', () => {
  for (const { line, threads } of [
    { line: 'threads = [Thread(target=f) for _ in range(5)]', threads: 5 },
    { line: 'threads = [Thread(target=f) for _ in range(2, 5)]', threads: 3 },
    { line: 'N = 7\nthreads = [Thread(target=f) for _ in range(N)]', threads: 7 },
    { line: 'for x in (1, 2, 3):\n    Thread(target=f).start()', threads: 3 },
    { line: 'for x in range(3):\n    for y in range(2):\n        Thread(target=f).start()', threads: 6 },
    { line: 't = Thread(target=f)\nu = Thread(target=f)', threads: 2 },
    { line: 'threads = [Thread(target=f) for _ in range(100)]', threads: 100 },
    // If the source does not show a loop's number of rounds, the estimate assumes 4. It counts at most 32 rounds of a `for` loop, and at
    // most 128 threads of a program.
    { line: 'threads = [Thread(target=f) for _ in range(int("9"))]', threads: 4 },
    { line: 'while True:\n    Thread(target=f).start()', threads: 4 },
    { line: 'threads = [Thread(target=f) for _ in range(1000)]', threads: 128 },
    { line: 'for _ in range(1000):\n    Thread(target=f).start()', threads: 32 },
    { line: 'print(1)', threads: 0 },
  ]) {
    it(`is ${threads} threads for ${JSON.stringify(line)}`, () => {
      expect(expected(`from threading import Thread\ndef f():\n    pass\n${line}\n`)).toEqual({ threads, processes: 0 })
    })
  }

  it('uses the number with which a variant replaces a constant', () => {
    const source =
      'import threading\nN = 2\ndef f():\n    pass\ndef main():\n    return [threading.Thread(target=f) for _ in range(N)]\nmain()\n'
    expect(expected(source)).toEqual({ threads: 2, processes: 0 })
    expect(expected(source, { N: 6 })).toEqual({ threads: 6, processes: 0 })
  })

  it('counts processes separately', () => {
    const source = 'from multiprocessing import Process\ndef f():\n    pass\nfor _ in range(3):\n    Process(target=f).start()\n'
    expect(expected(source)).toEqual({ threads: 0, processes: 3 })
  })

  it('is at least the THREADS constant of each experiment', () => {
    for (const { source, file } of EXPERIMENTS) {
      const named = Number(/^THREADS = (\d+)/m.exec(source)?.[1] ?? 0)
      expect(compile(source, file).expected.threads, file).toBeGreaterThanOrEqual(named)
    }
  })
})
