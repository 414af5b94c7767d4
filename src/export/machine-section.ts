import { escapeXml } from '../charts/svg.ts'
import type { MachineReport } from '../model/report.ts'
import { machineLimits } from './machine-limits.ts'
import { machineFacts } from './machine-words.ts'

/** What an exported page says about the machine. */
export function machineSection(machine: MachineReport, title = 'What this machine can do'): string {
  const facts = machineFacts(machine).map(([name, value]) => `<div><dt>${escapeXml(name)}</dt><dd>${escapeXml(value)}</dd></div>`)
  const limits = machineLimits(machine).map((limit) => `<li>${escapeXml(limit)}</li>`)
  return `<section><h2>${title}</h2><dl>${facts.join('')}</dl><p>What it cannot measure:</p><ul>${limits.join('')}</ul></section>`
}
