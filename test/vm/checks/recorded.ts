import { readFileSync } from 'node:fs'

/**
 * The results that test/vm/checks/record.py recorded in one CPython. Each row has an entry of the table, the code that ran, and the
 * observation. For 2.7, the observation is the count of ticks. For a later CPython, it is the name of the entry's instruction, or null if
 * that instruction made no check.
 */
interface Recorded {
  readonly python: string
  readonly seen: readonly (readonly [entry: string, code: string, seen: string | number | null])[]
}

export function readRecorded(): readonly Recorded[] {
  return JSON.parse(readFileSync(new URL('./recorded.json', import.meta.url), 'utf8'))
}
