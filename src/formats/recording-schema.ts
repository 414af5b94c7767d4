import * as v from 'valibot'
import { Event } from '../../assembly/abi/events.ts'
import { capitalised } from '../model/capitalised.ts'
import { LabError } from '../model/errors.ts'
import type { RaisedError } from '../model/program.ts'
import { amount, count, number } from '../model/quantities.ts'
import type { EventColumns, Recording } from '../model/recording.ts'
import type { Report, RunReport } from '../model/report.ts'
import type { RunResult } from '../model/run.ts'
import { issueWords, refuseNewer, shortened } from './refusals.ts'
import { constants, evalBreaker, gil, list, outcome, parseReport, process, REPORT_SCHEMA } from './report-schema.ts'

export const RECORDING_SCHEMA = 'gil-lab/recording@1'
/**
 * The most characters of a file that the lab writes or reads. A file of this size has about 18 million events. Chromium and Node can hold
 * twice as much in one string.
 */
export const MOST_CHARACTERS = 2 ** 28

const ADVICE = 'Give it a file from `gil-lab run --recording` or from the lab page.'

/**
 * The schema of one column of events. It checks all entries in one pass, because a schema per entry would take too long. It turns the
 * column into a typed array, as the recording had it before toRecording() wrote it.
 */
function column<Column>(what: string, isFit: (entry: number) => boolean, from: (entries: number[]) => Column) {
  const isColumn = (input: unknown): boolean => Array.isArray(input) && input.every((entry) => typeof entry === 'number' && isFit(entry))
  return v.pipe(
    v.custom<number[]>(isColumn, `Expected a list of ${what}`),
    v.transform((entries) => from(entries)),
  )
}

const isInt32 = (entry: number) => (entry | 0) === entry
const isCount = (entry: number) => entry >>> 0 === entry
const isEvent = (entry: number) => Number.isInteger(entry) && entry >= Event.START && entry <= Event.LOCK_RELEASED

const events = v.pipe(
  v.object({
    slot: count,
    firstGil: v.exactOptional(count),
    firstLock: v.exactOptional(count),
    lost: count,
    timeNs: v.pipe(
      column('whole numbers', Number.isSafeInteger, timesOf),
      v.check((times) => times.every(Number.isSafeInteger), 'Its times do not add up to one'),
    ),
    kind: column('events', isEvent, (entries) => Uint8Array.from(entries)),
    arg: column('32-bit whole numbers', isInt32, (entries) => Int32Array.from(entries)),
    place: v.exactOptional(column('places', isCount, (entries) => Uint32Array.from(entries))),
  }),
  v.check(
    ({ timeNs, kind, arg, place = kind }) => [timeNs, arg, place].every(({ length }) => length === kind.length),
    'Its columns differ in length',
  ),
)

/**
 * The times of a column, from its deltas. The file has the time of the first event, and for each later event the time since the event
 * before it.
 */
function timesOf(deltas: readonly number[]): Float64Array {
  const times = Float64Array.from(deltas)
  for (let i = 1; i < times.length; i++) times[i]! += times[i - 1]!
  return times
}

const frames = v.array(v.object({ functionIndex: count, instruction: count }))

const trap: v.GenericSchema<NonNullable<Recording['threads'][number]['trap']>> = v.object({
  code: number,
  a: number,
  b: number,
  text: v.exactOptional(v.string()),
  cause: v.exactOptional(v.lazy(() => trap)),
  frames,
  raised: v.exactOptional(v.lazy(() => raised)),
})

const raised: v.GenericSchema<RaisedError> = v.object({
  name: v.string(),
  text: v.string(),
  notes: v.array(v.string()),
  frames,
  cause: v.exactOptional(v.lazy(() => raised)),
  context: v.exactOptional(v.lazy(() => raised)),
  members: v.exactOptional(v.array(v.lazy(() => raised))),
})

const thread = v.object({
  id: count,
  slot: count,
  name: v.string(),
  acquisitions: count,
  reacquisitions: count,
  ops: count,
  breakerTrips: count,
  lateWorker: v.exactOptional(v.literal(true)),
  standsAt: v.string(),
  trap: v.exactOptional(trap),
  traceback: v.exactOptional(v.string()),
  failure: v.exactOptional(count),
  failedAfter: v.exactOptional(count),
})

const lock = v.object({
  id: count,
  kind: v.string(),
  name: v.string(),
  part: v.string(),
  file: v.string(),
  line: count,
  acquisitions: v.nullable(count),
  waits: count,
})

const fields = v.object({
  settings: v.object({
    experiment: v.string(),
    variant: v.string(),
    gil,
    round: count,
    switchIntervalUs: amount,
    checkInterval: amount,
    kernelEntryNs: amount,
    evalBreaker: v.exactOptional(evalBreaker),
    compiled: v.exactOptional(v.boolean()),
    constants: v.exactOptional(constants),
    recording: v.boolean(),
  }),
  outcome,
  because: v.string(),
  startNs: number,
  endNs: number,
  excerptOfNs: v.exactOptional(amount),
  clockStepNs: amount,
  clockOffsetNs: amount,
  events: v.array(events as v.GenericSchema<unknown, EventColumns>),
  places: v.exactOptional(list(v.object({ file: v.string(), line: count }))),
  threads: list(thread),
  locks: v.exactOptional(list(lock)),
  processes: v.exactOptional(list(v.object(process.entries))),
  stdout: v.string(),
  quality: v.array(v.string()),
  stalls: v.exactOptional(v.array(v.object({ startNs: number, durationNs: amount }))),
  stamps: count,
})

const recording: v.GenericSchema<unknown, Recording> = v.pipe(
  fields,
  v.check(({ startNs, endNs }) => startNs <= endNs, 'It ends before it begins'),
)

const file = v.object({
  programs: list(
    v.object({ experiment: v.string(), file: v.string(), source: v.string(), files: v.exactOptional(v.record(v.string(), v.string())) }),
  ),
  recordings: list(v.nullable(recording)),
})

/**
 * Reads the text that toRecording() wrote and marks its report as a replay. It also accepts the JSON of a report alone, which has no
 * events. It drops fields of a recording that the schema does not have.
 * @throws LabError 'usage' that says what is wrong with the text: not JSON, not a recording, from a newer gil-lab, damaged, or too large
 */
export function parseRecording(text: string): RunResult {
  if (text.length > MOST_CHARACTERS) throw refusal(`It has ${text.length} characters, more than the limit of ${MOST_CHARACTERS}`)
  const parsed = parseJson(text)
  refuseNewer(parsed, [RECORDING_SCHEMA, REPORT_SCHEMA])
  const schema = v.is(v.looseObject({ schema: v.string() }), parsed) ? parsed.schema : undefined
  if (schema === REPORT_SCHEMA) return { report: replayed(parsed), recordings: [], programs: [] }
  if (schema !== RECORDING_SCHEMA) throw foreign(schema)
  const report = replayed((parsed as { report?: unknown }).report)
  const { programs, recordings } = validated(parsed)
  matchRuns(report, recordings)
  return { report, recordings: recordings.map((one) => one ?? undefined), programs }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw refusal(text.trim() === '' ? 'It is empty' : `It is not JSON, or was cut short: ${(error as Error).message}`)
  }
}

function foreign(schema: string | undefined): LabError {
  return refusal(schema === undefined ? 'It is JSON without a "schema" field' : `Its schema is "${schema.slice(0, 60)}"`)
}

function replayed(value: unknown): Report {
  return { ...parseReport(value), mode: 'replay' }
}

function validated(value: unknown): v.InferOutput<typeof file> {
  let parsed: v.SafeParseResult<typeof file>
  try {
    parsed = v.safeParse(file, value, { abortEarly: true })
  } catch (error) {
    // The cause of a trap can have a cause too. A damaged file can nest causes so deeply that the validation overflows the stack.
    throw refusal(`It is nested too deeply: ${(error as Error).message}`)
  }
  if (parsed.success) return parsed.output
  throw refusal(capitalised(issueWords(parsed.issues[0])))
}

/** Checks that each recording belongs to the run with the same index in the report. */
function matchRuns({ runs }: Report, recordings: readonly (Recording | null)[]): void {
  if (recordings.length !== runs.length) throw refusal(`It has ${recordings.length} recordings for ${runs.length} runs`)
  for (const [index, run] of runs.entries()) {
    const one = recordings[index]
    if (!one) continue
    if (nameOf(one.settings) !== nameOf(run))
      throw refusal(`Recording ${index} is of ${shortened(nameOf(one.settings))}, but its run is of ${shortened(nameOf(run))}`)
    if (one.threads.length !== run.threads.length)
      throw refusal(`Recording ${index} has ${one.threads.length} threads, but its run has ${run.threads.length}`)
  }
}

function nameOf({ experiment, variant, gil, round }: Pick<RunReport, 'experiment' | 'variant' | 'gil' | 'round'>): string {
  return `${[experiment, variant, gil].filter(Boolean).join(', ')}, round ${round}`
}

function refusal(what: string): LabError {
  return new LabError('usage', `This is not a recording of gil-lab. ${what}.`, ADVICE)
}
