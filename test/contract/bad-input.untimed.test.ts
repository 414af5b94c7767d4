import { describe, expect, it } from 'vitest'
import { EVERY_PROGRAM_GILS } from '../every-program-gils.ts'
import { runOne } from './lab.ts'

const RECURSION = `
from threading import Thread
def deeper(n):
    return deeper(n + 1)
def fine():
    print("fine")
bad = Thread(target=deeper, args=(0,))
bad.start()
bad.join()
good = Thread(target=fine)
good.start()
good.join()
print("main goes on")
`

/**
 * Three threads allocate strings until the heap is full, while a fourth thread only counts. A thread whose allocation fails ends, and the
 * machine then frees the thread's objects. Afterwards the main thread can allocate strings of the same size.
 */
const EXHAUSTED = `
from threading import Thread
def hoard(n):
    kept = []
    while True:
        kept.append(f"{n}:{len(kept):06d}" * 20)
def count(n):
    total = 0
    while n > 0:
        total += n
        n -= 1
    print(total)
threads = [Thread(target=hoard, args=(n,)) for n in range(3)]
threads.append(Thread(target=count, args=(100_000,)))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
again = []
for n in range(10_000):
    again.append(f"3:{n:06d}" * 20)
print(len(again), again[-1])
`

describe('bad input', () => {
  for (const { id: gil } of EVERY_PROGRAM_GILS) {
    it(`infinite recursion ends its thread, with a traceback that counts the repeated lines, under ${gil}`, async () => {
      const { report } = await runOne(RECURSION, gil)
      expect(report.outcome).toBe('trapped')
      expect(report.stdout).toBe('fine\nmain goes on\n')
      const line = '  File "program.py", line 4, in deeper\n    return deeper(n + 1)\n'
      expect(report.error).toContain(`Exception in thread Thread-1 (deeper):\nTraceback (most recent call last):\n${line.repeat(3)}`)
      expect(report.error).toMatch(/ {2}\[Previous line repeated 9\d\d more times\]\nRecursionError: maximum recursion depth exceeded/)
    })

    it(`three threads that exhaust the heap each end with a MemoryError and leave the heap intact, under ${gil}`, async () => {
      const { report, recording } = await runOne(EXHAUSTED, gil)
      expect(report.outcome).toBe('trapped')
      expect(report.stdout).toBe(`5000050000\n10000 ${'3:009999'.repeat(20)}\n`)
      const tracebacks = recording.threads.map(({ traceback = '' }) => traceback)
      expect(tracebacks.map((text) => /MemoryError$/.test(text.trim()))).toEqual([false, true, true, true, false])
    })
  }
})
