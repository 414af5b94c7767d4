import { EXPERIMENTS } from '../../experiments/index.ts'
import type { ClaimReport, MachineReport, RunReport } from '../../model/report.ts'

/** The verdict on the claim of each experiment that was run, in the order of the registry; `machineOf` tells what it had to run on. */
export function claimsOf(runs: readonly RunReport[], machineOf: (experiment: string) => MachineReport): ClaimReport[] {
  return EXPERIMENTS.flatMap(({ id, claim, reference, judge }) => {
    const own = runs.filter(({ experiment }) => experiment === id)
    return own.length > 0 ? [{ experiment: id, claim, reference, ...judge(own, machineOf(id)) }] : []
  })
}
