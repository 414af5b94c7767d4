import { figureValue, METRICS, type Metric } from '../metrics/index.ts'
import { assignments } from '../model/constants.ts'
import { printable } from '../model/printable.ts'
import type { Report, RunReport, ThreadReport } from '../model/report.ts'

type Cell = string | number | null

type Cells = Readonly<Record<string, (run: RunReport) => Cell>>

const SETTINGS: Cells = {
  experiment: (run) => run.experiment,
  variant: (run) => run.variant,
  gil: (run) => run.gil,
  round: (run) => run.round,
  switchIntervalUs: (run) => run.switchIntervalUs,
  checkInterval: (run) => run.checkInterval,
  kernelEntryNs: (run) => run.kernelEntryNs,
  // A spreadsheet would read "3.10" alone as the number 3.1.
  evalBreaker: ({ evalBreaker }) => (evalBreaker ? `CPython ${evalBreaker}` : null),
  compiled: ({ compiled = false }) => String(compiled),
  constants: (run) => assignments(run.constants).join('; '),
  outcome: (run) => run.outcome,
  quality: (run) => run.quality.join(' '),
  wallMs: (run) => run.wallMs,
}

const FIGURES: Cells = Object.fromEntries(
  METRICS.flatMap(({ figures }: Metric) => figures.map((figure) => [figure.path, (run: RunReport) => figureValue(figure, run)])),
)

/**
 * The columns have the names of the paths in the JSON, so one document describes both formats. Each thread of a run has a row, and all
 * these rows repeat the figures of the run.
 */
const RUN: Cells = { ...SETTINGS, ...FIGURES, lostEvents: (run) => run.lostEvents }

const THREAD: Readonly<Record<string, (thread: ThreadReport, index: number, run: RunReport) => Cell>> = {
  'thread.name': (thread) => thread.name,
  'thread.runningMs': (thread) => thread.runningMs,
  'thread.waitingMs': (thread) => thread.waitingMs,
  'thread.blockedMs': (thread) => thread.blockedMs,
  'thread.blocked.sleepingMs': ({ blocked }) => blocked?.sleepingMs ?? null,
  'thread.blocked.joiningMs': ({ blocked }) => blocked?.joiningMs ?? null,
  'thread.blocked.ioMs': ({ blocked }) => blocked?.ioMs ?? null,
  'thread.blocked.locksMs': ({ blocked }) => blocked?.locksMs ?? null,
  'thread.blocked.startingMs': ({ blocked }) => blocked?.startingMs ?? null,
  'thread.blocked.processesMs': ({ blocked }) => blocked?.processesMs ?? null,
  'thread.blocked.pollingMs': ({ blocked }) => blocked?.pollingMs ?? null,
  'thread.blocked.otherMs': ({ blocked }) => blocked?.otherMs ?? null,
  'thread.blocked.byLock': ({ blocked }) => blocked?.byLock.map(({ lock, ms }) => `${lock} ${ms}`).join('; ') ?? null,
  'thread.wallMs': (thread) => thread.wallMs,
  'thread.blamedMs': (_, index, run) => blamedMs(run, index),
  'thread.share': (_, index, run) => run.fairness.shares[index] ?? null,
  'thread.acquisitions': (thread) => thread.acquisitions,
  'thread.reacquisitions': (thread) => thread.reacquisitions,
  'thread.ops': (thread) => thread.ops,
}

/**
 * A header, then one row per run and thread, in pieces. The format is RFC 4180, except that lines end in \n. A latency of 0 means that it
 * was shorter than its resolutionUs. An empty cell means that there was nothing to measure.
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

/** How long other threads waited while a thread held the GIL; null if the report does not have the thread. */
function blamedMs({ blame }: RunReport, thread: number): number | null {
  const column = blame?.threads.indexOf(thread) ?? -1
  return blame && column >= 0 ? blame.heldByMs.reduce((sum, row) => sum + row[column]!, 0) : null
}

function line(cells: readonly Cell[]): string {
  return `${cells.map(quoted).join(',')}\n`
}

function quoted(cell: Cell): string {
  const text = typeof cell === 'string' ? inert(printable(cell)) : `${cell ?? ''}`
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * The text of a cell, made harmless. Spreadsheets evaluate a text that begins like a formula, even after spaces. An apostrophe at the
 * beginning keeps it plain text.
 */
function inert(text: string): string {
  return /^\s*[=+\-@]/.test(text) ? `'${text}` : text
}
