import * as v from 'valibot'
import { LabError } from '../model/errors.ts'
import { findGil, GILS } from '../model/gils.ts'
import type { Report } from '../model/report.ts'

/** Beyond this is nothing that was measured: 10^15 µs are 31 years. Without a bound an axis could be drawn for ever. */
const MOST = 1e15
/** More entries than this can no list have that somebody looks at. */
const MOST_ENTRIES = 100_000

export const number = v.pipe(v.number(), v.minValue(-MOST), v.maxValue(MOST))
/** A length of time, a rate, a multiple: never below 0. */
export const amount = v.pipe(number, v.minValue(0))
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
  resolutionUs: amount,
  limit: v.exactOptional(v.picklist(['clock step', 'clock offset'])),
  p50: amount,
  p90: amount,
  p99: amount,
  p999: amount,
  max: amount,
  values: v.exactOptional(v.array(amount)),
  histogram,
}

export const machine = v.looseObject({
  on: v.picklist(['node', 'chromium', 'firefox', 'webkit', 'browser']),
  engine: v.string(),
  os: v.string(),
  reportedCores: count,
  parallelism: v.nullable(amount),
  leastParallelism: v.exactOptional(v.nullable(amount)),
  clockStepUs: amount,
  clockOffsetUs: v.exactOptional(amount),
  clockCostNs: amount,
  parkFloorUs: v.looseObject({ p50: amount, p99: amount, resolutionUs: v.exactOptional(number), modesUs: v.array(amount) }),
  spinFloorUs: v.nullable(v.looseObject({ p50: amount })),
  timedWaitOvershootUs: v.nullable(v.looseObject({ p50: number, p99: number })),
  canaries: v.record(v.string(), v.string()),
})

const thread = v.looseObject({
  name: v.string(),
  runningMs: amount,
  waitingMs: amount,
  blockedMs: amount,
  wallMs: amount,
  acquisitions: count,
  reacquisitions: count,
  ops: count,
})

export const process = v.looseObject({ name: v.string(), startMs: v.nullable(amount), exitCode: v.nullable(number) })

export const outcome = v.picklist(['completed', 'stopped', 'deadlocked', 'trapped'])

/** The id of a GIL, from the registry. */
export const gil = v.pipe(
  v.string(),
  v.check(
    (id) => findGil(id) !== undefined,
    ({ input }) => `"${input}" is no GIL of this gil-lab, which has ${GILS.map(({ id }) => id).join(', ')}`,
  ),
)

const distributions = {
  handoffUs: v.looseObject({ ...latency, direct: count, barging: count, ratioToFloorP50: v.nullable(amount) }),
  waitUs: v.looseObject({ ...latency, censored: count }),
  holdUs: v.looseObject(latency),
  overshootUs: v.looseObject(latency),
}

type Percentiles = Readonly<Record<'p50' | 'p90' | 'p99' | 'p999' | 'max', number>>
const UNORDERED = 'Its percentiles do not ascend'

function ascend(measured: Readonly<Record<keyof typeof distributions, Percentiles>>): boolean {
  const { handoffUs, waitUs, holdUs, overshootUs } = measured
  return [handoffUs, waitUs, holdUs, overshootUs].every(
    ({ p50, p90, p99, p999, max }) => p50 <= p90 && p90 <= p99 && p99 <= p999 && p999 <= max,
  )
}

const way = {
  experiment: v.string(),
  variant: v.string(),
  gil,
  switchIntervalUs: amount,
  checkInterval: amount,
  kernelEntryNs: amount,
}

const pooled = v.pipe(
  v.looseObject({ ...way, ...distributions, rounds: v.array(count) }),
  v.check((entry) => ascend(entry), UNORDERED),
)

const fieldsOfRun = v.looseObject({
  ...way,
  ...distributions,
  round: count,
  switchIntervalsSetUs: v.exactOptional(v.array(amount)),
  constants: v.exactOptional(constants),
  outcome,
  because: v.string(),
  wallMs: amount,
  stdout: v.string(),
  error: v.exactOptional(v.string()),
  quality: names,
  stalls: v.exactOptional(v.array(v.looseObject({ atMs: amount, ms: amount }))),
  threads: list(thread),
  processes: v.exactOptional(list(process)),
  switches: count,
  switchesPerSecond: amount,
  bypass: v.looseObject({ histogram: v.array(count), max: count }),
  longestWaiterNotNext: v.looseObject({ contestedSwitches: count, notNext: count, share: v.nullable(share) }),
  requesterNext: v.looseObject({ contestedRequests: count, next: count, share: v.nullable(share) }),
  bursts: v.looseObject({ n: count, p50: count, p90: count, p99: count, max: count }),
  vainWakes: count,
  fairness: v.looseObject({ jain: amount, jain100msP10: amount, shares: v.array(share) }),
  starvation: v.looseObject({
    longestWaitMs: amount,
    longestWaitIntervals: v.exactOptional(amount),
    longestWaitIntervalUs: v.exactOptional(v.nullable(amount)),
    longestWaitThread: v.string(),
    longestWaitCensored: v.boolean(),
    longestRunMs: amount,
    longestRunThread: v.string(),
    starvedShare: share,
    starvedAfterIntervals: amount,
    neverRan: names,
  }),
  lostEvents: count,
  stamps: count,
})

export const run = v.pipe(
  fieldsOfRun,
  v.check((entry) => ascend(entry), UNORDERED),
)

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
  details: v.exactOptional(v.string()),
  verdict: v.picklist(verdicts.claim),
  because: v.string(),
  measured: v.exactOptional(v.string()),
  reference: v.exactOptional(v.string()),
})

const SCHEMA_ID = 'gil-lab/report@1'

export const report = v.looseObject({
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
