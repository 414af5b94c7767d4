import * as v from 'valibot'
import { lockNames } from '../model/lock-name.ts'
import { amount, count, share } from '../model/quantities.ts'
import type { LockReport, LockWaitsReport } from '../model/report.ts'
import type { LockTimeline, Timeline } from '../model/timeline.ts'
import { latencySchema } from './latency-fields.ts'
import { lockReport } from './lock-report.ts'
import type { Metric } from './metric.ts'

/** The most locks that a report lists. */
const MOST_LOCKS = 50
/** In the blocked time of a thread, the name of all locks that the report does not list. */
const OTHER_LOCKS = 'other locks'

const lock: v.GenericSchema<unknown, LockReport> = v.looseObject({
  name: v.string(),
  kind: v.string(),
  file: v.string(),
  line: count,
  acquisitions: v.nullable(count),
  waitUs: latencySchema({ censored: count, timeouts: count }),
  waitedMs: amount,
  longestWaitThread: v.string(),
  holdUs: v.nullable(latencySchema({ bounds: count })),
  bypass: v.nullable(v.looseObject({ histogram: v.array(count), max: count })),
  fairness: v.nullable(v.looseObject({ jain: v.nullable(amount), shares: v.array(share) })),
}) as v.GenericSchema<unknown, LockReport>

/**
 * The program's own locks, such as threading.Lock, by the definitions of the GIL's metrics. A wait begins when a thread finds the lock
 * held, and ends when the thread has the lock. The thread then may still have to wait for the GIL. A thread that finds the lock free does
 * not wait.
 */
export const locks: Metric<{ readonly locks: readonly LockReport[]; readonly lockWaits: LockWaitsReport }> = {
  id: 'locks',
  title: 'Locks of the program',
  definition:
    "Waits, holds, bypass counts and fairness of the program's own locks: Lock, RLock, Condition, Semaphore, Event, Barrier and the queues. They are defined like those of the GIL.",
  unit: 'ms',
  fields: {
    locks: v.array(lock),
    lockWaits: v.looseObject({
      locks: count,
      n: count,
      totalMs: amount,
      longestMs: amount,
      longestLock: v.string(),
      longestThread: v.string(),
    }),
  },
  figures: [
    { path: 'lockWaits.n', unit: 'waits', about: 'How many times a thread waited for a lock of the program.' },
    { path: 'lockWaits.totalMs', about: 'How long all waits for locks of the program took together.' },
    {
      path: 'lockWaits.longestMs',
      about: 'The longest time for which a thread waited for a lock of the program, such as a threading.Lock or a queue.',
      column: { group: 'lock', heading: 'wait max', isDetail: true, appliesTo: 'every run' },
    },
  ],

  measure(timeline) {
    const all = timeline.locks ?? []
    const names = lockNames(all.map(({ lock }) => lock))
    return {
      locks: listed(timeline).map((each) => lockReport(each, names.get(each.lock.id)!, timeline)),
      lockWaits: lockWaits(timeline, all, names),
    }
  },
}

/** The name of a lock by its number, as the report of the run shows it. */
export function shownLockName(timeline: Timeline): (lock: number) => string {
  const all = timeline.locks ?? []
  const names = lockNames(all.map(({ lock }) => lock))
  const shown = new Set(listed(timeline).map(({ lock }) => lock.id))
  return (id) => (shown.has(id) && names.get(id)) || OTHER_LOCKS
}

/** The locks that the report lists: those with the longest total wait, the longest first. */
function listed({ locks = [] }: Timeline): LockTimeline[] {
  const waited = locks.flatMap((each) => (each.waits.length > 0 ? [{ each, ns: waitedNs(each) }] : []))
  return waited
    .sort((a, b) => b.ns - a.ns)
    .slice(0, MOST_LOCKS)
    .map(({ each }) => each)
}

function waitedNs({ waits }: LockTimeline): number {
  return waits.reduce((sum, { wantedNs, endNs }) => sum + endNs - wantedNs, 0)
}

function lockWaits({ threads }: Timeline, all: readonly LockTimeline[], names: ReadonlyMap<number, string>): LockWaitsReport {
  const waits = all.flatMap(({ lock, waits }) => waits.map((wait) => ({ lock, thread: wait.thread, ns: wait.endNs - wait.wantedNs })))
  const longest = waits.reduce<(typeof waits)[number] | undefined>((most, wait) => (wait.ns > (most?.ns ?? -1) ? wait : most), undefined)
  return {
    locks: all.filter(({ waits }) => waits.length > 0).length,
    n: waits.length,
    totalMs: waits.reduce((sum, { ns }) => sum + ns, 0) / 1e6,
    longestMs: (longest?.ns ?? 0) / 1e6,
    longestLock: longest ? names.get(longest.lock.id)! : '',
    longestThread: longest ? threads[longest.thread]!.name : '',
  }
}
