import { MOST_CHARACTERS, RECORDING_SCHEMA } from '../formats/recording-schema.ts'
import type { EventColumns, Recording } from '../model/recording.ts'
import type { Recorded } from '../model/run.ts'
import { brief } from './excerpt.ts'
import { type GrowingFile, wholeFile } from './pieces.ts'

/** The number of characters that a file reserves for the report and the programs. The other characters of a file are for events. */
const REPORT_CHARACTERS = 2 ** 25
/** The most entries of a column in one piece. */
const ENTRIES = 4096
/** The most characters of one event: a time, a kind, an argument and a place, each with a comma. */
const EVENT_CHARACTERS = 17 + 3 + 12 + 6

/**
 * The result as schema gil-lab/recording@1, in pieces: JSON with one line per run, program, thread and column of events. parseRecording()
 * gives the same figures, timelines and programs. If the events are too many for a file that can be read again, only the first runs have
 * events. A million events are 13 MB of text.
 */
export function toRecording(result: Recorded): Generator<string> {
  return wholeFile(new RecordingFile({ isBrief: false }), result)
}

/**
 * Writes a recording piece by piece. A file with all events can be too large to read again. The file then has the events of the first runs
 * only.
 */
export class RecordingFile implements GrowingFile<string> {
  private isEmpty = true
  private runs = 0
  private dropped = 0
  private room: number

  constructor(
    private readonly options: { readonly isBrief: boolean },
    mostCharacters = MOST_CHARACTERS,
  ) {
    this.room = mostCharacters - Math.min(REPORT_CHARACTERS, mostCharacters / 2)
  }

  *part(result: Recorded, from: number): Generator<string> {
    const { report, recordings } = this.options.isBrief ? brief(result, from) : result
    for (let index = from; index < report.runs.length; index++) {
      yield this.isEmpty ? HEAD : ',\n'
      this.isEmpty = false
      this.runs++
      yield* this.oneRecording(recordings.at(index))
    }
  }

  private *oneRecording(recording: Recording | undefined): Generator<string> {
    if (recording && !this.hasRoom(recording)) this.dropped++
    else if (recording) {
      for (const piece of recordingText(recording)) {
        this.room -= piece.length
        yield piece
      }
      return
    }
    yield 'null'
  }

  /**
   * Whether the file gets this recording. After the first recording that does not fit, the file gets no further one. So it has the events
   * of the first runs without gaps.
   */
  private hasRoom(recording: Recording): boolean {
    if (this.dropped > 0) return false
    const most = recording.events.reduce((sum, { kind }) => sum + kind.length, 0) * EVENT_CHARACTERS
    return most <= this.room || charactersOf(recordingText(recording)) <= this.room
  }

  *end(result: Recorded): Generator<string> {
    const { report, programs } = this.options.isBrief ? brief(result) : result
    yield this.isEmpty ? `${HEAD}],\n"report": ` : '\n],\n"report": '
    yield* object(report, { runs: lines(report.runs.map((run) => JSON.stringify(run))) })
    yield ',\n"programs": '
    yield* lines(programs.map((program) => JSON.stringify(program)))
    yield '\n}\n'
  }

  get leftOut(): string[] {
    if (this.dropped === 0) return []
    return [
      `The events of ${this.dropped} of ${this.runs} runs are missing, because the recording would be too large to read again. Record fewer rounds or GILs at a time.`,
    ]
  }
}

const HEAD = `{\n"schema": ${JSON.stringify(RECORDING_SCHEMA)},\n"recordings": [\n`

function charactersOf(pieces: Iterable<string>): number {
  let sum = 0
  for (const { length } of pieces) sum += length
  return sum
}

function recordingText(recording: Recording): Generator<string> {
  const { threads, events, ...rest } = recording
  return object(rest, { threads: lines(threads.map((thread) => JSON.stringify(thread))), events: lines(events.map(columnsText)) })
}

/**
 * Writes the columns of events. In `timeNs`, the first entry is a time, and each further entry is the difference from the time before it.
 * Differences are short. They are exact because all times are whole ns.
 */
function columnsText({ timeNs, kind, arg, place, ...rest }: EventColumns): Generator<string> {
  const delta = (time: number, i: number) => time - (timeNs[i - 1] ?? 0)
  return object(rest, { timeNs: column(timeNs, delta), kind: column(kind), arg: column(arg), ...(place && { place: column(place) }) })
}

function* column(
  entries: Float64Array | Uint8Array | Int32Array | Uint32Array,
  value: (entry: number, i: number) => number = (entry) => entry,
): Generator<string> {
  yield '['
  for (let from = 0; from < entries.length; from += ENTRIES) {
    const some = Array.from(entries.subarray(from, from + ENTRIES), (entry, i) => value(entry, from + i))
    yield (from > 0 ? ',' : '') + some.join()
  }
  yield ']'
}

/** An object with one line per field. `written` has the JSON of some fields, which replaces their values. */
function* object(plain: object, written: Readonly<Record<string, Iterable<string>>>): Generator<string> {
  const texts = Object.entries(plain).flatMap(([name, value]) => (value === undefined ? [] : [[name, [JSON.stringify(value)]] as const]))
  let before = '{\n'
  for (const [name, text] of Object.entries<Iterable<string>>({ ...Object.fromEntries(texts), ...written })) {
    yield `${before}${JSON.stringify(name)}: `
    yield* text
    before = ',\n'
  }
  yield '\n}'
}

function* lines(items: readonly (string | Iterable<string>)[]): Generator<string> {
  let before = '[\n'
  for (const item of items) {
    yield before
    if (typeof item === 'string') yield item
    else yield* item
    before = ',\n'
  }
  yield items.length > 0 ? '\n]' : '[]'
}
