import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { tried } from '../long.ts'
import { buildScript, rightMessages } from '../mutants/scripts.ts'
import { TEMPLATE_MUTANTS } from '../mutants/templates.ts'
import { behaviour } from './compiled/behaviour.ts'

/** Many times as long as the right code needs. */
const LIMIT_MS = 30_000
const ENTRY = 'test/vm/compiled/behaviour.ts'
const SOURCES = ['edges', 'objects', 'handlers'].map((name) => readFileSync(new URL(`compiled/${name}.py`, import.meta.url), 'utf8'))

describe('a run of a program shows that', () => {
  const right = [...behaviour(SOURCES, false)].map((each) => JSON.stringify(each))

  /** How much of what the script's compiled code does is right, before the first thing that is not. */
  const rightOf = (script: string) =>
    rightMessages(script, { compiledSources: SOURCES }, (observed, at) => JSON.stringify(observed) === right[at], LIMIT_MS)

  it('compiled code does what the eval loop does, and checks the eval breaker', { timeout: 2 * LIMIT_MS }, async () => {
    expect(right.at(-1)).toBe('[true,true,true]')
    expect(await rightOf(await buildScript(ENTRY, 'template-unchanged'))).toBe(right.length)
  })

  it.each(tried(TEMPLATE_MUTANTS, 24, 1))('$id: $defect', { timeout: 2 * LIMIT_MS }, async (mutant) => {
    expect(await rightOf(await buildScript(ENTRY, mutant.id, mutant))).toBeLessThan(right.length)
  })
})
