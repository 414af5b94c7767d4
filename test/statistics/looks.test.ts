import { describe, expect, it, vi } from 'vitest'
import { levelAt, looksAt } from '../../src/statistics/looks.ts'
import { ratioOfRounds, USUAL_LEVEL } from '../../src/statistics/round-estimates.ts'
import { LONG } from '../long.ts'
import { SCENARIOS, Simulator } from './simulated-rounds.ts'

vi.setConfig({ testTimeout: LONG ? 600_000 : 60_000 })

const PLANNED = [5, 7, 9, 11, 25]

describe('the looks at a series', () => {
  it('are after some of its rounds and after the last', () => {
    expect(looksAt(3)).toEqual([3])
    expect(looksAt(5)).toEqual([4, 5])
    expect(looksAt(7)).toEqual([4, 6, 7])
    expect(looksAt(25)).toEqual([4, 6, 9, 13, 19, 25])
  })

  it.each(PLANNED)('at %d planned rounds have an error of 5 %% together', (planned) => {
    const error = looksAt(planned).reduce((sum, rounds) => sum + 1 - levelAt(rounds, planned), 0)
    expect(error).toBeCloseTo(0.05, 9)
  })

  it('have the level of the next look if a series was stopped between two', () => {
    expect(levelAt(5, 25)).toBe(levelAt(6, 25))
    expect(levelAt(20, 25)).toBe(levelAt(25, 25))
    expect(levelAt(2, 3)).toBe(USUAL_LEVEL)
  })
})

/** The share of series in which the interval of at least one look misses the truth, in per cent. */
function error(planned: number, { scenario = SCENARIOS[0]!, series = 1000, level = levelAt }): number {
  const simulator = new Simulator(scenario, 5, planned)
  const ratio = 1.3
  let wrong = 0
  for (let i = 0; i < series; i++) {
    const { a, b } = simulator.rounds(planned, ratio)
    const misses = (rounds: number) => {
      const { low95, high95 } = ratioOfRounds(a.slice(0, rounds), b.slice(0, rounds), { level: level(rounds, planned) })
      return low95! > ratio || high95! < ratio
    }
    if (looksAt(planned).some(misses)) wrong++
  }
  return (100 * wrong) / series
}

describe('the total error of all looks', () => {
  const [twoSpeeds, all] = ['two speeds, runs far apart', 'all of it'].map((name) => SCENARIOS.find((one) => one.name === name)!)

  it('is at most 5 % on quiet machines and on those with two speeds', () => {
    expect(error(9, {})).toBeLessThan(6)
    expect(error(25, { scenario: twoSpeeds! })).toBeLessThan(6)
    expect(error(5, { scenario: all! })).toBeLessThan(6)
  })

  it('would be far larger if every look had an error of 5 %', () => {
    expect(error(25, { level: () => USUAL_LEVEL })).toBeGreaterThan(10)
  })

  it.runIf(LONG)('is at most 5 % for every scenario and every number of rounds', () => {
    for (const scenario of SCENARIOS) {
      const found = PLANNED.map((planned) => error(planned, { scenario, series: 4000 }))
      const naive = PLANNED.map((planned) => error(planned, { scenario, series: 4000, level: () => USUAL_LEVEL }))
      console.log(scenario.name, PLANNED.map((planned, index) => `${planned} rounds ${found[index]} % (${naive[index]} %)`).join(', '))
      for (const percent of found) expect.soft(percent, scenario.name).toBeLessThan(5)
    }
  })
})
