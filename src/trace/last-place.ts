import type { Recording, SourcePlace, ThreadRecord } from '../model/recording.ts'

/** The line at which a thread last left the GIL. The thread has not ended, so its events are the last ones of its worker. */
export function lastPlace({ events, places = [] }: Recording, { slot }: ThreadRecord): SourcePlace | undefined {
  const [columns, ...further] = events.filter((one) => one.slot === slot)
  return further.length > 0 ? undefined : places[(columns?.place?.findLast((place) => place > 0) ?? 0) - 1]
}
