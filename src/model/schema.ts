import * as v from 'valibot'
import { LabError } from './errors.ts'
import type { Report } from './report.ts'

/** Beyond this is nothing that was measured: 10^15 µs are 31 years. Without a bound an axis could be drawn for ever. */
const MOST = 1e15
/** More entries than this can no list have that somebody looks at. */
const MOST_ENTRIES = 100_000

export const number = v.pipe(v.number(), v.minValue(-MOST), v.maxValue(MOST))
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))
const names = v.array(v.string())
export const constants = v.record(v.string(), v.pipe(v.number(), v.finite()))

export function list<Item extends v.GenericSchema>(item: Item) {
  return v.pipe(v.array(item), v.maxLength(MOST_ENTRIES))
}

/** Decades of µs, on both sides of 1, that a histogram may have. */
const MOST_DECADES = 15

const histogram = v.pipe(
  v.looseObject({
    binsPerDecade: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
    firstBin: v.pipe(v.number(), v.integer()),
    counts: v.array(count),
  }),
  v.check(
    ({ binsPerDecade, firstBin, counts }) =>
      -firstBin <= MOST_DECADES * binsPerDecade && firstBin + counts.length <= MOST_DECADES * binsPerDecade,
    'Its bins lie outside of what can be measured',
  ),
)

const latency = {
  n: count,
  belowStep: count,
  resolutionUs: number,
  limit: v.exactOptional(v.picklist(['clock step', 'clock offset'])),
  p50: number,
  p90: number,
  p99: number,
  p999: number,
  max: number,
  values: v.exactOptional(v.array(number)),
  histogram,
}

const machine = v.looseObject({
  on: v.picklist(['node', 'chromium', 'firefox', 'webkit', 'browser']),
  engine: v.string(),
  os: v.string(),
  reportedCores: count,
  parallelism: v.nullable(number),
  leastParallelism: v.exactOptional(v.nullable(number)),
  clockStepUs: number,
  clockOffsetUs: v.exactOptional(number),
  clockCostNs: number,
  parkFloorUs: v.looseObject({ p50: number, p99: number, resolutionUs: v.exactOptional(number), modesUs: v.array(number) }),
  spinFloorUs: v.nullable(v.looseObject({ p50: number })),
  timedWaitOvershootUs: v.nullable(v.looseObject({ p50: number, p99: number })),
  canaries: v.record(v.string(), v.string()),
})

const thread = v.looseObject({
  name: v.string(),
  runningMs: number,
  waitingMs: number,
  blockedMs: number,
  wallMs: number,
  acquisitions: count,
  reacquisitions: count,
  ops: count,
})

export const process = v.looseObject({ name: v.string(), startMs: v.nullable(number), exitCode: v.nullable(number) })

export const outcome = v.picklist(['completed', 'stopped', 'deadlocked', 'trapped'])

const distributions = {
  handoffUs: v.looseObject({ ...latency, direct: count, barging: count, ratioToFloorP50: v.nullable(number) }),
  waitUs: v.looseObject({ ...latency, censored: count }),
  holdUs: v.looseObject(latency),
  overshootUs: v.looseObject(latency),
}

const way = {
  experiment: v.string(),
  variant: v.string(),
  gil: v.string(),
  switchIntervalUs: number,
  checkInterval: number,
  kernelEntryNs: number,
}

const pooled = v.looseObject({ ...way, ...distributions, rounds: v.array(count) })

const run = v.looseObject({
  ...way,
  ...distributions,
  round: count,
  switchIntervalsSetUs: v.exactOptional(v.array(number)),
  constants: v.exactOptional(constants),
  outcome,
  because: v.string(),
  wallMs: number,
  stdout: v.string(),
  error: v.exactOptional(v.string()),
  quality: names,
  stalls: v.exactOptional(v.array(v.looseObject({ atMs: number, ms: number }))),
  threads: list(thread),
  processes: v.exactOptional(list(process)),
  switches: count,
  switchesPerSecond: number,
  bypass: v.looseObject({ histogram: v.array(count), max: count }),
  longestWaiterNotNext: v.looseObject({ contestedSwitches: count, notNext: count, share: v.nullable(share) }),
  requesterNext: v.looseObject({ contestedRequests: count, next: count, share: v.nullable(share) }),
  bursts: v.looseObject({ n: count, p50: count, p90: count, p99: count, max: count }),
  vainWakes: count,
  fairness: v.looseObject({ jain: number, jain100msP10: number, shares: v.array(share) }),
  starvation: v.looseObject({
    longestWaitMs: number,
    longestWaitIntervals: v.exactOptional(number),
    longestWaitIntervalUs: v.exactOptional(v.nullable(number)),
    longestWaitThread: v.string(),
    longestWaitCensored: v.boolean(),
    longestRunMs: number,
    longestRunThread: v.string(),
    starvedShare: number,
    starvedAfterIntervals: number,
    neverRan: names,
  }),
  lostEvents: count,
  stamps: count,
})

const verdicts = { comparison: ['less', 'greater', 'cannot tell'], claim: ['confirmed', 'refuted', 'cannot tell'] } as const

const comparison = v.looseObject({
  metric: v.string(),
  a: v.string(),
  b: v.string(),
  ratio: v.nullable(number),
  low95: v.nullable(number),
  high95: v.nullable(number),
  verdict: v.picklist(verdicts.comparison),
})

const claim = v.looseObject({
  experiment: v.string(),
  claim: v.string(),
  verdict: v.picklist(verdicts.claim),
  because: v.string(),
  measured: v.exactOptional(v.string()),
  reference: v.exactOptional(v.string()),
})

const SCHEMA_ID = 'gil-lab/report@1'

const report = v.looseObject({
  schema: v.literal(SCHEMA_ID),
  version: v.string(),
  date: v.pipe(v.string(), v.isoTimestamp()),
  mode: v.picklist(['live', 'replay']),
  machine,
  planned: v.exactOptional(count),
  runs: list(run),
  pooled: v.exactOptional(list(pooled)),
  comparisons: v.array(comparison),
  claims: v.array(claim),
})

/**
 * Takes what was read from a file or came from another window for a report, if it is one. Fields it does not know stay.
 * @throws LabError 'usage' that names the first place which is not as the schema has it
 */
export function parseReport(value: unknown): Report {
  const parsed = v.safeParse(report, value, { abortEarly: true })
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  const place = v.getDotPath(issue)
  const what = `This is no ${SCHEMA_ID}: ${place ? `at ${place}: ` : ''}${issue.message}.`
  throw new LabError('usage', what, 'Give it a file that gil-lab run --json wrote.')
}
