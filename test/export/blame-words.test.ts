import { describe, expect, it } from 'vitest'
import { blameSentence, blameTable, blameTables, episodesTable, handedTable } from '../../src/export/blame-words.ts'
import { measureRun } from '../../src/metrics/index.ts'
import { buildTimeline } from '../../src/trace/build-timeline.ts'
import { sampleRun } from '../cli/sample-report.ts'
import { recordingFrom } from '../metrics/draw.ts'
import { LIMITS } from '../metrics/limits.ts'

/** The report of a drawing. Its threads are called Thread-1, Thread-2 and so on, as Python calls them. */
function runOf(drawing: string) {
  const drawn = recordingFrom(drawing, { settings: { switchIntervalUs: 2 } })
  const threads = drawn.threads.map((thread, index) => ({ ...thread, name: `Thread-${index + 1} (work)` }))
  const recording = { ...drawn, threads }
  return measureRun(recording, buildTimeline(recording), LIMITS)
}

const STARVED = `
  A ######
  B .wwwwwwwwwww##
  C ......###w##
`

describe('the blame in words', () => {
  it('says for which threads the thread with the most waiting waited', () => {
    expect(blameSentence(runOf(STARVED))).toBe(
      'Thread-2 waited 11 µs in all: 45 % while Thread-1 held the GIL, 45 % while Thread-3 did and 9.1 % while no thread did.',
    )
  })

  it('is empty for a single thread, which waits for no other', () => {
    const run = runOf('A ##.ww##')
    expect(run.blame!.nobodyMs[0]).toBeGreaterThan(0)
    expect(blameSentence(run)).toBe('')
    expect(blameTables(run).map(({ summary }) => summary)).not.toContain('Which thread waited while which held the GIL')
  })

  it('is empty if no thread waited, and for a file of an older gil-lab', () => {
    expect(blameSentence(runOf('A ###'))).toBe('')
    expect(blameSentence(sampleRun())).toBe('')
    expect(blameTables(sampleRun())).toEqual([])
  })
})

describe('the tables of blame', () => {
  it('have a row for each thread that waited and a column for each thread that held the GIL meanwhile', () => {
    const { heads, rows } = blameTable(runOf(STARVED))
    expect(heads.map(({ title }) => title)).toEqual(['thread', 'waited', 'Thread-1', 'Thread-3', 'no thread'])
    expect(rows).toEqual([
      { head: 'Thread-2', cells: ['11 µs', '5 µs · 45 %', '5 µs · 45 %', '1 µs · 9.1 %'] },
      { head: 'Thread-3', cells: ['1 µs', '–', '–', '1 µs · 100 %'] },
    ])
  })

  /** So many threads take turns twice. */
  const takingTurns = (count: number) =>
    runOf(Array.from({ length: count }, (_, thread) => `T${thread} ${'w'.repeat(thread)}#${'w'.repeat(count - 1)}#`).join('\n'))

  it('add up the holders that do not fit, and say how many threads are missing', () => {
    const { heads, rows, note } = blameTable(takingTurns(12))
    expect(heads.map(({ title }) => title).slice(-2)).toEqual(['others', 'no thread'])
    expect(heads).toHaveLength(2 + 8 + 2)
    expect(rows).toHaveLength(8)
    expect(note).toContain('leaves out 4 threads that')
    expect(blameTable(takingTurns(9)).note).toContain('leaves out 1 thread that')
  })

  it('list each pair of threads with its hand-offs', () => {
    expect(handedTable(runOf(STARVED)).rows).toEqual([
      { head: 'Thread-1 → Thread-3', cells: ['1', '1', '0', '0'] },
      { head: 'Thread-3 → Thread-3', cells: ['1', '0', '1', '0'] },
      { head: 'Thread-3 → Thread-2', cells: ['1', '1', '0', '0'] },
    ])
  })

  it('list the starvation episodes, and mark the one that was open at the end of the run', () => {
    expect(episodesTable(runOf(STARVED)).rows).toEqual([
      { head: 'Thread-2', cells: ['1 µs', '11 µs', 'Thread-1 45 %, Thread-3 45 %', '9.1 %'] },
    ])
    expect(episodesTable(runOf('A ##########>\nB .wwwwwwwww>')).rows[0]!.cells[1]).toBe('≥ 9 µs')
  })
})
