import { expect, it } from 'vitest'
import { EXPERIMENTS } from '../../src/experiments/index.ts'
import { SHOWN_EXPERIMENTS } from '../../src/view/page/shown-experiments.ts'
import { setByVariants } from '../../src/view/page/variants.ts'

const find = (id: string) => EXPERIMENTS.find((one) => one.id === id)!
const wordsOf = (id: string) => SHOWN_EXPERIMENTS.find((one) => one.id === id)!.variantsWords

it('the variants of an experiment are listed with the numbers that each replaces', () => {
  expect(wordsOf('countdown')).toBe(
    'The experiment runs this file in 3 variants: 1 thread (THREADS = 1); 2 threads (as shown); 4 threads (THREADS = 4).',
  )
  expect(wordsOf('sleep')).toBe('')
  expect(wordsOf('check-interval')).toBe('')
})

it('a setting set by variants shows their values', () => {
  expect(setByVariants(find('unfair'), ({ settings }) => settings?.kernelEntryNs)).toBe('250, 0')
  expect(setByVariants(find('countdown'), ({ settings }) => settings?.kernelEntryNs)).toBeUndefined()
  expect(setByVariants(find('countdown'), ({ constants }) => constants.THREADS)).toBe('1, 2, 4')
})
