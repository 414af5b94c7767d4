import { SLOT_BYTES, SLOT_RING, SLOTS } from '../../../assembly/abi/layout.ts'
import { Policy } from '../../../assembly/abi/policies.ts'
import type { MachineReport, WholeMachineReport } from '../../model/report.ts'
import { betweenThreads, type Resolution, withinThread } from '../../model/resolution.ts'
import type { RunOptions } from '../../model/run.ts'
import type { Platform } from '../../platform/platform.ts'
import { untilAborted } from '../../platform/until-aborted.ts'
import { modes } from '../../statistics/modes.ts'
import { attention } from '../session/page-visibility.ts'
import { Session } from '../session/session.ts'
import type { Call } from '../worker/worker.ts'
import { callCanaries } from './canaries.ts'

const PARK_ROUNDS = 500
/** A hold, long enough for the kernel to give each side a core of its own. */
const PARK_WORK_NS = 100_000
/** The first rounds find cold code. */
const PARK_WARM_UP = 50
const SPIN_BATCHES = 9
const SPIN_ROUNDS = 1000
const SPIN_FIRST_ROUNDS = 10
/** Two cores hand a word over in a tenth of a microsecond. */
const SPIN_SLOW_US = 20
const WORK_ROUNDS = 5
/** About 30 ms. */
const WORK_ITERATIONS = 20_000_000
/** Of about 1.6 ms: most fall between two turns of the scheduler, and each takes some eighty steps of the coarsest clock. */
const WORK_PIECES = 20
/** More would only measure the same again. */
const MOST_CORES = 8
const TIMED_WAITS = 60
const CLOCK_READS = 20_000
/** Loads whose cost calibrates the model of a kernel entry. */
const SPIN_LOADS = 1000

/** What the machine can do at best, and what a kernel entry is made of. */
export interface Measured<Machine extends MachineReport = WholeMachineReport> {
  readonly report: Machine
  /** ns for one load of the kernel entry's loop. */
  readonly loadNs: number
}

/** Measures this machine: isolation and canaries first, then clock, floors and cores. Takes about a second. */
export async function probe(platform: Platform, options: RunOptions = {}): Promise<WholeMachineReport> {
  return Session.alone(platform, MOST_CORES, options, async (session) => {
    const { signal, release } = attention(platform, options.signal)
    const machine = untilAborted(probeMachine(session, { ...options, signal }), signal)
    return (await machine.finally(release)).report
  })
}

/** The same within a session that goes on to run programs. @throws LabError 'cannot-measure' where a canary fails. */
export async function probeMachine(session: Session, options: RunOptions): Promise<Measured> {
  const { report, loadNs } = await probeBasics(session, options)
  return { report: await probeRest(session, report, options), loadNs }
}

/** What must be known before the first run: whether it can be believed, and what its figures are told with. @throws LabError 'cannot-measure' */
export async function probeBasics(session: Session, options: RunOptions): Promise<Measured<MachineReport>> {
  tell('canaries', options)
  const canaries = await callCanaries(session)
  tell('clock', options)
  const { stepNs, costNs, loadNs } = await measureClock(session)
  tell('park and unpark', options)
  const park = await parkLatencies(session)
  const { clockOffsetNs } = session.crew
  const resolution = betweenThreads({ clockStepNs: stepNs, clockOffsetNs })
  const resolutionUs = resolution.ns / 1000
  const modesUs = modes(
    park.filter((us) => us >= resolutionUs),
    { step: stepNs / 1000 },
  )
  const { on, engine, os, reportedCores } = session.platform
  const parkFloorUs = { ...percentiles(park, resolution), resolutionUs, modesUs }
  const clock = { clockStepUs: stepNs / 1000, clockOffsetUs: clockOffsetNs / 1000, clockCostNs: costNs, parkFloorUs }
  const later = { parallelism: null, spinFloorUs: null, timedWaitOvershootUs: null }
  return { loadNs, report: { on, engine, os, reportedCores, ...clock, ...later, canaries } }
}

/** What no single run's figures depend on: what comparisons and the reader need to know. */
export async function probeRest(session: Session, basics: MachineReport, options: RunOptions): Promise<WholeMachineReport> {
  tell('cores', options)
  const parallelism = await effectiveCores(session)
  tell('timed waits', options)
  const overshoot = await timedWaitOvershoot(session)
  tell('spinning', options)
  const spinUs = await spinLatency(session)
  return {
    ...basics,
    parallelism,
    spinFloorUs: { p50: spinUs },
    timedWaitOvershootUs: percentiles(overshoot, withinThread({ clockStepNs: basics.clockStepUs * 1000 })),
  }
}

function tell(what: string, { signal, onProgress }: RunOptions): void {
  signal?.throwIfAborted()
  onProgress?.({ phase: 'probe', what })
}

/** Makes each list of calls on a worker of its own, all at once, on a fresh memory. */
async function together(
  session: Session,
  calls: readonly (readonly Call[])[],
  look?: (memory: WebAssembly.Memory) => void,
): Promise<number[][]> {
  const memory = session.memories.take()
  const machine = session.instance(memory)
  machine.setup(calls.length, Policy.NONE, 5000, 100, 0, 0)
  for (let slot = 0; slot < calls.length; slot++) machine.attach(slot)
  const members = await session.crew.atLeast(calls.length)
  const zeroMs = performance.now()
  const results = await Promise.all(
    members.map((member, slot) => Promise.race([member.api.call(memory, zeroMs, calls[slot] ?? []), member.death])),
  )
  look?.(memory)
  session.memories.giveBack(memory, calls.length)
  return results
}

async function measureClock(session: Session): Promise<{ stepNs: number; costNs: number; loadNs: number }> {
  const [member] = await session.crew.atLeast(1)
  if (!member) throw new Error('no worker was started')
  const stepNs = await Promise.race([member.api.clockStepNs(), member.death])
  const costs: Call[] = Array.from({ length: 7 }, () => ['clockCost', CLOCK_READS])
  const loads: Call[] = Array.from({ length: 7 }, () => ['spinCost', SPIN_LOADS, 200])
  const [clockNs = []] = await together(session, [costs])
  const [entryNs = []] = await together(session, [loads])
  return { stepNs, costNs: rank(clockNs, 0.5) / CLOCK_READS, loadNs: rank(entryNs, 0.5) / SPIN_LOADS }
}

/** One-way latencies of park and unpark, µs: from the stamp before the wake to the stamp after the awakening. */
export async function parkLatencies(session: Session): Promise<number[]> {
  const latencies: number[] = []
  await together(
    session,
    [[['floorPark', 0, 0, PARK_ROUNDS, PARK_WORK_NS]], [['floorPark', 1, 1, PARK_ROUNDS, PARK_WORK_NS]]],
    (memory) => {
      const stamps = [0, 1].map((slot) => new BigInt64Array(memory.buffer, SLOTS + slot * SLOT_BYTES + SLOT_RING, 2 * PARK_ROUNDS))
      const at = (side: number, index: number) => Number(stamps[side]?.[index] ?? 0n)
      for (let round = PARK_WARM_UP; round < PARK_ROUNDS; round++) {
        latencies.push((at(1, 2 * round + 1) - at(0, 2 * round)) / 1000)
        latencies.push((at(0, 2 * round + 1) - at(1, 2 * (round - 1))) / 1000)
      }
    },
  )
  return latencies
}

async function timedWaitOvershoot(session: Session): Promise<number[]> {
  const waits: Call[] = Array.from({ length: TIMED_WAITS }, () => ['floorTimedWait', 0, 1e6])
  const [took = []] = await together(session, [waits])
  return took.map((ns) => (ns - 1e6) / 1000)
}

/**
 * n × the time of one ÷ the time of n at once, median of interleaved rounds. The one is timed in pieces, and the median counts for all: who
 * shares its core with other work is slow alone, too, and the two would cancel out.
 */
export async function effectiveCores(session: Session, rounds = WORK_ROUNDS): Promise<number> {
  const cores = Math.min(session.platform.reportedCores, MOST_CORES)
  const ratios: number[] = []
  for (let round = 0; round < rounds; round++) {
    const [pieces = []] = await together(session, [
      Array.from({ length: WORK_PIECES }, () => ['floorWork', 1, WORK_ITERATIONS / WORK_PIECES]),
    ])
    const alone = WORK_PIECES * rank(pieces, 0.5)
    const all = await together(
      session,
      Array.from({ length: cores }, () => [['floorWork', cores, WORK_ITERATIONS] as const]),
    )
    ratios.push((cores * alone) / Math.max(...all.map(([ns = 0]) => ns)))
  }
  return rank(ratios, 0.5)
}

/** One handoff by spinning, µs: median of batch means, since one is finer than most clocks. */
async function spinLatency(session: Session): Promise<number> {
  // Where both sides share a core, each handoff takes a slice of the scheduler's: a short batch tells, and is all that can be afforded.
  const first = await spinBatch(session, SPIN_FIRST_ROUNDS)
  if (first > SPIN_SLOW_US) return first
  const means: number[] = []
  for (let batch = 0; batch < SPIN_BATCHES; batch++) means.push(await spinBatch(session, SPIN_ROUNDS))
  return rank(means, 0.5)
}

async function spinBatch(session: Session, rounds: number): Promise<number> {
  const both = await together(session, [[['floorSpin', 0, rounds]], [['floorSpin', 1, rounds]]])
  // Who came second did not wait for the other to arrive.
  return Math.min(...both.map(([ns = 0]) => ns)) / (2 * rounds) / 1000
}

/** Of single latencies: what is below the resolution is 0, as in a LatencySummary. */
function percentiles(us: readonly number[], resolution: Resolution): { readonly p50: number; readonly p99: number } {
  const of = (quantile: number) => {
    const value = rank(us, quantile)
    return value * 1000 < resolution.ns ? 0 : value
  }
  return { p50: of(0.5), p99: of(0.99) }
}

/** Nearest rank. */
function rank(values: readonly number[], quantile: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(quantile * sorted.length) - 1)] ?? Number.NaN
}
