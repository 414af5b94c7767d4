import type { Report, RunReport } from '../../model/report.ts'
import { digits, NOTHING, percentile, ratio, span } from './figures.ts'
import { histogramLines } from './histogram.ts'
import { machineLines } from './machine.ts'
import type { Style } from './output.ts'
import { starvationLine } from './starvation.ts'
import { type Column, table } from './table.ts'

/** A report as text: the machine, then for each program a table with a row a GIL, what its handoffs look like, and who starved. */
export function reportText(report: Report, width: number, style: Style): string {
  const lines = machineLines(report.machine, style)
  for (const [experiment, runs] of byExperiment(report.runs)) {
    lines.push('', style.title(experiment), '')
    lines.push(...table(columnsFor(runs), runs, width, style), ...noteLines(runs, style))
    lines.push('', ...starvationLines(runs), ...handoffLines(runs, width, style))
  }
  return `${lines.join('\n')}\n`
}

function byExperiment(runs: readonly RunReport[]): Map<string, RunReport[]> {
  const groups = new Map<string, RunReport[]>()
  for (const run of runs) {
    const group = groups.get(run.experiment)
    if (group) group.push(run)
    else groups.set(run.experiment, [run])
  }
  return groups
}

function columnsFor(runs: readonly RunReport[]): Column<RunReport>[] {
  const column = (group: string, title: string, expendable: number, cell: (run: RunReport) => string): Column<RunReport> => ({
    group,
    title,
    align: 'right',
    expendable,
    cell,
  })
  const rounds: Column<RunReport>[] = runs.some((run) => run.round > 1) ? [column('', 'round', 0, (run) => `${run.round}`)] : []
  return [
    { group: '', title: 'GIL', align: 'left', expendable: 0, cell: (run) => run.gil },
    ...rounds,
    column('', 'wall', 0, (run) => span(run.wallMs * 1000)),
    column('', 'switches/s', 0, (run) => (run.threads.length > 1 ? digits(run.switchesPerSecond) : NOTHING)),
    column('handoff', 'p50', 0, (run) => percentile(run.handoffUs, run.handoffUs.p50)),
    column('handoff', 'p99', 3, (run) => percentile(run.handoffUs, run.handoffUs.p99)),
    column('handoff', '÷ floor', 2, (run) => ratio(run.handoffUs.n === 0 ? null : run.handoffUs.ratioToFloorP50)),
    column('wait', 'p99', 0, (run) => percentile(run.waitUs, run.waitUs.p99)),
    column('wait', 'max', 4, (run) => percentile(run.waitUs, run.waitUs.max)),
    column('hold', 'p50', 1, (run) => percentile(run.holdUs, run.holdUs.p50)),
    column('', 'Jain', 0, (run) => (run.threads.length > 1 ? run.fairness.jain.toFixed(2) : NOTHING)),
    column('longest', 'wait', 0, (run) => span(run.starvation.longestWaitMs * 1000)),
  ]
}

/** What the figures alone do not say: runs that did not complete, and marks that keep a run out of comparisons. */
function noteLines(runs: readonly RunReport[], style: Style): string[] {
  return runs.flatMap((run) => {
    const who = run.round > 1 ? `${run.gil}, round ${run.round}` : run.gil
    const ending = run.outcome === 'completed' ? [] : [style.bad(`${who}: ${run.outcome}${run.because && `, ${run.because}`}`)]
    const marks = run.quality.map((mark) =>
      style.warning(`${who}: ${mark}${mark === 'lost-events' ? ` (${digits(run.lostEvents)} lost)` : ''}`),
    )
    return [...ending, ...marks]
  })
}

/** A line a GIL, of its worst round: the one with the longest wait. */
function starvationLines(runs: readonly RunReport[]): string[] {
  const gils = [...new Set(runs.map((run) => run.gil))]
  const widest = Math.max(...gils.map((gil) => gil.length))
  return gils.map((gil) => {
    const rounds = runs.filter((run) => run.gil === gil)
    const worst = rounds.reduce((a, b) => (b.starvation.longestWaitMs > a.starvation.longestWaitMs ? b : a))
    return `${gil.padEnd(widest)}  ${starvationLine(worst)}`
  })
}

/** A histogram a GIL that handed anything over. */
function handoffLines(runs: readonly RunReport[], width: number, style: Style): string[] {
  return runs.flatMap((run) => {
    const { handoffUs } = run
    if (handoffUs.n === 0) return []
    const round = runs.some((other) => other.round > 1) ? `, round ${run.round}` : ''
    const heading = `handoff latency under ${run.gil}${round}, n = ${handoffUs.n.toLocaleString('en-US')}`
    return ['', style.faint(heading), ...histogramLines(handoffUs, width, style)]
  })
}
