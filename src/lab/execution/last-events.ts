import { Event } from '../../../assembly/abi/events.ts'
import type { EventColumns } from '../../model/recording.ts'

const LAST = 4

/** Readable names of the events in assembly/abi/events.ts. */
const NAMES: Readonly<Record<Event, string>> = {
  [Event.START]: 'START',
  [Event.ACQUIRED]: 'ACQUIRED',
  [Event.RELEASED]: 'RELEASED',
  [Event.WANTED]: 'WANTED',
  [Event.YIELDED]: 'YIELDED',
  [Event.RETAKE_FAILED]: 'RETAKE_FAILED',
  [Event.DROP_REQUEST]: 'DROP_REQUEST',
  [Event.VAIN_WAKES]: 'VAIN_WAKES',
  [Event.EXIT]: 'EXIT',
  [Event.GIL]: 'GIL',
  [Event.SWITCH_INTERVAL]: 'SWITCH_INTERVAL',
  [Event.LOCK]: 'LOCK',
  [Event.LOCK_WANTED]: 'LOCK_WANTED',
  [Event.LOCK_ACQUIRED]: 'LOCK_ACQUIRED',
  [Event.LOCK_GIVEN_UP]: 'LOCK_GIVEN_UP',
  [Event.LOCK_SINCE]: 'LOCK_SINCE',
  [Event.LOCK_RELEASED]: 'LOCK_RELEASED',
}

/** The last events of each worker, one line per worker, to help find out why a run broke. */
export function lastEvents(columns: readonly EventColumns[]): string {
  return columns.map((each) => `worker ${each.slot}: ${tail(each)}`).join('\n')
}

function tail({ timeNs, kind, arg }: EventColumns): string {
  const from = Math.max(0, kind.length - LAST)
  const events = Array.from({ length: kind.length - from }, (_, i) => {
    const at = from + i
    return `${NAMES[kind[at] as Event]} ${arg[at]} at ${((timeNs[at] ?? 0) / 1e6).toFixed(3)} ms`
  })
  return `${from > 0 ? '… ' : ''}${events.join(', ')}`
}
