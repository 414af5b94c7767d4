import { machineLimits } from '../../export/machine-limits.ts'
import { machineFacts } from '../../export/machine-words.ts'
import type { MachineReport } from '../../model/report.ts'
import { make } from '../dom.ts'

/** The machine and its cores in a line. */
export function machineLine(machine: MachineReport): string {
  const cores = machineFacts(machine).find(([name]) => name === 'cores')?.[1] ?? ''
  return `${machine.engine} on ${machine.os}; cores: ${cores}`
}

/** The machine's limits: its best times, and what cannot be measured on it. */
export function machineDetails(machine: MachineReport): HTMLElement[] {
  const facts = machineFacts(machine).map(([name, value]) => make('div', {}, make('dt', {}, name), make('dd', {}, value)))
  const limits = machineLimits(machine).map((limit) => make('li', {}, limit))
  return [
    make('dl', {}, ...facts),
    make('p', { class: 'lead' }, 'What cannot be measured on this machine:'),
    make('ul', { class: 'limits' }, ...limits),
  ]
}
