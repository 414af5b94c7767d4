import { cellsOf, type Trade } from '../../charts/frontier.ts'
import { FRONTIER_TITLE, FRONTIER_WORDS, frontierOf } from '../../export/frontier.ts'
import type { RunReport } from '../../model/report.ts'
import { groups } from '../../model/round-groups.ts'
import type { Style } from './output.ts'
import { type Column, table } from './table.ts'
import { wrap } from './wrap.ts'

/** For each variant, a table of the speed and the longest wait under each lock. Omits a variant with too few locks (frontierOf). */
export function frontierLines(runs: readonly RunReport[], width: number, style: Style): string[] {
  const lines = [...groups(runs, ({ variant }) => variant)].flatMap(([variant, same]) => {
    const trades = frontierOf(same)
    if (trades.length === 0) return []
    const title = variant ? `${FRONTIER_TITLE}, ${variant}` : FRONTIER_TITLE
    return ['', ...wrap(title, width), ...table(frontierColumns(trades), trades, width, style)]
  })
  return lines.length > 0 ? [...lines, ...wrap(FRONTIER_WORDS, width).map(style.faint)] : []
}

function frontierColumns(trades: readonly Trade[]): Column<Trade>[] {
  const most = Math.max(...trades.map(({ speed }) => speed))
  const cell = (index: number) => (trade: Trade) => cellsOf(trade, most)[index] as string
  const right = (group: string, title: string, index: number): Column<Trade> => ({
    group,
    title,
    align: 'right',
    expendable: 0,
    cell: cell(index),
  })
  return [
    { group: '', title: 'GIL', align: 'left', expendable: 0, cell: ({ gil }) => gil },
    right('instructions', 'per ms', 0),
    right('÷', 'highest', 1),
    right('longest', 'wait', 2),
    right('on the', 'frontier', 3),
  ]
}
