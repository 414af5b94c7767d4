import { Block } from '../../../assembly/abi/events.ts'
import { BLOCKED, RUNNING, WAITING } from '../../../src/model/timeline.ts'
import { seededRandom } from '../../../src/statistics/random.ts'
import type { Lane, RunLanes } from '../../../src/trace/lanes.ts'

/** A lane of intervals given as [state, length in ns]. */
export function laneOfIntervals(name: string, intervals: readonly (readonly [state: number, ns: number])[], firstNs = 0): Lane {
  const n = intervals.length
  const startNs = new Float64Array(n + 1)
  const sumsNs = [new Float64Array(n + 1), new Float64Array(n + 1), new Float64Array(n + 1)] as const
  startNs[0] = firstNs
  intervals.forEach(([state, ns], i) => {
    startNs[i + 1] = startNs[i]! + ns
    sumsNs.forEach((sums, of) => {
      sums[i + 1] = sums[i]! + (state === of ? ns : 0)
    })
  })
  const state = Uint8Array.from(intervals, ([of]) => of)
  const block = state.map((of) => (of === BLOCKED ? Block.SLEEP : 0))
  return {
    name,
    thread: -1,
    startNs,
    state,
    block,
    place: new Uint32Array(n),
    gil: new Uint16Array(n),
    sumsNs,
    requestNs: new Float64Array(0),
  }
}

/**
 * A run of threads that hand off a GIL every few µs. The times are random, from a fixed seed. The run has about `intervals` intervals in
 * all.
 */
export function generatedRun(threads: number, intervals: number): RunLanes {
  const random = seededRandom(7)
  const lanes = Array.from({ length: threads }, (): [number, number][] => [])
  const idleSince = new Float64Array(threads)
  let now = 0
  let made = 0
  let holder = -1
  while (made < intervals) {
    const next = (holder + 1 + Math.floor(random() * (threads - 1))) % threads
    const ns = 1000 + Math.round(random() * (random() < 0.01 ? 400_000 : 9_000))
    if (now > idleSince[next]!) lanes[next]!.push([random() < 0.1 ? BLOCKED : WAITING, now - idleSince[next]!])
    lanes[next]!.push([RUNNING, ns])
    made += 2
    now += ns
    idleSince[next] = now
    holder = next
  }
  const named = lanes.map((of, index) => laneOfIntervals(`Thread-${index + 1} (work)`, of))
  return { lanes: named, wallNs: now, clockStepNs: 1000, excludes: true, gils: 1 }
}
