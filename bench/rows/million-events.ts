import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Analysis } from '../analysis.ts'
import { IDLE_CORE, median, type Row } from '../bench.ts'

const EVENTS = 1_000_000
const TARGET_MS = 1000
const TARGET_MB = 200
const PROCESSES = 5
/** Ten times as many events may take this many times as long, per event. */
const LINEAR_WITHIN = 1.5

/** The time and memory that the lab needs to turn drained events into a report. Each analysis is in a fresh process. */
export const millionEvents: Row = {
  title: 'million-events: 1,000,000 events decoded, reconciled and measured in Node',
  target: `median ≤ ${TARGET_MS} ms and ≤ ${TARGET_MB} MB; per event at most ${LINEAR_WITHIN} × as long for 10,000,000`,
  async measure({ machine: { parallelism } }) {
    const all: Analysis[] = []
    while (all.length < PROCESSES) all.push(await analyse(EVENTS))
    const ten = await analyse(10 * EVENTS)
    const ms = median(all.map((one) => one.ms))
    const peakMB = median(all.map((one) => one.peakMB))
    const growth = ten.ms / ten.events / (ms / EVENTS)
    const words = (time: number, memory: number) => `${time.toFixed(0)} ms, ${memory.toFixed(0)} MB`
    return {
      ours: `${words(ms, peakMB)} (n = ${PROCESSES}); 10,000,000 events ${words(ten.ms, ten.peakMB)}, ${growth.toFixed(2)} × per event`,
      peer: '',
      met: parallelism < IDLE_CORE ? undefined : ms <= TARGET_MS && peakMB <= TARGET_MB && growth <= LINEAR_WITHIN,
    }
  },
}

async function analyse(events: number): Promise<Analysis> {
  const script = fileURLToPath(new URL('analysis.js', import.meta.url))
  // Ten million events need more than Node's default limit.
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', '--max-old-space-size=8192', script, `${events}`])
  return JSON.parse(stdout) as Analysis
}
