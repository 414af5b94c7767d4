import type { MachineReport } from '../model/machine-report.ts'
import { digits, span } from '../model/number-format.ts'
import { furtherFacts, parkFloorOf, timesWords } from './limit-words.ts'

/** Shown for a value that the machine report lacks. */
const NOT_MEASURED = 'not measured'

/** The cores of the machine, and those that the lab could use: "1.94 effective cores (2 reported)". */
export function coresWords({ parallelism, reportedCores }: MachineReport): string {
  if (parallelism === null) return `${reportedCores} cores (effective cores ${NOT_MEASURED})`
  return `${digits(parallelism)} effective cores (${reportedCores} reported)`
}

/** The same with the interval: "1.94 effective (95 %: 1.9 to 1.97), 2 reported". */
function coresFact({ parallelism, parallelism95, reportedCores }: MachineReport): string {
  if (parallelism === null) return `${reportedCores} reported, effective cores ${NOT_MEASURED}`
  const interval = parallelism95 ? ` (95 %: ${digits(parallelism95.low)} to ${digits(parallelism95.high)})` : ''
  return `${digits(parallelism)} effective${interval}, ${reportedCores} reported`
}

/** The park floor as text: "p50 6.2 µs, p99 18 µs". */
export function parkWords(machine: MachineReport): string {
  return timesWords(machine.parkFloorUs, parkFloorOf(machine).resolutionUs)
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
  const { parkFloorUs, spinFloorUs, clocks, canaries } = machine
  const failed = Object.entries(canaries).filter(([, verdict]) => verdict !== 'ok')
  const modes = parkFloorUs.modesUs.length > 1 ? `, modes at ${parkFloorUs.modesUs.map(span).join(' and ')}` : ''
  const n = parkFloorUs.n === undefined ? '' : ` (n = ${parkFloorUs.n})`
  return [
    ['engine', `${machine.engine} on ${machine.os}`],
    ['cores', coresFact(machine)],
    ['clock', `${clockFacts(machine).join(', ')}${clocks ? ` (the worst of ${clocks.length} workers)` : ''}`],
    ['park and unpark', `${parkWords(machine)}${modes}${n}`],
    ['hand-off by spinning', `${spinFloorUs ? 'p50 ' : ''}${spinWords(machine)}`],
    ...furtherFacts(machine),
    ['canaries', failed.length === 0 ? 'ok' : failed.map(([name, verdict]) => `${name}: ${verdict}`).join('; ')],
  ]
}
