import * as v from 'valibot'
import { MEASUREMENT_FIELDS } from '../metrics/index.ts'
import { LabError } from '../model/errors.ts'
import { EVAL_BREAKERS } from '../model/eval-breaker.ts'
import { findGil, GILS } from '../model/gils.ts'
import { amount, count, names, number } from '../model/quantities.ts'
import type { Report } from '../model/report.ts'
import { issueWords, refuseNewer } from './refusals.ts'

/** The most entries of a list that list() accepts. Nobody could read a longer one. */
const MOST_ENTRIES = 100_000

export const constants = v.record(v.string(), v.pipe(v.number(), v.finite()))

export function list<Item extends v.GenericSchema>(item: Item) {
  return v.pipe(v.array(item), v.maxLength(MOST_ENTRIES))
}

const probedTimes = { p50: number, p99: number, n: v.exactOptional(count) }
const optional = <Schema extends v.GenericSchema>(schema: Schema) => v.exactOptional(v.nullable(schema))

export const machine = v.looseObject({
  on: v.picklist(['node', 'chromium', 'firefox', 'webkit', 'browser']),
  engine: v.string(),
  os: v.string(),
  reportedCores: count,
  parallelism: v.nullable(amount),
  parallelism95: optional(v.looseObject({ low: amount, high: amount, rounds: count })),
  leastParallelism: optional(amount),
  clockStepUs: amount,
  clockOffsetUs: v.exactOptional(amount),
  clockCostNs: amount,
  clocks: v.exactOptional(list(v.looseObject({ stepUs: amount, costNs: amount, errorUs: amount }))),
  parkFloorUs: v.looseObject({
    ...probedTimes,
    p50: amount,
    p99: amount,
    resolutionUs: v.exactOptional(number),
    modesUs: v.array(amount),
    p10: v.exactOptional(amount),
    p90: v.exactOptional(amount),
  }),
  spinFloorUs: v.nullable(v.looseObject({ p50: amount })),
  timedWaitOvershootUs: v.nullable(v.looseObject(probedTimes)),
  timedWaits: optional(list(v.looseObject({ ...probedTimes, waitUs: amount, n: count }))),
  wakeOrder: optional(v.looseObject({ wakes: count, longestFirst: count })),
  unrelatedLock: optional(v.looseObject({ ratio: amount, low95: amount, high95: amount, rounds: count })),
  reaction: optional(v.looseObject({ meanNs: amount, low95Ns: amount, high95Ns: amount, n: count, parkEntryNs: amount })),
  load: optional(v.looseObject({ otherCores: amount, stolenCores: v.nullable(amount), loadAverage: v.nullable(amount) })),
  remembered: v.exactOptional(v.looseObject({ date: v.string(), holds: v.boolean(), parks: count, parkP50Us: number })),
  canaries: v.record(v.string(), v.string()),
})

const blocked = v.looseObject({
  sleepingMs: amount,
  joiningMs: amount,
  ioMs: amount,
  locksMs: amount,
  startingMs: amount,
  processesMs: amount,
  pollingMs: amount,
  otherMs: amount,
  byLock: v.array(v.looseObject({ lock: v.string(), ms: amount })),
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
  blocked: v.exactOptional(blocked),
})

export const process = v.looseObject({ name: v.string(), startMs: v.nullable(amount), exitCode: v.nullable(number) })

export const outcome = v.picklist(['completed', 'stopped', 'deadlocked', 'trapped'])

/** The schema for the id of a GIL that the registry of this gil-lab has. */
export const gil = v.pipe(
  v.string(),
  v.check(
    (id) => findGil(id) !== undefined,
    ({ input }) => `"${input}" is not a GIL of this gil-lab, which has ${GILS.map(({ id }) => id).join(', ')}`,
  ),
)

export const evalBreaker = v.picklist(EVAL_BREAKERS)

const way = {
  experiment: v.string(),
  variant: v.string(),
  gil,
  switchIntervalUs: amount,
  checkInterval: amount,
  kernelEntryNs: amount,
  evalBreaker: v.exactOptional(evalBreaker),
  compiled: v.exactOptional(v.boolean()),
}

const { handoffUs, waitUs, holdUs, overshootUs } = MEASUREMENT_FIELDS

const pooled = v.looseObject({ ...way, handoffUs, waitUs, holdUs, overshootUs, rounds: v.array(count) })

export const run = v.looseObject({
  ...way,
  ...MEASUREMENT_FIELDS,
  round: count,
  switchIntervalsSetUs: v.exactOptional(v.array(amount)),
  constants: v.exactOptional(constants),
  outcome,
  because: v.string(),
  unended: v.exactOptional(names),
  wallMs: amount,
  stdout: v.string(),
  error: v.exactOptional(v.string()),
  tracebacks: v.exactOptional(v.array(v.looseObject({ after: count, text: v.string() }))),
  quality: names,
  stalls: v.exactOptional(v.array(v.looseObject({ atMs: amount, ms: amount }))),
  threads: list(thread),
  processes: v.exactOptional(list(process)),
  lostEvents: count,
  stamps: count,
  machineNumber: v.exactOptional(count),
})

const verdicts = { comparison: ['less', 'greater', 'cannot tell'], claim: ['confirmed', 'refuted', 'cannot tell'] } as const

/** A ratio of two figures. The bound of an interval over few rounds can be far above any ratio that the lab measures. */
const factor = v.nullable(v.pipe(v.number(), v.finite(), v.minValue(0)))
const ratio = { rounds: count, ratio: factor, low95: factor, high95: factor }

const comparison = v.looseObject({
  experiment: v.string(),
  metric: v.string(),
  within: v.string(),
  a: v.string(),
  b: v.string(),
  ...ratio,
  verdict: v.picklist(verdicts.comparison),
  because: v.string(),
})

const noise = v.looseObject({ experiment: v.string(), metric: v.string(), of: v.string(), ...ratio, floor: factor })

const claim = v.looseObject({
  experiment: v.string(),
  claim: v.string(),
  details: v.exactOptional(v.string()),
  verdict: v.picklist(verdicts.claim),
  because: v.string(),
  measured: v.exactOptional(v.string()),
  reference: v.exactOptional(v.string()),
  level: v.exactOptional(v.pipe(v.number(), v.gtValue(0), v.ltValue(1))),
  decidedAfter: v.exactOptional(v.looseObject({ rounds: count, planned: count })),
})

export const REPORT_SCHEMA = 'gil-lab/report@1'

export const report = v.looseObject({
  schema: v.literal(REPORT_SCHEMA),
  version: v.string(),
  date: v.pipe(v.string(), v.isoTimestamp()),
  mode: v.picklist(['live', 'replay']),
  machine,
  otherMachines: v.exactOptional(list(machine)),
  planned: v.exactOptional(count),
  notRun: v.exactOptional(names),
  runs: list(run),
  pooled: v.exactOptional(list(pooled)),
  comparisons: list(comparison),
  noise: v.exactOptional(list(noise)),
  claims: v.array(claim),
})

/**
 * Checks a value from a file or from another window, and returns it as a report. The report keeps fields that the schema does not have.
 * @throws LabError 'usage' that names the first place that does not match the schema, or the newer version that made the file
 */
export function parseReport(value: unknown): Report {
  refuseNewer(value, [REPORT_SCHEMA])
  const parsed = v.safeParse(report, value, { abortEarly: true })
  if (parsed.success) return parsed.output
  const what = `This is not a ${REPORT_SCHEMA}: ${issueWords(parsed.issues[0])}.`
  throw new LabError('usage', what, 'Give it a file that gil-lab run --json wrote.')
}
