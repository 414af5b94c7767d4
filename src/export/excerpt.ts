import { together } from '../model/columns.ts'
import type { EventColumns, Recording } from '../model/recording.ts'
import type { RunReport } from '../model/report.ts'
import type { Recorded } from '../model/run.ts'
import { medianRounds } from './shown-rounds.ts'

/** The most events of one run, and of all runs of an experiment, that brief() keeps. As text, 12,000 events take about a sixth of a megabyte. */
const MOST_EVENTS = 5_000
const MOST_IN_ALL = 12_000
const MS = 1e6

/**
 * The same result with only what a page shows. Keeps the events of the median rounds. If a round has very many events, keeps only its
 * beginning. The other rounds also lose their tables of pairs of threads, which are the longest part of a run's report.
 * @param from the index of the first run to consider
 */
export function brief(result: Recorded, from = 0): Recorded {
  const { report, recordings } = result
  const medians = new Set(medianRounds(report.runs.slice(from)))
  const at = (index: number) => {
    const run = report.runs[index]
    const recording = run && medians.has(run) ? recordings.at(index) : undefined
    const runs = [...medians].filter(({ experiment }) => experiment === run?.experiment).length
    return recording && beginningOf(recording, Math.min(MOST_EVENTS, Math.floor(MOST_IN_ALL / runs)))
  }
  const runs = report.runs.map((run, index) => (index < from || medians.has(run) ? run : withoutPairs(run)))
  return { ...result, report: { ...report, runs }, recordings: { at } }
}

function withoutPairs({ blame: _, handed: __, ...run }: RunReport): RunReport {
  return run
}

/**
 * Cuts off the end of a recording with more than `most` events. The kept part lasts as many whole milliseconds as possible with at most
 * `most` events, but at least one millisecond.
 */
function beginningOf(recording: Recording, most: number): Recording {
  const { events, startNs, endNs } = recording
  const beyond = together(events.map(({ timeNs }) => timeNs)).sort()[most]
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
  const { timeNs, kind, arg, place } = columns
  const found = timeNs.findIndex((time) => time > cutNs)
  const end = found < 0 ? timeNs.length : found
  const kept = { timeNs: timeNs.slice(0, end), kind: kind.slice(0, end), arg: arg.slice(0, end) }
  return { ...columns, ...kept, ...(place && { place: place.slice(0, end) }) }
}
