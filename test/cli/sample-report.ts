import { binOf, EMPTY_HISTOGRAM } from '../../src/model/histogram.ts'
import type { LatencySummary, MachineReport, Report, RunReport } from '../../src/model/report.ts'

export const MACHINE: MachineReport = {
  on: 'chromium',
  engine: 'Chromium 156',
  os: 'Linux x86_64',
  reportedCores: 2,
  parallelism: 1.94,
  clockStepUs: 5,
  clockCostNs: 300,
  parkFloorUs: { p50: 6.2, p99: 18, modesUs: [3.1, 6.3] },
  spinFloorUs: { p50: 0.14 },
  timedWaitOvershootUs: { p50: 70, p99: 210 },
  canaries: { 'locals survive a wait': 'ok' },
}

/**
 * A summary of `n` latencies, µs: `belowStep` below the resolution, one at `max`, and the others at `p50`. The percentiles above p50 are
 * invented values between `p50` and `max`.
 */
export function latencies(n: number, p50: number, max: number, belowStep = 0): LatencySummary {
  const p90 = Math.min(p50 * 1.4, max)
  const p99 = Math.max(p90, max * 0.7)
  const percentiles = { p50, p90, p99, p999: Math.max(p99, max * 0.9), max }
  if (n === 0) return { n, belowStep, resolutionUs: 5, ...percentiles, histogram: EMPTY_HISTOGRAM }
  const firstBin = binOf(p50)
  const counts = new Array<number>(binOf(max) - firstBin + 1).fill(0)
  counts[0] = n - belowStep - 1
  counts[counts.length - 1]! += 1
  return { n, belowStep, resolutionUs: 5, limit: 'clock step', ...percentiles, histogram: { binsPerDecade: 10, firstBin, counts } }
}

/** A completed run of two threads under `switch`, with the given changes. */
export function sampleRun(changes: Partial<RunReport> = {}): RunReport {
  const thread = (name: string) => ({
    name,
    runningMs: 250,
    waitingMs: 250,
    blockedMs: 0,
    wallMs: 500,
    acquisitions: 50,
    reacquisitions: 0,
    ops: 1e7,
  })
  return {
    experiment: 'countdown',
    variant: '2 threads',
    gil: 'switch',
    round: 1,
    switchIntervalUs: 5000,
    checkInterval: 100,
    kernelEntryNs: 0,
    outcome: 'completed',
    because: '',
    wallMs: 512.3,
    stdout: 'countdown took 0:00:00.512\n',
    quality: [],
    threads: [thread('MainThread'), thread('Thread-1 (countdown)'), thread('Thread-2 (countdown)')],
    switches: 100,
    switchesPerSecond: 196.2,
    handoffUs: { ...latencies(100, 6.3, 42), direct: 100, barging: 0, ratioToFloorP50: 1.02 },
    waitUs: { ...latencies(102, 5070, 5300), censored: 0 },
    holdUs: latencies(102, 5071, 5200),
    overshootUs: latencies(100, 12, 90),
    bypass: { histogram: [100], max: 0 },
    longestWaiterNotNext: { contestedSwitches: 0, notNext: 0, share: null },
    requesterNext: { contestedRequests: 0, next: 0, share: null },
    bursts: { n: 0, p50: 0, p90: 0, p99: 0, max: 0 },
    vainWakes: 0,
    fairness: { jain: 0.998, jain100msP10: 0.97, shares: [0, 0.51, 0.49] },
    starvation: {
      longestWaitMs: 5.3,
      longestWaitThread: 'Thread-2 (countdown)',
      longestWaitCensored: false,
      longestRunMs: 5.2,
      longestRunThread: 'Thread-1 (countdown)',
      starvedShare: 0,
      starvedAfterIntervals: 3,
      neverRan: [],
    },
    lostEvents: 0,
    stamps: 400,
    ...changes,
  }
}

const NO_LATENCY = { ...latencies(0, 0, 0), direct: 0, barging: 0, ratioToFloorP50: null }

/** The run of the same work in one thread, which never waits. */
export function sequentialRun(): RunReport {
  const [main] = sampleRun().threads
  return sampleRun({
    variant: '1 thread',
    wallMs: 250,
    threads: [{ ...main!, waitingMs: 0 }],
    switches: 0,
    switchesPerSecond: 0,
    handoffUs: NO_LATENCY,
    waitUs: { ...latencies(0, 0, 0), censored: 0 },
    fairness: { jain: 1, jain100msP10: 1, shares: [1] },
  })
}

export function sampleReport(runs: readonly RunReport[]): Report {
  return {
    schema: 'gil-lab/report@1',
    version: '0.1.0',
    date: '2026-01-01T00:00:00.000Z',
    mode: 'live',
    machine: MACHINE,
    runs,
    comparisons: [],
    claims: [],
  }
}
