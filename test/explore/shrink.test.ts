import { describe, expect, it } from 'vitest'
import { columns, explore, RandomStrategy, replay, type Scenario, shrink, World } from '../../src/explore/index.ts'
import { countScenario, gilScenario } from '../../src/explore/scenarios/gils.ts'
import { shorten } from '../../src/explore/shrink.ts'
import { findGil, type GilDescriptor } from '../../src/model/gils.ts'
import { tried } from '../long.ts'
import { buildMutant } from '../mutants/build.ts'
import * as locks from '../mutants/locks.ts'
import type { Mutant } from '../mutants/mutant.ts'

const SWITCH = findGil('switch') as GilDescriptor
/**
 * `most` is the largest number of segments that the shrunk schedule may have. It is a little larger than the number of switches that the
 * defect needs.
 */
const CASES: readonly { readonly mutant: Mutant; readonly scenario: Scenario; readonly most: number }[] = [
  { mutant: locks.NO_EXCLUSION, scenario: countScenario(SWITCH, 2, 3), most: 4 },
  { mutant: locks.IF_FOR_WHILE_GIL, scenario: gilScenario(SWITCH, 3), most: 8 },
  { mutant: locks.NO_RELEASE_SIGNAL, scenario: gilScenario(SWITCH, 2), most: 6 },
]

describe('the schedule of a mutant', () => {
  it.each(tried(CASES, 3, 2))(
    '$mutant.id shrinks to a string of a few switches, which repeats the failure',
    async ({ mutant, scenario, most }) => {
      const world = new World(await buildMutant(mutant))
      const found = explore(world, scenario, { strategy: new RandomStrategy(1), schedules: 5000 })
      if (!found.failure) throw new Error('not found')
      const shrunk = shrink(world, scenario, found.failure)
      expect(shrunk.kind).toBe(found.failure.kind)
      expect(shrunk.schedule.match(/[a-z]/g)?.length).toBeLessThanOrEqual(most)
      expect(shrunk.schedule.length).toBeLessThan(found.failure.schedule.length)
      const again = replay(new World(await buildMutant(mutant)), scenario, shrunk.schedule)
      expect([again.failure?.message, again.trace]).toEqual([shrunk.message, shrunk.trace])
    },
    120_000,
  )

  it('is printed with a column for each thread and the words that changed', async () => {
    const scenario = countScenario(SWITCH, 2, 3)
    const world = new World(await buildMutant(locks.NO_EXCLUSION))
    const found = explore(world, scenario, { strategy: new RandomStrategy(1), schedules: 5000 })
    if (!found.failure) throw new Error('not found')
    const { lines } = replay(world, scenario, shrink(world, scenario, found.failure).schedule)
    const text = columns(lines, ['a', 'b'], 100)
    expect(text[0]).toMatch(/^ +a {40,}b$/)
    // Thread `b` overwrites the updates of thread `a`, because `b` stores a count that it computed from an old count.
    expect(text).toContainEqual(expect.stringMatching(/^ *\d+ {40,}plain store counter 3 → 1$/))
    expect(text).toContainEqual(expect.stringMatching(/^ *\d+ {2}plain store counter 2 → 3$/))
    expect(Math.max(...text.map((line) => line.length))).toBeLessThanOrEqual(100)
    // Four threads do not fit into 60 columns.
    expect(columns(lines, ['a', 'b', 'c', 'd'], 60)[0]).toMatch(/^ *1 {2}[ab] {2}\S/)
  }, 120_000)
})

describe('a shorter schedule', () => {
  it('leaves out, joins and halves segments, as long as the run fails', () => {
    // The run fails if thread a takes the first three steps and thread b at least one of the later steps. Both threads can always run.
    const short = shorten('a5b3a4(7)b9a2', (strategy) => {
      const taken: number[] = []
      for (let step = 0, current = -1; step < 30; step++) {
        if (step === 5) strategy.draw(10)
        const next = strategy.next({ threads: [0, 1], runnable: 2, current, currentRunnable: current >= 0 })
        taken.push(next)
        current = next
      }
      return taken.slice(3).includes(1) && taken.slice(0, 3).every((thread) => thread === 0)
    })
    expect(short).toBe('a3b')
  })
})
