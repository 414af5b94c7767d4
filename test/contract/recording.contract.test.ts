import { describe, expect, it } from 'vitest'
import { RING_EVENTS } from '../../assembly/abi/layout.ts'
import { GILS } from '../../src/model/gils.ts'
import { runOne } from './lab.ts'

describe('what a run leaves behind', () => {
  for (const { id: gil } of GILS) {
    it(`${gil}: a hundred thousand blocking calls in four threads, more than the rings hold, are all recorded`, async () => {
      const { recording, report } = await runOne(
        `
from threading import Thread
from time import sleep
def work(n):
    for _ in range(n):
        sleep(0)
threads = [Thread(target=work, args=(${RING_EVENTS},)) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
`,
        gil,
      )
      expect(report.outcome).toBe('completed')
      expect(report.lostEvents).toBe(0)
      const events = recording.events.reduce((total, columns) => total + columns.kind.length, 0)
      // RELEASED, WANTED and ACQUIRED of each call.
      expect(events).toBeGreaterThan(3 * 4 * RING_EVENTS)
    })
  }

  it('the clocks of the workers are one: what a thread waits for in join() ends before the join does', async () => {
    const { recording } = await runOne('from threading import Thread\nfrom time import sleep\nt = Thread(target=sleep, args=(0.01,))\nt.start()\nt.join()\n', 'switch')
    const [main, child] = recording.events
    expect(child!.timeNs.at(-1)!).toBeLessThanOrEqual(main!.timeNs.at(-1)! + recording.clockStepNs + recording.clockOffsetNs)
  })

  it('more threads than first workers: the others are started while it runs, and the run that counts finds them all there', async () => {
    const { report, recording } = await runOne(
      `
from threading import Thread
def work(n):
    while n > 0:
        n -= 1
threads = [Thread(target=work, args=(1000,)) for _ in range(12)]
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

  it('prints more than the ring of standard output holds, in order, nothing lost', async () => {
    const { recording } = await runOne('for i in range(20000):\n    print("line", i)\n', 'switch')
    expect(recording.stdout).toBe(Array.from({ length: 20000 }, (_, i) => `line ${i}\n`).join(''))
  })

  it('with recording off nothing is stamped and the wall time is still told', async () => {
    const { report, recording } = await runOne('from time import sleep\nsleep(0.05)\n', 'switch', { recording: false })
    expect(recording.stamps).toBe(0)
    expect(recording.events).toEqual([])
    expect(report.wallMs).toBeGreaterThanOrEqual(50)
  })

  it('the switch interval can be changed while running', async () => {
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
threads = [Thread(target=countdown, args=(8_000_000,)) for _ in range(2)]
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
})
