import { ON_DARK } from './palette.ts'
import { PATTERNS } from './patterns.ts'
import { element, picture, text } from './svg.ts'
import { drawPanel, inWords, LEGEND_HEIGHT, labelWidth, legend, type Panel } from './timeline.ts'

interface TitledPanel extends Panel {
  /** The panel's heading, for example "2 threads under tick". */
  readonly title: string
}

interface TimelinesOptions {
  readonly title: string
  /** Lines below the title that say where the runs come from. */
  readonly subtitle: readonly string[]
}

/** The width of the picture, px. It fits the column of a blog. */
const WIDTH = 640
const MARGIN = 12
const LINE = 17
const HEADING = 26

/**
 * An SVG file that a page shows as an image cannot read the page's colours, so this picture sets its own. The only setting that it can
 * query is whether the reader prefers dark pages.
 */
const STYLE = `.gil-lab-picture{color:#1b1f24;background:#fff}
@media (prefers-color-scheme:dark){.gil-lab-picture{color:#e6e9ed;background:#14171b;${ON_DARK}}}`

/**
 * Draws several runs below each other on one time scale, with a title. The picture is for places that cannot run the lab, such as a feed.
 * @returns SVG
 */
export function timelinesSvg(panels: readonly TitledPanel[], { title, subtitle }: TimelinesOptions): string {
  const width = WIDTH - 2 * MARGIN
  const labels = labelWidth(panels, width)
  const drawn: string[] = []
  const words: string[] = []
  let y = MARGIN + LINE * (1 + subtitle.length) + 8 + LEGEND_HEIGHT
  let asks = false
  for (const panel of panels) {
    drawn.push(text({ x: 0, y: y + 12, 'font-weight': 600 }, panel.title))
    const lanes = drawPanel(panel, { width, labels, y: y + HEADING - 6 })
    drawn.push(lanes.markup)
    words.push(`${panel.title}: ${inWords(lanes.lanes, panel.from, panel.to)}`)
    asks ||= lanes.asks
    y = lanes.bottom + 6
  }
  return picture(
    { width: WIDTH, height: y + MARGIN, title, description: words.join(' '), className: 'gil-lab-picture' },
    element('style', {}, STYLE),
    PATTERNS,
    element('g', { transform: `translate(${MARGIN} 0)` }, ...headings(title, subtitle), ...drawn, key(subtitle.length, asks)),
  )
}

function headings(title: string, subtitle: readonly string[]): string[] {
  return [
    text({ x: 0, y: MARGIN + LINE - 3, 'font-size': 16, 'font-weight': 600 }, title),
    ...subtitle.map((line, index) => text({ x: 0, y: MARGIN + LINE * (index + 2) - 2, 'fill-opacity': 0.75 }, line)),
  ]
}

function key(lines: number, asks: boolean): string {
  return element('g', { transform: `translate(0 ${MARGIN + LINE * (1 + lines) + 6})` }, legend(0, asks))
}
