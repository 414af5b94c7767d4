import { LabError } from '../model/errors.ts'
import type { EventColumns, Recording } from '../model/recording.ts'
import { MOST_CHARACTERS, RECORDING_SCHEMA } from '../model/recording-file.ts'
import type { RunResult } from '../model/run.ts'

/**
 * The result as schema gil-lab/recording@1: JSON with a line a run, a program, a thread and a column of events. Nothing is lost:
 * parseRecording() gives the same report, timelines and programs. A million events are 13 MB of text.
 * @throws LabError 'usage' where it would be too large to be read again
 */
export function toRecording({ report, programs, recordings }: RunResult): string {
  const fields = {
    schema: JSON.stringify(RECORDING_SCHEMA),
    report: object(report, { runs: lines(report.runs.map((run) => JSON.stringify(run))) }),
    programs: lines(programs.map((program) => JSON.stringify(program))),
  }
  const parts = report.runs.map((_, index) => recordingText(recordings[index]))
  const characters = parts.reduce((sum, part) => sum + part.length, 0)
  if (characters > MOST_CHARACTERS - 2 ** 20) throw tooLarge(recordings)
  return `${object({}, { ...fields, recordings: lines(parts) })}\n`
}

function recordingText(recording: Recording | undefined): string {
  if (!recording) return 'null'
  const { threads, events, ...rest } = recording
  return object(rest, { threads: lines(threads.map((thread) => JSON.stringify(thread))), events: lines(events.map(columnsText)) })
}

/** Times as the clock gave the first, then what lies between each and the one before it: short, and exact, for all are whole ns. */
function columnsText({ timeNs, kind, arg, ...rest }: EventColumns): string {
  const deltas = timeNs.map((time, i) => time - (timeNs[i - 1] ?? 0))
  return object(rest, { timeNs: `[${deltas.join()}]`, kind: `[${kind.join()}]`, arg: `[${arg.join()}]` })
}

/** A field a line; those of `written` are JSON already, and stand for a field of that name. */
function object(plain: object, written: Readonly<Record<string, string>>): string {
  const texts = Object.entries(plain).flatMap(([name, value]) => (value === undefined ? [] : [[name, JSON.stringify(value)] as const]))
  const fields = Object.entries({ ...Object.fromEntries(texts), ...written })
  return `{\n${fields.map(([name, text]) => `${JSON.stringify(name)}: ${text}`).join(',\n')}\n}`
}

function lines(items: readonly string[]): string {
  return items.length === 0 ? '[]' : `[\n${items.join(',\n')}\n]`
}

function tooLarge(recordings: RunResult['recordings']): LabError {
  const events = recordings.flatMap((one) => one?.events ?? []).reduce((sum, { kind }) => sum + kind.length, 0)
  return new LabError(
    'usage',
    `The recording has ${events.toLocaleString('en-US')} events, more than a file that can be read again may hold.`,
    'Record fewer rounds or GILs at a time, or a shorter program.',
  )
}
