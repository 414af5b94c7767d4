import { Event } from '../../assembly/abi/events.ts'
import type { State } from '../model/timeline.ts'

export const enum Doing {
  NOTHING,
  WAITING,
  RUNNING,
  BLOCKED,
}
/** Each Doing in the words of errors. */
export const DOING = ['not alive', 'waiting', 'running', 'blocked']
const NAMES = ['ended', 'waiting', 'running', 'blocked'] as const

export interface Step {
  readonly name: string
  readonly from: Doing
  readonly to: Doing
}

/** The change of a thread's state at each event. Events without an entry do not change it. */
export const STEPS: Readonly<Record<number, Step>> = {
  [Event.START]: { name: 'START', from: Doing.NOTHING, to: Doing.WAITING },
  [Event.ACQUIRED]: { name: 'ACQUIRED', from: Doing.WAITING, to: Doing.RUNNING },
  [Event.RELEASED]: { name: 'RELEASED', from: Doing.RUNNING, to: Doing.BLOCKED },
  [Event.WANTED]: { name: 'WANTED', from: Doing.BLOCKED, to: Doing.WAITING },
  [Event.YIELDED]: { name: 'YIELDED', from: Doing.RUNNING, to: Doing.WAITING },
  [Event.RETAKE_FAILED]: { name: 'RETAKE_FAILED', from: Doing.RUNNING, to: Doing.WAITING },
  [Event.EXIT]: { name: 'EXIT', from: Doing.RUNNING, to: Doing.NOTHING },
}

/** The state of a thread after an event; undefined if the event does not change the state. */
export function stateAfter(kind: number): State | 'ended' | undefined {
  const step = STEPS[kind]
  return step && NAMES[step.to]
}
