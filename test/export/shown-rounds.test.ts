import { describe, expect, it } from 'vitest'
import { handoffSentence, starvationSentence } from '../../src/export/sentences.ts'
import { medianRounds, overRounds, wholeRounds } from '../../src/export/shown-rounds.ts'
import { figuresTables } from '../../src/export/tables.ts'
import type { PooledReport } from '../../src/model/report.ts'
import { latencies, sampleRun } from '../cli/sample-report.ts'

const RUNS = [5.3, 40, 5.1].map((longestWaitMs, index) =>
  sampleRun({ round: index + 1, wallMs: 500 + index, starvation: { ...sampleRun().starvation, longestWaitMs } }),
)
const { experiment, variant, gil, switchIntervalUs, checkInterval, kernelEntryNs, holdUs, overshootUs } = RUNS[0]!
const POOLED: PooledReport = {
  ...{ experiment, variant, gil, switchIntervalUs, checkInterval, kernelEntryNs, holdUs, overshootUs },
  rounds: [1, 2, 3],
  handoffUs: { ...latencies(300, 7.1, 99), direct: 300, barging: 0, ratioToFloorP50: 1.1 },
  waitUs: { ...latencies(306, 5070, 40_000), censored: 0 },
}

describe('whole rounds', () => {
  const rounds = (...numbers: number[]) => wholeRounds(numbers.map((round) => sampleRun({ round })))

  it('have as many runs as the first one', () => {
    expect([rounds(), rounds(1), rounds(1, 1), rounds(1, 1, 2), rounds(1, 1, 2, 2), rounds(1, 1, 2, 2, 3)]).toEqual([0, 1, 1, 1, 2, 2])
  })
})

describe('several rounds', () => {
  const [median] = medianRounds(RUNS)
  const shown = overRounds(median!, RUNS, [POOLED])

  it('are shown with the latencies of all of them, and the longest wait of any', () => {
    expect(shown).toMatchObject({ round: 2, wallMs: 501, handoffUs: { n: 300 }, pooled: { rounds: [1, 2, 3], longestWait: 2 } })
    expect(handoffSentence(shown)).toMatch(/^Half of 300 hand-offs in 3 rounds took at most 7\.1 µs/)
    expect(starvationSentence(shown)).toBe('No thread waited longer than 40 ms, 8 switch intervals (Thread-2 (countdown), in round 2).')
  })

  it('give the table and the sentences the same figures', () => {
    const { medians, figures } = figuresTables('countdown', RUNS, { pooled: [POOLED] })
    const cell = (title: string, table = figures) => table.rows[0]!.cells[table.heads.findIndex((head) => head.title === title) - 1]
    for (const [title, short, figure] of [
      ['hand-off p50', 'hand-off', '7.1 µs'],
      ['wait max', 'longest wait', '40 ms'],
    ] as const) {
      expect(cell(title)).toBe(figure)
      expect(cell(short, medians)).toBe(figure)
    }
    expect(cell('median round')).toBe('2 of 3')
    expect(figures.note).toContain('all rounds together')
    expect(medians.note).toBe('Wall time: the median round. Longest wait and hand-offs: all rounds.')
    const alone = figuresTables(
      'countdown',
      RUNS.map((run) => ({ ...run, threads: run.threads.slice(0, 1) })),
      { pooled: [POOLED] },
    )
    expect(alone.medians.note).toBe('The figures are from the round with the median wall time.')
  })

  it('are shown by the median round alone if the file has no pooled latencies', () => {
    expect(overRounds(median!, RUNS)).toBe(median)
    expect(figuresTables('countdown', RUNS).medians.note).toBe('The figures are from the round with the median wall time.')
  })
})
