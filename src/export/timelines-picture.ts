import { timelinesSvg } from '../charts/stacked-timelines.ts'
import { columnsOf, taken, where } from '../model/columns.ts'
import { dayOf } from '../model/dates.ts'
import type { Report, RunReport } from '../model/report.ts'
import type { Recorded } from '../model/run.ts'
import { HOLD, type Timeline } from '../model/timeline.ts'
import { buildTimeline } from '../trace/build-timeline.ts'
import { within } from '../trace/within.ts'
import { coresWords } from './machine-words.ts'
import { type GrowingFile, wholeFile } from './pieces.ts'
import { excerptWords } from './sentences.ts'
import { medianRounds } from './shown-rounds.ts'
import { SLICE, sliceToShow } from './shown-slice.ts'

/** The most lanes of one panel. More lanes would make the picture too tall for a screen. */
const MOST_LANES = 8

/** The most panels. If there are more, the picture shows only the program that the experiment's answer is about. */
const MOST_PANELS = 6

/** One panel of the picture. */
interface Shown {
  readonly isPictured: boolean
  readonly timeline: Timeline
  readonly slice: { readonly from: number; readonly to: number }
  readonly title: string
}

/**
 * One SVG that shows which thread held the GIL when. It has one panel for the median round of each program, variant and GIL; if these are
 * many, only for the variant that the answer is about. A page shows
 * the picture until the reader starts a run. Readers without scripts see the picture too. A run has no panel if it had one thread, or if
 * its events were not kept.
 * @throws LabError 'broken-run' if a recording contradicts itself
 */
export function toPicture(result: Recorded, title: string): string {
  return [...wholeFile(new PictureFile(() => title), result)].join('')
}

/** Keeps only the parts of the timelines that the picture shows, and no recordings. */
export class PictureFile implements GrowingFile<string> {
  private readonly shown: Shown[] = []
  readonly leftOut = []

  /** @param isPictured whether the answer of its experiment is about a run's program */
  constructor(
    private readonly titleOf: (report: Report) => string,
    private readonly isPictured: (run: RunReport) => boolean = () => true,
  ) {}

  part({ report, recordings }: Recorded, from: number): Iterable<string> {
    for (const run of medianRounds(report.runs.slice(from))) {
      const recording = recordings.at(report.runs.indexOf(run))
      if (!recording?.settings.recording || run.threads.length < 2) continue
      const timeline = buildTimeline(recording)
      const slice = sliceToShow(timeline)
      const more = run.threads.length > MOST_LANES ? `, ${MOST_LANES} of ${run.threads.length} threads` : ''
      const name = [run.variant, `${run.gil === 'none' ? 'without a GIL' : `under ${run.gil}`}`].filter(Boolean).join(', ')
      const title = [name + more, ...excerptWords(recording)].join(': ')
      this.shown.push({ isPictured: this.isPictured(run), timeline: around(timeline, slice), slice, title })
    }
    return []
  }

  end({ report }: Recorded): string[] {
    // All panels have one scale, so a shorter run leaves room on its right.
    const pictured = this.shown.filter(({ isPictured }) => isPictured)
    const shown = this.shown.length > MOST_PANELS && pictured.length > 0 ? pictured : this.shown
    const length = Math.min(SLICE, Math.max(...shown.map(({ timeline }) => timeline.endNs - timeline.startNs)))
    const panels = shown.map(({ timeline, slice, title }) => {
      const from = Math.max(0, (slice.from + slice.to - length) / 2)
      return { timeline, from, to: from + length, mostLanes: MOST_LANES, title }
    })
    return [`${timelinesSvg(panels, { title: this.titleOf(report), subtitle: [origin(report)] })}\n`]
  }
}

/** The timeline with only the intervals and requests in the slice, or within one slice length before or after it. */
function around(timeline: Timeline, slice: { readonly from: number; readonly to: number }): Timeline {
  const fromNs = timeline.startNs + slice.from - SLICE
  const toNs = timeline.startNs + slice.to + SLICE
  const threads = timeline.threads.map((thread) => ({ ...thread, intervals: within(thread.intervals, fromNs, toNs) }))
  const asked = where(timeline.requests.timeNs, (timeNs) => timeNs > fromNs && timeNs < toNs)
  return { ...timeline, threads, holds: columnsOf(HOLD, 0), requests: taken(timeline.requests, asked) }
}

/** The machine and the date of a report: "Chromium 148 on Linux x86_64, 1.94 effective cores (2 reported), 2 January 2026". */
function origin({ machine, date }: Report): string {
  return `${machine.engine} on ${machine.os}, ${coresWords(machine)}, ${dayOf(date)}`
}
