import type { Hold, Interval, ThreadTimeline, Timeline } from '../model/timeline.ts'
import type { Samples, Switch } from './samples.ts'

/** A timeline, and how far its samples contradict each other. */
export interface Reconstructed {
  readonly timeline: Timeline
  /** Whether the wait before each hold is known. It is unknown before a thread's first hold, after a call, and after an unclear switch. */
  readonly isWaitKnown: readonly boolean[]
  /** Switches that contradict the switch before about which thread ran. They arise if a thread loses the GIL while it notes a switch. */
  readonly unclear: number
}

/**
 * Reconstructs which thread held the GIL when. A hold begins at the first sample of a thread after another thread's samples, and ends at its last
 * sample before the next thread's. So each end is early by at most the time between two samples, and each start is late by as much.
 */
export function timelineOfSamples(
  samples: Samples,
  settings: { readonly switchIntervalNs: number; readonly clockOffsetNs: number },
): Reconstructed {
  const switches = samples.switches.toSorted((a, b) => a.acquiredNs - b.acquiredNs)
  const { holds, isWaitKnown, unclear } = holdsOf(switches, samples.coveredNs)
  const timeline = {
    startNs: 0,
    endNs: samples.coveredNs,
    threads: samples.threads.map((name, thread) => threadOf(name, thread, holds, isWaitKnown)),
    holds,
    censoredWaits: [],
    locks: undefined,
    requests: [],
    excludes: true,
    gils: [0],
    clockStepNs: samples.clockStepNs,
    intervalChanges: [],
    ...settings,
  }
  return { timeline, isWaitKnown, unclear }
}

function holdsOf(switches: readonly Switch[], endNs: number) {
  const holds: Hold[] = []
  const isWaitKnown: boolean[] = []
  /** For each thread: when it last lost the GIL outside a call. */
  const wantedNs = new Map<number, number>()
  let unclear = 0
  let thread = 0
  let acquiredNs = 0
  for (let i = 0; i <= switches.length; i++) {
    const next = switches[i]
    const isClear = next === undefined || next.before === thread
    if (!isClear) unclear++
    // An unclear switch does not show when the hold before it ended. That hold ended when the next one began, at the latest.
    const releasedNs = Math.max(acquiredNs, Math.min(isClear ? (next?.releasedNs ?? endNs) : endNs, next?.acquiredNs ?? endNs))
    const wanted = wantedNs.get(thread)
    const end = next === undefined ? 'exit' : next.site >= 0 ? 'blocking' : 'yield'
    holds.push({
      thread,
      gil: 0,
      sequence: i,
      wantedNs: wanted ?? acquiredNs,
      acquiredNs,
      releasedNs,
      end,
      block: 0,
      lock: 0,
      vainWakes: 0,
    })
    isWaitKnown.push(wanted !== undefined)
    if (end === 'yield' && isClear) wantedNs.set(thread, releasedNs)
    else wantedNs.delete(thread)
    if (next) ({ thread, acquiredNs } = next)
  }
  return { holds, isWaitKnown, unclear }
}

function threadOf(name: string, thread: number, holds: readonly Hold[], isWaitKnown: readonly boolean[]): ThreadTimeline {
  const intervals: Interval[] = []
  let own = 0
  for (const [i, hold] of holds.entries()) {
    if (hold.thread !== thread) continue
    own++
    const last = intervals.at(-1)
    if (last)
      intervals.push({ state: isWaitKnown[i] ? 'waiting' : 'blocked', startNs: last.endNs, endNs: hold.acquiredNs, block: 0, lock: 0 })
    intervals.push({ state: 'running', startNs: hold.acquiredNs, endNs: hold.releasedNs, block: 0, lock: 0 })
  }
  const startNs = intervals[0]?.startNs ?? 0
  const endNs = intervals.at(-1)?.endNs ?? 0
  return { id: thread, name, gils: own > 0 ? [0] : [], startNs, endNs, intervals, acquisitions: own, reacquisitions: 0, ops: 0 }
}
