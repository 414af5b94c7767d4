import type { Recording } from '../model/recording.ts'
import type { Recorded } from '../model/run.ts'
import type { Timeline } from '../model/timeline.ts'
import { buildTimeline } from '../trace/build-timeline.ts'
import { excerptWords } from './sentences.ts'
import { medianRounds } from './shown-rounds.ts'

/** The rounds of each program, variant and GIL that a trace contains: only the median round, or all rounds. */
export const TRACE_ROUNDS = ['median', 'all'] as const
export type TraceRounds = (typeof TRACE_ROUNDS)[number]

/** One run of a trace. `number` is the position of the run in the report, from 1. */
interface TracedRun {
  readonly number: number
  readonly name: string
  readonly timeline: Timeline
}

/** Chooses the runs that a trace contains. */
export class TracedRuns {
  private written = 0
  private skipped = 0

  constructor(private readonly rounds: TraceRounds) {}

  /** The runs from index `from` on. @throws LabError 'broken-run' if a recording contradicts itself */
  *since({ report, recordings }: Recorded, from: number): Generator<TracedRun> {
    const runs = report.runs.slice(from)
    const medians = new Set(medianRounds(runs))
    for (const [index, run] of runs.entries()) {
      const isAsked = this.rounds === 'all' || medians.has(run)
      const recording = isAsked ? recordings.at(from + index) : undefined
      if (!isAsked) this.skipped++
      if (!recording) continue
      this.written++
      yield { number: from + index + 1, name: nameOf(recording), timeline: buildTimeline(recording) }
    }
  }

  get leftOut(): string[] {
    if (this.skipped === 0) return []
    const all = this.written + this.skipped
    return [
      `The trace has only the median round of each variant under each GIL, ${this.written} of ${all} runs. To write every round, use gil-lab run --trace-rounds all.`,
    ]
  }
}

function nameOf(recording: Recording): string {
  const { experiment, variant, gil, round } = recording.settings
  return [experiment, variant, gil, `round ${round}`, ...excerptWords(recording)].filter(Boolean).join(' · ')
}
