import { beforeAll, describe, expect, it } from 'vitest'
import { tried } from '../long.ts'
import { buildScript, rightMessages } from '../mutants/scripts.ts'
import { SHARED_TEMPLATE_MUTANTS } from '../mutants/shared-templates.ts'
import { MEETINGS, type Met } from './two-threads/meetings.ts'

const ENTRY = 'test/vm/two-threads/meetings.ts'
/** Many times as long as the right code needs. */
const LIMIT_MS = 100_000

/**
 * Wherever the operations meet, the result is as if one of them had ended before the other began. The first and the last place show the two
 * orders.
 */
const isRight = ({ printed }: Met) => printed.every((one) => one === printed[0] || one === printed.at(-1))

describe('without a GIL, compiled code is right if', () => {
  const all: Met[] = []
  let otherThread = ''
  beforeAll(async () => {
    otherThread = await buildScript('test/vm/two-threads/other.ts', 'other-thread')
    await rightMessages(await buildScript(ENTRY, 'shared-unchanged'), { otherThread }, (met) => all.push(met as Met) > 0, LIMIT_MS)
  }, 2 * LIMIT_MS)

  it.each(Object.keys(MEETINGS))('%s', (name) => {
    const met = all.find((each) => each.name === name)
    expect(met?.printed.length).toBeGreaterThan(5)
    expect(new Set(met?.printed)).toEqual(new Set([met?.printed[0], met?.printed.at(-1)]))
  })

  it.each(tried(SHARED_TEMPLATE_MUTANTS, 4))('the test can fail: $id: $defect', { timeout: 2 * LIMIT_MS }, async (mutant) => {
    const script = await buildScript(ENTRY, mutant.id, mutant)
    expect(await rightMessages(script, { otherThread }, (met) => isRight(met as Met), LIMIT_MS)).toBeLessThan(all.length)
  })
})
