import { timelinesSvg } from '../charts/timelines.ts'
import type { Report } from '../model/report.ts'
import type { RunResult } from '../model/run.ts'
import { buildTimeline } from '../trace/timeline.ts'
import { effectiveCores } from './machine.ts'
import { medianRounds } from './rounds.ts'
import { SLICE, sliceToShow } from './slice.ts'
import { excerptWords } from './words.ts'

/** More lanes than this would make a picture taller than a screen. */
const MOST_LANES = 8

/**
 * Who held the GIL in the median round of each way of running each program, several threads under a GIL or none, as one SVG: what a page shows
 * until it is asked to run, and a reader without scripts at all. Empty of lanes where no events were kept.
 * @throws LabError 'broken-run' where a recording does not reconcile
 */
export function toPicture({ report, recordings }: RunResult, title: string): string {
  const medians = medianRounds(report.runs)
  const shown = medians.flatMap((run) => {
    const recording = recordings[report.runs.indexOf(run)]
    if (!recording?.settings.recording || run.threads.length < 2) return []
    const timeline = buildTimeline(recording)
    const more = run.threads.length > MOST_LANES ? `, ${MOST_LANES} of ${run.threads.length} threads` : ''
    const name = [run.variant, `${run.gil === 'none' ? 'without a GIL' : `under ${run.gil}`}`].filter(Boolean).join(', ')
    return [{ timeline, slice: sliceToShow(timeline), title: [name + more, ...excerptWords(recording)].join(': ') }]
  })
  // One scale: a run that is shorter leaves room at its right.
  const length = Math.min(SLICE, Math.max(...shown.map(({ timeline }) => timeline.endNs - timeline.startNs)))
  const panels = shown.map(({ timeline, slice, title: heading }) => {
    const from = Math.max(0, (slice.from + slice.to - length) / 2)
    return { timeline, from, to: from + length, mostLanes: MOST_LANES, title: heading }
  })
  return `${timelinesSvg(panels, { title, subtitle: [origin(report)] })}\n`
}

/** "Chromium 148 on Linux x86_64, 2 cores (1.94 effective), 2 January 2026" */
function origin({ machine, date }: Report): string {
  const day = new Date(date).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
  return `${machine.engine} on ${machine.os}, ${machine.reportedCores} cores (${effectiveCores(machine)}), ${day}`
}
