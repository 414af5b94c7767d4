import { answersOf } from '../../answers/index.ts'
import { Evidence } from '../../claims/evidence.ts'
import { blameSentence } from '../../export/blame-words.ts'
import { COLUMNS } from '../../export/columns.ts'
import { failuresOf } from '../../export/failures.ts'
import { blockedSentences, LOCK_COLUMNS, lockNote, shownLocks } from '../../export/locks.ts'
import { caveats, handoffSentence, list, processSentence, starvationSentence } from '../../export/sentences.ts'
import { medianRounds, overRounds, type ShownRun } from '../../export/shown-rounds.ts'
import { startedWith } from '../../export/started.ts'
import { stoppedWords } from '../../export/stopped.ts'
import { POOLED_NOTE } from '../../export/tables.ts'
import { ONE_THREAD } from '../../model/base-case.ts'
import { FEW_EVENTS, inUnit } from '../../model/number-format.ts'
import { printable, printableData } from '../../model/printable.ts'
import type { Report, RunReport } from '../../model/report.ts'
import { groups, roundsOf } from '../../model/round-groups.ts'
import { blameLines } from './blame.ts'
import { comparisonLines } from './comparison-lines.ts'
import { frontierLines } from './frontier-lines.ts'
import { histogramLines } from './histogram.ts'
import { machineLines } from './machine.ts'
import type { Style } from './output.ts'
import { type Column, table } from './table.ts'
import { claimLines } from './verdict-lines.ts'
import { wrap } from './wrap.ts'

/**
 * A report as text. If the report is recorded, or if its measurement was stopped, the first lines say so. Then come the failures, the answers in a
 * sentence each, a table for each program with a row per variant and GIL and notes on its runs, the claims, the machine, and the details of
 * each program: its settings, the cost of its processes, its longest waits, which thread waited for which, its own locks, the frontier of the
 * GILs, hand-off histograms, and the comparisons of its cases.
 * @param blame whether to show which thread waited for which in every run, and not only where a thread starved
 */
export function reportText(shown: Report, width: number, style: Style, blame = false): string {
  const report = printableData(shown)
  const lines = [
    ...replayLines(report, width, style),
    ...stoppedWords(report).flatMap((words) => wrap(words, width).map(style.warning)),
    ...failureLines(report, width, style),
    ...answerLines(report, width, style),
  ]
  const programs = [...groups(report.runs, (run) => run.experiment)]
  for (const [index, [experiment, runs]] of programs.entries())
    lines.push(...(index > 0 ? [''] : []), ...wrap(experiment, width).map(style.title), '', ...tableLines(runs, report, width, style))
  lines.push(...claimLines(report.claims, width, style), '', ...machineLines(report.machine, width, style))
  lines.push(
    ...(report.otherMachines ?? []).flatMap((machine, index) => ['', `machine ${index + 2}:`, ...machineLines(machine, width, style)]),
  )
  for (const [experiment, runs] of programs) {
    const details = [...detailLines(runs, report, width, style, blame), ...comparisonLines(report, experiment, width, style)]
    if (details.length > 0) lines.push('', ...wrap(`Details of ${experiment}`, width).map(style.title), '', ...details)
  }
  return `${lines.join('\n')}\n`
}

/** The table of a program, and what the reader must know about its runs. */
function tableLines(runs: readonly RunReport[], { pooled }: Report, width: number, style: Style): string[] {
  const shown = medianRounds(runs).map((run) => overRounds(run, runs, pooled))
  const rows = rowsOf(runs, shown)
  const note = shown.some((run) => run.pooled) ? wrap(POOLED_NOTE, width).map(style.faint) : []
  return [...table(columnsFor(rows, roundsOf(runs)), rows, width, style), ...note, ...noteLines(runs, width, style)]
}

function detailLines(runs: readonly RunReport[], { pooled }: Report, width: number, style: Style, blame: boolean): string[] {
  const shown = medianRounds(runs).map((run) => overRounds(run, runs, pooled))
  const words = starvationLines(shown, width)
  return [
    ...startLines(shown, width, style),
    ...processLines(shown, width),
    ...(words.length > 0 ? ['', ...words] : []),
    ...shown.flatMap((run) => blameLines(run, nameOf(run, runs), blame, width, style)),
    ...lockLines(shown, width, style),
    ...frontierLines(runs, width, style),
    ...handoffLines(shown, width, style),
  ]
}

/** What failed, and which thread waited for which. The tracebacks are above the report, on stderr. */
function failureLines({ runs }: Report, width: number, style: Style): string[] {
  return failuresOf(runs).flatMap(({ headline, why, reasons }) => [
    ...wrap(headline, width).map(style.bad),
    ...(why ? wrap(why, width) : []),
    ...reasons.flatMap((reason) => wrap(reason, width - 2).map((line, index) => (index === 0 ? '- ' : '  ') + line)),
    '',
  ])
}

/** The answer of each experiment or program. If there are several, each begins with the name of its experiment. */
function answerLines(report: Report, width: number, style: Style): string[] {
  const answers = answersOf(report)
  const lines = answers.flatMap(({ experiment, headline, basis }) => [
    ...wrap(answers.length > 1 ? `${experiment}: ${headline}` : headline, width).map(style.title),
    ...(basis ? wrap(basis, width).map(style.faint) : []),
  ])
  return lines.length > 0 ? [...lines, ''] : []
}

/** When, with which version and where a recorded report was measured; empty for a live one. */
function replayLines({ mode, date, version, machine, otherMachines = [] }: Report, width: number, style: Style): string[] {
  if (mode !== 'replay') return []
  const places = new Set([machine, ...otherMachines].map(({ engine, os }) => `${engine} on ${os}`))
  const when = `${date.slice(0, 16).replace('T', ' ')} UTC`
  return wrap(`RECORDED ${when} with gil-lab ${version}, in ${list([...places])}`, width).map(style.warning)
}

/** The traceback of a run as Python writes it; empty if it has none. */
export function traceback({ error }: Pick<RunReport, 'error'>): string {
  return error ? `${printable(error).trimEnd()}\n` : ''
}

/** The tracebacks of all runs. A traceback that is the same in several runs appears once. */
export function tracebacks({ runs }: Report): string {
  return [...new Set(runs.map(traceback))].join('')
}

/** One row of a program's table. */
interface Row {
  readonly run: ShownRun
  /**
   * The run's wall time ÷ the wall time of the variant with one thread; null if there is no such variant. As in claims, both times are from
   * the same round, so anything that slows a whole round cancels out.
   */
  readonly toOneThread: number | null
}

/**
 * Makes a row of each shown run. Compares the run only with the variant named "1 thread". Other variants with a single thread, such as
 * coroutines, may do different work.
 */
function rowsOf(runs: readonly RunReport[], shown: readonly ShownRun[]): Row[] {
  const evidence = new Evidence(runs)
  const alone = runs.find(({ variant }) => variant === ONE_THREAD)
  return shown.map((run) => {
    const isOther = alone !== undefined && run.variant !== ONE_THREAD
    return { run, toOneThread: isOther ? evidence.ratio(run, alone, ({ wallMs }) => wallMs).value : null }
  })
}

function columnsFor(rows: readonly Row[], ofRounds: number): Column<Row>[] {
  const left = (heading: string, cell: (run: RunReport) => string): Column<Row> => ({
    ...{ group: '', title: heading, align: 'left', expendable: 0 },
    cell: ({ run }) => cell(run),
  })
  const round = (run: RunReport) => `${run.round} of ${ofRounds}`
  const [wall, ...figures] = COLUMNS.map(
    ({ group, heading, expendable, cell }): Column<Row> => ({
      group,
      title: heading,
      align: 'right',
      expendable,
      cell: ({ run }) => cell(run),
    }),
  )
  return [
    ...(rows.some(({ run }) => run.variant) ? [left('', (run) => run.variant)] : []),
    left('GIL', (run) => run.gil),
    ...(ofRounds > 1 ? [{ ...left('round', round), group: 'median', align: 'right', expendable: 3 } as const] : []),
    wall!,
    ...(rows.some(({ toOneThread }) => toOneThread !== null) ? [TO_ONE_THREAD] : []),
    ...figures,
  ]
}

const TO_ONE_THREAD: Column<Row> = {
  group: '÷ one',
  title: 'thread',
  align: 'right',
  expendable: 1,
  cell: ({ toOneThread }) => inUnit(toOneThread, '×'),
}

/** Names a run among the others of its program: "tick", "2 threads, tick, round 3". */
function nameOf(run: ShownRun, runs: readonly RunReport[]): string {
  const round = !run.pooled && runs.some((other) => other.round > 1) ? [`round ${run.round}`] : []
  return [...(run.variant ? [run.variant] : []), run.gil, ...round].join(', ')
}

/** Says which runs did not complete, and which have marks of quality. */
function noteLines(runs: readonly RunReport[], width: number, style: Style): string[] {
  const notes = runs.flatMap((run) => caveats(run).map((caveat) => ({ caveat, name: nameOf(run, runs) })))
  return [...groups(notes, ({ caveat }) => caveat)].flatMap(([caveat, same]) => {
    const whose = same.length > 1 ? `${same.length} of ${runs.length} runs` : same[0]?.name
    return wrap(`${whose}: ${caveat}`, width).map(style.warning)
  })
}

/** The settings with which the runs of each variant started. */
function startLines(runs: readonly RunReport[], width: number, style: Style): string[] {
  const variants = groups(runs, ({ variant }) => variant)
  const sentences = [...variants].flatMap(([variant, same]) => startedWith(same).map((words) => (variant ? `${variant}: ${words}` : words)))
  return sentences.flatMap((sentence) => wrap(sentence, width).map(style.faint))
}

/** The cost of starting processes, for each run that started any. */
function processLines(runs: readonly ShownRun[], width: number): string[] {
  return runs.flatMap((run) => processSentence(run).flatMap((sentence) => wrap(`${nameOf(run, runs)}: ${sentence}`, width)))
}

/**
 * For each run with several threads: the thread with the longest wait, and the threads that held the GIL while the thread with the most
 * waiting waited. The names of the runs are in a column on the left. If the longest name needs more than half of the width, each name is on
 * a line of its own.
 */
function starvationLines(runs: readonly ShownRun[], width: number): string[] {
  const contended = runs.filter((run) => run.threads.length > 1)
  const widest = Math.max(0, ...contended.map((run) => nameOf(run, runs).length))
  const isBeside = widest + 2 <= width / 2
  const indent = ' '.repeat(isBeside ? widest + 2 : 2)
  return contended.flatMap((run) => {
    const name = nameOf(run, runs)
    const lines = wrap([starvationSentence(run), blameSentence(run)].filter(Boolean).join(' '), width - indent.length)
    if (!isBeside) return [...wrap(name, width), ...lines.map((line) => indent + line)]
    return lines.map((line, index) => (index === 0 ? name.padEnd(indent.length) : indent) + line)
  })
}

/** A table of the program's locks in all runs, with a row per run and lock. Empty if no thread waited for one. */
function lockLines(runs: readonly ShownRun[], width: number, style: Style): string[] {
  const rows = runs.flatMap((run) => shownLocks(run).map((lock) => ({ run, lock })))
  if (rows.length === 0) return []
  const left = (title: string, cell: (row: (typeof rows)[number]) => string) =>
    ({ group: '', title, align: 'left', expendable: 0, cell }) as const
  const columns = [
    ...(runs.some(({ variant }) => variant) ? [left('', ({ run }) => run.variant)] : []),
    left('GIL', ({ run }) => run.gil),
    left('lock', ({ lock }) => lock.name),
    ...LOCK_COLUMNS.map(
      ({ group, heading, expendable, cell }): Column<(typeof rows)[number]> => ({
        ...{ group, title: heading, align: 'right', expendable },
        cell: ({ lock }) => cell(lock),
      }),
    ),
  ]
  const notes = runs.flatMap((run) => (lockNote(run) ? wrap(`${nameOf(run, runs)}: ${lockNote(run)}`, width) : []))
  const blocked = runs.flatMap((run) => blockedSentences(run).flatMap((sentence) => wrap(`${nameOf(run, runs)}: ${sentence}`, width)))
  return ['', ...wrap("The program's own locks", width), ...table(columns, rows, width, style), ...notes.map(style.faint), ...blocked]
}

/** The hand-offs of each run that had any, with a histogram if there were enough hand-offs. */
function handoffLines(runs: readonly ShownRun[], width: number, style: Style): string[] {
  return runs.flatMap((run) => {
    if (run.handoffUs.n === 0) return []
    const heading = `Hand-off latency, ${nameOf(run, runs)}. ${handoffSentence(run)}`
    const bars = run.handoffUs.n < FEW_EVENTS ? [] : histogramLines(run.handoffUs, width, style)
    return ['', ...wrap(heading, width).map(style.faint), ...bars]
  })
}
