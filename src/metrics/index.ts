import * as v from 'valibot'
import type { Recording } from '../model/recording.ts'
import type { Measurements, RunReport } from '../model/report.ts'
import type { Timeline } from '../model/timeline.ts'
import { blame } from './blame.ts'
import { bursts } from './bursts.ts'
import { bypass } from './bypass.ts'
import { fairness } from './fairness.ts'
import { handed } from './handed.ts'
import { handoff } from './handoff.ts'
import { hold } from './hold.ts'
import { locks } from './locks.ts'
import { longestWaiter } from './longest-waiter.ts'
import { figureValue, type Limits, type Metric } from './metric.ts'
import { overshoot } from './overshoot.ts'
import { requester } from './requester.ts'
import { runFactsOf } from './run-facts.ts'
import { starvation } from './starvation.ts'
import { starvationEpisodes } from './starvation-episodes.ts'
import { switches } from './switches.ts'
import { vainWakes } from './vain-wakes.ts'
import { wait } from './wait.ts'

/** Every metric, in the order in which tables, CSV and lists show them. */
export const METRICS = [
  switches,
  handoff,
  wait,
  hold,
  overshoot,
  bypass,
  bursts,
  vainWakes,
  longestWaiter,
  requester,
  fairness,
  starvation,
  blame,
  handed,
  starvationEpisodes,
  locks,
] as const satisfies readonly Metric[]

type PartOf<M> = M extends { measure(...args: never): infer Part } ? Part : never
type Together<Part> = (Part extends Part ? (part: Part) => void : never) extends (all: infer All) => void ? All : never

/** The parts of all metrics together. measureRun() compiles only if they contain every field of the report's Measurements. */
type Measured = Together<PartOf<(typeof METRICS)[number]>>

/** The report of one run: its facts, and the fields of every metric. */
export function measureRun(recording: Recording, timeline: Timeline, limits: Limits): RunReport & Measured {
  const parts = METRICS.map((metric) => metric.measure(timeline, limits))
  const measured: Measured = Object.assign({}, ...parts)
  return { ...runFactsOf(recording, timeline), ...measured }
}

type Fields = { readonly [Field in keyof Measurements]: v.GenericSchema<unknown, Measurements[Field]> }

/**
 * The schema of every field that the metrics add to a run's report. The fields of a metric that is not in every file are optional, because
 * older files lack them.
 */
export const MEASUREMENT_FIELDS: Fields = Object.assign({}, ...METRICS.map(fieldsOf))

function fieldsOf({ fields, isInEveryFile }: Metric): v.ObjectEntries {
  const schemas: v.ObjectEntries = { ...fields }
  if (isInEveryFile) return schemas
  return Object.fromEntries(Object.entries(schemas).map(([field, schema]) => [field, v.exactOptional(schema)]))
}

export type { Column, Figure } from './metric.ts'
export { latenciesOf, pool, type RunLatencies } from './run-latencies.ts'
export { figureValue, type Limits, type Metric }
