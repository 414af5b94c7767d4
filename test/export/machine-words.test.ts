import { expect, it } from 'vitest'
import { rememberedWords } from '../../src/export/limit-words.ts'
import { coresWords, machineFacts } from '../../src/export/machine-words.ts'
import { MACHINE } from './sample.ts'

it.each([
  [1.94, '1.94 effective cores (2 reported)', '1.94 effective, 2 reported'],
  [null, '2 cores (effective cores not measured)', '2 reported, effective cores not measured'],
])('a machine with %s effective cores says so', (parallelism, line, fact) => {
  const machine = { ...MACHINE, parallelism }
  expect(coresWords(machine)).toBe(line)
  expect(machineFacts(machine)).toContainEqual(['cores', fact])
})

it('the check of remembered limits has no median that is finer than the clocks', () => {
  const check = { date: '2026-11-28T12:00:00Z', holds: true, parks: 64 }
  const words = (parkP50Us: number) => rememberedWords({ ...check, parkP50Us }, MACHINE)
  expect([0.02, -1, 31].map(words).map((text) => text.replace(/^.* agrees, /, ''))).toEqual([
    'their median is < 5 µs',
    'their median is < 5 µs',
    'their median is 31 µs',
  ])
})
