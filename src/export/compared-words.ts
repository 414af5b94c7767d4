import type { ComparedDistributions, ComparedGoal, ComparedSide, OverRounds } from '../model/compared.ts'
import { define } from '../model/glossary.ts'
import { counted, digits, FEW_EVENTS, NOTHING, percent, quantile, span, times } from '../model/number-format.ts'
import type { LatencySummary } from '../model/report.ts'

/** A column of a table of a comparison. Neighbours with the same group share it as their upper heading. */
export interface ComparedColumn<Row> {
  readonly group: string
  readonly title: string
  /** The definition of the column. */
  readonly about: string
  readonly align: 'left' | 'right'
  /** A narrow terminal leaves out the columns with the highest number first. */
  readonly expendable: number
  readonly cell: (row: Row) => string
}

function column(
  group: string,
  title: string,
  about: string,
  expendable: number,
  cell: (side: ComparedSide) => string,
): ComparedColumn<ComparedSide> {
  return { group, title, about, align: 'right', expendable, cell }
}

const ofAll = (words: (all: ComparedDistributions) => string) => (side: ComparedSide) =>
  side.distributions ? words(side.distributions) : NOTHING

/** What the distributions of a side contain, by the upper heading of their columns. */
const TIMES = {
  hold: 'The time for which a thread kept the GIL.',
  wait: 'The time from wanting the GIL to acquiring it.',
  'hand-off': 'The time from the release of the GIL until a thread that was already waiting has acquired it.',
  'I/O': 'The time that a call of os.read() or os.write() took.',
}
const RANKS = { p50: 'Half of these times were shorter.', p99: 'One in a hundred was longer.', max: 'This is the longest.' }

/** A column with a percentile of a distribution. `rank` is the title too. */
function percentile(
  group: keyof typeof TIMES,
  rank: keyof typeof RANKS,
  expendable: number,
  of: (all: ComparedDistributions) => LatencySummary,
) {
  return column(
    group,
    rank,
    `${TIMES[group]} ${RANKS[rank]}`,
    expendable,
    ofAll((all) => quantile(of(all), rank)),
  )
}

/** The columns in which at least one row has a figure. */
export function filled<Row>(columns: readonly ComparedColumn<Row>[], rows: readonly Row[]): ComparedColumn<Row>[] {
  return columns.filter(({ cell }) => rows.some((row) => cell(row) !== NOTHING))
}

/** The table with a row for each side. */
export const SIDE_COLUMNS: readonly ComparedColumn<ComparedSide>[] = [
  {
    group: '',
    title: 'side',
    about: 'What ran the program: the lab under a GIL, or a CPython.',
    align: 'left',
    expendable: 0,
    cell: ({ name }) => name,
  },
  column('', 'wall', define('wall'), 0, ({ means }) => value(means.wallMs, (ms) => span(ms * 1000))),
  column('', '÷ 1 thread', 'The wall time divided by that of the variant with one thread, round by round.', 0, ({ means }) =>
    value(means.toOneThread, times),
  ),
  column('', 'switches/s', 'How many times in a second the GIL went from one thread to another.', 0, ({ means }) =>
    value(means.switchesPerSecond, digits),
  ),
  percentile('hold', 'p50', 1, ({ holdUs }) => holdUs),
  percentile('hold', 'p99', 6, ({ holdUs }) => holdUs),
  percentile('hold', 'max', 7, ({ holdUs }) => holdUs),
  percentile('wait', 'p50', 2, ({ waitUs }) => waitUs),
  percentile('wait', 'p99', 5, ({ waitUs }) => waitUs),
  percentile('wait', 'max', 3, ({ waitUs }) => waitUs),
  percentile('hand-off', 'p50', 2, ({ handoffUs }) => handoffUs),
  column(
    'longest',
    'not next',
    'How often the GIL went to a thread that had waited for less time than another one.',
    1,
    ofAll(notNextWords),
  ),
  column(
    'bypass',
    'max',
    'The largest number of times that other threads acquired the GIL during one wait.',
    4,
    ofAll(({ bypass }) => (bypass.length > 0 ? `${bypass.length - 1}` : NOTHING)),
  ),
  column('I/O', 'per s', 'How many calls of os.read() and os.write() completed in a second.', 3, ({ means }) =>
    value(means.ioPerSecond, digits),
  ),
  percentile('I/O', 'p50', 5, ({ ioUs }) => ioUs),
  column('', 'Jain', define('Jain'), 4, ({ means }) => value(means.jain, (jain) => jain.toFixed(3))),
]

/** The table with a row for each goal. It names the lab's side only if there are several. */
export function goalColumns(goals: readonly ComparedGoal[]): ComparedColumn<ComparedGoal>[] {
  const hasSeveral = goals.some(({ lab }) => lab !== goals[0]?.lab)
  return filled(
    [
      {
        group: '',
        title: 'lab ÷ CPython',
        about: 'The figure whose ratio, the lab’s divided by CPython’s, this row shows.',
        align: 'left',
        expendable: 0,
        cell: ({ figure }) => figure,
      },
      {
        group: '',
        title: 'lab',
        about: 'The side that is the lab.',
        align: 'left',
        expendable: 1,
        cell: ({ lab }) => (hasSeveral ? lab : NOTHING),
      },
      {
        group: '',
        title: 'CPython',
        about: 'The CPython with which the lab is compared.',
        align: 'left',
        expendable: 2,
        cell: ({ python }) => python,
      },
      {
        group: '',
        title: 'ratio',
        about: 'The lab’s figure divided by CPython’s, round by round.',
        align: 'right',
        expendable: 0,
        cell: ({ ratio }) => (ratio === null ? NOTHING : times(ratio)),
      },
      { group: '', title: '95 % interval', about: define('95 % interval'), align: 'right', expendable: 0, cell: intervalWords },
      {
        group: '',
        title: 'goal',
        about: 'The range in which the ratio should be.',
        align: 'right',
        expendable: 3,
        cell: ({ atLeast, atMost }) => `${digits(atLeast)} to ${digits(atMost)}`,
      },
      {
        group: '',
        title: 'verdict',
        about: 'Whether the whole interval is within the goal or outside it.',
        align: 'left',
        expendable: 0,
        cell: ({ verdict }) => verdict,
      },
      {
        group: '',
        title: 'because',
        about: 'Why there is no verdict.',
        align: 'left',
        expendable: 4,
        cell: ({ because }) => because || NOTHING,
      },
    ],
    goals,
  )
}

function value(over: OverRounds | undefined, words: (value: number) => string): string {
  return over?.value === undefined || over.value === null ? NOTHING : words(over.value)
}

/** The share of the contested switches that passed over the longest waiter. */
function notNextWords({ notNext, contestedSwitches: n }: ComparedDistributions): string {
  if (n === 0) return NOTHING
  return n < FEW_EVENTS ? `n = ${n}` : percent(notNext / n)
}

function intervalWords({ low95, high95 }: ComparedGoal): string {
  return low95 === null || high95 === null ? NOTHING : `${digits(low95)} to ${digits(high95)}`
}

/** Sentences about the method: the cost of the samples, and how far they agree with each other and with the machine's own events. */
export function methodWords({ name, rounds, means }: ComparedSide): string[] {
  const runs = rounds.flatMap(({ sampled }) => sampled ?? [])
  if (runs.length === 0) return [`${name}: without a GIL, samples show no holds, so only the time is measured.`]
  const sum = (of: (run: (typeof runs)[number]) => number) => runs.reduce((total, run) => total + of(run), 0)
  const unclear = sum((run) => run.unclear)
  const lost = sum((run) => run.lost)
  const { sampleNs, observer, eventSwitchesPerSecond, eventHoldP50Us, eventHandoffP50Us } = means
  const cost = `a sample takes ${value(sampleNs, (ns) => span(ns / 1000))}. All figures but the wall time are from runs with samples, which take ${value(observer, times)} as long.`
  return [
    `${name}: ${cost}`,
    ...(unclear > 0 ? [`${name}: ${percent(unclear / sum((run) => run.switches))} of the switches contradict another switch.`] : []),
    ...(lost > 0
      ? [`${name}: ${counted(lost)} later switches and calls were not kept, so the figures cover only the time before them.`]
      : []),
    // Without a switch, the events show only how long the main thread starts, samples and prints.
    ...(eventSwitchesPerSecond?.value
      ? [
          `${name}: by its own events, which cover the start and the end of these runs too, the machine made ${value(eventSwitchesPerSecond, digits)} switches/s; hold p50 ${value(eventHoldP50Us, span)}, hand-off p50 ${value(eventHandoffP50Us, span)}.`,
        ]
      : []),
  ]
}
