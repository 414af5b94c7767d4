import { describe, expect, it } from 'vitest'
import { byProgram, medianOfEachGil } from '../../src/view/runs-by-program.ts'
import { sampleReport, sampleRun, sequentialRun } from '../cli/sample-report.ts'

const RUNS = [
  { ...sequentialRun(), gil: 'switch' },
  sampleRun({ gil: 'tick', wallMs: 900 }),
  sampleRun({ gil: 'switch' }),
  { ...sequentialRun(), gil: 'switch', round: 2 },
  sampleRun({ gil: 'tick', round: 2, wallMs: 700 }),
  sampleRun({ gil: 'tick', round: 3, wallMs: 800 }),
]

describe('the runs of a result', () => {
  const programs = byProgram({ report: sampleReport(RUNS), recordings: [], programs: [] })

  it('are grouped by program and variant, with all rounds of a group together', () => {
    expect(programs.map(({ title, measured }) => [title, measured.map(({ run }) => `${run.gil} ${run.round}`)])).toEqual([
      ['countdown, 1 thread', ['switch 1', 'switch 2']],
      ['countdown, 2 threads', ['tick 1', 'switch 1', 'tick 2', 'tick 3']],
    ])
  })

  it('have one picture per GIL, of its median round', () => {
    expect(medianOfEachGil(programs[1]!.measured).map(({ run }) => `${run.gil} ${run.round}`)).toEqual(['tick 3', 'switch 1'])
  })
})
