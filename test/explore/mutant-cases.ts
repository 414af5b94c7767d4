import { PriorityStrategy, type Scenario, type Strategy } from '../../src/explore/index.ts'
import { countScenario, gilScenario, stopScenario } from '../../src/explore/scenarios/gils.ts'
import { daemonScenario, lifeScenario } from '../../src/explore/scenarios/lives.ts'
import { conditionScenario, mutexScenario, semaphoreScenario } from '../../src/explore/scenarios/locks.ts'
import { pipeScenario } from '../../src/explore/scenarios/pipes.ts'
import { queueScenario } from '../../src/explore/scenarios/queues.ts'
import { quitterScenario } from '../../src/explore/scenarios/quitter.ts'
import { findGil, type GilDescriptor } from '../../src/model/gils.ts'
import * as lives from '../twins/lives.ts'
import * as twins from '../twins/twins.ts'

const SWITCH = findGil('switch') as GilDescriptor
const TICK = findGil('tick') as GilDescriptor
const NONE = findGil('none') as GilDescriptor
const PIPE = pipeScenario({ readers: 1, writers: 1, bytes: 2 })
const TRADE = conditionScenario({ consumers: 2, producers: 2, items: 4 })

/** A twin, and the scenario that must find it. */
export interface Case {
  readonly twin: twins.Twin
  readonly scenario: Scenario
  /** Without it at random. */
  readonly by?: (seed: number) => Strategy
}

export const GIL_CASES: readonly Case[] = [
  { twin: twins.NO_EXCLUSION, scenario: countScenario(SWITCH, 2, 3) },
  { twin: twins.NO_EXCLUSION, scenario: gilScenario(SWITCH, 3) },
  { twin: twins.IF_FOR_WHILE_GIL, scenario: gilScenario(SWITCH, 3) },
  { twin: twins.NO_LAST_HOLDER_CHECK, scenario: gilScenario(SWITCH, 2) },
  { twin: twins.NO_SWITCH_SIGNAL, scenario: gilScenario(SWITCH, 2) },
  { twin: twins.NO_RELEASE_SIGNAL, scenario: gilScenario(SWITCH, 2) },
  { twin: twins.SEMAPHORE_LATE_ADD, scenario: gilScenario(TICK, 3) },
  { twin: twins.FUTEX_LATE_ADDRESS, scenario: stopScenario(SWITCH, 2) },
]

export const LOCK_CASES: readonly Case[] = [
  { twin: twins.MUTEX_HELD_AFTER_SLEEP, scenario: mutexScenario(3, 2) },
  { twin: twins.MUTEX_IF_FOR_WHILE, scenario: mutexScenario(3, 2) },
  { twin: twins.MUTEX_TWO_STEPS, scenario: mutexScenario(3, 2) },
  { twin: twins.SEMAPHORE_LATE_ADD, scenario: semaphoreScenario(3, 2, 1) },
  { twin: twins.SEMAPHORE_TWO_STEPS, scenario: semaphoreScenario(3, 2, 1) },
  { twin: twins.FUTEX_BLIND_WAIT, scenario: mutexScenario(3, 2) },
  { twin: twins.PIPE_LATE_REGISTRATION, scenario: PIPE },
  { twin: twins.PIPE_SILENT_END, scenario: PIPE },
  { twin: twins.PIPE_SILENT_READ, scenario: pipeScenario({ readers: 1, writers: 2, bytes: 1, full: true }) },
  { twin: twins.CONDITION_LATE_REGISTRATION, scenario: TRADE },
  { twin: twins.CONDITION_NO_REFERENCES, scenario: TRADE, by: (seed) => new PriorityStrategy(seed) },
  { twin: twins.POST_LOOKS_FIRST, scenario: queueScenario({ putters: 1, getters: 1, each: 2, maxsize: 0 }) },
  { twin: twins.QUEUE_NO_ROOM, scenario: queueScenario({ putters: 2, getters: 1, each: 2, maxsize: 1 }) },
  { twin: twins.CONDITION_SILENT_CANCEL, scenario: quitterScenario(1) },
]

export const LIFE_CASES: readonly Case[] = [
  { twin: lives.ALIVE_BEFORE_BEGUN, scenario: lifeScenario(NONE) },
  { twin: lives.ALIVE_BEFORE_BEGUN, scenario: lifeScenario(SWITCH) },
  { twin: lives.JOIN_RETURNS_WHEN_LIVE, scenario: lifeScenario(TICK) },
  { twin: lives.JOIN_WAITS_BLINDLY, scenario: lifeScenario(SWITCH) },
  { twin: lives.HANDLE_LATE, scenario: lifeScenario(NONE) },
  { twin: lives.END_WAKES_ONE, scenario: lifeScenario(NONE) },
  { twin: lives.DAEMONS_COUNT, scenario: daemonScenario(TICK) },
  { twin: lives.END_GIVES_GIL_UP, scenario: daemonScenario(SWITCH) },
  { twin: lives.END_GIVES_GIL_UP, scenario: daemonScenario(TICK) },
]
