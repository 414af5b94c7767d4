import { digits, measuredSpan, span } from '../model/number-format.ts'
import type { MachineReport } from '../model/report.ts'

/** Shown for a value that the machine report lacks. */
const NOT_MEASURED = 'not measured'

/** The cores that the lab could use: "1.94 effective". */
export function effectiveCores({ parallelism }: MachineReport): string {
  return parallelism === null ? `effective ${NOT_MEASURED}` : `${digits(parallelism)} effective`
}

/**
 * The median park floor with its resolution. Two workers take the timestamps, so the offset between their clocks limits the resolution too.
 * A report of an older gil-lab has only the step of the clock.
 */
export function parkFloorOf({ parkFloorUs, clockStepUs }: MachineReport): { readonly p50: number; readonly resolutionUs: number } {
  return { p50: parkFloorUs.p50, resolutionUs: parkFloorUs.resolutionUs ?? clockStepUs }
}

/** The park floor as text: "p50 6.2 µs, p99 18 µs". */
export function parkWords(machine: MachineReport): string {
  return percentiles(machine.parkFloorUs, parkFloorOf(machine).resolutionUs)
}

/** The overshoot of a wait of 1 ms in words: "p50 70 µs, p99 210 µs". */
export function lateWords({ timedWaitOvershootUs, clockStepUs }: MachineReport): string {
  return timedWaitOvershootUs ? percentiles(timedWaitOvershootUs, clockStepUs) : NOT_MEASURED
}

export function spinWords({ spinFloorUs }: MachineReport): string {
  return spinFloorUs ? span(spinFloorUs.p50) : NOT_MEASURED
}

/** Says how fine the clocks are and what it costs to read one: "step 5 µs", "offset between workers up to 242 ns", "read 300 ns". */
export function clockFacts({ clockStepUs, clockOffsetUs, clockCostNs }: MachineReport): string[] {
  const offset = clockOffsetUs === undefined ? [] : [`offset between workers up to ${span(clockOffsetUs)}`]
  return [`step ${span(clockStepUs)}`, ...offset, `read ${span(clockCostNs / 1000)}`]
}

/** The machine's limits as pairs of a name and a value. Every view shows them with its figures. */
export function machineFacts(machine: MachineReport): [name: string, value: string][] {
  const { parkFloorUs, spinFloorUs, timedWaitOvershootUs, canaries } = machine
  const failed = Object.entries(canaries).filter(([, verdict]) => verdict !== 'ok')
  const modes = parkFloorUs.modesUs.length > 1 ? `, modes at ${parkFloorUs.modesUs.map(span).join(' and ')}` : ''
  return [
    ['engine', `${machine.engine} on ${machine.os}`],
    ['cores', `${effectiveCores(machine)}, ${machine.reportedCores} reported`],
    ['clock', clockFacts(machine).join(', ')],
    ['park and unpark', `${parkWords(machine)}${modes}`],
    ['hand-off by spinning', `${spinFloorUs ? 'p50 ' : ''}${spinWords(machine)}`],
    ['a 1 ms wait', `${timedWaitOvershootUs ? 'late by ' : ''}${lateWords(machine)}`],
    ['canaries', failed.length === 0 ? 'ok' : failed.map(([name, verdict]) => `${name}: ${verdict}`).join('; ')],
  ]
}

function percentiles({ p50, p99 }: { readonly p50: number; readonly p99: number }, resolutionUs: number): string {
  return `p50 ${measuredSpan(p50, resolutionUs)}, p99 ${measuredSpan(p99, resolutionUs)}`
}
