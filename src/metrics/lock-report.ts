import { columnsFrom } from '../model/columns.ts'
import type { LockReport } from '../model/report.ts'
import { withinThread } from '../model/resolution.ts'
import type { LockHold, LockTimeline, LockWait, Timeline } from '../model/timeline.ts'
import { firstAfter } from '../trace/lanes.ts'
import { bypassHistogram } from './bypass.ts'
import { contention, overlapByWindow, type Times } from './contention.ts'
import { jainByWindow } from './fairness.ts'
import { summarize } from './latency.ts'

/** The figures of one lock. */
export function lockReport(locked: LockTimeline, name: string, timeline: Timeline): LockReport {
  const { lock, waits, holds } = locked
  const resolution = withinThread(timeline)
  const lengths = waits.map(({ wantedNs, endNs }) => endNs - wantedNs)
  const longestNs = lengths.reduce((most, ns) => Math.max(most, ns), 0)
  const longest = waits[lengths.indexOf(longestNs)]
  const isHeld = lock.acquisitions !== null
  return {
    name,
    kind: lock.kind,
    file: lock.file,
    line: lock.line,
    acquisitions: lock.acquisitions,
    waitUs: {
      ...summarize(lengths, resolution),
      censored: waits.filter(({ end }) => end === 'open').length,
      timeouts: waits.filter(({ end }) => end === 'timeout').length,
    },
    waitedMs: lengths.reduce((sum, ns) => sum + ns, 0) / 1e6,
    longestWaitThread: longest ? timeline.threads[longest.thread]!.name : '',
    holdUs: isHeld
      ? {
          ...summarize(
            holds.map(({ acquiredNs, releasedNs }) => releasedNs - acquiredNs),
            resolution,
          ),
          bounds: holds.filter(({ isStartKnown, isOpen }) => !isStartKnown || isOpen).length,
        }
      : null,
    bypass: isHeld ? bypassHistogram(bypassesOf(locked)) : null,
    fairness: isHeld ? fairnessOf(locked, timeline) : null,
  }
}

/**
 * For each wait, how often others acquired the lock meanwhile, by the lock's acquisition numbers. No number belongs to a wait that ended by
 * its timeout. For such a wait, the function counts the stamps of that time, because each acquisition during a wait has a stamp.
 */
function bypassesOf({ lock, waits, holds }: LockTimeline): number[] {
  const numbers = Float64Array.from(holds, ({ number }) => number)
  const times = Float64Array.from(holds, ({ acquiredNs }) => acquiredNs)
  return waits.map(({ met, number, end, endNs }) => {
    if (end === 'acquired') return Math.max(0, number - met - 1)
    if (end === 'open') return Math.max(0, (lock.acquisitions ?? 0) - met)
    return Math.max(0, firstAfter(times, endNs, 0) - firstAfter(numbers, met, 0))
  })
}

/**
 * The fairness as for the GIL (fairness.ts). The shares cover only the times in which threads contended, because other holds have no
 * stamps.
 */
function fairnessOf({ waits, holds }: LockTimeline, { startNs, endNs, threads }: Timeline): LockReport['fairness'] {
  const ofThread = (rows: readonly Span[]) => threads.map((_, thread) => rows.filter((row) => row.thread === thread))
  const held = ofThread(holds.map(spanOf))
  const wanted = ofThread(waits.map(waitSpan))
  const demands = threads.map((_, thread) => timesOf(merged([...held[thread]!, ...wanted[thread]!])))
  const contended = contention(demands)
  const usage = { held: held.map(timesOf), demands, contended }
  const heldNs = usage.held.map((spans) => overlapByWindow(spans, contended, [startNs, endNs])[0]!)
  const total = heldNs.reduce((sum, ns) => sum + ns, 0)
  return {
    jain: jainByWindow(usage, [startNs, endNs])[0] ?? null,
    shares: heldNs.map((ns) => (total > 0 ? ns / total : 0)),
  }
}

interface Span {
  readonly thread: number
  readonly startNs: number
  readonly endNs: number
}

function timesOf(spans: readonly Span[]): Times {
  return columnsFrom({ startNs: Float64Array, endNs: Float64Array }, spans)
}

function spanOf({ thread, acquiredNs, releasedNs }: LockHold): Span {
  return { thread, startNs: acquiredNs, endNs: Math.max(acquiredNs, releasedNs) }
}

function waitSpan({ thread, wantedNs, endNs }: LockWait): Span {
  return { thread, startNs: wantedNs, endNs }
}

/** The spans in order, with those joined that touch or overlap. */
function merged(spans: readonly Span[]): Span[] {
  const joined: { thread: number; startNs: number; endNs: number }[] = []
  for (const span of spans.toSorted((a, b) => a.startNs - b.startNs)) {
    const last = joined.at(-1)
    if (last && span.startNs <= last.endNs) last.endNs = Math.max(last.endNs, span.endNs)
    else joined.push({ ...span })
  }
  return joined
}
