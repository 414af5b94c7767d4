import { Event } from '../../../assembly/abi/events.ts'
import { CHUNK_EVENTS, EVENT_BYTES, SLOT_BYTES, SLOT_EVENTS, SLOT_FIRST_CHUNK, SLOT_LOST, SLOTS } from '../../../assembly/abi/layout.ts'
import type { Scenario } from '../scenario.ts'
import type { World } from '../world.ts'
import { wrongLockEvents } from './recorded-locks.ts'

/** One recorded event. */
export interface Recorded {
  readonly ns: number
  readonly kind: number
  readonly argument: number
}

/** The events after which a thread does not have the GIL. */
const LEAVES: ReadonlySet<number> = new Set([Event.RELEASED, Event.YIELDED, Event.RETAKE_FAILED, Event.EXIT])

/** The events whose argument is always 0. */
const WITHOUT_ARGUMENT: ReadonlySet<number> = new Set([Event.WANTED, Event.YIELDED, Event.RETAKE_FAILED, Event.DROP_REQUEST, Event.EXIT])

/**
 * The scenario with recording on. Each thread's events must form holds: the thread acquires the GIL, leaves it, and so on. If `excludes`, at
 * most one thread may hold the GIL at a time. The acquisitions must then have the numbers 1, 2, 3 and so on, and no hold may begin before
 * the previous one has ended. recorded-locks.ts checks the events of the program's locks.
 */
export function recordedScenario(scenario: Scenario, excludes: boolean): Scenario {
  return {
    ...scenario,
    id: `${scenario.id}-recorded`,
    start: (world) => {
      const bodies = scenario.start(world)
      world.record()
      return bodies
    },
    finish: (world) => {
      const wrong = scenario.finish?.(world)
      if (wrong) return wrong
      const rings = eventsOf(world)
      return wrongOrder(rings, excludes) ?? wrongLockEvents(rings, excludes)
    },
  }
}

/** The events of each slot from number `from` on, in the order in which the slot's worker recorded them. */
export function eventsOf(world: World, from = 0): Recorded[][] {
  const view = new DataView(world.memory.buffer)
  return world.threads.map((_, slot) => {
    const events: Recorded[] = []
    const start = SLOTS + slot * SLOT_BYTES
    const end = world.load(start + SLOT_EVENTS)
    let chunk = world.load(start + SLOT_FIRST_CHUNK)
    for (let position = 0; position < end; position++) {
      if (position > 0 && position % CHUNK_EVENTS === 0) chunk = world.load(chunk)
      if (position < from) continue
      const event = chunk + EVENT_BYTES * (1 + (position % CHUNK_EVENTS))
      const kind = view.getUint8(event + 8)
      events.push({ ns: Number(view.getBigInt64(event, true)), kind, argument: view.getInt32(event + 12, true) })
    }
    return events
  })
}

/** The number of events that the slot's worker dropped. */
export function lostBy(world: World, slot: number): number {
  return world.load(SLOTS + slot * SLOT_BYTES + SLOT_LOST)
}

interface Hold {
  readonly gil: number
  readonly sequence: number
  readonly fromNs: number
  readonly toNs: number
}

function wrongOrder(rings: readonly (readonly Recorded[])[], excludes: boolean): string | undefined {
  const holds: Hold[] = []
  for (const [slot, events] of rings.entries()) {
    const wrong = collectHolds(events, holds)
    if (wrong) return `slot ${slot}: ${wrong}: ${events.map(({ kind, argument }) => `${kind}(${argument})`).join(' ')}`
  }
  if (!excludes) return undefined
  for (const gil of new Set(holds.map((hold) => hold.gil))) {
    const wrong = wrongNumbers(holds.filter((hold) => hold.gil === gil))
    if (wrong) return wrong
  }
  return undefined
}

/** Checks the holds of one GIL. */
function wrongNumbers(holds: readonly Hold[]): string | undefined {
  const sorted = holds.toSorted((a, b) => a.sequence - b.sequence)
  for (const [index, { sequence, fromNs }] of sorted.entries()) {
    if (sequence !== index + 1) return `acquisition ${index + 1} has the number ${sequence}`
    const before = sorted[index - 1]
    if (before && fromNs < before.toNs) return `acquisition ${sequence} at ${fromNs} ns precedes the release at ${before.toNs} ns`
  }
  return undefined
}

/** Adds the holds of one slot. @returns what is wrong with the order of its events */
function collectHolds(events: readonly Recorded[], holds: Hold[]): string | undefined {
  let last = 0
  let has = events[0]?.kind !== Event.START
  let wants = false
  let held: Recorded | undefined
  let gil = 0
  for (const event of events) {
    if (WITHOUT_ARGUMENT.has(event.kind) && event.argument !== 0) return `event ${event.kind} has the argument ${event.argument}`
    if (event.kind === Event.GIL) {
      if (has || event.argument === gil) return 'a thread changes a GIL that it has'
      gil = event.argument
    }
    // A thread records the start of a hold of a lock only when it releases the lock.
    if (event.kind === Event.LOCK_SINCE) continue
    if (event.ns < last) return `the time ${event.ns} ns comes after ${last} ns`
    last = event.ns
    if (event.kind === Event.START) wants = true
    if (event.kind === Event.WANTED) {
      if (has) return 'a thread wants the GIL that it has'
      wants = true
    }
    if (event.kind === Event.ACQUIRED) {
      if (has || !wants) return 'a thread acquires a GIL that it does not want'
      has = true
      wants = false
      held = event
    }
    if (!LEAVES.has(event.kind)) continue
    if (!has) return 'a thread leaves a GIL that it does not have'
    // A thread records RETAKE_FAILED after it has failed to retake the GIL. It released the GIL earlier, at an unknown time.
    const toNs = event.kind === Event.RETAKE_FAILED ? undefined : event.ns
    if (held) holds.push({ gil, sequence: held.argument, fromNs: held.ns, toNs: toNs ?? held.ns })
    held = undefined
    has = false
    wants = event.kind === Event.YIELDED || event.kind === Event.RETAKE_FAILED
  }
  // The scenario records no event when it releases the GIL at the end of the last hold.
  if (held) holds.push({ gil, sequence: held.argument, fromNs: held.ns, toNs: held.ns })
  return undefined
}
