import { Event } from '../../../assembly/abi/events.ts'
import type { Recorded } from './recording.ts'

interface Hold {
  fromNs: number | undefined
  toNs: number | undefined
}

/** A wait that ended with an acquisition. */
interface Wait {
  readonly met: number
  readonly number: number
}

/** The stamps of one lock: its holds by acquisition number, and the waits for it. */
class LockStamps {
  readonly holds = new Map<number, Hold>()
  readonly waits: Wait[] = []

  hold(number: number): Hold {
    const hold = this.holds.get(number) ?? { fromNs: undefined, toNs: undefined }
    this.holds.set(number, hold)
    return hold
  }
}

/**
 * Checks the events of the program's locks. Each hold has at most one start and one end, and begins after the end of the hold before it. If
 * `excludes`, each hold during a wait has a start. The hold with the highest number need not have ended.
 * @returns the first fault
 */
export function wrongLockEvents(rings: readonly (readonly Recorded[])[], excludes: boolean): string | undefined {
  const locks = new Map<number, LockStamps>()
  for (const [slot, events] of rings.entries()) {
    const wrong = collect(events, locks)
    if (wrong) return `slot ${slot}: ${wrong}: ${events.map(({ kind, argument }) => `${kind}(${argument})`).join(' ')}`
  }
  for (const [number, stamps] of locks) {
    const wrong = wrongHolds(stamps) ?? (excludes ? missingStart(stamps) : undefined)
    if (wrong) return `lock ${number}: ${wrong}`
  }
  return undefined
}

/** Adds the events of one slot. @returns what is wrong with their order */
function collect(events: readonly Recorded[], locks: Map<number, LockStamps>): string | undefined {
  let stamps: LockStamps | undefined
  let met: number | undefined
  for (const { kind, argument, ns } of events) {
    if (kind === Event.LOCK) {
      if (met !== undefined) return 'a thread names a lock while it waits'
      stamps = locks.get(argument) ?? new LockStamps()
      locks.set(argument, stamps)
    } else if (kind === Event.LOCK_WANTED) {
      met = argument
    } else if (kind === Event.LOCK_GIVEN_UP) {
      met = undefined
    } else if (kind === Event.LOCK_ACQUIRED || kind === Event.LOCK_SINCE || kind === Event.LOCK_RELEASED) {
      if (!stamps) return 'a thread uses a lock that it has not named'
      const side = kind === Event.LOCK_RELEASED ? 'toNs' : 'fromNs'
      const hold = stamps.hold(argument)
      if (hold[side] !== undefined) return `event ${kind} of acquisition ${argument} occurs twice`
      hold[side] = ns
      if (kind === Event.LOCK_ACQUIRED && met !== undefined) stamps.waits.push({ met, number: argument })
      if (kind === Event.LOCK_ACQUIRED) met = undefined
    }
  }
  return undefined
}

function wrongHolds({ holds }: LockStamps): string | undefined {
  const sorted = [...holds].sort(([a], [b]) => a - b)
  for (const [index, [number, { fromNs, toNs }]] of sorted.entries()) {
    const before = sorted[index - 1]
    if (before?.[1].toNs === undefined && before) return `acquisition ${before[0]} has no release, yet ${number} follows`
    if (before && fromNs !== undefined && fromNs < before[1].toNs!) return `acquisition ${number} precedes the release of ${before[0]}`
    if (fromNs !== undefined && toNs !== undefined && toNs < fromNs) return `acquisition ${number} ends before it begins`
  }
  return undefined
}

function missingStart({ holds, waits }: LockStamps): string | undefined {
  for (const { met, number } of waits) {
    if (number <= met) return `a thread that met acquisition ${met} made acquisition ${number}`
    for (let between = met + 1; between < number; between++) {
      if (holds.get(between)?.fromNs === undefined) return `acquisition ${between} has no start, although a thread waited`
    }
  }
  return undefined
}
