import { digits, NOTHING, percent, percentile, span } from '../charts/figures.ts'
import { findGil } from '../model/gils.ts'
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

/** What a table of runs shows of each: the GIL's name and the round stand before it. */
export const COLUMNS: readonly Column[] = [
  { title: 'wall', about: 'from the start of the run to its end', cell: (run) => span(run.wallMs * 1000) },
  { title: 'switches/s', about: 'changes of holder per second', cell: whereShared((run) => digits(run.switchesPerSecond)) },
  {
    title: 'handoff p50',
    about: 'release to acquisition by a waiter',
    cell: whereShared((run) => percentile(run.handoffUs, run.handoffUs.p50)),
  },
  { title: 'handoff p99', about: 'of the handoffs', cell: whereShared((run) => percentile(run.handoffUs, run.handoffUs.p99)) },
  {
    title: 'handoff ÷ floor',
    about: "median handoff ÷ this machine's median park and unpark",
    cell: whereShared(({ handoffUs }) =>
      handoffUs.n === 0 || handoffUs.ratioToFloorP50 === null ? NOTHING : `${digits(handoffUs.ratioToFloorP50)} ×`,
    ),
  },
  { title: 'wait p99', about: 'wanting the GIL to having it', cell: whereShared((run) => percentile(run.waitUs, run.waitUs.p99)) },
  { title: 'wait max', about: 'the longest wait of any thread', cell: whereShared((run) => percentile(run.waitUs, run.waitUs.max)) },
  { title: 'hold p50', about: 'having the GIL to giving it up', cell: whereShared((run) => percentile(run.holdUs, run.holdUs.p50)) },
  {
    title: 'Jain',
    about: "fairness of the competing threads' held time: 1 is fair",
    cell: whereShared((run) => run.fairness.jain.toFixed(2)),
  },
  {
    title: 'starved',
    about: 'share of time in which some thread had waited too long',
    cell: whereShared((run) => percent(run.starvation.starvedShare)),
  },
]
