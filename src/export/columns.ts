import { findGil } from '../model/gils.ts'
import { digits, FEW_EVENTS, NOTHING, percent, quantile, span, times } from '../model/number-format.ts'
import type { RunReport } from '../model/report.ts'

/** One column of the table of runs. */
export interface Column {
  readonly title: string
  /** What it shows, for a reader who points at it. */
  readonly about: string
  cell(run: RunReport): string
}

/** Several threads under a GIL that excludes: else there is nothing to share, and the cell stays empty. */
function whereShared(cell: (run: RunReport) => string): (run: RunReport) => string {
  return (run) => (run.threads.length > 1 && findGil(run.gil)?.traits.excludes !== false ? cell(run) : NOTHING)
}

/** Every figure that a table shows of a run: page, exported page and terminal take theirs from here. */
export const FIGURES = {
  wall: { title: 'wall', about: 'from the start of the run to its end', cell: (run) => span(run.wallMs * 1000) },
  switches: { title: 'switches/s', about: 'changes of holder per second', cell: whereShared((run) => digits(run.switchesPerSecond)) },
  handoffP50: {
    title: 'handoff p50',
    about: 'release to acquisition by a waiter',
    cell: whereShared(({ handoffUs }) => quantile(handoffUs, 'p50')),
  },
  handoffP99: { title: 'handoff p99', about: 'of the handoffs', cell: whereShared(({ handoffUs }) => quantile(handoffUs, 'p99')) },
  handoffToFloor: {
    title: 'handoff ÷ floor',
    about: "median handoff ÷ this machine's median park and unpark",
    cell: whereShared(({ handoffUs }) => (handoffUs.n < FEW_EVENTS ? NOTHING : ratioWords(handoffUs.ratioToFloorP50))),
  },
  waitP99: { title: 'wait p99', about: 'wanting the GIL to having it', cell: whereShared(({ waitUs }) => quantile(waitUs, 'p99')) },
  waitMax: { title: 'wait max', about: 'the longest wait of any thread', cell: whereShared(({ waitUs }) => quantile(waitUs, 'max')) },
  holdP50: { title: 'hold p50', about: 'having the GIL to giving it up', cell: whereShared(({ holdUs }) => quantile(holdUs, 'p50')) },
  jain: {
    title: 'Jain',
    about: "fairness of the competing threads' held time: 1 is fair",
    cell: whereShared(({ fairness }) => digits(fairness.jain)),
  },
  starved: {
    title: 'starved',
    about: 'share of time in which some thread had waited too long',
    cell: whereShared(({ starvation }) => percent(starvation.starvedShare)),
  },
} as const satisfies Readonly<Record<string, Column>>

/** What a page's table of runs shows of each, after the GIL's name and the round. */
export const COLUMNS: readonly Column[] = Object.values(FIGURES)

/** "1.97 ×" */
export function ratioWords(value: number | null): string {
  return value === null ? NOTHING : times(value)
}
