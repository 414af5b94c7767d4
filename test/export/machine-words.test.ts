import { expect, it } from 'vitest'
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
