import { hasIdleCores } from '../../model/idle.ts'
import type { ClockReport, MachineReport, WholeMachineReport } from '../../model/machine-report.ts'
import { betweenThreads, withinThread } from '../../model/resolution.ts'
import type { RunOptions } from '../../model/run.ts'
import type { Platform } from '../../platform/platform.ts'
import { untilAborted } from '../../platform/until-aborted.ts'
import { watchPageVisibility } from '../session/page-visibility.ts'
import { Session } from '../session/session.ts'
import { callCanaries } from './canaries.ts'
import { measureClocks } from './clocks.ts'
import { effectiveCores95, MOST_CORES } from './cores.ts'
import { loadSince } from './load.ts'
import { parkFloorOf, parkLatencies } from './park-floor.ts'
import { reaction } from './reaction.ts'
import { CHECK_ROUNDS, CHECK_WARM_UP, checkLimits, limitsKey, remember } from './remembered.ts'
import { spinLatency } from './spin-floor.ts'
import { timedWaits, USUAL_WAIT_US } from './timed-waits.ts'
import { unrelatedLock } from './unrelated-lock.ts'
import { wakeOrder } from './wake-order.ts'

/** The workers of the park test. The lab probes their clocks too. */
export const PARKING_WORKERS = 2

/** The results of a probe of the machine. */
export interface ProbeResult<Machine extends MachineReport = WholeMachineReport> {
  readonly report: Machine
  /** Time that one load of a memory word takes in the loop that models a kernel entry, ns. */
  readonly loadNs: number
}

/**
 * Measures this machine: isolation and canaries, then every limit. It takes about two seconds. If enough cores were idle,
 * `options.limits` remembers the result.
 * @throws LabError 'cannot-measure' if the page is not isolated or is hidden, or if a canary fails
 */
export async function probe(platform: Platform, options: RunOptions = {}): Promise<WholeMachineReport> {
  return Session.alone(platform, MOST_CORES, options, async (session) => {
    const { signal, stopWatching } = watchPageVisibility(platform, options.signal)
    const machine = untilAborted(probeMachine(session, { ...options, signal }), signal)
    return (await machine.finally(stopWatching)).report
  })
}

/**
 * Measures every limit within an open session, even if an earlier run has remembered them.
 * @throws LabError 'cannot-measure' if a canary fails
 */
export async function probeMachine(session: Session, options: RunOptions): Promise<ProbeResult> {
  const { limits, ...others } = options
  const { report, loadNs } = await probeBasics(session, others)
  return { report: await probeRest(session, report, options), loadNs }
}

/**
 * The measurements that the first run needs: the canaries, and the resolution of its figures. If an earlier run has remembered this
 * machine's limits and a quick check agrees, the report has all of them except the effective cores.
 * @throws LabError 'cannot-measure' if a canary fails
 */
export async function probeBasics(session: Session, options: RunOptions): Promise<ProbeResult<MachineReport>> {
  reportPhase('self-tests', options)
  const canaries = await callCanaries(session)
  reportPhase('clock', options)
  const { clocks, loadNs } = await measureClocks(session, PARKING_WORKERS)
  const clock = coarsest(clocks, session)
  const resolution = betweenThreads({ clockStepNs: clock.clockStepUs * 1000, clockOffsetNs: clock.clockOffsetUs * 1000 })
  const { on, engine, os, reportedCores } = session.platform
  const now = { on, engine, os, reportedCores, ...clock, clocks, canaries, parallelism: null, parallelism95: null }
  reportPhase('how fast a thread wakes', options)
  const known = await options.limits?.read(limitsKey(session.platform))
  const remembered = known && checkLimits(known, clock.clockStepUs, await parkLatencies(session, CHECK_ROUNDS, CHECK_WARM_UP))
  if (known && remembered?.holds) return { loadNs, report: { ...known.machine, ...now, load: null, remembered } }
  const parkFloorUs = parkFloorOf(await parkLatencies(session), resolution, clock.clockStepUs)
  return { loadNs, report: { ...now, parkFloorUs, ...NOT_YET, ...(remembered && { remembered }) } }
}

const NOT_YET = {
  spinFloorUs: null,
  timedWaitOvershootUs: null,
  timedWaits: null,
  wakeOrder: null,
  unrelatedLock: null,
  reaction: null,
  load: null,
}

/** The worst values of all clocks. The figures of a run can be as inexact as its worst clock. */
function coarsest(clocks: readonly ClockReport[], { workerPool }: Session) {
  return {
    clockStepUs: Math.max(...clocks.map(({ stepUs }) => stepUs)),
    clockCostNs: Math.max(...clocks.map(({ costNs }) => costNs)),
    clockOffsetUs: workerPool.clockOffsetNs / 1000,
  }
}

/**
 * Makes the measurements that probeBasics() leaves out. Comparisons and readers need them; the figures of a single run do not. If the
 * other limits are remembered, this function measures only the effective cores and the load, because they depend on what else the machine
 * does.
 */
export async function probeRest(session: Session, basics: MachineReport, options: RunOptions): Promise<WholeMachineReport> {
  const since = loadSince(session.platform)
  reportPhase('idle cores', options)
  const cores = await effectiveCores95(session)
  if (isWhole(basics)) return { ...basics, ...cores, load: since() }
  const others = await otherLimits(session, basics, options)
  reportPhase('a lock beside an unrelated one', options)
  // Beside other work, the control would not take as much of the cores as the threads that it replaces.
  const isIdle = hasIdleCores({ ...basics, ...cores })
  const unrelated = isIdle ? await unrelatedLock(session) : null
  const machine = { ...basics, ...others, ...cores, unrelatedLock: unrelated, load: since() }
  // Limits that were measured beside other work are not worth remembering.
  if (isIdle && options.limits) await remember(options.limits, session.platform, machine)
  return machine
}

async function otherLimits(session: Session, basics: MachineReport, options: RunOptions) {
  reportPhase('timed waits', options)
  const waits = await timedWaits(session, withinThread({ clockStepNs: basics.clockStepUs * 1000 }))
  const { p50, p99, n } = waits.find(({ waitUs }) => waitUs === USUAL_WAIT_US)!
  reportPhase('hand-off by spinning', options)
  const spinFloorUs = { p50: await spinLatency(session) }
  reportPhase('reaction to a request', options)
  const reacts = await reaction(session)
  reportPhase('order of wake-ups', options)
  const order = await wakeOrder(session)
  return {
    timedWaits: waits,
    timedWaitOvershootUs: { p50, p99, n },
    spinFloorUs,
    reaction: reacts,
    wakeOrder: order,
  }
}

/** Whether only the effective cores and the load are missing. */
function isWhole(machine: MachineReport): machine is MachineReport & Pick<WholeMachineReport, 'spinFloorUs' | 'timedWaitOvershootUs'> {
  return machine.spinFloorUs !== null && machine.timedWaitOvershootUs !== null
}

function reportPhase(what: string, { signal, onProgress }: RunOptions): void {
  signal?.throwIfAborted()
  onProgress?.({ phase: 'probe', what })
}
