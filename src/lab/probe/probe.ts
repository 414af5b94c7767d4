import { SLOT_BYTES, SLOT_RING, SLOTS } from '../../../assembly/abi/layout.ts'
import { Policy } from '../../../assembly/abi/policies.ts'
import type { MachineReport, WholeMachineReport } from '../../model/report.ts'
import { betweenThreads, type Resolution, withinThread } from '../../model/resolution.ts'
import type { RunOptions } from '../../model/run.ts'
import type { Platform } from '../../platform/platform.ts'
import { untilAborted } from '../../platform/until-aborted.ts'
import { modes } from '../../statistics/modes.ts'
import { nearestRank } from '../../statistics/nearest-rank.ts'
import { watchPageVisibility } from '../session/page-visibility.ts'
import { Session } from '../session/session.ts'
import type { Call } from '../worker/worker-api.ts'
import { callCanaries } from './canaries.ts'

const PARK_ROUNDS = 500
/**
 * In the park test, two workers wake each other in turn. A worker computes for this time, ns, before it wakes the other worker. The time is
 * long enough for the operating system to give each worker its own core.
 */
const PARK_WORK_NS = 100_000
/** The number of first rounds that are discarded because their code is cold. */
const PARK_WARM_UP = 50
const SPIN_BATCHES = 9
const SPIN_ROUNDS = 1000
const SPIN_FIRST_ROUNDS = 10
/** A hand-off slower than this, µs, means that both workers share a core. Two cores hand a word off in 0.1 µs. */
const SPIN_SLOW_US = 20
const WORK_ROUNDS = 5
/** The number of iterations that take about 30 ms. */
const WORK_ITERATIONS = 20_000_000
/**
 * The number of pieces into which a single worker's work is divided. A piece takes about 1.6 ms, so most pieces fit in one time slice and
 * run without interruption. On a clock with steps of 20 µs, a piece takes about 80 steps, so the clock measures it well.
 */
const WORK_PIECES = 20
/** Cores beyond this number are not probed, because no verdict needs that many. */
const MOST_CORES = 8
const TIMED_WAITS = 60
const CLOCK_READS = 20_000
/** The number of loads that are timed for the model of a kernel entry. */
const SPIN_LOADS = 1000

/** The results of a probe of the machine. */
export interface ProbeResult<Machine extends MachineReport = WholeMachineReport> {
  readonly report: Machine
  /** Time that one load of a memory word takes in the loop that models a kernel entry, ns. */
  readonly loadNs: number
}

/**
 * Measures this machine: isolation and canaries, then clock, floors and cores. It takes about one second.
 * @throws LabError 'cannot-measure' if the page is not isolated or is hidden, or if a canary fails
 */
export async function probe(platform: Platform, options: RunOptions = {}): Promise<WholeMachineReport> {
  return Session.alone(platform, MOST_CORES, options, async (session) => {
    const { signal, stopWatching } = watchPageVisibility(platform, options.signal)
    const machine = untilAborted(probeMachine(session, { ...options, signal }), signal)
    return (await machine.finally(stopWatching)).report
  })
}

/** Probes the machine within an open session. @throws LabError 'cannot-measure' if a canary fails */
export async function probeMachine(session: Session, options: RunOptions): Promise<ProbeResult> {
  const { report, loadNs } = await probeBasics(session, options)
  return { report: await probeRest(session, report, options), loadNs }
}

/**
 * The measurements that the first run needs: the canaries, and the resolution of its figures.
 * @throws LabError 'cannot-measure' if a canary fails
 */
export async function probeBasics(session: Session, options: RunOptions): Promise<ProbeResult<MachineReport>> {
  reportPhase('canaries', options)
  const canaries = await callCanaries(session)
  reportPhase('clock', options)
  const { stepNs, costNs, loadNs } = await measureClock(session)
  reportPhase('park and unpark', options)
  const park = await parkLatencies(session)
  const { clockOffsetNs } = session.workerPool
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

/** Makes the measurements that probeBasics() leaves out. Comparisons and readers need them; the figures of a single run do not. */
export async function probeRest(session: Session, basics: MachineReport, options: RunOptions): Promise<WholeMachineReport> {
  reportPhase('cores', options)
  const parallelism = await effectiveCores(session)
  reportPhase('timed waits', options)
  const overshoot = await timedWaitOvershoot(session)
  reportPhase('spinning', options)
  const spinUs = await spinLatency(session)
  return {
    ...basics,
    parallelism,
    spinFloorUs: { p50: spinUs },
    timedWaitOvershootUs: percentiles(overshoot, withinThread({ clockStepNs: basics.clockStepUs * 1000 })),
  }
}

function reportPhase(what: string, { signal, onProgress }: RunOptions): void {
  signal?.throwIfAborted()
  onProgress?.({ phase: 'probe', what })
}

/**
 * Makes several lists of calls at the same time on one fresh memory, each list on its own worker. `inspect` reads the memory afterwards.
 */
async function callTogether(
  session: Session,
  calls: readonly (readonly Call[])[],
  inspect?: (memory: WebAssembly.Memory) => void,
): Promise<number[][]> {
  const memory = session.memories.take()
  const machine = session.instance(memory)
  machine.setup(calls.length, Policy.NONE, 5000, 100, 0, 0)
  for (let slot = 0; slot < calls.length; slot++) machine.attach(slot)
  const workers = await session.workerPool.whenReady(calls.length)
  const zeroMs = performance.now()
  const results = await Promise.all(
    workers.map((worker, slot) => Promise.race([worker.api.call(memory, zeroMs, calls[slot] ?? []), worker.death])),
  )
  inspect?.(memory)
  session.memories.giveBack(memory, calls.length)
  return results
}

async function measureClock(session: Session): Promise<{ stepNs: number; costNs: number; loadNs: number }> {
  const [worker] = await session.workerPool.whenReady(1)
  if (!worker) throw new Error('no worker was started')
  const stepNs = await Promise.race([worker.api.clockStepNs(), worker.death])
  const costs: Call[] = Array.from({ length: 7 }, () => ['clockCost', CLOCK_READS])
  const loads: Call[] = Array.from({ length: 7 }, () => ['spinCost', SPIN_LOADS, 200])
  const [clockNs = []] = await callTogether(session, [costs])
  const [entryNs = []] = await callTogether(session, [loads])
  return { stepNs, costNs: rank(clockNs, 0.5) / CLOCK_READS, loadNs: rank(entryNs, 0.5) / SPIN_LOADS }
}

/** One-way latencies of park and unpark, µs: from the stamp before the wake call to the stamp after the park returns. */
export async function parkLatencies(session: Session): Promise<number[]> {
  const latencies: number[] = []
  await callTogether(
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
  const [took = []] = await callTogether(session, [waits])
  return took.map((ns) => (ns - 1e6) / 1000)
}

/**
 * Effective cores: n × the time of one worker ÷ the time of n workers at once, as the median of interleaved rounds. The time of one worker
 * is the number of its pieces × the median time of a piece, so other work hardly prolongs it. Other work does prolong the time of the n
 * workers, so the ratio shows that the cores are not idle. If other work prolonged both times alike, the ratio would stay the same.
 */
export async function effectiveCores(session: Session, rounds = WORK_ROUNDS): Promise<number> {
  const cores = Math.min(session.platform.reportedCores, MOST_CORES)
  const ratios: number[] = []
  for (let round = 0; round < rounds; round++) {
    const [pieces = []] = await callTogether(session, [
      Array.from({ length: WORK_PIECES }, () => ['floorWork', 1, WORK_ITERATIONS / WORK_PIECES]),
    ])
    const alone = WORK_PIECES * rank(pieces, 0.5)
    const all = await callTogether(
      session,
      Array.from({ length: cores }, () => [['floorWork', cores, WORK_ITERATIONS] as const]),
    )
    ratios.push((cores * alone) / Math.max(...all.map(([ns = 0]) => ns)))
  }
  return rank(ratios, 0.5)
}

/**
 * Latency of one hand-off by spinning, µs: the median of batch means, because a single hand-off is shorter than the step of most clocks.
 */
async function spinLatency(session: Session): Promise<number> {
  // If both workers share a core, each hand-off takes a time slice. The short first batch detects that, and the long batches are left out.
  const first = await spinBatch(session, SPIN_FIRST_ROUNDS)
  if (first > SPIN_SLOW_US) return first
  const means: number[] = []
  for (let batch = 0; batch < SPIN_BATCHES; batch++) means.push(await spinBatch(session, SPIN_ROUNDS))
  return rank(means, 0.5)
}

async function spinBatch(session: Session, rounds: number): Promise<number> {
  const both = await callTogether(session, [[['floorSpin', 0, rounds]], [['floorSpin', 1, rounds]]])
  // The worker that arrives first also waits for the other worker to start. Only the shorter of the two times is free of that wait.
  return Math.min(...both.map(([ns = 0]) => ns)) / (2 * rounds) / 1000
}

/** Percentiles of single latencies. A value below the resolution is 0, as in a LatencySummary. */
function percentiles(us: readonly number[], resolution: Resolution): { readonly p50: number; readonly p99: number } {
  const of = (quantile: number) => {
    const value = rank(us, quantile)
    return value * 1000 < resolution.ns ? 0 : value
  }
  return { p50: of(0.5), p99: of(0.99) }
}

function rank(values: readonly number[], quantile: number): number {
  return nearestRank(
    values.toSorted((a, b) => a - b),
    quantile,
  )
}
