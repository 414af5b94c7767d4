import { digits, percentile, span } from '../charts/figures.ts'
import type { MachineReport } from '../model/report.ts'

/** The machine's limits as pairs of a name and a value in words: no figure is told without them. */
export function machineFacts(machine: MachineReport): [name: string, value: string][] {
  const { parkFloorUs, spinFloorUs, timedWaitOvershootUs, canaries } = machine
  const told = (us: number) => percentile({ n: 1, resolutionUs: machine.clockStepUs }, us)
  const failed = Object.entries(canaries).filter(([, verdict]) => verdict !== 'ok')
  const modes = parkFloorUs.modesUs.length > 1 ? `, modes at ${parkFloorUs.modesUs.map(span).join(' and ')}` : ''
  return [
    ['engine', `${machine.engine} on ${machine.os}`],
    ['cores', `${digits(machine.parallelism)} effective, ${machine.reportedCores} reported`],
    ['clock', `step ${span(machine.clockStepUs)}, ${span(machine.clockCostNs / 1000)} a read`],
    ['park and unpark', `p50 ${told(parkFloorUs.p50)}, p99 ${told(parkFloorUs.p99)}${modes}`],
    ['handoff by spinning', `p50 ${span(spinFloorUs.p50)}`],
    ['a 1 ms wait', `p50 ${told(timedWaitOvershootUs.p50)} late, p99 ${told(timedWaitOvershootUs.p99)}`],
    ['canaries', failed.length === 0 ? 'ok' : failed.map(([name, verdict]) => `${name}: ${verdict}`).join('; ')],
  ]
}
