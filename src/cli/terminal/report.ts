import { digits, NOTHING, percentile, span } from '../../charts/figures.ts'
import { stoppedWords } from '../../export/ending.ts'
import { groups, medianRounds, roundsOf, settingsOf } from '../../export/rounds.ts'
import { startedWith } from '../../export/started.ts'
import { caveats, handoffSentence, processSentence, starvationSentence } from '../../export/words.ts'
import { findGil } from '../../model/gils.ts'
import type { Report, RunReport } from '../../model/report.ts'
import { claimLines } from './claims.ts'
import { histogramLines } from './histogram.ts'
import { machineLines } from './machine.ts'
import type { Style } from './output.ts'
import { type Column, table } from './table.ts'
import { wrap } from './wrap.ts'

/** The variant of an experiment that does the work of all in one thread. */
const ONE_THREAD = '1 thread'
/** So few have no distribution to look at. */
const FEW = 10

/** A report as text: the machine, then for each program a table with a row a GIL, what its handoffs look like, and who starved. */
export function reportText(report: Report, width: number, style: Style): string {
  const lines = [...replayLines(report, style), ...stoppedWords(report).map(style.warning), ...machineLines(report.machine, width, style)]
  for (const [experiment, runs] of groups(report.runs, (run) => run.experiment)) {
    const medians = medianRounds(runs)
    const rows = rowsOf(runs, medians)
    lines.push('', style.title(experiment), '')
    lines.push(...table(columnsFor(rows, roundsOf(runs)), rows, width, style), ...noteLines(runs, width, style))
    lines.push(...startLines(medians, width, style), ...processLines(medians))
    const words = starvationLines(medians, width)
    if (words.length > 0) lines.push('', ...words)
    lines.push(...handoffLines(medians, width, style))
  }
  lines.push(...claimLines(report.claims, width, style))
  return `${lines.join('\n')}\n`
}

/** Whose figures these are, where they were not measured just now. */
function replayLines({ mode, date, version }: Report, style: Style): string[] {
  return mode === 'replay' ? [style.warning(`RECORDED ${date.slice(0, 16).replace('T', ' ')} UTC with gil-lab ${version}, in`)] : []
}

/** What the programs died of, as Python writes it; the same under every GIL is told once. */
export function tracebacks({ runs }: Report): string {
  return [...new Set(runs.flatMap((run) => (run.error ? [`${run.error.trimEnd()}\n`] : [])))].join('')
}

/** A row: a run, and what it takes ÷ what the same work takes in one thread, where that was measured. */
interface Row {
  readonly run: RunReport
  /** Median over the rounds: what slows a whole round cancels, which a single round's ratio does not show. */
  readonly toOneThread: number | null
}

function rowsOf(runs: readonly RunReport[], shown: readonly RunReport[]): Row[] {
  return shown.map((run) => {
    const rounds = runs.filter((other) => settingsOf(other) === settingsOf(run))
    const ratios = rounds.flatMap((round) => ratioToOneThread(round, runs)).toSorted((a, b) => a - b)
    return { run, toOneThread: ratios[(ratios.length - 1) >> 1] ?? null }
  })
}

/** Against the same round's run in the way that experiments call so: what else has but one thread, as coroutines, need not do the same work. */
function ratioToOneThread(run: RunReport, runs: readonly RunReport[]): number[] {
  const alone = runs.find((other) => other.round === run.round && other.variant === ONE_THREAD && other.outcome === 'completed')
  return alone && alone !== run && run.outcome === 'completed' && alone.wallMs > 0 ? [run.wallMs / alone.wallMs] : []
}

/** There is a GIL, and more than one thread that may want it. */
function isContended(run: RunReport): boolean {
  return run.threads.length > 1 && findGil(run.gil)?.traits.excludes === true
}

function columnsFor(rows: readonly Row[], ofRounds: number): Column<Row>[] {
  const runs = rows.map(({ run }) => run)
  const right = (group: string, title: string, expendable: number, cell: (run: RunReport) => string): Column<Row> => ({
    group,
    title,
    align: 'right',
    expendable,
    cell: ({ run }) => cell(run),
  })
  const variants = runs.some((run) => run.variant) ? [{ ...right('', '', 0, (run) => run.variant), align: 'left' as const }] : []
  const sequential = rows.some(({ toOneThread }) => toOneThread !== null)
    ? [{ ...right('÷ one', 'thread', 1, () => ''), cell: ({ toOneThread }: Row) => ratio(toOneThread) }]
    : []
  const rounds = ofRounds > 1 ? [right('median', 'round', 0, (run) => `${run.round} of ${ofRounds}`)] : []
  return [
    ...variants,
    { ...right('', 'GIL', 0, (run) => run.gil), align: 'left' },
    ...rounds,
    right('', 'wall', 0, (run) => span(run.wallMs * 1000)),
    ...sequential,
    right('', 'switches/s', 0, (run) => (isContended(run) ? digits(run.switchesPerSecond) : NOTHING)),
    right('handoff', 'p50', 0, (run) => percentile(run.handoffUs, run.handoffUs.p50)),
    right('handoff', 'p99', 3, (run) => percentile(run.handoffUs, run.handoffUs.p99)),
    right('handoff', '÷ floor', 2, (run) => ratio(run.handoffUs.n === 0 ? null : run.handoffUs.ratioToFloorP50)),
    right('wait', 'p99', 0, (run) => percentile(run.waitUs, run.waitUs.p99)),
    right('wait', 'max', 4, (run) => percentile(run.waitUs, run.waitUs.max)),
    right('hold', 'p50', 2, (run) => percentile(run.holdUs, run.holdUs.p50)),
    right('', 'Jain', 0, (run) => (run.threads.length > 1 ? digits(run.fairness.jain) : NOTHING)),
    right('longest', 'wait', 0, (run) => (run.starvation.longestWaitMs > 0 ? span(run.starvation.longestWaitMs * 1000) : NOTHING)),
  ]
}

/** A run among the others of its program: "tick", "2 threads, tick, round 3". */
function nameOf(run: RunReport, runs: readonly RunReport[]): string {
  const round = runs.some((other) => other.round > 1) ? [`round ${run.round}`] : []
  return [...(run.variant ? [run.variant] : []), run.gil, ...round].join(', ')
}

/** What the figures alone do not say: runs that did not complete, and marks that keep a run out of comparisons. */
function noteLines(runs: readonly RunReport[], width: number, style: Style): string[] {
  const notes = runs.flatMap((run) => caveats(run).map((caveat) => ({ caveat, name: nameOf(run, runs) })))
  return [...groups(notes, ({ caveat }) => caveat)].flatMap(([caveat, same]) => {
    const whose = same.length > 1 ? `${same.length} of ${runs.length} runs` : same[0]?.name
    return wrap(`${whose}: ${caveat}`, width).map(style.warning)
  })
}

/** The values in force, once for each variant. */
function startLines(runs: readonly RunReport[], width: number, style: Style): string[] {
  const sentences = runs.flatMap((run) => startedWith(run).map((sentence) => (run.variant ? `${run.variant}: ${sentence}` : sentence)))
  return [...new Set(sentences)].flatMap((sentence) => wrap(sentence, width).map(style.faint))
}

/** A line a run that started processes: what it cost to start them. */
function processLines(runs: readonly RunReport[]): string[] {
  return runs.flatMap((run) => processSentence(run).map((sentence) => `${nameOf(run, runs)}: ${sentence}`))
}

/** A line a run in which anyone could wait. */
function starvationLines(runs: readonly RunReport[], width: number): string[] {
  const contended = runs.filter((run) => run.threads.length > 1)
  const widest = Math.max(0, ...contended.map((run) => nameOf(run, runs).length))
  const indent = ' '.repeat(widest + 2)
  return contended.flatMap((run) => {
    const [first, ...others] = wrap(starvationSentence(run), width - indent.length)
    return [nameOf(run, runs).padEnd(widest + 2) + first, ...others.map((line) => indent + line)]
  })
}

/** A histogram a run that handed anything over. */
function handoffLines(runs: readonly RunReport[], width: number, style: Style): string[] {
  return runs.flatMap((run) => {
    if (run.handoffUs.n === 0) return []
    const heading = `Handoff latency, ${nameOf(run, runs)}. ${handoffSentence(run)}`
    const bars = run.handoffUs.n < FEW ? [] : histogramLines(run.handoffUs, width, style)
    return ['', ...wrap(heading, width).map(style.faint), ...bars]
  })
}

/** "1.97 ×" */
function ratio(value: number | null): string {
  return value === null ? NOTHING : `${digits(value)} ×`
}
