import { readFileSync } from 'node:fs'

/** An instruction's row in the table of docs/eval-breaker.md. */
export interface Entry {
  /**
   * Whether CPython 2.7 counts the instruction as a tick. `absent` means that 2.7 does not have the instruction, and that the lab counts
   * it.
   */
  readonly ticks: boolean | 'absent'
  /** Whether CPython checks the eval breaker at the instruction, by version. */
  readonly checks: { readonly '3.9': boolean; readonly '3.13': boolean }
}

const TICKS: Readonly<Record<string, Entry['ticks']>> = { '–': false, tick: true, '(tick)': 'absent' }
const CHECKS: Readonly<Record<string, boolean>> = { '–': false, check: true }

/** The rows of the table, by instruction. */
export function readTable(): ReadonlyMap<string, Entry> {
  const text = readFileSync(new URL('../../../docs/eval-breaker.md', import.meta.url), 'utf8')
  const rows = [...text.matchAll(/^\| (`[A-Z_]+`.*?) \| (.+?) \| (.+?) \| (.+?) \|$/gm)]
  return new Map(
    rows.map(([row, name, ticks, old, current]) => {
      const entry = { ticks: TICKS[ticks!], checks: { '3.9': CHECKS[old!], '3.13': CHECKS[current!] } }
      if ([entry.ticks, ...Object.values(entry.checks)].includes(undefined)) throw new Error(`not a row of the table: ${row}`)
      return [name!.replaceAll('`', ''), entry as Entry]
    }),
  )
}

/**
 * The results that test/vm/checks/record.py recorded in one CPython. Each row has an entry of the table, the code that ran, and the
 * observation. For 2.7, the observation is the count of ticks. For a later CPython, it is the instruction that made a check, or null if
 * none did.
 */
interface Recorded {
  readonly python: string
  readonly seen: readonly (readonly [entry: string, code: string, seen: string | number | null])[]
}

export function readRecorded(): readonly Recorded[] {
  return JSON.parse(readFileSync(new URL('./recorded.json', import.meta.url), 'utf8'))
}
