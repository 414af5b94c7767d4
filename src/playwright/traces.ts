import { traceFile, wholeFile } from '../export/index.ts'
import type { Recording } from '../model/recording.ts'
import type { Report } from '../model/report.ts'
import { markedAs } from '../model/so-far.ts'

/** The most events of the runs whose recordings are kept for a trace. They take about 100 MB. */
const MOST_EVENTS = 2_000_000

/** A measurement of a test, for its trace. */
interface Traced {
  readonly report: Report
  readonly recordings: readonly (Recording | undefined)[]
}

/** Keeps the recordings of a test's last measurements, and makes a trace of each if the test fails. */
export class Traces {
  private readonly kept: Traced[] = []

  constructor(private readonly mostEvents = MOST_EVENTS) {}

  keep(report: Report, recordings: Traced['recordings']): void {
    this.kept.push({ report, recordings })
    while (this.kept.length > 1 && this.events() > this.mostEvents) this.kept.shift()
  }

  /** The traces, for ui.perfetto.dev. The last measurement comes first. */
  files(): { readonly name: string; readonly body: Buffer }[] {
    return this.kept.toReversed().map(({ report, recordings }, index) => {
      const marked = recordings.map((recording, run) => markedAs(report.runs[run], recording))
      const pieces = [...wholeFile(traceFile('perfetto', 'all'), { report, programs: [], recordings: marked })]
      return {
        name: index === 0 ? 'gil-lab.pftrace' : `gil-lab-${index + 1}-before-the-end.pftrace`,
        body: Buffer.concat(pieces.map((piece) => Buffer.from(piece as Uint8Array))),
      }
    })
  }

  private events(): number {
    return this.kept.reduce((sum, { recordings }) => sum + recordings.reduce((all, one) => all + eventsOf(one), 0), 0)
  }
}

function eventsOf(recording: Recording | undefined): number {
  return recording?.events.reduce((sum, { kind }) => sum + kind.length, 0) ?? 0
}
