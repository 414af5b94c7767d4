import { expect, it } from 'vitest'
import { LONG } from '../../explore/long.ts'
import { buildWoven, weaveAll } from './build.ts'
import { EQUIVALENT } from './equivalents.ts'
import { faultsOf, Hunt } from './hunt.ts'
import { OPEN } from './open.ts'
import { SUITE } from './suite.ts'

const woven = weaveAll()
const faults = faultsOf(woven)
/** npm test tries only this part of the faults that the scenarios show. */
const EACH = 50

it('the lists name faults that exist, and no fault is in both', () => {
  const ids = new Set(faults.map(({ id }) => id))
  for (const id of [...EQUIVALENT.keys(), ...OPEN]) expect(ids).toContain(id)
  expect([...EQUIVALENT.keys()].filter((id) => OPEN.has(id))).toEqual([])
})

it('a scenario shows every fault that is not in a list', { timeout: LONG ? 7_200_000 : 120_000 }, async () => {
  const hunt = new Hunt(await buildWoven(woven), SUITE)
  const shown = faults.filter(({ id }) => !EQUIVALENT.has(id) && !OPEN.has(id))
  const tried = LONG ? shown : shown.filter((_, at) => at % EACH === 0)
  expect(tried.filter((fault) => hunt.kill(fault) === undefined).map(({ id }) => id)).toEqual([])
  if (LONG) expect([...EQUIVALENT.keys()].filter((id) => hunt.kill(faults.find((each) => each.id === id)!) !== undefined)).toEqual([])
})
