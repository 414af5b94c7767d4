import { describe, expect, it } from 'vitest'
import { FLOOR } from '../../assembly/abi/layout.ts'
import { Session } from '../../src/lab/session/session.ts'
import { GILS } from '../../src/model/gils.ts'
import { nodePlatform } from '../../src/platform/node.ts'

const WORD = FLOOR + 1024
/** Increments of one test. All tests of this file together make at least 10^8. */
const INCREMENTS: number = 12_000_000

/** The value of a plain counter after each worker has added its share of INCREMENTS under a GIL of this policy. */
async function count(policy: number, workers: number): Promise<number> {
  return Session.during(nodePlatform(), workers, async (session) => {
    const memory = session.memories.take()
    const machine = session.instance(memory)
    machine.setup(workers, policy, 1000, 100, 0, 0)
    for (let slot = 0; slot < workers; slot++) machine.attach(slot)
    machine.openGil()
    const members = await session.workerPool.whenReady(workers)
    await Promise.all(
      members.map((member, slot) => member.api.call(memory, performance.now(), [['countUnderGil', slot, WORD, INCREMENTS / workers]])),
    )
    return new Int32Array(memory.buffer)[WORD >> 2] ?? 0
  })
}

describe('exclusion with real workers', () => {
  for (const { id, policy, traits, isRival } of GILS.filter((gil) => gil.traits.excludes)) {
    for (const workers of isRival ? [4] : [2, 4, 8]) {
      it(`${id}: ${workers} workers add to a plain counter and lose nothing`, async () => {
        expect(traits.excludes).toBe(true)
        expect(await count(policy, workers)).toBe(INCREMENTS)
      })
    }
  }

  it('without a GIL the same counter loses updates: the test can fail', async () => {
    const none = GILS.find((gil) => !gil.traits.excludes)
    if (!none) throw new Error('a GIL that does not exclude is registered')
    // Workers lose updates only while two of them run at the same time. On one busy core, an attempt may lose no update.
    const counts: number[] = []
    for (let attempt = 0; attempt < 20 && counts.every((value) => value === INCREMENTS); attempt++) counts.push(await count(none.policy, 4))
    expect(Math.min(...counts)).toBeLessThan(INCREMENTS)
  })
})
