import { percentile, span } from '../../charts/figures.ts'
import { effectiveCores, NOT_MEASURED } from '../../export/machine.ts'
import type { MachineReport } from '../../model/report.ts'
import type { Style } from './output.ts'
import { wrapParts } from './wrap.ts'

/** Where the figures come from and how fine they can be: no figure is told without it. */
export function machineLines(machine: MachineReport, width: number, style: Style): string[] {
  const { parkFloorUs, spinFloorUs } = machine
  const told = (us: number) => percentile({ n: 1, resolutionUs: machine.clockStepUs }, us)
  const facts = [
    `clock step ${span(machine.clockStepUs)}`,
    `a clock read ${span(machine.clockCostNs / 1000)}`,
    `park/unpark p50 ${told(parkFloorUs.p50)}, p99 ${told(parkFloorUs.p99)}`,
    `spin handoff ${spinFloorUs ? span(spinFloorUs.p50) : NOT_MEASURED}`,
  ]
  const broken = Object.entries(machine.canaries).filter(([, verdict]) => verdict !== 'ok')
  return [
    `${style.title(machine.engine)} on ${machine.os}, ${effectiveCores(machine)} cores (${machine.reportedCores} reported)`,
    ...wrapParts(facts, ' · ', width),
    ...broken.map(([name, verdict]) => style.bad(`canary ${name}: ${verdict}`)),
  ]
}

/** The long form, for `gil-lab probe`. */
export function probeLines(machine: MachineReport, style: Style): string[] {
  const { parkFloorUs, spinFloorUs, timedWaitOvershootUs: late } = machine
  const told = (us: number) => percentile({ n: 1, resolutionUs: machine.clockStepUs }, us)
  const rows: [string, string][] = [
    ['runs on', `${machine.engine}, ${machine.os}`],
    ['cores', `${machine.reportedCores} reported, ${effectiveCores(machine)}`],
    ['clock', `step ${span(machine.clockStepUs)}, ${span(machine.clockCostNs / 1000)} a read`],
    [
      'park/unpark',
      `p50 ${told(parkFloorUs.p50)}, p99 ${told(parkFloorUs.p99)}, modes at ${parkFloorUs.modesUs.map(span).join(' and ') || 'none'}`,
    ],
    ['spin handoff', spinFloorUs ? `p50 ${span(spinFloorUs.p50)}` : NOT_MEASURED],
    ['1 ms wait', late ? `late by p50 ${told(late.p50)}, p99 ${told(late.p99)}` : NOT_MEASURED],
    ...Object.entries(machine.canaries).map(([name, verdict]): [string, string] => [
      `canary ${name}`,
      verdict === 'ok' ? style.good('ok') : style.bad(verdict),
    ]),
  ]
  const width = Math.max(...rows.map(([name]) => name.length))
  return rows.map(([name, value]) => `${style.faint(name.padEnd(width))}  ${value}`)
}
