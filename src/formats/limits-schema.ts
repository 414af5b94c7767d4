import * as v from 'valibot'
import type { WholeMachineReport } from '../model/machine-report.ts'
import { amount } from '../model/quantities.ts'
import type { RememberedLimits } from '../model/remembered-limits.ts'
import { machine } from './report-schema.ts'

const SCHEMA_ID = 'gil-lab/limits@1'
/** The most machines, engines and versions whose limits a memory keeps. The newest stay. */
const MOST = 20

const limits = v.looseObject({ date: v.pipe(v.string(), v.isoTimestamp()), machine })
const whole = v.looseObject({ parallelism: amount, spinFloorUs: v.looseObject({}), timedWaitOvershootUs: v.looseObject({}) })
const memory = v.looseObject({ schema: v.literal(SCHEMA_ID), limits: v.record(v.string(), v.unknown()) })

/** The text of a memory of limits after it has taken in new ones. Any other text counts as empty. */
export function withLimits(text: string, key: string, fresh: RememberedLimits): string {
  const all = Object.entries({ ...entriesOf(text), [key]: fresh })
  const newest = all.toSorted(([, a], [, b]) => dateOf(b).localeCompare(dateOf(a))).slice(0, MOST)
  return JSON.stringify({ schema: SCHEMA_ID, limits: Object.fromEntries(newest) })
}

/** The limits that a memory has under this key. undefined if it has none, or if they are damaged. */
export function limitsIn(text: string, key: string): RememberedLimits | undefined {
  const found = v.safeParse(limits, entriesOf(text)[key])
  if (!found.success || !v.is(whole, found.output.machine)) return undefined
  return { date: found.output.date, machine: found.output.machine as WholeMachineReport }
}

function entriesOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const parsed = v.safeParse(memory, JSON.parse(text))
    return parsed.success ? parsed.output.limits : {}
  } catch {
    return {}
  }
}

function dateOf(entry: unknown): string {
  const parsed = v.safeParse(v.looseObject({ date: v.string() }), entry)
  return parsed.success ? parsed.output.date : ''
}
