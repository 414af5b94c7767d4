import type { Report, RunReport } from '../model/report.ts'
import { list } from './sentences.ts'

type Stopped = Pick<Report, 'runs' | 'planned' | 'notRun'>

/** The most threads that a sentence names. */
const MOST_NAMED = 3

/**
 * Says where a series was stopped: "Stopped after 25 of 125 runs.", which threads were still running, and which GILs did not run. Empty if all
 * runs were made, or if the file does not say how many were planned.
 */
export function stoppedWords({ runs, planned, notRun = [] }: Stopped): string[] {
  if (planned === undefined) return []
  const of = planned === 1 ? '' : ` of ${planned}`
  const last = runs.at(-1)
  if (last?.outcome === 'stopped') return [`Stopped in run ${runs.length}${of}.`, ...unendedWords(last), ...notRunWords(notRun)]
  return runs.length < planned ? [`Stopped after ${runs.length}${of} runs.`, ...notRunWords(notRun)] : []
}

/** "When it was stopped under tick, Thread-1 (work) was still at line 3 of loop.py, and MainThread waits in join() for Thread-1 (work)." */
function unendedWords({ gil, unended = [] }: RunReport): string[] {
  if (unended.length === 0) return []
  const more = unended.length - MOST_NAMED
  const parts = more > 0 ? [...unended.slice(0, MOST_NAMED), `${more} more ${more === 1 ? 'thread' : 'threads'} had not ended`] : unended
  return [`When it was stopped under ${gil}, ${parts.join(', and ')}.`]
}

function notRunWords(notRun: readonly string[]): string[] {
  return notRun.length > 0 ? [`Nothing ran under ${list(notRun)}.`] : []
}
