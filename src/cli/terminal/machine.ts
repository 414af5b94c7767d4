import { clockFacts, effectiveCores, lateWords, parkWords, spinWords } from '../../export/machine-words.ts'
import { span } from '../../model/number-format.ts'
import { printableData } from '../../model/printable.ts'
import type { MachineReport } from '../../model/report.ts'
import type { Style } from './output.ts'
import { wrap, wrapParts } from './wrap.ts'

/** Describes the machine and the resolution of its figures. In a report, these lines are above all tables. */
export function machineLines(machine: MachineReport, width: number, style: Style): string[] {
  const facts = [
    ...clockFacts(machine).map((fact) => `clock ${fact}`),
    `park/unpark ${parkWords(machine)}`,
    `spin hand-off ${spinWords(machine)}`,
  ]
  const broken = Object.entries(machine.canaries).filter(([, verdict]) => verdict !== 'ok')
  const [first = '', ...rest] = wrap(
    `${machine.engine} on ${machine.os}, ${effectiveCores(machine)} cores (${machine.reportedCores} reported)`,
    width,
  )
  return [
    first.startsWith(machine.engine) ? style.title(machine.engine) + first.slice(machine.engine.length) : style.title(first),
    ...rest,
    ...wrapParts(facts, ' · ', width),
    ...broken.flatMap(([name, verdict]) => wrap(`canary ${name}: ${verdict}`, width)).map(style.bad),
  ]
}

/** The long form of machineLines(), for `gil-lab probe`. */
export function probeLines(measured: MachineReport, width: number, style: Style): string[] {
  const machine = printableData(measured)
  const { parkFloorUs, timedWaitOvershootUs } = machine
  const rows: [string, string, ((text: string) => string)?][] = [
    ['runs on', `${machine.engine}, ${machine.os}`],
    ['cores', `${machine.reportedCores} reported, ${effectiveCores(machine)}`],
    ['clock', clockFacts(machine).join(', ')],
    ['park/unpark', `${parkWords(machine)}, modes at ${parkFloorUs.modesUs.map(span).join(' and ') || 'none'}`],
    ['spin hand-off', spinWords(machine)],
    ['1 ms wait', `${timedWaitOvershootUs ? 'late by ' : ''}${lateWords(machine)}`],
    ...Object.entries(machine.canaries).map(([name, verdict]): [string, string, (text: string) => string] => [
      'canary',
      `${name}: ${verdict}`,
      verdict === 'ok' ? style.good : style.bad,
    ]),
  ]
  const names = Math.max(...rows.map(([name]) => name.length))
  return rows.flatMap(([name, value, paint = (text: string) => text]) =>
    wrap(value, width - names - 2).map((line, index) => `${style.faint((index === 0 ? name : '').padEnd(names))}  ${paint(line)}`),
  )
}
