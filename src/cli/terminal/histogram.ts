import { barsOf } from '../../model/histogram.ts'
import { resolutionWords, span } from '../../model/number-format.ts'
import type { LatencySummary } from '../../model/report.ts'
import type { Style } from './output.ts'
import { wrap } from './wrap.ts'

/**
 * The data of a histogram: the counts on the logarithmic grid, the number of values below the resolution, and what limits the resolution.
 */
type HistogramData = Pick<LatencySummary, 'histogram' | 'belowStep' | 'resolutionUs' | 'limit'>

/** The most rows of bins. A histogram with more bins shows several bins per row, to fit on a screen. */
const MOST_ROWS = 18
const BINS_PER_ROW = [1, 2, 5] as const
const LABEL_WIDTH = 9
/** The characters that fill eighths of a cell. With them, the lengths of small bars differ. */
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const

interface Row {
  readonly label: string
  readonly count: number
  readonly isBelow: boolean
}

/**
 * A horizontal bar histogram. The first row counts the values below the resolution and says what limits the resolution. The other rows show
 * one bin or group of bins each.
 */
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
    // A note that does not fit beside the bar goes below it.
    const indent = ' '.repeat(LABEL_WIDTH + 2)
    return [line, ...wrap(note, width - indent.length).map((part) => indent + style.faint(part))]
  })
}

/** The rows of the histogram. The first row has the values below the resolution. The bins of the other rows have greater values. */
function rowsOf(data: HistogramData): Row[] {
  const { counts } = data.histogram
  if (counts.length === 0 && data.belowStep === 0) return []
  const below: Row = { label: `< ${span(data.resolutionUs)}`, count: data.belowStep, isBelow: true }
  const perRow = BINS_PER_ROW.find((bins) => counts.length / bins <= MOST_ROWS) ?? data.histogram.binsPerDecade
  return [below, ...barsOf(data, perRow).map(({ fromUs, count }) => ({ label: span(fromUs), count, isBelow: false }))]
}

function barOf(share: number, room: number): string {
  // Even the smallest non-empty bin gets a visible bar, so that a reader can find a single slow hand-off among thousands of fast ones.
  const eighths = share > 0 ? Math.max(1, Math.round(share * room * 8)) : 0
  return '█'.repeat(Math.floor(eighths / 8)) + EIGHTHS[eighths % 8]!
}
