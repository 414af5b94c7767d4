import { expect, it } from 'vitest'
import type { Scenario } from '../../../src/explore/index.ts'
import { LONG } from '../../long.ts'
import { buildWoven, weaveAll } from './build.ts'
import { EQUIVALENT } from './equivalents.ts'
import { Hunt } from './hunt.ts'
import { sampleOf } from './sample.ts'
import shown from './shown.json' with { type: 'json' }
import { SUITE } from './suite.ts'

const SHOWN = Object.entries(shown as Readonly<Record<string, string>>)

const woven = weaveAll()
const faults = new Map(woven.flatMap((file) => file.faults.map((fault) => [fault.id, fault])))

it('the lists name faults and scenarios that exist, and no fault is in both', () => {
  const scenarios = new Set(SUITE.map(({ id }) => id))
  expect(SHOWN.filter(([id, scenario]) => !faults.has(id) || !scenarios.has(scenario))).toEqual([])
  expect([...EQUIVALENT.keys()].filter((id) => !faults.has(id) || id in shown)).toEqual([])
})

it('each of at least 150 faults of the sample is shown, or changes nothing', () => {
  const sample = sampleOf(woven)
  expect(sample.length).toBeGreaterThanOrEqual(150)
  expect(sample.map(({ id }) => id).filter((id) => !(id in shown) && !EQUIVALENT.has(id))).toEqual([])
})

// The build with all faults takes about 40 s, so only `npm run test:long` runs this test.
it.runIf(LONG)('the scenario of each fault in shown.json shows the fault', { timeout: 3_600_000 }, async () => {
  const hunt = new Hunt(await buildWoven(woven))
  const survivors = SHOWN.filter(([id, scenario]) => !hunt.kill(faults.get(id)!, [SUITE.find((each) => each.id === scenario) as Scenario]))
  expect(survivors).toEqual([])
})
