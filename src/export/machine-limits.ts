import { IDLE_CORE, idleThroughout } from '../model/idle.ts'
import { digits, span } from '../model/number-format.ts'
import type { MachineReport } from '../model/report.ts'
import { parkFloorOf } from './limit-words.ts'

/**
 * A limit in µs. Two cores hand a word off by spinning in about 0.1 µs. If the hand-off took longer than this limit, it went through the
 * operating system's scheduler.
 */
const SPIN_SEEN_US = 2
/** A limit in µs. If timed waits of 1 ms end later than this, the report mentions it. */
const LATE_US = 200

/** Lists what this machine cannot measure, and then what no machine can measure. Each entry is a sentence. */
export function machineLimits(machine: MachineReport): string[] {
  return [...clock(machine), ...floor(machine), ...cores(machine), ...spinning(machine), ...timers(machine), ...OF_EVERY_MACHINE]
}

const OF_EVERY_MACHINE = [
  'The speed of CPython: the lab has its own interpreter. What the lock does to threads carries over to CPython. The speed does not.',
  'The times on another machine: ratios can be compared between machines. Times cannot.',
]

function clock({ clockStepUs, clockOffsetUs = 0, clockCostNs }: MachineReport): string[] {
  const finest = span(Math.max(clockStepUs, clockOffsetUs))
  const why =
    clockOffsetUs > clockStepUs
      ? `by which the clocks of two workers may differ; each clock has a step of ${span(clockStepUs)}`
      : 'the step of the clock'
  return [
    `Times below ${finest}, ${why}. A shorter hand-off is shown as “< ${finest}”.`,
    ...(clockCostNs >= 100
      ? [`Timestamp cost, separate from switch cost: reading the clock takes ${span(clockCostNs / 1000)}, and each switch has a timestamp.`]
      : []),
  ]
}

function floor(machine: MachineReport): string[] {
  const { modesUs } = machine.parkFloorUs
  const { p50, resolutionUs } = parkFloorOf(machine)
  if (p50 < resolutionUs)
    return ['The ratio of a hand-off to its floor: parking and unparking a thread takes less time than the clocks can resolve.']
  if (modesUs.length < 2) return []
  return [
    `A single floor for all hand-offs: waking a thread takes ${modesUs.map(span).join(' or ')}, depending on whether the threads share a core.`,
  ]
}

function cores(machine: MachineReport): string[] {
  const idle = idleThroughout(machine)
  if (idle === null) return ['The number of threads that run at once: the run was stopped before this was measured.']
  const found = digits(idle)
  if (idle < 2 * IDLE_CORE) {
    return [`Two threads that run at once: only ${found} of ${machine.reportedCores} cores were idle, and two threads need two.`]
  }
  const threads = Math.floor(idle / IDLE_CORE)
  return [`More than ${threads} threads that run at once: ${found} cores were idle, and further threads take turns on them.`]
}

function spinning({ spinFloorUs }: MachineReport): string[] {
  if (spinFloorUs === null) return ['The cost of a hand-off by spinning: the run was stopped before this was measured.']
  if (spinFloorUs.p50 <= SPIN_SEEN_US) return []
  return [
    `The cost of a hand-off by spinning: it took ${span(spinFloorUs.p50)}, so both threads must have shared a core. Across two cores it takes about 0.1 µs.`,
  ]
}

function timers({ timedWaitOvershootUs }: MachineReport): string[] {
  if (timedWaitOvershootUs === null || timedWaitOvershootUs.p50 <= LATE_US) return []
  return [`Switch intervals accurate to a tenth of a millisecond: a timed wait ends ${span(timedWaitOvershootUs.p50)} late.`]
}
