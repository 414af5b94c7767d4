import type { AnswerBar } from '../model/answer.ts'
import { define } from '../model/glossary.ts'
import { COLOURS } from './palette.ts'
import { element, linesOf, picture, text } from './svg.ts'
import { headed, type Table } from './table.ts'

interface BarsOptions {
  /** px. Default: 640 */
  readonly width?: number
  readonly title: string
}

const ROW = 30
const BAR = 18
/** The height of a line of the title, and the room between the title and the first bar, px. */
const LINE = 16
const GAP = 10
const LETTER = 7
/** The width of a bold character, px. */
const BOLD_LETTER = 8
/** The share of the width that labels may take. A longer label is above its bar. */
const MOST_LABEL = 0.4
/** A share of 0 is still visible as a line of this width, px. */
const LEAST = 1.5

/** A horizontal bar per case, from 0. Each bar has its value in words beside it. A long title has several lines. @returns SVG */
export function barsSvg(bars: readonly AnswerBar[], { width = 640, title }: BarsOptions): string {
  const longest = Math.max(0, ...bars.map(({ label }) => label.length)) * LETTER + 10
  const isAbove = longest > width * MOST_LABEL
  const left = isAbove ? 0 : longest
  const room = Math.max(0, ...bars.map(({ words }) => words.length)) * BOLD_LETTER + 10
  const most = Math.max(...bars.map(({ value }) => value), Number.MIN_VALUE)
  const row = isAbove ? ROW + 14 : ROW
  const lines = linesOf(title, width / BOLD_LETTER)
  const top = lines.length * LINE + GAP
  const drawn = bars.map(({ label, value, words }, index) => {
    const y = top + index * row + (isAbove ? 14 : 0)
    const length = Math.max(LEAST, (value / most) * (width - left - room))
    const name = isAbove ? { x: 0, y: y - 3 } : { x: left - 8, y: y + 13, 'text-anchor': 'end' }
    return [
      text(name, label),
      element('rect', { x: left, y, width: length, height: BAR, fill: COLOURS.running }),
      text({ x: left + length + 6, y: y + 13, 'font-weight': 600 }, words),
    ].join('')
  })
  const description = bars.map(({ label, words }) => `${label}: ${words}`).join('; ')
  const heading = lines.map((line, index) => text({ x: 0, y: 12 + index * LINE, 'font-weight': 600 }, line))
  return picture({ width, height: top + bars.length * row, title, description }, ...heading, ...drawn)
}

/** The bars as a table. */
export function barsTable(bars: readonly AnswerBar[], { title }: BarsOptions): Table {
  return {
    title,
    heads: headed('case', { title, about: define('bars') }),
    rows: bars.map(({ label, words }) => ({ head: label, cells: [words] })),
  }
}
