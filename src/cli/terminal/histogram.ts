import { barsOf } from '../../model/histogram.ts'
import { resolutionWords, span } from '../../model/number-format.ts'
import type { LatencySummary } from '../../model/report.ts'
import type { Style } from './output.ts'
import { wrap } from './wrap.ts'

/** What is drawn: counts on the logarithmic grid, and what was finer than the clocks could tell. */
export type HistogramData = Pick<LatencySummary, 'histogram' | 'belowStep' | 'resolutionUs' | 'limit'>

/** A histogram that spans more bins than this has two or five of them to a row, so that it stays on the screen. */
const MOST_ROWS = 18
const BINS_PER_ROW = [1, 2, 5] as const
const LABEL_WIDTH = 9
/** Eighths of a cell, so that small bars differ. */
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const

interface Row {
  readonly label: string
  readonly count: number
  readonly isBelow: boolean
}

/** A horizontal bar histogram: a row for what the clocks could not tell apart, which says why, then one for each bin. */
export function histogramLines(data: HistogramData, width: number, style: Style): string[] {
  const rows = rowsOf(data)
  if (rows.length === 0) return []
  const note = resolutionWords(data)
  const most = Math.max(...rows.map((row) => row.count))
  const countWidth = most.toLocaleString('en-US').length
  const room = Math.max(1, Math.min(60, width - LABEL_WIDTH - countWidth - 4))
  return rows.flatMap(({ label, count, isBelow }) => {
    const number = count === 0 ? '' : count.toLocaleString('en-US')
    const axis = `${label.padStart(LABEL_WIDTH)} ${isBelow ? '┿' : '│'}`
    const bar = barOf(count / most, room)
    const line = [axis + style.bar(bar), number].filter(Boolean).join(' ')
    if (!isBelow) return [line]
    const plain = [axis + bar, number].filter(Boolean).join(' ')
    if (plain.length + 1 + note.length <= width) return [`${line} ${style.faint(note)}`]
    // What has no room beside the bar goes below it.
    const indent = ' '.repeat(LABEL_WIDTH + 2)
    return [line, ...wrap(note, width - indent.length).map((part) => indent + style.faint(part))]
  })
}

/** What is finer than the clocks could tell has a row of its own, and no bin below it can hold anything. */
function rowsOf(data: HistogramData): Row[] {
  const { counts } = data.histogram
  if (counts.length === 0 && data.belowStep === 0) return []
  const below: Row = { label: `< ${span(data.resolutionUs)}`, count: data.belowStep, isBelow: true }
  const perRow = BINS_PER_ROW.find((bins) => counts.length / bins <= MOST_ROWS) ?? data.histogram.binsPerDecade
  return [below, ...barsOf(data, perRow).map(({ fromUs, count }) => ({ label: span(fromUs), count, isBelow: false }))]
}

function barOf(share: number, room: number): string {
  // A bin that holds anything shows: one handoff of 300 ms among thousands of 6 µs is what one looks for.
  const eighths = share > 0 ? Math.max(1, Math.round(share * room * 8)) : 0
  return '█'.repeat(Math.floor(eighths / 8)) + EIGHTHS[eighths % 8]!
}
