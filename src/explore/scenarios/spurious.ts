import type { Scenario } from '../scenario.ts'

/** The scenario with spurious wake-ups: a thread that sleeps without a timeout may wake although no thread wakes it. */
export function spuriousScenario(scenario: Scenario): Scenario {
  return { ...scenario, id: `${scenario.id}-spurious`, rules: { ...scenario.rules, spuriousWakes: true } }
}
