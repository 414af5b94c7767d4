import type {
  ComparedCell,
  ComparedDistributions,
  ComparedGoal,
  ComparedReport,
  ComparedRound,
  ComparedSide,
} from '../../model/compared.ts'
import { digits, FEW_EVENTS, NOTHING, percent, quantile, span, times } from '../../model/number-format.ts'
import { printableData } from '../../model/printable.ts'
import { meanOfRounds, ratioOfRounds } from '../../statistics/round-estimates.ts'
import { machineLines } from './machine.ts'
import type { Style } from './output.ts'
import { type Column, table } from './table.ts'
import { wrap } from './wrap.ts'

/** A comparison as text: the machine, then for each cell a table with a row for each side, and the verdicts on the goals. */
export function comparedText(shown: ComparedReport, width: number, style: Style): string {
  const report = printableData(shown)
  const pythons = report.pythons.map(({ name, executable }) => `${name}: ${executable}`)
  const lines = [...machineLines(report.machine, width, style), ...pythons.flatMap((line) => wrap(line, width))]
  for (const cell of report.cells) lines.push('', ...cellLines(cell, width, style))
  return `${lines.join('\n')}\n`
}

function cellLines(cell: ComparedCell, width: number, style: Style): string[] {
  const title = [cell.program, cell.variant].filter(Boolean).join(', ')
  const rounds = Math.max(...cell.sides.map((side) => side.rounds.length))
  return [
    ...wrap(`${title} (${rounds} ${rounds === 1 ? 'round' : 'rounds'})`, width).map(style.title),
    '',
    ...table(COLUMNS, cell.sides, width, style),
    '',
    ...cell.sides.flatMap((side) => observerLine(side)).flatMap((line) => wrap(line, width).map(style.faint)),
    ...goalLines(cell.goals, width, style),
  ]
}

/** The share of contested switches that passed over the longest waiter. */
function notNextWords({ notNext, contestedSwitches: n }: ComparedDistributions): string {
  if (n === 0) return NOTHING
  return n < FEW_EVENTS ? `n = ${n}` : percent(notNext / n)
}

const ofDistributions = (figure: (all: ComparedDistributions) => string) => (side: ComparedSide) =>
  side.distributions ? figure(side.distributions) : NOTHING

function column(group: string, title: string, expendable: number, cell: (side: ComparedSide) => string): Column<ComparedSide> {
  return { group, title, align: 'right', expendable, cell }
}

const COLUMNS: readonly Column<ComparedSide>[] = [
  { group: '', title: 'side', align: 'left', expendable: 0, cell: ({ name }) => name },
  column('', 'wall', 0, ({ rounds }) =>
    mean(
      rounds.map(({ wallMs }) => wallMs * 1000),
      span,
    ),
  ),
  column('', '÷ 1 thread', 0, ({ rounds }) => ratioToOne(rounds)),
  column('', 'switches/s', 0, (side) => sampledMean(side, (run) => run.switchesPerSecond, digits)),
  column(
    'hold',
    'p50',
    1,
    ofDistributions(({ holdUs }) => quantile(holdUs, 'p50')),
  ),
  column(
    'hold',
    'p99',
    6,
    ofDistributions(({ holdUs }) => quantile(holdUs, 'p99')),
  ),
  column(
    'hold',
    'max',
    7,
    ofDistributions(({ holdUs }) => quantile(holdUs, 'max')),
  ),
  column(
    'wait',
    'p50',
    2,
    ofDistributions(({ waitUs }) => quantile(waitUs, 'p50')),
  ),
  column(
    'wait',
    'p99',
    5,
    ofDistributions(({ waitUs }) => quantile(waitUs, 'p99')),
  ),
  column(
    'wait',
    'max',
    3,
    ofDistributions(({ waitUs }) => quantile(waitUs, 'max')),
  ),
  column(
    'hand-off',
    'p50',
    2,
    ofDistributions(({ handoffUs }) => quantile(handoffUs, 'p50')),
  ),
  column('longest', 'not next', 1, ofDistributions(notNextWords)),
  column(
    'bypass',
    'max',
    4,
    ofDistributions(({ bypass }) => (bypass.length > 0 ? `${bypass.length - 1}` : NOTHING)),
  ),
  column('', 'I/O per s', 3, (side) =>
    sampledMean(side, (run) => (run.ioOperations > 0 ? (run.ioOperations * 1000) / run.coveredMs : null), digits),
  ),
  column('', 'Jain', 4, (side) =>
    sampledMean(
      side,
      (run) => run.jain,
      (jain) => jain.toFixed(3),
    ),
  ),
]

function ratioToOne(rounds: readonly ComparedRound[]): string {
  const both = rounds.flatMap(({ wallMs, oneThreadMs }) => (oneThreadMs === undefined ? [] : [[wallMs, oneThreadMs] as const]))
  const { value } = ratioOfRounds(
    both.map(([wall]) => wall),
    both.map(([, one]) => one),
  )
  return value === null ? NOTHING : times(value)
}

function sampledMean(
  { rounds }: ComparedSide,
  of: (run: NonNullable<ComparedRound['sampled']>) => number | null,
  words: (value: number) => string,
) {
  return mean(
    rounds.flatMap(({ sampled }) => (sampled ? (of(sampled) ?? []) : [])),
    words,
  )
}

function mean(values: readonly number[], words: (value: number) => string): string {
  const { value } = meanOfRounds(values)
  return value === null ? NOTHING : words(value)
}

/** How much the samples cost, and how far they contradict each other. */
function observerLine({ name, rounds }: ComparedSide): string[] {
  const sampled = rounds.flatMap((round) => (round.sampled ? [{ ...round.sampled, ratio: round.sampled.wallMs / round.wallMs }] : []))
  if (sampled.length === 0) return [`${name}: without a GIL, samples show no holds, so only the time is measured.`]
  const { value: sampleNs } = meanOfRounds(sampled.map((run) => run.sampleNs))
  const { value: ratio } = meanOfRounds(sampled.map((run) => run.ratio))
  const sum = (of: (run: (typeof sampled)[number]) => number) => sampled.reduce((total, run) => total + of(run), 0)
  const unclear = sum((run) => run.unclear)
  const lost = sum((run) => run.lost)
  const notes = [
    ...(unclear > 0 ? [`${percent(unclear / sum((run) => run.switches))} of the switches are unclear`] : []),
    ...(lost > 0 ? [`${lost} switches and calls were too many to keep`] : []),
  ]
  return [
    `${name}: a sample takes ${span((sampleNs ?? 0) / 1000)}, and with samples the program takes ${times(ratio ?? 0)} as long${notes.map((note) => `; ${note}`).join('')}.`,
  ]
}

function goalLines(goals: readonly ComparedGoal[], width: number, style: Style): string[] {
  if (goals.length === 0) return []
  const colour = { within: style.good, outside: style.bad, 'cannot tell': style.warning }
  const [head = '', titles = '', ...rows] = table(GOAL_COLUMNS, goals, width, { ...style, faint: (text) => text })
  // Only the rows of a table have colours, so that its columns stay aligned.
  const coloured = rows.map((row) => row.replace(/(within|outside|cannot tell).*$/, (words) => colour[wordOf(words)](words)))
  return ['', ...(head.trim() ? [style.faint(head)] : []), style.faint(titles), ...coloured]
}

function wordOf(words: string): ComparedGoal['verdict'] {
  return (['within', 'outside', 'cannot tell'] as const).find((verdict) => words.startsWith(verdict)) ?? 'cannot tell'
}

const GOAL_COLUMNS: readonly Column<ComparedGoal>[] = [
  { group: '', title: 'lab ÷ CPython', align: 'left', expendable: 0, cell: ({ figure }) => figure },
  { group: '', title: 'beside', align: 'left', expendable: 1, cell: ({ python }) => python },
  { group: '', title: 'ratio', align: 'right', expendable: 0, cell: ({ ratio }) => (ratio === null ? NOTHING : times(ratio)) },
  { group: '', title: '95 % interval', align: 'right', expendable: 0, cell: intervalWords },
  { group: '', title: 'goal', align: 'right', expendable: 2, cell: ({ atLeast, atMost }) => `${digits(atLeast)} to ${digits(atMost)}` },
  {
    group: '',
    title: 'verdict',
    align: 'left',
    expendable: 0,
    cell: ({ verdict, because }) => (because ? `${verdict}: ${because}` : verdict),
  },
]

function intervalWords({ low95, high95 }: ComparedGoal): string {
  return low95 === null || high95 === null ? NOTHING : `${digits(low95)} to ${digits(high95)}`
}
