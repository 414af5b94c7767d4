import { assignments } from '../model/constants.ts'
import { printable } from '../model/printable.ts'
import type { Report, RunReport, ThreadReport } from '../model/report.ts'

type Cell = string | number | null

/** Names are the paths of the JSON, so one documentation holds for both. The run's figures repeat on the line of each of its threads. */
const RUN: Readonly<Record<string, (run: RunReport) => Cell>> = {
  experiment: (run) => run.experiment,
  variant: (run) => run.variant,
  gil: (run) => run.gil,
  round: (run) => run.round,
  switchIntervalUs: (run) => run.switchIntervalUs,
  checkInterval: (run) => run.checkInterval,
  kernelEntryNs: (run) => run.kernelEntryNs,
  constants: (run) => assignments(run.constants).join('; '),
  outcome: (run) => run.outcome,
  quality: (run) => run.quality.join(' '),
  wallMs: (run) => run.wallMs,
  switches: (run) => run.switches,
  switchesPerSecond: (run) => run.switchesPerSecond,
  'handoffUs.n': (run) => run.handoffUs.n,
  'handoffUs.belowStep': (run) => run.handoffUs.belowStep,
  'handoffUs.resolutionUs': (run) => run.handoffUs.resolutionUs,
  'handoffUs.p50': (run) => observed(run.handoffUs, run.handoffUs.p50),
  'handoffUs.p99': (run) => observed(run.handoffUs, run.handoffUs.p99),
  'handoffUs.max': (run) => observed(run.handoffUs, run.handoffUs.max),
  'handoffUs.barging': (run) => run.handoffUs.barging,
  'waitUs.n': (run) => run.waitUs.n,
  'waitUs.p50': (run) => observed(run.waitUs, run.waitUs.p50),
  'waitUs.p99': (run) => observed(run.waitUs, run.waitUs.p99),
  'waitUs.max': (run) => observed(run.waitUs, run.waitUs.max),
  'waitUs.censored': (run) => run.waitUs.censored,
  'holdUs.p50': (run) => observed(run.holdUs, run.holdUs.p50),
  'overshootUs.p50': (run) => observed(run.overshootUs, run.overshootUs.p50),
  'bypass.max': (run) => run.bypass.max,
  'bursts.n': (run) => run.bursts.n,
  'bursts.p50': (run) => run.bursts.p50,
  'bursts.p99': (run) => run.bursts.p99,
  vainWakes: (run) => run.vainWakes,
  'longestWaiterNotNext.share': (run) => run.longestWaiterNotNext.share,
  'requesterNext.share': (run) => run.requesterNext.share,
  'fairness.jain': (run) => run.fairness.jain,
  'fairness.jain100msP10': (run) => run.fairness.jain100msP10,
  'starvation.longestWaitMs': (run) => run.starvation.longestWaitMs,
  'starvation.longestWaitIntervals': (run) => run.starvation.longestWaitIntervals ?? null,
  'starvation.longestRunMs': (run) => run.starvation.longestRunMs,
  'starvation.starvedShare': (run) => run.starvation.starvedShare,
  lostEvents: (run) => run.lostEvents,
}

const THREAD: Readonly<Record<string, (thread: ThreadReport, index: number, run: RunReport) => Cell>> = {
  'thread.name': (thread) => thread.name,
  'thread.runningMs': (thread) => thread.runningMs,
  'thread.waitingMs': (thread) => thread.waitingMs,
  'thread.blockedMs': (thread) => thread.blockedMs,
  'thread.wallMs': (thread) => thread.wallMs,
  'thread.share': (_, index, run) => run.fairness.shares[index] ?? null,
  'thread.acquisitions': (thread) => thread.acquisitions,
  'thread.reacquisitions': (thread) => thread.reacquisitions,
  'thread.ops': (thread) => thread.ops,
}

/**
 * One line a run and thread, with a header (RFC 4180, but lines end in \n), in pieces. A latency of 0 means "finer than its resolutionUs", an
 * empty cell that there was nothing to measure.
 */
export function* toCsv(report: Report): Generator<string> {
  yield line([...Object.keys(RUN), ...Object.keys(THREAD)])
  for (const run of report.runs) {
    const ofRun = Object.values(RUN).map((cell) => cell(run))
    for (const [index, thread] of run.threads.entries()) {
      yield line([...ofRun, ...Object.values(THREAD).map((cell) => cell(thread, index, run))])
    }
  }
}

function line(cells: readonly Cell[]): string {
  return `${cells.map(quoted).join(',')}\n`
}

function observed({ n }: { readonly n: number }, us: number): Cell {
  return n > 0 ? us : null
}

function quoted(cell: Cell): string {
  const text = typeof cell === 'string' ? inert(printable(cell)) : `${cell ?? ''}`
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Spreadsheets compute a text that begins like a formula, also after a space that they leave out. An apostrophe makes it text. */
function inert(text: string): string {
  return /^\s*[=+\-@]/.test(text) ? `'${text}` : text
}
