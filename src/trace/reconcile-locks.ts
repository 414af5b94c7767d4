import type { LockHold, LockTimeline, LockWait, Timeline } from '../model/timeline.ts'

/**
 * Checks the events of a lock of the program against each other and against the machine's counters.
 * @returns the first discrepancy; undefined if there is none
 */
export function lockDiscrepancy(locked: LockTimeline, timeline: Timeline): string | undefined {
  const { lock, waits, holds } = locked
  const wrong =
    waits.length !== lock.waits
      ? `${waits.length} waits recorded, but the machine counted ${lock.waits}`
      : lock.acquisitions === null
        ? undefined
        : (wrongNumber(lock.acquisitions, holds) ?? missingStamp(locked, timeline.excludes) ?? overlap(holds, timeline))
  return wrong && `${[lock.kind, lock.name, lock.part].filter(Boolean).join(' ')}: ${wrong}`
}

function wrongNumber(acquisitions: number, holds: readonly LockHold[]): string | undefined {
  const last = holds.at(-1)?.number ?? 0
  return last > acquisitions ? `acquisition ${last} recorded, but the machine counted ${acquisitions}` : undefined
}

/**
 * While a thread waits, each acquisition and each release has a stamp. Without a GIL, a thread can begin to wait while another is acquiring
 * the lock. That acquisition can then lack a stamp.
 */
function missingStamp({ waits, holds }: LockTimeline, excludes: boolean): string | undefined {
  const last = holds.at(-1)?.number
  const unended = holds.find(({ isOpen, number }) => isOpen && number !== last)
  if (unended) return `acquisition ${unended.number} has no release, yet acquisition ${last} follows`
  if (!excludes) return undefined
  const stamped = new Set(holds.flatMap(({ number, isStartKnown }) => (isStartKnown ? number : [])))
  for (const { met, number } of waits) {
    const missing = firstMissing(met, number, stamped)
    if (missing) return `acquisition ${missing} has no stamp, although a thread waited from acquisition ${met} to ${number}`
  }
  return undefined
}

/** The first number between two acquisitions that is not in `stamped`; 0 if there is none. */
function firstMissing(met: LockWait['met'], number: LockWait['number'], stamped: ReadonlySet<number>): number {
  for (let between = met + 1; between < number; between++) if (!stamped.has(between)) return between
  return 0
}

/** At most one thread holds the lock at a time, except for the error of the clocks, as in reconcile.ts. */
function overlap(holds: readonly LockHold[], { threads, clockStepNs, clockOffsetNs }: Timeline): string | undefined {
  const toleranceNs = 2 * clockStepNs + clockOffsetNs
  for (let i = 1; i < holds.length; i++) {
    const [before, hold] = [holds[i - 1]!, holds[i]!]
    const overlapNs = hold.isStartKnown ? before.releasedNs - hold.acquiredNs : 0
    if (overlapNs <= toleranceNs) continue
    const both = `${threads[before.thread]!.name} (acquisition ${before.number}) and ${threads[hold.thread]!.name} (${hold.number})`
    return `${both} both held it for ${overlapNs} ns; two clock steps and the offset explain ${toleranceNs}`
  }
  return undefined
}
