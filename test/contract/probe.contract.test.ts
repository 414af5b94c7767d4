import { describe, expect, it } from 'vitest'
import { probe } from '../../src/lab/probe/probe.ts'
import { limitsKey } from '../../src/lab/probe/remembered.ts'
import { unrelatedLock } from '../../src/lab/probe/unrelated-lock.ts'
import { run } from '../../src/lab/run.ts'
import type { MachineReport, WholeMachineReport } from '../../src/model/machine-report.ts'
import type { LimitsStore, RememberedLimits } from '../../src/model/remembered-limits.ts'
import type { RunRequest } from '../../src/model/run.ts'
import { nodePlatform } from '../../src/platform/node.ts'
import { openSession } from './lab.ts'

const SHORT: RunRequest = { program: { file: 'short.py', source: 'print("short")\n' }, gil: ['switch'] }
const DATE = '2026-11-28T12:00:00.000Z'

/** A store with these limits. */
class Store implements LimitsStore {
  readonly asked: string[] = []
  constructor(private readonly known: RememberedLimits) {}
  async read(key: string): Promise<RememberedLimits> {
    this.asked.push(key)
    return this.known
  }
  async write(): Promise<void> {}
}

/** Runs SHORT with a store that remembers the machine, but with these percentiles of the park floor. */
async function runKnowing(
  machine: WholeMachineReport,
  p10: number,
  p90: number,
): Promise<{ machine: MachineReport; probed: string[]; store: Store }> {
  const store = new Store({ date: DATE, machine: { ...machine, parkFloorUs: { ...machine.parkFloorUs, p10, p90 } } })
  const probed: string[] = []
  const onProgress = (progress: { phase: string; what?: string }) => {
    if (progress.phase === 'probe') probed.push(progress.what!)
  }
  const { report } = await run(SHORT, nodePlatform(), { limits: store, onProgress })
  return { machine: report.machine, probed, store }
}

describe('the probe', () => {
  it('measures every limit, and a later run keeps those that a check confirms', async () => {
    const platform = nodePlatform()
    const machine = await probe(platform)
    expect(machine.timedWaits!.map(({ waitUs, n }) => [waitUs, n])).toEqual([
      [50, 100],
      [100, 100],
      [1000, 60],
      [5000, 20],
    ])
    expect(machine.clocks).toHaveLength(2)
    expect(machine.wakeOrder!.wakes).toBe(60)
    expect(machine.parallelism95!.low).toBeLessThanOrEqual(machine.parallelism)
    expect(machine.parallelism95!.high).toBeGreaterThanOrEqual(machine.parallelism)
    const { meanNs, low95Ns, high95Ns, n, parkEntryNs } = machine.reaction!
    expect([low95Ns <= meanNs, meanNs <= high95Ns, n, parkEntryNs > 0]).toEqual([true, true, 72, true])

    const known = await runKnowing(machine, 0, 1e9)
    expect(known.store.asked).toEqual([limitsKey(platform)])
    expect(known.probed).toEqual(['self-tests', 'clock', 'how fast a thread wakes', 'idle cores'])
    expect(known.machine.remembered).toMatchObject({ date: DATE, holds: true, parks: 64 })
    expect(known.machine.reaction).toEqual(machine.reaction)

    const changed = await runKnowing(machine, 1e9, 1e9)
    expect(changed.probed).toContain('reaction to a request')
    expect(changed.machine.remembered).toMatchObject({ date: DATE, holds: false })
    expect(changed.machine.parkFloorUs.n).toBe(900)
  })

  it('ends its test of an unrelated lock each time, although the other pair never ends by itself', async () => {
    const { session, close } = await openSession(8)
    for (let i = 0; i < 3; i++) await unrelatedLock(session)
    await close()
  })
})
