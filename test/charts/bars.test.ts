import { describe, expect, it } from 'vitest'
import { barsSvg } from '../../src/charts/bars.ts'

const TITLE = 'Acquisitions by the thread that has just released the GIL, mean of 3 rounds'
const BARS = [
  { label: 'tick', value: 1, words: '100 %' },
  { label: 'switch', value: 0.5, words: '50 %' },
]

const drawn = (width: number) => barsSvg(BARS, { width, title: TITLE })
const titleOf = (width: number) => [...drawn(width).matchAll(/<text x="0"[^>]*>([^<]*)/g)].map(([, line]) => line!)
/** The upper and lower edges of the bars, px. */
const edgesOf = (width: number) =>
  [...drawn(width).matchAll(/<rect [^>]*y="(\d+)"[^>]*height="(\d+)"/g)].map(([, y, height]) => [Number(y), Number(y) + Number(height)])

describe('the bars', () => {
  it('have their title on one line if there is room, and otherwise on several lines that fit', () => {
    expect(titleOf(640)).toEqual([TITLE])
    expect(titleOf(342).join(' ')).toBe(TITLE)
    expect(titleOf(342)).toHaveLength(2)
    for (const line of titleOf(200)) expect(line.length).toBeLessThanOrEqual(200 / 8)
  })

  it('begin below the title and end within the picture', () => {
    for (const width of [200, 342, 640]) {
      const [first, last] = edgesOf(width)
      expect(first![0]).toBeGreaterThan(12 + 16 * (titleOf(width).length - 1))
      expect(last![1]).toBeLessThanOrEqual(Number(/height="(\d+)"/.exec(drawn(width))![1]))
    }
  })
})
