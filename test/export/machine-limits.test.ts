import { describe, expect, it } from 'vitest'
import { machineLimits } from '../../src/export/machine-limits.ts'
import { MACHINE } from './sample.ts'

const told = (change: Partial<typeof MACHINE>) => machineLimits({ ...MACHINE, ...change }).join('\n')

describe('what a machine cannot tell', () => {
  it('begins with the step of its clock and the cost of reading it, and ends with what no machine can', () => {
    const limits = machineLimits(MACHINE)
    expect(limits[0]).toContain('Anything finer than 5 µs')
    expect(limits[1]).toContain('reading the clock takes 300 ns')
    expect(limits.at(-2)).toContain('How fast CPython is')
    expect(limits.at(-1)).toContain('ratios travel, times do not')
  })

  it('a fine and cheap clock leaves its step only', () => {
    const fine = told({ clockStepUs: 0.01, clockCostNs: 60 })
    expect(fine).toContain('Anything finer than 10 ns')
    expect(fine).not.toContain('reading the clock')
  })

  it('a floor of two sizes, or one below the clock', () => {
    expect(told({})).toContain('waking a thread takes 3.1 µs or 6.3 µs')
    expect(told({ parkFloorUs: { p50: 0, p99: 24, modesUs: [] } })).toContain('is itself finer than the clock')
    expect(told({ parkFloorUs: { p50: 6, p99: 24, modesUs: [6] } })).not.toMatch(/floor/)
  })

  it('two threads at once want two idle cores; more threads than cores take turns', () => {
    expect(told({ parallelism: 1.6 })).toContain('1.6 of 2 cores were idle, and two threads need two')
    expect(told({ leastParallelism: 1.2 })).toContain('1.2 of 2 cores were idle, and two threads need two')
    expect(told({ parallelism: 1.94 })).toContain('How more than 2 threads run at once: 1.94 cores were idle')
    expect(told({ parallelism: 7.1, reportedCores: 8 })).toContain('How more than 8 threads')
  })

  it('a spin floor that was not seen, and timers that are late', () => {
    expect(told({})).not.toMatch(/by spinning|timed wait/)
    expect(told({ spinFloorUs: { p50: 39.5 } })).toContain('it took 39.5 µs, so both threads must have shared a core')
    expect(told({ timedWaitOvershootUs: { p50: 360, p99: 900 } })).toContain('a timed wait ends 360 µs late')
  })
})
