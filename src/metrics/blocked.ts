import { Block } from '../../assembly/abi/events.ts'
import type { BlockedReport } from '../model/report.ts'
import { BLOCKED, type ThreadTimeline } from '../model/timeline.ts'

type Part = Exclude<keyof BlockedReport, 'byLock'>

/** The part of a thread's blocked time to which each Block counts. */
const PARTS: Readonly<Record<Block, Part>> = {
  [Block.NONE]: 'otherMs',
  [Block.SLEEP]: 'sleepingMs',
  [Block.JOIN]: 'joiningMs',
  [Block.OUTPUT]: 'ioMs',
  [Block.START]: 'startingMs',
  [Block.LOCK]: 'locksMs',
  [Block.EVENT]: 'locksMs',
  [Block.SEMAPHORE]: 'locksMs',
  [Block.QUEUE]: 'locksMs',
  [Block.BARRIER]: 'locksMs',
  [Block.TASKS]: 'locksMs',
  [Block.READ]: 'ioMs',
  [Block.WRITE]: 'ioMs',
  [Block.SYSTEM_CALL]: 'ioMs',
  [Block.PROCESS]: 'joiningMs',
  [Block.PROCESS_QUEUE]: 'processesMs',
  [Block.LOOP]: 'pollingMs',
  [Block.PROCESS_SEMAPHORE]: 'processesMs',
  [Block.PROCESS_CHANGE]: 'processesMs',
}

/** What a thread was blocked on. nameOfLock: the name that a report shows for the lock with a number */
export function blockedReport(
  { intervals: { length, state, block, lock, startNs, endNs } }: ThreadTimeline,
  nameOfLock: (lock: number) => string,
): BlockedReport {
  const ns: Record<Part, number> = {
    sleepingMs: 0,
    joiningMs: 0,
    ioMs: 0,
    locksMs: 0,
    startingMs: 0,
    processesMs: 0,
    pollingMs: 0,
    otherMs: 0,
  }
  const byLock = new Map<string, number>()
  for (let i = 0; i < length; i++) {
    if (state[i] !== BLOCKED) continue
    const blockedNs = endNs[i]! - startNs[i]!
    ns[PARTS[block[i] as Block] ?? 'otherMs'] += blockedNs
    if (lock[i]! > 0) byLock.set(nameOfLock(lock[i]!), (byLock.get(nameOfLock(lock[i]!)) ?? 0) + blockedNs)
  }
  const parts = Object.fromEntries(Object.entries(ns).map(([part, sum]) => [part, sum / 1e6])) as Record<Part, number>
  return { ...parts, byLock: [...byLock].map(([lock, sum]) => ({ lock, ms: sum / 1e6 })).sort((a, b) => b.ms - a.ms) }
}
