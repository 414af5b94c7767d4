// Runs in a process of its own: `node --expose-gc analysis.js EVENTS`. It makes the drained events of a run with this many events, turns
// them into a report as the lab does, and prints as JSON the time and the memory that this took.
import { memoryUsage, resourceUsage } from 'node:process'
import { latenciesOf, measureRun } from '../src/metrics/index.ts'
import { buildTimeline } from '../src/trace/build-timeline.ts'
import { recordingOf, turnsOf } from './turns.ts'

export interface Analysis {
  readonly events: number
  readonly ms: number
  /** The largest memory of the process, above that just before the analysis, MB. */
  readonly peakMB: number
}

function analyse(events: number): Analysis {
  const turns = turnsOf(events)
  globalThis.gc?.()
  const before = memoryUsage.rss()
  const began = performance.now()
  const recording = recordingOf(turns)
  const timeline = buildTimeline(recording)
  measureRun(recording, timeline, { parkFloorUs: { p50: 6, p99: 20, modesUs: [] } })
  latenciesOf(timeline)
  const ms = performance.now() - began
  const count = recording.events.reduce((sum, { kind }) => sum + kind.length, 0)
  return { events: count, ms, peakMB: (resourceUsage().maxRSS * 1024 - before) / 1e6 }
}

console.log(JSON.stringify(analyse(Number(process.argv[2]))))
