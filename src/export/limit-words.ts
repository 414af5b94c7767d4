import type { MachineReport, ProbedTimes, ReactionReport, RememberedReport, UnrelatedLockReport } from '../model/machine-report.ts'
import { digits, measuredSpan, span, times } from '../model/number-format.ts'

/** The 99th percentile needs at least 100 times. With fewer, readers see the longest time. */
const P99_NEEDS = 100

/**
 * The median park floor with its resolution. Two workers take the timestamps, so the offset between their clocks limits the resolution too.
 * A report of an older gil-lab has only the step of the clock.
 */
export function parkFloorOf({ parkFloorUs, clockStepUs }: MachineReport): { readonly p50: number; readonly resolutionUs: number } {
  return { p50: parkFloorUs.p50, resolutionUs: parkFloorUs.resolutionUs ?? clockStepUs }
}

/** Two percentiles as text: "p50 6.2 µs, p99 18 µs". With fewer than 100 times: "p50 70 µs, longest 210 µs". */
export function timesWords({ p50, p99, n = P99_NEEDS }: ProbedTimes, resolutionUs: number): string {
  return `p50 ${measuredSpan(p50, resolutionUs)}, ${n < P99_NEEDS ? 'longest' : 'p99'} ${measuredSpan(p99, resolutionUs)}`
}

/** The limits other than clock, cores and floors. Those that a report of an older gil-lab lacks are left out. */
export function furtherFacts(machine: MachineReport): [name: string, value: string][] {
  const { wakeOrder, unrelatedLock, reaction, load, remembered } = machine
  const facts: [string, string | null | undefined][] = [
    ...waits(machine),
    ['reaction to a drop request', reaction && reactionWords(reaction)],
    ['wake order', wakeOrder && orderWords(wakeOrder)],
    ['a wait beside an unrelated lock', unrelatedLock && unrelatedWords(unrelatedLock)],
    ['other processes', load && loadWords(load)],
    ['remembered', remembered && rememberedWords(remembered, machine)],
  ]
  return facts.filter((fact): fact is [string, string] => typeof fact[1] === 'string')
}

function waits({ timedWaits, timedWaitOvershootUs, clockStepUs }: MachineReport): [string, string][] {
  if (timedWaits)
    return timedWaits.map((wait) => [`a ${span(wait.waitUs)} wait`, `late by ${timesWords(wait, clockStepUs)} (n = ${wait.n})`])
  return [['a 1 ms wait', timedWaitOvershootUs ? `late by ${timesWords(timedWaitOvershootUs, clockStepUs)}` : 'not measured']]
}

/** "4.41 µs until the holder has released the GIL (95 %: 4.1 µs to 4.9 µs, n = 72); 35 ns to get to sleep". */
function reactionWords({ meanNs, low95Ns, high95Ns, n, parkEntryNs }: ReactionReport): string {
  const [mean, low, high, entry] = [meanNs, low95Ns, high95Ns, parkEntryNs].map((ns) => span(ns / 1000))
  return `${mean} until the holder has released the GIL (95 %: ${low} to ${high}, n = ${n}); ${entry} to get to sleep`
}

/** "the longest waiter first: 60 of 60 wake-ups". */
export function orderWords({ wakes, longestFirst }: { readonly wakes: number; readonly longestFirst: number }): string {
  const words = longestFirst === wakes ? 'the longest waiter first' : 'not always the longest waiter first'
  return `${words}: ${longestFirst} of ${wakes} wake-ups`
}

/** "no difference seen: 1.02 × (95 %: 0.97 to 1.08, 7 rounds)". */
function unrelatedWords({ ratio, low95, high95, rounds }: UnrelatedLockReport): string {
  const words = low95 > 1 ? 'takes longer' : high95 < 1 ? 'takes less time' : 'no difference seen'
  return `${words}: ${times(ratio)} (95 %: ${digits(low95)} to ${digits(high95)}, ${rounds} rounds)`
}

function loadWords({ otherCores, stolenCores, loadAverage }: NonNullable<MachineReport['load']>): string {
  const stolen = stolenCores === null ? [] : [`the host of this machine took ${digits(stolenCores)}`]
  const average = loadAverage === null ? [] : [`load average ${digits(loadAverage)}`]
  return [`used ${digits(otherCores)} cores during the probe`, ...stolen, ...average].join(', ')
}

/** "the limits of 2026-11-28 12:00 UTC; a check of 64 parks agrees, their median is 31 µs". */
export function rememberedWords({ date, holds, parks, parkP50Us }: RememberedReport, machine: MachineReport): string {
  const when = `${date.slice(0, 16).replace('T', ' ')} UTC`
  const median = `their median is ${measuredSpan(parkP50Us, parkFloorOf(machine).resolutionUs)}`
  if (holds) return `the limits of ${when}; a check of ${parks} parks agrees, ${median}`
  return `the limits of ${when} no longer hold, so they were measured again; in a check of ${parks} parks, ${median}`
}
