import { describe, expect, it } from 'vitest'
import { frontierSvg, frontierTable } from '../../src/charts/frontier.ts'
import { frontierOf } from '../../src/export/frontier.ts'
import { sampleRun } from '../cli/sample-report.ts'
import { elementsOf } from './xml.ts'

/** A run of three threads that execute `ops` instructions in 500 ms. Its longest wait takes `longestWaitMs`. */
function run(gil: string, ops: number, longestWaitMs: number, round = 1) {
  const [main] = sampleRun().threads
  const threads = [1, 2, 3].map(() => ({ ...main!, ops: ops / 3 }))
  return sampleRun({ gil, round, wallMs: 500, threads, starvation: { ...sampleRun().starvation, longestWaitMs } })
}

const RUNS = [run('switch', 3e6, 10), run('fifo', 1.5e6, 5), run('spin', 2e6, 300), run('handoff', 6e6, 40)]

describe('the frontier of several locks', () => {
  it('has the locks that no other lock beats in both speed and longest wait, the fastest first', () => {
    expect(frontierOf(RUNS).map(({ gil, speed, isOnFrontier }) => [gil, speed, isOnFrontier])).toEqual([
      ['handoff', 12_000, true],
      ['switch', 6000, true],
      ['spin', 4000, false],
      ['fifo', 3000, true],
    ])
  })

  it('takes the median speed and the longest wait of all rounds', () => {
    const rounds = [run('switch', 9e6, 1, 2), run('switch', 2e6, 70, 3)]
    expect(frontierOf([...RUNS, ...rounds]).find(({ gil }) => gil === 'switch')).toMatchObject({ speed: 6000, longestWaitMs: 70 })
  })

  it('leaves out runs that did not complete and GILs that do not exclude', () => {
    const trapped = { ...run('mcs', 9e6, 1), outcome: 'trapped' as const }
    expect(frontierOf([...RUNS, trapped, run('none', 9e6, 1)]).map(({ gil }) => gil)).not.toContain('mcs')
    expect(frontierOf([...RUNS, run('none', 9e6, 1)]).map(({ gil }) => gil)).not.toContain('none')
  })

  it('is empty if fewer than four locks had threads that waited', () => {
    expect(frontierOf([...RUNS.slice(0, 3), run('handoff', 6e6, 0)])).toEqual([])
  })

  it('is a picture with a point for each lock, further right for a longer wait and higher for a higher speed', () => {
    const svg = frontierSvg(frontierOf(RUNS), { title: 'Speed' })
    expect(elementsOf(svg).filter((name) => name === 'circle')).toHaveLength(4)
    const points = [...svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"[^>]*><title>(\w+)/g)].map(([, x, y, gil]) => ({
      x: +x!,
      y: +y!,
      gil,
    }))
    expect(points.toSorted((a, b) => a.x - b.x).map(({ gil }) => gil)).toEqual(['fifo', 'switch', 'handoff', 'spin'])
    expect(points.toSorted((a, b) => a.y - b.y).map(({ gil }) => gil)).toEqual(['handoff', 'switch', 'spin', 'fifo'])
    expect(svg).toContain('4 locks. On the frontier, from the fastest: handoff, switch, fifo.')
  })

  it('is a table with the same figures', () => {
    expect(frontierTable(frontierOf(RUNS), { title: 'Speed' }).rows.map(({ head, cells }) => [head, ...cells])).toEqual([
      ['handoff', '12,000', '100 %', '40 ms', '●'],
      ['switch', '6,000', '50 %', '10 ms', '●'],
      ['spin', '4,000', '33 %', '300 ms', ''],
      ['fifo', '3,000', '25 %', '5 ms', '●'],
    ])
  })
})
