// A Vite plugin: `import film from '…/gallery/countdown.chromium.json?film'` gives the timeline of the recording's two threads under switch
// as SVG, in a wide and in a narrow version. The lab page shows it before the reader starts a run, without loading the recording.
import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'
import { labelWidth, timelineSvg } from '../src/charts/timeline.ts'
import { medianRounds } from '../src/export/shown-rounds.ts'
import { readRecording } from '../src/formats/read-recording.ts'
import { dayOf } from '../src/model/dates.ts'
import { buildTimeline } from '../src/trace/build-timeline.ts'

const QUERY = '?film'
/** The two versions, px. */
const SIZES = [
  { width: 800, laneHeight: 40 },
  { width: 340, laneHeight: 20 },
]
const SHOWN = { variant: '2 threads', gil: 'switch' }

export function recordedPicture(): Plugin {
  return {
    name: 'gil-lab:recorded-picture',
    load(id) {
      if (!id.endsWith(QUERY)) return undefined
      const path = id.slice(0, -QUERY.length)
      this.addWatchFile(path)
      return `export default ${JSON.stringify(filmOf(readFileSync(path, 'utf8')))}`
    },
  }
}

function filmOf(file: string) {
  const { report, recordings } = readRecording(file)
  const run = medianRounds(report.runs).find(({ variant, gil }) => variant === SHOWN.variant && gil === SHOWN.gil)
  const recording = run && recordings[report.runs.indexOf(run)]
  if (!recording) throw new Error(`The recording has no events of ${SHOWN.variant} under ${SHOWN.gil}.`)
  const timeline = buildTimeline(recording)
  const toNs = timeline.endNs - timeline.startNs
  const title = 'Two threads under the GIL, recorded'
  const frames = SIZES.map(({ width, laneHeight }) => ({
    svg: timelineSvg(timeline, { width, laneHeight, title }),
    width,
    /** The share of the picture that is left of the lanes. */
    left: labelWidth([{ timeline, from: 0, to: toNs }], width) / width,
  }))
  const { engine, os, reportedCores } = report.machine
  return { frames, wallMs: run.wallMs, origin: `${engine} on ${os}, ${reportedCores} cores, ${dayOf(report.date)}` }
}
