import { describe, expect, it } from 'vitest'
import { checkLimits, limitsKey, remember } from '../../src/lab/probe/remembered.ts'
import type { WholeMachineReport } from '../../src/model/machine-report.ts'
import type { LimitsStore, RememberedLimits } from '../../src/model/remembered-limits.ts'
import { seededRandom } from '../../src/statistics/random.ts'
import { MACHINE } from '../export/sample.ts'

const PARK = { p50: 6, p99: 20, n: 900, p10: 3, p90: 8, resolutionUs: 1, modesUs: [3, 6] }
const WHOLE = { ...MACHINE, parkFloorUs: PARK } as WholeMachineReport
const KNOWN: RememberedLimits = { date: '2026-11-28T12:00:00.000Z', machine: WHOLE }
const parksOf = (us: number) => Array.from({ length: 64 }, () => us)

describe('a check of remembered limits', () => {
  it('agrees with parks inside the remembered 10th and 90th percentile', () => {
    expect(checkLimits(KNOWN, 5, parksOf(6))).toEqual({ date: KNOWN.date, holds: true, parks: 64, parkP50Us: 6 })
    expect(checkLimits(KNOWN, 5, parksOf(3)).holds).toBe(true)
  })

  it('disagrees with a machine that has become slower or faster, and with another clock', () => {
    expect(checkLimits(KNOWN, 5, parksOf(40)).holds).toBe(false)
    expect(checkLimits(KNOWN, 5, parksOf(1.5)).holds).toBe(false)
    expect(checkLimits(KNOWN, 100, parksOf(6)).holds).toBe(false)
    expect(checkLimits(KNOWN, 0.01, parksOf(6)).holds).toBe(false)
  })

  it('agrees with parks below the resolution if the remembered ones were below it too', () => {
    const below = { ...KNOWN, machine: { ...WHOLE, parkFloorUs: { ...PARK, p50: 0, p10: 0, p90: 0, resolutionUs: 20 } } }
    expect(checkLimits(below, 5, parksOf(6)).holds).toBe(true)
    expect(checkLimits(below, 5, parksOf(50)).holds).toBe(false)
  })

  it('agrees in 10,000 of 10,000 checks with fresh parks of the same two-mode distribution', () => {
    const random = seededRandom(13)
    const park = () => (random() < 0.3 ? 3 : 6.3) * (0.9 + 0.2 * random())
    const sample = Array.from({ length: 900 }, park).sort((a, b) => a - b)
    const floor = { ...PARK, p10: sample[90]!, p50: sample[450]!, p90: sample[810]! }
    const known = { ...KNOWN, machine: { ...WHOLE, parkFloorUs: floor } }
    const disagreed = Array.from({ length: 10_000 }, () => checkLimits(known, 5, Array.from({ length: 64 }, park))).filter(
      ({ holds }) => !holds,
    )
    expect(disagreed).toEqual([])
  })
})

describe('the memory of limits', () => {
  const platform = { on: 'node', engine: 'Node 20', os: 'Linux', reportedCores: 2 } as Parameters<typeof limitsKey>[0]

  async function rememberedOf(machine: WholeMachineReport): Promise<[string, RememberedLimits][]> {
    const written: [string, RememberedLimits][] = []
    const store: LimitsStore = { read: async () => undefined, write: async (key, limits) => void written.push([key, limits]) }
    await remember(store, platform, machine)
    return written
  }

  it('has a key for each engine, system and number of cores', () => {
    const keys = [platform, { ...platform, engine: 'Node 22' }, { ...platform, os: 'Darwin' }, { ...platform, reportedCores: 4 }].map(
      limitsKey,
    )
    expect(new Set(keys).size).toBe(4)
  })

  it('keeps the limits and their date, without the check that came before', async () => {
    const remembered = { date: KNOWN.date, holds: false, parks: 64, parkP50Us: 40 }
    const [[key, limits] = []] = await rememberedOf({ ...WHOLE, parallelism: 1.94, remembered })
    expect(key).toBe(limitsKey(platform))
    expect(limits?.machine).toEqual({ ...WHOLE, parallelism: 1.94 })
    expect(Date.now() - Date.parse(limits!.date)).toBeLessThan(10_000)
  })
})
