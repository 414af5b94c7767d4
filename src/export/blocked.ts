import { Block } from '../../assembly/abi/events.ts'
import { BLOCKED, type Intervals, STATES } from '../model/timeline.ts'

const BLOCKED_ON: Readonly<Record<number, string>> = {
  [Block.SLEEP]: 'sleeping',
  [Block.JOIN]: 'joining',
  [Block.OUTPUT]: 'printing',
  [Block.START]: 'starting a thread',
  [Block.LOCK]: 'waiting for a lock',
  [Block.EVENT]: 'waiting for an event',
  [Block.SEMAPHORE]: 'waiting for a semaphore',
  [Block.QUEUE]: 'waiting at a queue',
  [Block.BARRIER]: 'waiting at a barrier',
  [Block.TASKS]: 'waiting for a queue’s tasks',
  [Block.READ]: 'reading',
  [Block.WRITE]: 'writing',
  [Block.SYSTEM_CALL]: 'in a system call',
  [Block.PROCESS]: 'joining a process',
  [Block.PROCESS_QUEUE]: 'waiting at a queue of processes',
  [Block.PROCESS_SEMAPHORE]: 'waiting at a lock of processes',
  [Block.PROCESS_CHANGE]: 'waiting for other processes',
  [Block.LOOP]: 'polling',
}

const OTHERWISE = 'blocked'

/** What a blocked thread is doing, in a few words: "sleeping". */
export function blockedOn(block: number): string {
  return BLOCKED_ON[block] ?? OTHERWISE
}

/** What a thread is doing during an interval, in a few words: "running", "waiting", "sleeping". */
export function doing({ state, block }: Intervals, interval: number): string {
  return state[interval] === BLOCKED ? blockedOn(block[interval]!) : STATES[state[interval]!]!
}

/** Every value of doing(). */
export const DOINGS: readonly string[] = ['running', 'waiting', ...Object.values(BLOCKED_ON), OTHERWISE]
