import { digits, span } from '../charts/figures.ts'
import type { MachineReport } from '../model/report.ts'

/** The machine's limits as pairs of a name and a value in words: no figure is told without them. */
export function machineFacts(machine: MachineReport): [name: string, value: string][] {
  const { parkFloorUs, spinFloorUs, timedWaitOvershootUs, canaries } = machine
  const failed = Object.entries(canaries).filter(([, verdict]) => verdict !== 'ok')
  const modes = parkFloorUs.modesUs.length > 1 ? `, modes at ${parkFloorUs.modesUs.map(span).join(' and ')}` : ''
  return [
    ['engine', `${machine.engine} on ${machine.os}`],
    ['cores', `${digits(machine.parallelism)} effective, ${machine.reportedCores} reported`],
    ['clock', `step ${span(machine.clockStepUs)}, ${span(machine.clockCostNs / 1000)} a read`],
    ['park and unpark', `p50 ${span(parkFloorUs.p50)}, p99 ${span(parkFloorUs.p99)}${modes}`],
    ['handoff by spinning', `p50 ${span(spinFloorUs.p50)}`],
    ['a 1 ms wait', `p50 ${span(timedWaitOvershootUs.p50)} late, p99 ${span(timedWaitOvershootUs.p99)}`],
    ['canaries', failed.length === 0 ? 'ok' : failed.map(([name, verdict]) => `${name}: ${verdict}`).join('; ')],
  ]
}
