import { EXPERIMENTS } from '../../experiments/index.ts'
import type { ClaimReport, MachineReport, RunReport } from '../../model/report.ts'

/**
 * The verdict on the claim of each experiment that ran, in the order of the registry. `machineOf` returns the machine as it was during an
 * experiment.
 */
export function verdictsOn(runs: readonly RunReport[], machineOf: (experiment: string) => MachineReport): ClaimReport[] {
  return EXPERIMENTS.flatMap(({ id, claim, details, reference, judge }) => {
    const own = runs.filter(({ experiment }) => experiment === id)
    return own.length > 0 ? [{ experiment: id, claim, details, reference, ...judge(own, machineOf(id)) }] : []
  })
}
