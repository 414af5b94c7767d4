import { describe, expect, it } from 'vitest'
import { byProgram, inPictureOrder, medianOfEachGil } from '../../src/view/runs-by-program.ts'
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

  it('begin with the program that the answer is about, and are empty until it has a run', () => {
    const shown = (runs: typeof RUNS, isOver: boolean) =>
      inPictureOrder({ report: sampleReport(runs), recordings: [], programs: [] }, isOver).map(({ title }) => title)
    expect(shown(RUNS, true)).toEqual(['countdown, 2 threads', 'countdown, 1 thread'])
    expect(shown(RUNS.slice(0, 2), false)).toEqual(['countdown, 2 threads', 'countdown, 1 thread'])
    expect(shown(RUNS.slice(0, 1), false)).toEqual([])
    expect(shown(RUNS.slice(0, 1), true)).toEqual(['countdown, 1 thread'])
  })

  it('have one picture per GIL, of its median round', () => {
    expect(medianOfEachGil(programs[1]!.measured).map(({ run }) => `${run.gil} ${run.round}`)).toEqual(['tick 3', 'switch 1'])
  })
})
