import { expect, it } from 'vitest'
import { explain, explore, RandomStrategy, replay, World } from '../../src/explore/index.ts'
import { tried } from '../long.ts'
import { buildMutant, shippedMachine } from '../mutants/build.ts'
import type { Mutant } from '../mutants/mutant.ts'
import type { Case } from './mutant-cases.ts'

const SEED = 1
const SCHEDULES = 5000
/** A mutant takes about three seconds, so `npm test` tries few mutants of a group. `npm run test:long` tries all. */
const EACH = 25

/**
 * One test per case that is tried: the mutant fails, its schedule alone repeats the failure, and the shipped machine passes every schedule
 * that was tried. The timeout includes the compilation of a mutant on a busy machine.
 */
export function eachIsFound(
  cases: readonly Case[],
  build: (mutant: Mutant) => Promise<WebAssembly.Module> = (each) => buildMutant(each),
): void {
  for (const { mutant, scenario, by = (seed: number) => new RandomStrategy(seed) } of tried(cases, EACH)) {
    it(`${mutant.id}: ${mutant.defect} (${scenario.id})`, async () => {
      const broken = new World(await build(mutant))
      const found = explore(broken, scenario, { strategy: by(SEED), schedules: SCHEDULES })
      if (!found.failure) throw new Error(`not found in ${found.runs} schedules`)
      expect(found.failure.trace.length).toBeGreaterThan(0)
      const again = replay(new World(await build(mutant)), scenario, found.failure.schedule)
      expect(again.failure?.message).toBe(found.failure.message)
      expect(again.trace).toEqual(found.failure.trace)
      const shipped = explore(new World(await shippedMachine()), scenario, { strategy: by(SEED), schedules: found.runs })
      expect(shipped.failure && explain(scenario, shipped.failure)).toBeUndefined()
    }, 120_000)
  }
}
