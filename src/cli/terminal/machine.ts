import { orderWords, rememberedWords, timesWords } from '../../export/limit-words.ts'
import { clockFacts, coresWords, machineFacts, parkWords, spinWords } from '../../export/machine-words.ts'
import { span, times } from '../../model/number-format.ts'
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
    ...shortFacts(machine),
  ]
  const broken = Object.entries(machine.canaries).filter(([, verdict]) => verdict !== 'ok')
  const [first = '', ...rest] = wrap(`${machine.engine} on ${machine.os}, ${coresWords(machine)}`, width)
  return [
    first.startsWith(machine.engine) ? style.title(machine.engine) + first.slice(machine.engine.length) : style.title(first),
    ...rest,
    ...wrapParts(facts, ' · ', width),
    ...broken.flatMap(([name, verdict]) => wrap(`canary ${name}: ${verdict}`, width)).map(style.bad),
  ]
}

/** The further limits, as far as they were measured: "1 ms wait late by p50 70 µs, longest 210 µs". */
function shortFacts(machine: MachineReport): string[] {
  const { timedWaitOvershootUs, clockStepUs, reaction, wakeOrder, unrelatedLock, remembered } = machine
  const facts = [
    timedWaitOvershootUs && `1 ms wait late by ${timesWords(timedWaitOvershootUs, clockStepUs)}`,
    reaction && `reaction ${span(reaction.meanNs / 1000)}`,
    wakeOrder && `wakes ${orderWords(wakeOrder)}`,
    unrelatedLock && `beside an unrelated lock ${times(unrelatedLock.ratio)}`,
    remembered && rememberedWords(remembered, machine),
  ]
  return facts.filter((fact) => typeof fact === 'string')
}

/** The long form of machineLines(), for `gil-lab probe`. */
export function probeLines(measured: MachineReport, width: number, style: Style): string[] {
  const machine = printableData(measured)
  const facts = machineFacts(machine).map(([name, value]) => ({ name, value, paint: (text: string) => text }))
  const canaries = Object.entries(machine.canaries).map(([name, verdict]) => ({
    name: 'canary',
    value: `${name}: ${verdict}`,
    paint: verdict === 'ok' ? style.good : style.bad,
  }))
  const rows = [...facts.filter(({ name }) => name !== 'canaries'), ...canaries]
  const names = Math.max(...rows.map(({ name }) => name.length))
  return rows.flatMap(({ name, value, paint }) =>
    wrap(value, width - names - 2).map((line, index) => `${style.faint((index === 0 ? name : '').padEnd(names))}  ${paint(line)}`),
  )
}
