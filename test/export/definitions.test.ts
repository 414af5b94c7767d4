import { describe, expect, it } from 'vitest'
import { barsTable } from '../../src/charts/bars.ts'
import { frontierTable } from '../../src/charts/frontier.ts'
import { histogramTable } from '../../src/charts/histogram.ts'
import type { Table, TableHead } from '../../src/charts/table.ts'
import { timelineTable } from '../../src/charts/timeline.ts'
import { blameTable, episodesTable, handedTable } from '../../src/export/blame-words.ts'
import { COLUMNS, DETAIL_COLUMNS } from '../../src/export/columns.ts'
import { goalColumns, SIDE_COLUMNS } from '../../src/export/compared-words.ts'
import { comparisonsOf } from '../../src/export/comparison-words.ts'
import { LOCK_COLUMNS } from '../../src/export/locks.ts'
import { tableMarkup } from '../../src/export/markup.ts'
import { figuresTables, threadsTable } from '../../src/export/tables.ts'
import { METRICS } from '../../src/metrics/index.ts'
import { GILS } from '../../src/model/gils.ts'
import { define, defineCell } from '../../src/model/glossary.ts'
import { buildTimeline } from '../../src/trace/build-timeline.ts'
import { casesOf } from '../../src/view/pinned/cases.ts'
import { differenceTable } from '../../src/view/pinned/difference-table.ts'
import { sampleResult } from './sample.ts'

const result = sampleResult()
const { report, recordings } = result
const [run] = report.runs
const [pinned] = casesOf(result)

const COMPARED = {
  ...{ experiment: 'program', metric: 'wallMs', within: '', a: 'tick', b: 'switch', rounds: 3, ratio: 1, low95: 0.9, high95: 1.1 },
  ...{ verdict: 'cannot tell' as const, because: '' },
}
const GOAL = {
  figure: 'hold',
  lab: 'lab',
  python: '3.13',
  ratio: 1,
  low95: 0.9,
  high95: 1.1,
  atLeast: 0.5,
  atMost: 2,
  verdict: 'cannot tell',
  because: 'too few',
}

const TABLES: Readonly<Record<string, readonly TableHead[]>> = {
  runs: [...COLUMNS, ...DETAIL_COLUMNS],
  medians: figuresTables('program', report.runs).medians.heads,
  figures: figuresTables('program', report.runs).figures.heads,
  'all rounds': figuresTables('program', report.runs).all?.heads ?? [],
  threads: threadsTable(run!).heads,
  'locks of the program': LOCK_COLUMNS.map(({ group, heading, about }) => ({ title: [group, heading].join(' ').trim(), about })),
  'waiting for each holder': blameTable(run!).heads,
  acquisitions: handedTable(run!).heads,
  'starvation episodes': episodesTable(run!).heads,
  comparisons: comparisonsOf({ comparisons: [COMPARED] }).flatMap(({ table }) => table?.heads ?? []),
  'pinned runs': differenceTable(pinned!, pinned!).table.heads,
  'sides of gil-lab compare': SIDE_COLUMNS,
  'goals of gil-lab compare': goalColumns([GOAL as never]),
  bars: barsTable([], { title: 'Wall time' }).heads,
  frontier: frontierTable([], { title: 'Frontier' }).heads,
  histogram: histogramTable(run!.handoffUs).heads,
  timeline: timelineTable(buildTimeline(recordings[0]!)).heads,
  legend: (
    ['holds the GIL', 'waits for the GIL', 'holds the lock', 'waits for the lock', 'runs', 'blocked', 'requests it', 'fails'] as const
  ).map((title) => ({ title, about: define(title) })),
  metrics: METRICS.flatMap(({ figures }) => figures.map(({ path, about }) => ({ title: path, about }))),
  GILs: GILS.map(({ id, summary }) => ({ title: id, about: summary })),
}

describe.each(Object.entries(TABLES))('the table of %s', (_, heads) => {
  it('has a definition in whole sentences for each heading', () => {
    expect(heads.length).toBeGreaterThan(0)
    expect(heads.filter(({ about }) => !/^[A-Z].{14,}[.]$/s.test(about)).map(({ title, about }) => `${title}: ${about}`)).toEqual([])
  })
})

describe('a definition', () => {
  it('of too few events says how many they were', () => {
    expect(defineCell('n = 4')).toBe('Only 4 events happened. That is too few for this figure.')
    expect(defineCell('n = 1')).toBe('Only one event happened. That is too few for this figure.')
    expect(defineCell('4 ms')).toBeUndefined()
  })

  it('is in the HTML report beside its heading, its GIL, its mark of quality and its cell, and needs no script', () => {
    const noisy = { ...run!, quality: ['noisy' as const], handoffUs: { ...run!.handoffUs, n: 4 } }
    const markup = tableMarkup(figuresTables('program', [noisy]).medians as Table)
    for (const term of ['wall', 'longest wait', run!.gil, 'noisy', 'n = 4'])
      expect(markup).toMatch(new RegExp(`<details class="term"><summary title="[A-Z][^"]+\\.">${term}</summary><span>[A-Z]`))
  })
})
