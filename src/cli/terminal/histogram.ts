import { span } from '../../charts/figures.ts'
import { binEdgeUs } from '../../model/histogram.ts'
import type { LatencySummary } from '../../model/report.ts'

import type { Style } from './output.ts'

/** What is drawn: counts on the logarithmic grid, and what was finer than the clocks could tell. */
export type HistogramData = Pick<LatencySummary, 'histogram' | 'belowStep' | 'resolutionUs'>

/** A histogram that spans more bins than this has two or five of them to a row, so that it stays on the screen. */
const MOST_ROWS = 18
const BINS_PER_ROW = [1, 2, 5] as const
const LABEL_WIDTH = 9
/** Eighths of a cell, so that small bars differ. */
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const

interface Row {
  readonly label: string
  readonly count: number
  readonly note: string
}

/** A horizontal bar histogram: one row a bin, the clock's step a line of its own between what it could tell and what it could not. */
export function histogramLines(data: HistogramData, width: number, style: Style): string[] {
  const rows = rowsOf(data)
  if (rows.length === 0) return []
  const most = Math.max(...rows.map((row) => row.count))
  const countWidth = most.toLocaleString('en-US').length
  const room = Math.min(60, width - LABEL_WIDTH - countWidth - 4)
  return rows.map(({ label, count, note }) => {
    const number = count === 0 ? '' : count.toLocaleString('en-US')
    const axis = `${label.padStart(LABEL_WIDTH)} ${note ? '┿' : '│'}`
    return [axis + style.bar(barOf(count / most, room)), number, style.faint(note)].filter(Boolean).join(' ')
  })
}

/** The clock's step is marked by its own row: what is finer stands there, and no bin below it can hold anything. */
function rowsOf({ histogram, belowStep, resolutionUs }: HistogramData): Row[] {
  const { binsPerDecade, firstBin, counts } = histogram
  if (counts.length === 0 && belowStep === 0) return []
  const finest: Row = { label: `< ${span(resolutionUs)}`, count: belowStep, note: 'clock step' }
  if (counts.length === 0) return [finest]
  const perRow = BINS_PER_ROW.find((bins) => counts.length / bins <= MOST_ROWS) ?? binsPerDecade
  const rows = [finest]
  for (let row = Math.floor(firstBin / perRow); row <= Math.floor((firstBin + counts.length - 1) / perRow); row++) {
    const from = row * perRow - firstBin
    const count = counts.slice(Math.max(0, from), from + perRow).reduce((sum, n) => sum + n, 0)
    rows.push({ label: span(binEdgeUs(row * perRow, binsPerDecade)), count, note: '' })
  }
  return rows
}

function barOf(share: number, room: number): string {
  // A bin that holds anything shows: one handoff of 300 ms among thousands of 6 µs is what one looks for.
  const eighths = share > 0 ? Math.max(1, Math.round(share * room * 8)) : 0
  return '█'.repeat(Math.floor(eighths / 8)) + EIGHTHS[eighths % 8]!
}
