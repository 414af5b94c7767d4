import type { GilDescriptor } from '../../model/gils.ts'
import type { Scenario } from '../scenario.ts'
import { canaryScenario, constantScenario, heapSizesScenario, ticksScenario } from './alone.ts'
import { foreignBlocksScenario, noPageScenario } from './block-pools.ts'
import { blockedReadScenario, blockedScenario } from './blocked.ts'
import { deadlockScenario } from './deadlocks.ts'
import { hubDaemonScenario, joinAllScenario, parkedDaemonScenario, timedJoinScenario } from './ends.ts'
import { chunksScenario } from './event-chunks.ts'
import { eventLoopScenario } from './event-loop.ts'
import { countScenario, freeScenario, gilScenario, stopScenario } from './gils.ts'
import { leavingScenario, stolenTokenScenario } from './groups.ts'
import { buryScenario, interpreterScenario, placesScenario } from './interpreters.ts'
import { daemonScenario, exitScenario, lifeScenario } from './life.ts'
import { conditionScenario, mutexScenario, semaphoreScenario } from './locks.ts'
import { heapScenario, referenceScenario, resizeScenario, spinScenario } from './objects.ts'
import { longOutputScenario, outputScenario, printScenario, roomScenario } from './output.ts'
import { globalScenario, inheritedScenario, listScenario, orphanScenario, ownedScenario } from './owners.ts'
import { chunkScenario, pipeScenario, reuseScenario } from './pipes.ts'
import { endScenario, overReleaseScenario, processSemaphoreScenario, spawnScenario, tablesScenario } from './processes.ts'
import { lockScenario, releaseScenario, rlockScenario, sleepScenario, twoLocksScenario } from './python-locks.ts'
import { queueScenario, timedQueueScenario } from './queues.ts'
import { quitterScenario } from './quitter.ts'
import { recordedScenario } from './recording.ts'
import { requestScenario } from './requests.ts'
import { retakeScenario, unforcedScenario } from './retake.ts'
import { drainerEndScenario, spareScenario } from './spares.ts'
import { forkScenario, fullScenario, startersScenario } from './starts.ts'
import { stoppedScenario } from './stopped.ts'
import { vainConditionScenario, vainScenario, vainSemaphoreScenario } from './wakes.ts'

/** The scenarios of locks, pipes and queues, and of processes that end. The machine must pass all of them. */
export const LOCK_SCENARIOS: readonly Scenario[] = [
  mutexScenario(2, 3),
  mutexScenario(3, 2),
  mutexScenario(4, 2),
  semaphoreScenario(2, 3, 1),
  semaphoreScenario(3, 2, 1),
  semaphoreScenario(4, 2, 2),
  conditionScenario({ consumers: 1, producers: 1, items: 3 }),
  conditionScenario({ consumers: 2, producers: 1, items: 4 }),
  conditionScenario({ consumers: 2, producers: 2, items: 4 }),
  conditionScenario({ consumers: 3, producers: 1, items: 3 }),
  conditionScenario({ consumers: 2, producers: 2, items: 4, timeoutNs: 1000 }),
  conditionScenario({ consumers: 2, producers: 1, items: 6, signalOutside: true }),
  vainConditionScenario(),
  leavingScenario(0),
  leavingScenario(1),
  pipeScenario({ readers: 1, writers: 1, bytes: 2 }),
  pipeScenario({ readers: 2, writers: 1, bytes: 2 }),
  pipeScenario({ readers: 2, writers: 2, bytes: 1 }),
  pipeScenario({ readers: 1, writers: 2, bytes: 1, full: true }),
  pipeScenario({ readers: 2, writers: 2, bytes: 2, full: true }),
  chunkScenario(false),
  chunkScenario(true),
  outputScenario(2, 2),
  outputScenario(3, 1),
  roomScenario(),
  chunksScenario(2, 0),
  chunksScenario(2, 2),
  heapScenario(2, 2),
  heapScenario(3, 1),
  resizeScenario(2),
  buryScenario(2),
  reuseScenario(),
  tablesScenario(2),
  referenceScenario(2),
  referenceScenario(3),
  spinScenario(2),
  spinScenario(3),
  queueScenario({ putters: 1, getters: 1, each: 2, maxsize: 0 }),
  queueScenario({ putters: 2, getters: 2, each: 1, maxsize: 0 }),
  queueScenario({ putters: 2, getters: 1, each: 2, maxsize: 1 }),
  processSemaphoreScenario({ threads: 2, rounds: 3, permits: 1 }),
  processSemaphoreScenario({ threads: 3, rounds: 2, permits: 1 }),
  processSemaphoreScenario({ threads: 4, rounds: 2, permits: 2 }),
  processSemaphoreScenario({ threads: 3, rounds: 2, permits: 1, timeoutNs: 1000 }),
  overReleaseScenario(2),
  overReleaseScenario(3),
  endScenario({ watchers: 1, joiners: 0 }),
  endScenario({ watchers: 1, joiners: 1 }),
  endScenario({ watchers: 2, joiners: 1 }),
  endScenario({ watchers: 2, joiners: 0, late: true }),
  quitterScenario(1),
  quitterScenario(2),
  releaseScenario(2),
  blockedReadScenario(),
  vainSemaphoreScenario(),
  heapSizesScenario(),
  stolenTokenScenario(0, 2),
  stolenTokenScenario(1, 2),
  stolenTokenScenario(0, 2 ** 29 + 2),
  canaryScenario(),
  timedQueueScenario(),
  spawnScenario(),
]

/** The scenarios that this GIL must pass. A GIL that lets several threads run at once does not have to count correctly. */
export function gilScenarios(gil: GilDescriptor): readonly Scenario[] {
  const sizes = [2, 3, 4]
  const counting = gil.traits.excludes ? [countScenario(gil, 2, 4), countScenario(gil, 3, 3)] : []
  const requests = gil.traits.preempts === 'timeout' && gil.traits.parks ? [requestScenario(gil)] : []
  const retakes = gil.traits.forcesSwitch ? [retakeScenario(gil)] : gil.id === 'switch-unforced' ? [unforcedScenario(gil)] : []
  const recorded = [
    lifeScenario(gil),
    eventLoopScenario(gil, 1),
    lockScenario(gil, { threads: 2, rounds: 2 }),
    twoLocksScenario(gil, 2),
    sleepScenario(gil, 2),
    daemonScenario(gil),
  ]
  if (gil.traits.excludes) recorded.push(interpreterScenario(gil, 2, true))
  return [
    ...sizes.map((threads) => gilScenario(gil, threads)),
    ...counting,
    freeScenario(gil, 2),
    ...sizes.map((threads) => stopScenario(gil, threads)),
    lifeScenario(gil),
    daemonScenario(gil),
    eventLoopScenario(gil, 1),
    eventLoopScenario(gil, 2),
    stoppedScenario(gil, 2, 1),
    stoppedScenario(gil, 1, 2),
    lockScenario(gil, { threads: 2, rounds: 2 }),
    lockScenario(gil, { threads: 3, rounds: 2 }),
    lockScenario(gil, { threads: 3, rounds: 2, timeoutNs: 100 }),
    lockScenario(gil, { threads: 2, rounds: 2, timeoutNs: 0 }),
    rlockScenario(gil, 2),
    rlockScenario(gil, 3),
    sleepScenario(gil, 2),
    printScenario(gil, 2),
    exitScenario(gil),
    deadlockScenario(gil),
    interpreterScenario(gil, 2, false),
    interpreterScenario(gil, 2, true),
    placesScenario(gil),
    blockedScenario(gil),
    ...requests,
    ...retakes,
    ...(gil.traits.parks ? [vainScenario(gil)] : []),
    startersScenario(gil),
    fullScenario(gil),
    spareScenario(gil),
    drainerEndScenario(gil),
    forkScenario(gil),
    timedJoinScenario(gil),
    parkedDaemonScenario(gil),
    hubDaemonScenario(gil),
    joinAllScenario(gil),
    constantScenario(gil),
    ...(gil.traits.excludes ? [] : ownerScenarios(gil)),
    ticksScenario(gil),
    ...recorded.map((scenario) => recordedScenario(scenario, gil.traits.excludes)),
  ]
}

/** The scenarios of memory and objects that slots own, in a run without a GIL. */
function ownerScenarios(gil: GilDescriptor): readonly Scenario[] {
  return [
    foreignBlocksScenario(gil, 2),
    foreignBlocksScenario(gil, 3),
    noPageScenario(gil),
    ownedScenario(gil, 2),
    ownedScenario(gil, 3),
    inheritedScenario(gil, 2),
    inheritedScenario(gil, 3),
    orphanScenario(gil),
    globalScenario(gil),
    listScenario(gil),
  ]
}

/** Scenarios whose runs are long. A few schedules suffice, because their threads act one after the other. */
export function longScenarios(gil: GilDescriptor): readonly Scenario[] {
  return [longOutputScenario(gil)]
}
