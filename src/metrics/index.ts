import type { Recording } from '../model/recording.ts'
import type { RunReport } from '../model/report.ts'
import type { Timeline } from '../model/timeline.ts'
import { bursts } from './bursts.ts'
import { bypass } from './bypass.ts'
import { fairness } from './fairness.ts'
import { handoff } from './handoff.ts'
import { hold } from './hold.ts'
import { longestWaiter } from './longest-waiter.ts'
import type { Limits, Metric } from './metric.ts'
import { overshoot } from './overshoot.ts'
import { requester } from './requester.ts'
import { factsOf } from './run-facts.ts'
import { starvation } from './starvation.ts'
import { switches } from './switches.ts'
import { vainWakes } from './vain-wakes.ts'
import { wait } from './wait.ts'

/** Every metric, in the order in which lists show them. A new one is one file with its drawn test, and one line here. */
export const METRICS = [
  handoff,
  wait,
  hold,
  overshoot,
  bypass,
  longestWaiter,
  requester,
  bursts,
  vainWakes,
  switches,
  fairness,
  starvation,
] as const satisfies readonly Metric[]

type PartOf<M> = M extends { measure(...args: never): infer Part } ? Part : never
type Together<Part> = (Part extends Part ? (part: Part) => void : never) extends (all: infer All) => void ? All : never

/** What all metrics of the registry give together: it does not compile unless that covers the report's Measurements. */
type Measured = Together<PartOf<(typeof METRICS)[number]>>

/** The numbers of one run: its own facts, and what every metric of the registry makes of its timeline. */
export function measureRun(recording: Recording, timeline: Timeline, limits: Limits): RunReport & Measured {
  const parts = METRICS.map((metric) => metric.measure(timeline, limits))
  const measured: Measured = Object.assign({}, ...parts)
  return { ...factsOf(recording, timeline), ...measured }
}

export { latenciesOf, pool, type RunLatencies } from './run-latencies.ts'
export type { Limits, Metric }
