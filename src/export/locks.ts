import { headed, type Table } from '../charts/table.ts'
import { define } from '../model/glossary.ts'
import { counted, digits, NOTHING, quantile, span } from '../model/number-format.ts'
import type { BlockedReport, LockReport, RunReport } from '../model/report.ts'

/** A table shows at most this many locks of a run: those with the longest total wait. The JSON has more. */
const MOST_SHOWN = 8

/** The label of the closed section that contains the table of a run's locks. */
export const LOCKS_TITLE = 'Locks of the program'

/** One column of the tables of locks on page, HTML and terminal. */
interface LockColumn {
  readonly group: string
  readonly heading: string
  readonly about: string
  /** A narrow terminal leaves out the columns with the highest number first, and never those with 0. */
  readonly expendable: number
  cell(lock: LockReport): string
}

export const LOCK_COLUMNS: readonly LockColumn[] = [
  {
    ...{ group: '', heading: 'waits', about: 'How many times a thread found the lock held by another thread, and waited.', expendable: 0 },
    cell: ({ waitUs }) => counted(waitUs.n),
  },
  {
    ...{ group: 'wait', heading: 'p50', about: 'Half of the waits for this lock were shorter than this.', expendable: 3 },
    cell: ({ waitUs }) => quantile(waitUs, 'p50'),
  },
  {
    ...{ group: 'wait', heading: 'p99', about: 'One wait for this lock in a hundred was longer than this.', expendable: 5 },
    cell: ({ waitUs }) => quantile(waitUs, 'p99'),
  },
  {
    ...{ group: 'wait', heading: 'max', about: 'The longest time for which a thread waited for this lock.', expendable: 0 },
    cell: ({ waitUs }) => quantile(waitUs, 'max') + (waitUs.censored > 0 ? ' (open)' : ''),
  },
  {
    ...{ group: 'longest', heading: 'waiter', about: 'The thread with the longest wait for this lock.', expendable: 1 },
    cell: ({ longestWaitThread }) => longestWaitThread,
  },
  {
    ...{
      group: 'hold',
      heading: 'p50',
      about: 'How long a thread kept the lock while another thread waited for it. Half of these times were shorter.',
      expendable: 2,
    },
    cell: ({ holdUs }) => (holdUs ? quantile(holdUs, 'p50') : NOTHING),
  },
  {
    ...{
      group: 'hold',
      heading: 'max',
      about: 'The longest time for which a thread kept the lock while another thread waited for it.',
      expendable: 4,
    },
    cell: ({ holdUs }) => (holdUs ? quantile(holdUs, 'max') : NOTHING),
  },
  {
    ...{
      group: 'bypass',
      heading: 'max',
      about: 'The largest number of times that other threads acquired the lock during one wait for it.',
      expendable: 1,
    },
    cell: ({ bypass }) => (bypass ? counted(bypass.max) : NOTHING),
  },
  {
    ...{ group: '', heading: 'Jain', about: define('Jain'), expendable: 2 },
    cell: ({ fairness }) => (fairness?.jain == null ? NOTHING : digits(fairness.jain)),
  },
]

/** The locks that tables show: those with the longest total wait. Empty for a run without waits for locks, and in older files. */
export function shownLocks({ locks = [] }: RunReport): readonly LockReport[] {
  return locks.slice(0, MOST_SHOWN)
}

/** The table of a run's locks; undefined if no thread waited for one. */
export function locksTable(run: RunReport): Table | undefined {
  const rows = shownLocks(run)
  if (rows.length === 0) return undefined
  const note = lockNote(run)
  return {
    title: `Locks of the program under ${run.gil}`,
    ...(note && { note }),
    heads: [
      ...headed('lock', 'made'),
      ...LOCK_COLUMNS.map(({ group, heading, about }) => ({ title: [group, heading].filter(Boolean).join(' '), about })),
    ],
    rows: rows.map((lock) => ({ head: lock.name, cells: [madeAt(lock), ...LOCK_COLUMNS.map(({ cell }) => cell(lock))] })),
  }
}

/** Says how many further locks the table omits; empty if it omits none. */
export function lockNote(run: RunReport): string {
  const more = (run.lockWaits?.locks ?? 0) - shownLocks(run).length
  if (more <= 0) return ''
  return more === 1
    ? 'Threads waited for one further lock, for a shorter time.'
    : `Threads waited for ${counted(more)} further locks, for a shorter time.`
}

/** Names the lock for which a thread waited longest. Empty if no thread waited for a lock of the program, and in older files. */
export function lockSentence({ lockWaits }: RunReport): string[] {
  if (!lockWaits || lockWaits.n === 0) return []
  const { longestMs, longestThread, longestLock, n, totalMs } = lockWaits
  const longest = `${longestThread} waited longest for a lock of the program: ${span(longestMs * 1000)}, for ${longestLock}.`
  return [n === 1 ? longest : `${longest} All ${counted(n)} waits for such locks took ${span(totalMs * 1000)}.`]
}

/** Says for what each thread that waited for a lock was blocked. Empty in older files. */
export function blockedSentences({ threads }: RunReport): string[] {
  const waited = threads.flatMap(({ name, blockedMs, blocked }) =>
    blocked && blocked.byLock.length > 0 ? [{ name, blockedMs, blocked }] : [],
  )
  const shown = waited.slice(0, MOST_SHOWN)
  const more = waited.length > shown.length ? [`${counted(waited.length - shown.length)} further threads waited for locks.`] : []
  return [
    ...shown.map(({ name, blockedMs, blocked }) => `${name} was blocked for ${span(blockedMs * 1000)}: ${blockedWords(blocked)}.`),
    ...more,
  ]
}

function madeAt({ kind, line }: LockReport): string {
  return line === 0 ? kind : `${kind}, line ${line}`
}

const BLOCKED_WORDS: Readonly<Record<Exclude<keyof BlockedReport, 'byLock'>, string>> = {
  sleepingMs: 'sleeping',
  joiningMs: 'joining',
  ioMs: 'I/O',
  locksMs: 'locks',
  startingMs: 'starting threads',
  processesMs: 'other processes',
  pollingMs: 'polling',
  otherMs: 'other',
}

/** What a thread was blocked on, the longest first: "sleeping 40 ms, gate 12 ms". Locks have their names where the report has them. */
export function blockedWords({ byLock, ...parts }: BlockedReport): string {
  const namedMs = byLock.reduce((sum, { ms }) => sum + ms, 0)
  const unnamed = { ...parts, locksMs: parts.locksMs - namedMs }
  const kinds = Object.entries(BLOCKED_WORDS).map(([part, words]) => ({ words, ms: unnamed[part as keyof typeof unnamed] }))
  const all = [...kinds, ...byLock.map(({ lock, ms }) => ({ words: lock, ms }))].filter(({ ms }) => ms > 1e-9)
  return all
    .sort((a, b) => b.ms - a.ms)
    .map(({ words, ms }) => `${words} ${span(ms * 1000)}`)
    .join(', ')
}
