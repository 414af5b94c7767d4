import { expect, it } from 'vitest'
import { patch } from './build.ts'
import type { Mutant } from './mutant.ts'

/** The mutants that the files of this folder export, alone or in lists. Only `npm run test:long` compiles all of them. */
const MUTANTS = Object.values(import.meta.glob<Record<string, unknown>>(['./*.ts', '!./*.test.ts'], { eager: true }))
  .flatMap((file) => Object.values(file).flat())
  .filter((one): one is Mutant => typeof one === 'object' && one !== null && 'find' in one)

it('the folder exports mutants', () => expect(MUTANTS.length).toBeGreaterThan(80))

it.each(MUTANTS)('the patch of $id fits exactly one place', (mutant) => {
  expect(() => patch(mutant)).not.toThrow()
})
