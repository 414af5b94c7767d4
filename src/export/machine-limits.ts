import { IDLE_CORE, idleThroughout } from '../model/idle.ts'
import { digits, span } from '../model/number-format.ts'
import type { MachineReport } from '../model/report.ts'
import { parkFloorOf } from './machine-words.ts'

/** µs. Two cores hand a word over by spinning in about 0.1 µs. A handoff that took longer than this went through the scheduler. */
const SPIN_SEEN_US = 2
/** µs by which a timed wait of 1 ms may end late before it is mentioned. */
const LATE_US = 200

/** What a machine cannot measure, one sentence each. Limits of this machine come first, those of every machine last. */
export function machineLimits(machine: MachineReport): string[] {
  return [...clock(machine), ...floor(machine), ...cores(machine), ...spinning(machine), ...timers(machine), ...OF_ALL]
}

const OF_ALL = [
  'How fast CPython is: the interpreter here is another one. What the lock does to threads carries over, the speed does not.',
  'What another machine would say: ratios travel, times do not.',
]

function clock({ clockStepUs, clockOffsetUs = 0, clockCostNs }: MachineReport): string[] {
  const finest = span(Math.max(clockStepUs, clockOffsetUs))
  const why =
    clockOffsetUs > clockStepUs
      ? `which the clocks of two workers may differ by (the step of one is ${span(clockStepUs)})`
      : 'the step of its clock'
  return [
    `Anything finer than ${finest}, ${why}: a shorter handoff is shown as “< ${finest}”, never as a number.`,
    ...(clockCostNs >= 100
      ? [`What a stamp costs from what a switch costs: reading the clock takes ${span(clockCostNs / 1000)}, and each switch is stamped.`]
      : []),
  ]
}

function floor(machine: MachineReport): string[] {
  const { modesUs } = machine.parkFloorUs
  const { p50, resolutionUs } = parkFloorOf(machine)
  if (p50 < resolutionUs)
    return ['How many times its floor a handoff takes: parking and unparking a thread is itself finer than the clocks.']
  if (modesUs.length < 2) return []
  return [`One floor for all handoffs: waking a thread takes ${modesUs.map(span).join(' or ')}, as the threads share a core or not.`]
}

function cores(machine: MachineReport): string[] {
  const idle = idleThroughout(machine)
  if (idle === null) return ['How many threads really run at once: the run was stopped before that was measured.']
  const found = digits(idle)
  if (idle < 2 * IDLE_CORE) {
    return [`How two threads compare that run at once: ${found} of ${machine.reportedCores} cores were idle, and two threads need two.`]
  }
  const threads = Math.floor(idle / IDLE_CORE)
  return [`How more than ${threads} threads run at once: ${found} cores were idle, and further threads take turns on them.`]
}

function spinning({ spinFloorUs }: MachineReport): string[] {
  if (spinFloorUs === null) return ['What a handoff by spinning costs: the run was stopped before that was measured.']
  if (spinFloorUs.p50 <= SPIN_SEEN_US) return []
  return [
    `What a handoff by spinning costs: it took ${span(spinFloorUs.p50)}, so both threads must have shared a core. On two it takes about 0.1 µs.`,
  ]
}

function timers({ timedWaitOvershootUs }: MachineReport): string[] {
  if (timedWaitOvershootUs === null || timedWaitOvershootUs.p50 <= LATE_US) return []
  return [`A switch interval to the tenth of a millisecond: a timed wait ends ${span(timedWaitOvershootUs.p50)} late.`]
}
