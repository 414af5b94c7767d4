import { PriorityStrategy, type Scenario, type Strategy } from '../../src/explore/index.ts'
import { foreignBlocksScenario } from '../../src/explore/scenarios/block-pools.ts'
import { eventLoopScenario } from '../../src/explore/scenarios/event-loop.ts'
import { countScenario, gilScenario, stopScenario } from '../../src/explore/scenarios/gils.ts'
import { daemonScenario, lifeScenario } from '../../src/explore/scenarios/life.ts'
import { conditionScenario, mutexScenario, semaphoreScenario } from '../../src/explore/scenarios/locks.ts'
import { globalScenario, inheritedScenario, listScenario, orphanScenario, ownedScenario } from '../../src/explore/scenarios/owners.ts'
import { pipeScenario } from '../../src/explore/scenarios/pipes.ts'
import { endScenario, overReleaseScenario, processSemaphoreScenario } from '../../src/explore/scenarios/processes.ts'
import { lockScenario, twoLocksScenario } from '../../src/explore/scenarios/python-locks.ts'
import { queueScenario } from '../../src/explore/scenarios/queues.ts'
import { quitterScenario } from '../../src/explore/scenarios/quitter.ts'
import { recordedScenario } from '../../src/explore/scenarios/recording.ts'
import { stoppedScenario } from '../../src/explore/scenarios/stopped.ts'
import { findGil, type GilDescriptor } from '../../src/model/gils.ts'
import * as eventLoop from '../mutants/event-loop.ts'
import * as life from '../mutants/life.ts'
import * as locks from '../mutants/locks.ts'
import type { Mutant } from '../mutants/mutant.ts'
import * as objects from '../mutants/objects.ts'
import * as stopped from '../mutants/stopped.ts'

const SWITCH = findGil('switch') as GilDescriptor
const TICK = findGil('tick') as GilDescriptor
const NONE = findGil('none') as GilDescriptor
const PIPE = pipeScenario({ readers: 1, writers: 1, bytes: 2 })
const TRADE = conditionScenario({ consumers: 2, producers: 2, items: 4 })

const RECORDED_LOCK = recordedScenario(lockScenario(SWITCH, { threads: 3, rounds: 2 }), true)

const END = endScenario({ watchers: 2, joiners: 0 })
const PERMIT = processSemaphoreScenario({ threads: 3, rounds: 2, permits: 1 })

/** A mutant, and the scenario that must find it. */
export interface Case {
  readonly mutant: Mutant
  readonly scenario: Scenario
  /** The strategy. Absent: random. */
  readonly by?: (seed: number) => Strategy
}

export const GIL_CASES: readonly Case[] = [
  { mutant: locks.NO_EXCLUSION, scenario: countScenario(SWITCH, 2, 3) },
  { mutant: locks.NO_EXCLUSION, scenario: gilScenario(SWITCH, 3) },
  { mutant: locks.IF_FOR_WHILE_GIL, scenario: gilScenario(SWITCH, 3) },
  { mutant: locks.NO_LAST_HOLDER_CHECK, scenario: gilScenario(SWITCH, 2) },
  { mutant: locks.NO_SWITCH_SIGNAL, scenario: gilScenario(SWITCH, 2) },
  { mutant: locks.NO_RELEASE_SIGNAL, scenario: gilScenario(SWITCH, 2) },
  { mutant: locks.SEMAPHORE_LATE_ADD, scenario: gilScenario(TICK, 3) },
  { mutant: locks.FUTEX_LATE_ADDRESS, scenario: stopScenario(SWITCH, 2) },
  { mutant: stopped.NONE_LOOKS_FIRST, scenario: stoppedScenario(NONE, 2, 1) },
  { mutant: stopped.NONE_SILENT_RELEASE, scenario: stoppedScenario(NONE, 2, 1) },
  { mutant: stopped.NONE_STOPS_TWICE, scenario: stoppedScenario(NONE, 1, 2) },
]

export const LOCK_CASES: readonly Case[] = [
  { mutant: locks.MUTEX_HELD_AFTER_SLEEP, scenario: mutexScenario(3, 2) },
  { mutant: locks.MUTEX_IF_FOR_WHILE, scenario: mutexScenario(3, 2) },
  { mutant: locks.MUTEX_TWO_STEPS, scenario: mutexScenario(3, 2) },
  { mutant: locks.SEMAPHORE_LATE_ADD, scenario: semaphoreScenario(3, 2, 1) },
  { mutant: locks.SEMAPHORE_TWO_STEPS, scenario: semaphoreScenario(3, 2, 1) },
  { mutant: locks.FUTEX_BLIND_WAIT, scenario: mutexScenario(3, 2) },
  { mutant: locks.LOCK_RELEASE_UNSTAMPED, scenario: RECORDED_LOCK },
  { mutant: locks.LOCK_UNCOUNTED, scenario: RECORDED_LOCK },
  { mutant: locks.LOCK_BARGE_UNSTAMPED, scenario: RECORDED_LOCK },
  { mutant: locks.LOCK_OF_EARLIER_EVENT, scenario: recordedScenario(twoLocksScenario(SWITCH, 2), true) },
  { mutant: locks.PIPE_LATE_REGISTRATION, scenario: PIPE },
  { mutant: locks.PIPE_SILENT_END, scenario: PIPE },
  { mutant: locks.PIPE_SILENT_READ, scenario: pipeScenario({ readers: 1, writers: 2, bytes: 1, full: true }) },
  { mutant: locks.CONDITION_LATE_REGISTRATION, scenario: TRADE },
  { mutant: locks.CONDITION_NO_REFERENCES, scenario: TRADE, by: (seed) => new PriorityStrategy(seed) },
  { mutant: locks.POST_LOOKS_FIRST, scenario: queueScenario({ putters: 1, getters: 1, each: 2, maxsize: 0 }) },
  { mutant: locks.QUEUE_NO_ROOM, scenario: queueScenario({ putters: 2, getters: 1, each: 2, maxsize: 1 }) },
  { mutant: locks.END_COUNTS_FIRST, scenario: endScenario({ watchers: 1, joiners: 0 }) },
  { mutant: locks.END_IS_SILENT, scenario: endScenario({ watchers: 1, joiners: 1 }) },
  { mutant: locks.PUT_COUNTS_FIRST, scenario: endScenario({ watchers: 1, joiners: 0, late: true }) },
  { mutant: locks.CHANGE_LOOKS_FIRST, scenario: END },
  { mutant: locks.CHANGE_WAKES_ONE, scenario: END },
  { mutant: locks.RELEASE_TWO_STEPS, scenario: overReleaseScenario(2) },
  { mutant: locks.RELEASE_WAKES_NOBODY, scenario: PERMIT },
  { mutant: locks.TAKE_TWO_STEPS, scenario: PERMIT },
  { mutant: locks.WAITER_STAYS_COUNTED, scenario: processSemaphoreScenario({ threads: 2, rounds: 2, permits: 1, timeoutNs: 1000 }) },
  { mutant: locks.CONDITION_SILENT_CANCEL, scenario: quitterScenario(1) },
]

export const LIFE_CASES: readonly Case[] = [
  { mutant: life.ALIVE_BEFORE_BEGUN, scenario: lifeScenario(NONE) },
  { mutant: life.ALIVE_BEFORE_BEGUN, scenario: lifeScenario(SWITCH) },
  { mutant: life.JOIN_RETURNS_WHEN_LIVE, scenario: lifeScenario(TICK) },
  { mutant: life.JOIN_WAITS_BLINDLY, scenario: lifeScenario(SWITCH) },
  { mutant: life.HANDLE_LATE, scenario: lifeScenario(NONE) },
  { mutant: life.END_WAKES_ONE, scenario: lifeScenario(NONE) },
  { mutant: life.DAEMONS_COUNT, scenario: daemonScenario(TICK) },
  { mutant: life.END_GIVES_GIL_UP, scenario: daemonScenario(SWITCH) },
  { mutant: life.END_GIVES_GIL_UP, scenario: daemonScenario(TICK) },
]

export const OBJECT_CASES: readonly Case[] = [
  { mutant: objects.FREES_AS_OWNER, scenario: foreignBlocksScenario(NONE, 2) },
  { mutant: objects.RETURNS_IN_TWO_STEPS, scenario: foreignBlocksScenario(NONE, 3) },
  { mutant: objects.DRAINS_IN_TWO_STEPS, scenario: foreignBlocksScenario(NONE, 2) },
  { mutant: objects.RUNS_WITHOUT_MUTEX, scenario: foreignBlocksScenario(NONE, 2) },
  { mutant: objects.COUNTS_AS_OWNER, scenario: ownedScenario(NONE, 2) },
  { mutant: objects.MERGES_WITHOUT_FLAG, scenario: inheritedScenario(NONE, 2) },
  { mutant: objects.MERGES_BY_STORE, scenario: orphanScenario(NONE) },
  { mutant: objects.HELPS_WITHOUT_RIGHTS, scenario: ownedScenario(NONE, 2) },
  { mutant: objects.OWNER_BEGINS_BLINDLY, scenario: ownedScenario(NONE, 2) },
  { mutant: objects.DISOWNS_ONCE, scenario: orphanScenario(NONE) },
  { mutant: objects.QUEUE_IN_TWO_STEPS, scenario: ownedScenario(NONE, 3) },
  { mutant: objects.READS_UNCHECKED, scenario: globalScenario(NONE) },
  { mutant: objects.APPENDS_WITHOUT_LOCK, scenario: listScenario(NONE) },
  { mutant: objects.LOCKS_TOO_LATE, scenario: listScenario(NONE) },
  { mutant: objects.COUNTS_PLAINLY, scenario: ownedScenario(NONE, 3) },
]

export const EVENT_LOOP_CASES: readonly Case[] = [
  { mutant: eventLoop.LOOP_CLEARS_EARLY, scenario: eventLoopScenario(SWITCH, 1) },
  { mutant: eventLoop.LOOP_CLEARS_EARLY, scenario: eventLoopScenario(NONE, 2) },
  { mutant: eventLoop.LOOP_WAITS_BLINDLY, scenario: eventLoopScenario(SWITCH, 1) },
  { mutant: eventLoop.WAKE_BEFORE_WORD, scenario: eventLoopScenario(NONE, 1) },
  { mutant: eventLoop.WAKE_WITHOUT_FUTEX, scenario: eventLoopScenario(TICK, 2) },
]
