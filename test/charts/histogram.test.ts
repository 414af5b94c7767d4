import { describe, expect, it } from 'vitest'
import { histogramSvg, histogramTable } from '../../src/charts/histogram.ts'
import { decades, ticks } from '../../src/charts/scale.ts'
import { summarize } from '../../src/metrics/latency.ts'
import { betweenThreads, withinThread } from '../../src/model/resolution.ts'
import { elementsOf } from './xml.ts'

function barsIn(svg: string): string[] {
  return [...svg.matchAll(/<rect[^>]*><title>([^<]*)<\/title>/g)].map(([, label]) => label!)
}

describe('a histogram', () => {
  it('has a bar a bin, and marks the step of the clock and the park floor', () => {
    const svg = histogramSvg(summarize([3000, 3100, 6350, 6400, 6500], withinThread({ clockStepNs: 10 })), {
      parkFloor: { p50: 5.2, resolutionUs: 0.01 },
      title: 'Hand-off',
    })
    elementsOf(svg)
    expect(barsIn(svg)).toEqual(['2 from 2.51 µs to 3.16 µs', '3 from 6.31 µs to 7.94 µs'])
    expect(svg).toContain('Hand-off, n = 5')
    expect(svg).toContain('clock step 10 ns')
    expect(svg).toContain('park floor 5.2 µs')
  })

  it('shows what is below the step apart, as "<", and no bar finer than the step', () => {
    const svg = histogramSvg(summarize([0, 0, 5000, 5000, 10_000, 15_000, 20_000], withinThread({ clockStepNs: 5000 })))
    expect(barsIn(svg)[0]).toBe('2 below 5 µs')
    expect(svg).toContain('&lt; 5 µs')
    expect(barsIn(svg)[1]).toMatch(/^2 from 5 µs to /)
  })

  it('has no bar, no word and no mark below the resolution, and says what limits it', () => {
    const clocks = { clockStepNs: 1, clockOffsetNs: 242 }
    const data = summarize([250, 260, 300, 900, 100, 241], betweenThreads(clocks))
    const svg = histogramSvg(data, { parkFloor: { p50: 0, resolutionUs: 0.3 } })
    expect(barsIn(svg)).toEqual(['2 below 242 ns', '3 from 242 ns to 501 ns', '1 from 794 ns to 1.26 µs'])
    expect(svg).toContain('clocks of two workers differ by up to 242 ns')
    expect(svg).not.toContain('clock step')
    expect(svg).toContain('park floor &lt; 300 ns')
    expect(histogramTable(data).rows.map(({ head }) => head)).not.toContain('200 ns')
  })

  it('of nothing says so', () => {
    const svg = histogramSvg(summarize([], withinThread({ clockStepNs: 5000 })))
    elementsOf(svg)
    expect(svg).toContain('Nothing was observed.')
    expect(svg).not.toMatch(/NaN|Infinity/)
  })

  it('of nothing but what is below the step has that one bar', () => {
    const svg = histogramSvg(summarize([0, 0, 0], withinThread({ clockStepNs: 5000 })), { parkFloor: { p50: 5, resolutionUs: 0.01 } })
    expect(barsIn(svg)).toEqual(['3 below 5 µs'])
    expect(svg).not.toMatch(/NaN|Infinity/)
  })
})

describe("a histogram's table", () => {
  it('has a row a bar, with its edges, and says where the clock and the floor stand', () => {
    const data = summarize([0, 0, 5000, 5000, 10_000, 15_000, 20_000], withinThread({ clockStepNs: 5000 }))
    const { title, note, rows } = histogramTable(data, { parkFloor: { p50: 6.2, resolutionUs: 0.01 }, title: 'Hand-off latency' })
    expect(title).toBe('Hand-off latency')
    expect(note).toMatch(/^7 in total; clock step 5 µs, park floor 6\.2 µs\./)
    expect(rows[0]).toEqual({ head: '0', cells: ['5 µs', '2'] })
    expect(rows[1]?.head).toBe('5 µs')
    expect(rows.reduce((sum, { cells }) => sum + Number(cells[1]), 0)).toBe(data.n)
    expect(rows).toHaveLength(barsIn(histogramSvg(data)).length)
  })

  it('of nothing has none', () => {
    expect(histogramTable(summarize([], withinThread({ clockStepNs: 5000 }))).rows).toEqual([])
  })
})

describe('an axis', () => {
  it('is labelled with round values', () => {
    expect(ticks(0, 100, 6)).toEqual([0, 20, 40, 60, 80, 100])
    expect(ticks(3, 4, 4)).toEqual([3, 3.5, 4])
    expect(ticks(5, 5, 4)).toEqual([5])
    expect(decades(3, 2000)).toEqual([10, 100, 1000])
  })
})
