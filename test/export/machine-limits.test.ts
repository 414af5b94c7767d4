import { describe, expect, it } from 'vitest'
import { machineLimits } from '../../src/export/machine-limits.ts'
import { MACHINE } from './sample.ts'

const limitsWith = (change: Partial<typeof MACHINE>) => machineLimits({ ...MACHINE, ...change }).join('\n')

describe('the limits of a machine', () => {
  it('begin with the clock, and end with the limits of every machine', () => {
    const limits = machineLimits(MACHINE)
    expect(limits[0]).toContain('Times below 5 µs')
    expect(limits[1]).toContain('reading the clock takes 300 ns')
    expect(limits.at(-2)).toContain('The speed of CPython')
    expect(limits.at(-1)).toContain('ratios can be compared between machines. Times cannot')
  })

  it('name only the step of a fine and cheap clock', () => {
    const fine = limitsWith({ clockStepUs: 0.01, clockCostNs: 60 })
    expect(fine).toContain('Times below 10 ns')
    expect(fine).not.toContain('reading the clock')
  })

  it('name a park floor with two modes, and one below the clock step', () => {
    expect(limitsWith({})).toContain('waking a thread takes 3.1 µs or 6.3 µs')
    expect(limitsWith({ parkFloorUs: { p50: 0, p99: 24, modesUs: [] } })).toContain('takes less time than the clocks can resolve')
    expect(limitsWith({ parkFloorUs: { p50: 6, p99: 24, modesUs: [6] } })).not.toMatch(/floor/)
  })

  it('say how many threads the idle cores can run at once', () => {
    expect(limitsWith({ parallelism: 1.6 })).toContain('1.6 of 2 cores were idle, and two threads need two')
    expect(limitsWith({ leastParallelism: 1.2 })).toContain('1.2 of 2 cores were idle, and two threads need two')
    expect(limitsWith({ parallelism: 1.94 })).toContain('More than 2 threads that run at once: 1.94 cores were idle')
    expect(limitsWith({ parallelism: 7.1, reportedCores: 8 })).toContain('More than 8 threads')
  })

  it('name a spin floor measured on one core, and late timers', () => {
    expect(limitsWith({})).not.toMatch(/by spinning|timed wait/)
    expect(limitsWith({ spinFloorUs: { p50: 39.5 } })).toContain('it took 39.5 µs, so both threads must have shared a core')
    expect(limitsWith({ timedWaitOvershootUs: { p50: 360, p99: 900 } })).toContain('a timed wait ends 360 µs late')
  })
})
