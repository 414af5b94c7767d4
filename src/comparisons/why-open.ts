import { excess } from '../model/number-format.ts'
import { type Estimate, LEAST_ROUNDS } from '../statistics/round-estimates.ts'

/** Why a comparison over so many rounds does not say whether two cases differ. `floor`: the noise floor; 1 if only the interval decides. */
export function whyOpen({ value, low95, high95 }: Estimate, rounds: number, floor: number): string {
  if (rounds < LEAST_ROUNDS) return `Rounds compared: ${rounds}; an interval needs ${LEAST_ROUNDS}.`
  if (value === null || low95 === null || high95 === null)
    return 'In some rounds the figure is below the resolution of the clocks, so it has no ratio.'
  if (low95 <= 1 && high95 >= 1) return 'The interval includes 1: the rounds differ more than the two cases.'
  return `The difference is not larger than the noise floor: the same case measured twice differs by up to ${excess(floor)}.`
}
