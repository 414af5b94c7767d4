import { InvalidArgumentError, Option } from 'commander'
import { TRACE_ROUNDS, type TraceRounds } from '../export/index.ts'
import { GILS } from '../model/gils.ts'
import { unknownName } from './suggest.ts'

/** Where the workers run. */
export const PLACES = ['node', 'chromium', 'firefox'] as const
export type Place = (typeof PLACES)[number]

/** Options that write what was measured into files; - is stdout. */
export interface FileFlags {
  readonly json?: string
  readonly csv?: string
  readonly trace?: string
  /** Which rounds the trace has. */
  readonly traceRounds?: TraceRounds
  readonly html?: string
  readonly recording?: string
  /** The recording with no more events than a page shows. */
  readonly brief?: boolean
  readonly picture?: string
}

/** `gil-lab run`'s options, parsed. */
export interface RunFlags extends FileFlags {
  readonly gil?: readonly string[]
  readonly on?: Place
  readonly threads?: number
  readonly rounds?: number
  readonly switchInterval?: number
  readonly checkInterval?: number
  readonly kernelEntry?: number
  readonly verdict?: boolean
  readonly quiet?: boolean
  readonly timeout?: number
}

/** A list of GIL ids: each must be in the registry. */
export function parseGils(value: string): readonly string[] {
  const known = GILS.map((gil) => gil.id)
  const ids = value.split(',').map((id) => id.trim())
  for (const id of ids) if (!known.includes(id)) throw unknownName('GIL', id, known)
  return [...new Set(ids)]
}

/** A whole number from `low` to `high`. */
export function parseWhole(low: number, high = Number.MAX_SAFE_INTEGER): (value: string) => number {
  return (value) => {
    const number = Number(value)
    if (!/^\d+$/.test(value) || number < low || number > high) {
      throw new InvalidArgumentError(
        high === Number.MAX_SAFE_INTEGER ? `It must be a whole number from ${low}.` : `It must be a whole number from ${low} to ${high}.`,
      )
    }
    return number
  }
}

/** A length of time in seconds, as Python writes it: 0.005, 5e-3. */
export function parseSeconds(value: string): number {
  const number = Number(value)
  if (value.trim() === '' || !Number.isFinite(number) || number <= 0)
    throw new InvalidArgumentError('It must be a number of seconds above 0, such as 0.005.')
  return number
}

/** --trace-rounds */
export function parseTraceRounds(value: string): TraceRounds {
  const rounds = TRACE_ROUNDS.find((known) => known === value)
  if (!rounds) throw unknownName('choice of rounds', value, TRACE_ROUNDS)
  return rounds
}

/** --on, shared by run and probe. */
export function placeOption(): Option {
  const option = new Option('--on <place>', 'where the workers run: node, chromium, firefox (default: chromium if found, else node)')
  return option.argParser((value: string): Place => {
    const place = PLACES.find((known) => known === value)
    if (!place) throw unknownName('place', value, PLACES)
    return place
  })
}
