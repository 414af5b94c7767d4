import { digits, percentile, span } from '../charts/figures.ts'
import type { MachineReport } from '../model/report.ts'

/** For what a machine report has not got. */
export const NOT_MEASURED = 'not measured'

/** "1.94 effective" */
export function effectiveCores({ parallelism }: MachineReport): string {
  return parallelism === null ? `effective ${NOT_MEASURED}` : `${digits(parallelism)} effective`
}

/** The machine's limits as pairs of a name and a value in words: no figure is told without them. */
export function machineFacts(machine: MachineReport): [name: string, value: string][] {
  const { parkFloorUs, spinFloorUs, timedWaitOvershootUs: late, canaries } = machine
  const told = (us: number) => percentile({ n: 1, resolutionUs: machine.clockStepUs }, us)
  const failed = Object.entries(canaries).filter(([, verdict]) => verdict !== 'ok')
  const modes = parkFloorUs.modesUs.length > 1 ? `, modes at ${parkFloorUs.modesUs.map(span).join(' and ')}` : ''
  return [
    ['engine', `${machine.engine} on ${machine.os}`],
    ['cores', `${effectiveCores(machine)}, ${machine.reportedCores} reported`],
    ['clock', `step ${span(machine.clockStepUs)}, ${span(machine.clockCostNs / 1000)} a read`],
    ['park and unpark', `p50 ${told(parkFloorUs.p50)}, p99 ${told(parkFloorUs.p99)}${modes}`],
    ['handoff by spinning', spinFloorUs ? `p50 ${span(spinFloorUs.p50)}` : NOT_MEASURED],
    ['a 1 ms wait', late ? `p50 ${told(late.p50)} late, p99 ${told(late.p99)}` : NOT_MEASURED],
    ['canaries', failed.length === 0 ? 'ok' : failed.map(([name, verdict]) => `${name}: ${verdict}`).join('; ')],
  ]
}
