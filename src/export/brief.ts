import type { EventColumns, Recording } from '../model/recording.ts'
import type { RunResult } from '../model/run.ts'
import { medianRounds } from './rounds.ts'

/** A quarter of a megabyte of text: a page can fetch that. */
const MOST_EVENTS = 25_000
const MS = 1e6

/** The same report, with no more events than a page shows: those of the median rounds, and of a run with very many of them its beginning. */
export function brief(result: RunResult): RunResult {
  const medians = new Set(medianRounds(result.report.runs))
  const recordings = result.report.runs.map((run, index) => {
    const recording = result.recordings[index]
    return recording && medians.has(run) ? beginningOf(recording, MOST_EVENTS) : undefined
  })
  return { ...result, recordings }
}

/** Its first whole milliseconds that have no more events than `most`; the recording itself where all of it has not. */
function beginningOf(recording: Recording, most: number): Recording {
  const { events, startNs, endNs } = recording
  const all = Float64Array.from(events.flatMap(({ timeNs }) => [...timeNs])).sort()
  const beyond = all[most]
  if (beyond === undefined) return recording
  const cutNs = startNs + Math.max(1, Math.floor((beyond - startNs) / MS)) * MS
  return {
    ...recording,
    endNs: cutNs,
    excerptOfNs: recording.excerptOfNs ?? endNs - startNs,
    events: events.map((columns) => until(columns, cutNs)),
  }
}

function until(columns: EventColumns, cutNs: number): EventColumns {
  const { timeNs, kind, arg } = columns
  const found = timeNs.findIndex((time) => time > cutNs)
  const end = found < 0 ? timeNs.length : found
  return { ...columns, timeNs: timeNs.slice(0, end), kind: kind.slice(0, end), arg: arg.slice(0, end) }
}
