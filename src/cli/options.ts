import { InvalidArgumentError, Option } from 'commander'
import { TRACE_FORMATS, type TraceFormat } from '../export/trace-formats.ts'
import { TRACE_ROUNDS, type TraceRounds } from '../export/traced-runs.ts'
import type { Constants } from '../model/constants.ts'
import { EVAL_BREAKERS, type EvalBreaker, parseEvalBreaker } from '../model/eval-breaker.ts'
import { GILS, type GilDescriptor, RIVAL_GILS } from '../model/gils.ts'
import { entryOf, unknownName } from '../model/unknown-name.ts'

const MOST_PORT = 65535

/** Words that name several GILs at once. */
const GROUPS: Readonly<Record<string, readonly GilDescriptor[]>> = { all: GILS, rivals: RIVAL_GILS }

/** Where the workers run. */
export const PLACES = ['node', 'chromium', 'firefox'] as const
export type Place = (typeof PLACES)[number]

/** The options that name files to write. The name "-" means stdout. */
export interface FileFlags {
  readonly json?: string
  readonly csv?: string
  readonly trace?: string
  /** The format of the trace. Absent: the one that the name of its file asks for. */
  readonly traceFormat?: TraceFormat
  /** Which rounds go into the trace. */
  readonly traceRounds?: TraceRounds
  readonly html?: string
  readonly recording?: string
  /** Whether the recording keeps only the events that a page shows. */
  readonly brief?: boolean
  readonly picture?: string
  /** Whether the terminal shows which thread waited for which. */
  readonly blame?: boolean
}

/** The parsed options of `gil-lab run`. */
export interface RunFlags extends FileFlags {
  readonly gil?: readonly string[]
  readonly on?: Place
  readonly threads?: number
  readonly rounds?: number
  /** The switch interval, in µs. */
  readonly switchInterval?: number
  /** The check interval, in ticks. */
  readonly checkInterval?: number
  /** The duration of an entry into the kernel, in ns. */
  readonly kernelEntry?: number
  readonly evalBreaker?: EvalBreaker
  /** False with --no-compile. */
  readonly compile?: boolean
  readonly verdict?: boolean
  readonly quiet?: boolean
  /** The time limit of a run, in ms. */
  readonly timeout?: number
}

/**
 * Parses a list of GIL ids. "all" means all GILs, "rivals" those that no CPython has.
 * @throws LabError 'usage' for an id that is not in the registry
 */
export function parseGils(value: string): readonly string[] {
  const ids = value.split(',').flatMap((word) => {
    const group = GROUPS[word.trim()]
    return group ? group.map(({ id }) => id) : [entryOf('GIL', word.trim(), GILS).id]
  })
  return [...new Set(ids)]
}

/** Parses a list whose items are separated by commas. @throws InvalidArgumentError if an item is empty */
export function parseList(value: string): readonly string[] {
  const items = value.split(',').map((item) => item.trim())
  if (items.includes('')) throw new InvalidArgumentError('An item of the list is empty.')
  return items
}

/** Parses values of constants: "SECONDS=2,COUNT=1000". @throws InvalidArgumentError for text of another form */
export function parseConstants(value: string): Constants {
  const pairs = parseList(value).map((item) => {
    const [, name, number] = /^([A-Za-z_]\w*)=(.+)$/.exec(item) ?? []
    if (name === undefined || !Number.isFinite(Number(number))) throw new InvalidArgumentError(`"${item}" is not of the form NAME=number.`)
    return [name, Number(number)] as const
  })
  return Object.fromEntries(pairs)
}

/** Parses a TCP port. 0 means any free port. */
export function parsePort(value: string): number {
  const port = Number(value)
  if (/^\d+$/.test(value) && port <= MOST_PORT) return port
  throw new InvalidArgumentError(`It must be a whole number from 0 to ${MOST_PORT}.`)
}

/** Parses the seed of random schedules. */
export function parseSeed(value: string): number {
  const seed = Number(value)
  if (/^\d+$/.test(value) && seed < 2 ** 32) return seed
  throw new InvalidArgumentError('It must be a whole number from 0 to 4294967295.')
}

/** Parses a time limit, in s. */
export function parseSeconds(value: string): number {
  const seconds = Number(value)
  if (value.trim() !== '' && seconds > 0 && Number.isFinite(seconds)) return seconds
  throw new InvalidArgumentError('It must be a number of seconds above 0.')
}

/** Parses the address of a page of the lab. */
export function parsePage(value: string): string {
  if (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)) return value
  throw new InvalidArgumentError('It must be an http or https address, such as https://lab.example/.')
}

export function parseTraceRounds(value: string): TraceRounds {
  const rounds = TRACE_ROUNDS.find((known) => known === value)
  if (!rounds) throw unknownName('choice of rounds', value, TRACE_ROUNDS)
  return rounds
}

export function parseTraceFormat(value: string): TraceFormat {
  const format = TRACE_FORMATS.find((known) => known === value)
  if (!format) throw unknownName('trace format', value, TRACE_FORMATS)
  return format
}

/** The option --eval-breaker of run. */
export function evalBreakerOption(): Option {
  const about = `the CPython whose check points decide where a thread loses a requested GIL: ${EVAL_BREAKERS.join(', ')} (default: 3.10 and later)`
  return new Option('--eval-breaker <version>', about).argParser(parseEvalBreaker)
}

/** The option --on of run and probe. */
export function placeOption(): Option {
  const option = new Option('--on <place>', 'where to run the workers: node, chromium or firefox (default: chromium if found, else node)')
  return option.argParser((value: string): Place => {
    const place = PLACES.find((known) => known === value)
    if (!place) throw unknownName('place', value, PLACES)
    return place
  })
}
