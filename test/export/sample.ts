import { Block, Event } from '../../assembly/abi/events.ts'
import { measureRun } from '../../src/metrics/index.ts'
import type { Recording, RunSettings } from '../../src/model/recording.ts'
import type { MachineReport } from '../../src/model/report.ts'
import type { RunResult } from '../../src/model/run.ts'
import { seededRandom } from '../../src/statistics/random.ts'
import { buildTimeline } from '../../src/trace/build-timeline.ts'
import { type Line, recordingOf } from '../trace/recording.ts'

/** An invented machine with realistic values: Chromium on two cores. */
export const MACHINE: MachineReport = {
  on: 'chromium',
  engine: 'Chromium 156',
  os: 'Linux x86_64',
  reportedCores: 2,
  parallelism: 1.94,
  clockStepUs: 5,
  clockCostNs: 300,
  parkFloorUs: { p50: 5.2, p99: 24, modesUs: [3.1, 6.3] },
  spinFloorUs: { p50: 0.12 },
  timedWaitOvershootUs: { p50: 70, p99: 180 },
  canaries: { waitKeepsLocals: 'ok', sharedMemoryPosts: 'ok', waitReallyWaits: 'ok' },
}

interface Scene {
  readonly settings: Partial<RunSettings>
  readonly threads: number
  readonly wallUs: number
  /** The length of a hold, µs. */
  readonly hold: (random: () => number) => number
  /** Picks the next holder among the waiters. `waiting` begins with the longest waiter. */
  readonly pick: (waiting: readonly number[], random: () => number) => number
}

/**
 * The recording of threads that count down under a GIL, and of a main thread that joins them. Its events are like those that the machine
 * writes, and depend only on the arguments and the seed.
 */
export function simulate({ settings, threads, wallUs, hold, pick }: Scene, seed = 1): Recording {
  const random = seededRandom(seed)
  const events: Line[][] = Array.from({ length: threads + 1 }, () => [])
  const step = (us: number) => Math.round(us / 5) * 5
  events[0]!.push([0, Event.ACQUIRED, 1], [100, Event.RELEASED, Block.JOIN])
  let queue = Array.from({ length: threads }, (_, i) => i + 1)
  let now = 105
  let number = 1
  while (now < wallUs) {
    const next = pick(queue, random)
    const until = now + hold(random)
    events[next]!.push([step(now), Event.ACQUIRED, ++number])
    const asks = queue.find((thread) => thread !== next)
    if (asks !== undefined && until - now > 4000) events[asks]!.push([step(until - 60), Event.DROP_REQUEST])
    events[next]!.push([step(until), until < wallUs ? Event.YIELDED : Event.EXIT])
    queue = [...queue.filter((thread) => thread !== next), ...(until < wallUs ? [next] : [])]
    now = until + (random() < 0.35 ? 3 : 6.5) * Math.exp(0.3 * (random() - 0.5)) + (random() < 0.02 ? 200 * random() : 0)
  }
  for (const thread of queue) {
    events[thread]!.push([step(now), Event.ACQUIRED, ++number], [step(now + 50), Event.EXIT])
    now += 60
  }
  events[0]!.push([step(now), Event.WANTED], [step(now + 5), Event.ACQUIRED, ++number], [step(now + 105), Event.EXIT])
  const named = events.map((lines, i) => ({
    name: i === 0 ? 'MainThread' : `Thread-${i} (countdown)`,
    startUs: i === 0 ? 0 : 50,
    events: lines,
  }))
  return recordingOf(named, {
    settings: { experiment: 'countdown', ...settings },
    clockStepNs: 5000,
    clockOffsetNs: 200,
    endNs: step(now + 105) * 1000,
  })
}

const fifo = (waiting: readonly number[]) => waiting[0]!
const youngest = (waiting: readonly number[], random: () => number) => (random() < 0.66 ? waiting.at(-1)! : waiting[0]!)
const aboutFiveMs = (random: () => number) => 5000 + 120 * random()
const battle = (random: () => number) => 3 + (random() < 0.02 ? 30_000 * random() : 60 * random())

export function sampleRecordings(): Recording[] {
  const two = { experiment: 'countdown', variant: '2 threads' }
  const three = { experiment: 'unfair', variant: '3 threads', kernelEntryNs: 400 }
  const free = recordingOf(
    [
      {
        name: 'MainThread',
        events: [
          [0, Event.ACQUIRED],
          [50, Event.RELEASED, Block.JOIN],
          [400_100, Event.WANTED],
          [400_100, Event.ACQUIRED],
          [400_200, Event.EXIT],
        ],
      },
      {
        name: 'Thread-1 (countdown)',
        events: [
          [100, Event.ACQUIRED],
          [390_000, Event.EXIT],
        ],
      },
      {
        name: 'Thread-2 (countdown)',
        events: [
          [120, Event.ACQUIRED],
          [400_000, Event.EXIT],
        ],
      },
    ],
    { settings: { ...two, gil: 'none' } },
  )
  return [
    simulate({ settings: { ...two, gil: 'tick' }, threads: 2, wallUs: 900_000, hold: battle, pick: youngest }, 3),
    simulate({ settings: { ...two, gil: 'switch' }, threads: 2, wallUs: 800_000, hold: aboutFiveMs, pick: fifo }, 4),
    free,
    simulate({ settings: { ...three, gil: 'switch' }, threads: 3, wallUs: 1_200_000, hold: aboutFiveMs, pick: youngest }, 5),
    simulate({ settings: { ...three, gil: 'switch', round: 2 }, threads: 3, wallUs: 1_200_000, hold: aboutFiveMs, pick: youngest }, 6),
    {
      ...simulate(
        { settings: { experiment: 'endless', variant: '', gil: 'tick' }, threads: 2, wallUs: 90_000, hold: battle, pick: youngest },
        7,
      ),
      outcome: 'stopped',
      because: 'the time limit of 100 ms was reached',
    },
  ]
}

export function sampleResult(recordings: readonly Recording[] = sampleRecordings()): RunResult {
  const runs = recordings.map((recording) => measureRun(recording, buildTimeline(recording), MACHINE))
  const report = {
    schema: 'gil-lab/report@1',
    version: '0.1.0',
    date: '2026-01-02T03:04:05.678Z',
    mode: 'live',
    machine: MACHINE,
    runs,
  } as const
  const programs = [...new Set(runs.map(({ experiment }) => experiment))].map((experiment) => ({
    experiment,
    file: `${experiment}.py`,
    source: `# ${experiment}\nprint("é")\n`,
  }))
  return { report: { ...report, comparisons: [], claims: [] }, recordings, programs }
}

/** Joins the pieces of a file into one text. */
export function textOf(pieces: Iterable<string>): string {
  return [...pieces].join('')
}
