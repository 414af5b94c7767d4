import * as v from 'valibot'
import { type Quantile, quantile } from '../model/number-format.ts'
import { amount, count } from '../model/quantities.ts'
import type { LatencySummary } from '../model/report.ts'
import type { Column } from './metric.ts'

/** A histogram may have at most this many decades on either side of 1 µs. */
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
    'Its bins are outside the measurable range',
  ),
)

const summary = {
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

/** The schema of a LatencySummary with further fields. */
export function latencySchema<Further extends v.ObjectEntries>(further: Further) {
  return v.pipe(
    v.looseObject({ ...summary, ...further }),
    v.check((read) => ascend(read as unknown as LatencySummary), 'Its percentiles are not in ascending order'),
  )
}

function ascend({ p50, p90, p99, p999, max }: LatencySummary): boolean {
  return p50 <= p90 && p90 <= p99 && p99 <= p999 && p999 <= max
}

/**
 * The figure of one quantile. If nothing was observed, the CSV has an empty cell for it. Tables show no more digits of the figure than its
 * resolution allows.
 */
export function quantileFigure<Field extends string, Which extends Quantile>(field: Field, which: Which, about: string, column?: Column) {
  type Part = Readonly<Record<Field, LatencySummary>>
  return {
    path: `${field}.${which}` as const,
    about,
    ...(column && { column }),
    value: (run: Part) => (run[field].n > 0 ? run[field][which] : null),
    words: (run: Part) => quantile(run[field], which),
  }
}
