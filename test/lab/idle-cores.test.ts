import { beforeEach, describe, expect, it, vi } from 'vitest'
import { IdleCores } from '../../src/lab/series/idle-cores.ts'
import type { MachineReport, RunReport } from '../../src/model/report.ts'

const MACHINE = { reportedCores: 2, parallelism: 2 } as MachineReport
const run = (experiment: string, round: number, threads = 2) => ({ experiment, round, threads: Array(threads) }) as unknown as RunReport

describe('idle cores', () => {
  const found = vi.fn<(rounds: number) => Promise<number>>()
  let cores: IdleCores
  beforeEach(() => {
    cores = new IdleCores(2, found)
    found.mockReset()
  })

  it('mark a run as noisy if a check before or after its round found fewer than the run needs', async () => {
    cores.begin({ experiment: 'a', round: 1 })
    await cores.byProbe(async () => ({ parallelism: 1.9 }))
    found.mockResolvedValue(1.2)
    await cores.afterRound()
    cores.begin({ experiment: 'a', round: 2 })
    found.mockResolvedValue(1.95)
    await cores.afterRound()
    cores.begin({ experiment: 'a', round: 3 })
    await cores.afterRound()
    expect([1, 2, 3].map((round) => cores.isNoisy(run('a', round), MACHINE))).toEqual([true, true, false])
    expect(cores.isNoisy(run('a', 2, 1), MACHINE)).toBe(false)
    expect(cores.isNoisy(run('b', 2), MACHINE)).toBe(false)
  })

  it('are the fewest of all checks, for a claim and for the report', async () => {
    cores.begin({ experiment: 'a', round: 1 })
    await cores.byProbe(async () => ({ parallelism: 1.9 }))
    found.mockResolvedValue(1.8)
    await cores.afterRound()
    cores.begin({ experiment: 'b', round: 1 })
    found.mockResolvedValue(1.95)
    await cores.afterRound()
    expect(cores.during('a', MACHINE).parallelism).toBe(1.8)
    expect(cores.during('b', MACHINE).parallelism).toBe(1.8)
    expect(cores.throughout(MACHINE).leastParallelism).toBe(1.8)
  })

  it('are unknown to a claim if a check was given up, while the report uses the other checks', async () => {
    cores.begin({ experiment: 'a', round: 1 })
    await cores.byProbe(async () => ({ parallelism: 1.9 }))
    found.mockRejectedValue(new Error('given up'))
    await expect(cores.afterRound()).rejects.toThrow('given up')
    expect(cores.during('a', MACHINE).parallelism).toBeNull()
    expect(cores.throughout(MACHINE).leastParallelism).toBe(1.9)
    expect(cores.isNoisy(run('a', 1), MACHINE)).toBe(false)
  })
})
