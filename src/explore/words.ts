import { GIL_BYTES, GILS, KERNEL_ENTRY_SPINS, POISON, RECORDING, THREAD_BYTES, THREADS } from '../../assembly/abi/layout.ts'

// The names of the shared words, for people who read a trace, and for scenarios that begin in the middle of a lock's life. The machine's
// sources say where a word lies (fields of GilState and ThreadState, offsets of Condition); a test holds these lists against them.

/** Fields of GilState, one word each. */
export const GIL_FIELDS = [
  'policy',
  'switchIntervalUs',
  'checkInterval',
  'ticker',
  'created',
  'semaphore',
  'semaphoreWaiters',
  'locked',
  'lastHolder',
  'switchNumber',
  'mutex',
  'switchMutex',
  'sequence',
  'holder',
] as const

/** The first fields of ThreadState, one word each: those that others look at. */
export const THREAD_FIELDS = [
  'breaker',
  'parkedOn',
  'status',
  'block',
  'blockArgument',
  'blockTimed',
  'blockCount',
  'wantsGil',
  'sleepWord',
] as const

/** Words of a Condition. */
export const CONDITION_WORDS = {
  WSEQ: 0,
  G1_START: 4,
  REFS: 8,
  SIZE: 16,
  G1_SIZE: 24,
  WREFS: 28,
  SIGNALS: 32,
  LOCK: 40,
} as const

export const CONDITION_BYTES = 48
const COND = 256

export function gilWord(field: (typeof GIL_FIELDS)[number]): number {
  return GILS + 4 * GIL_FIELDS.indexOf(field)
}

export function threadWord(thread: number, field: (typeof THREAD_FIELDS)[number]): number {
  return THREADS + thread * THREAD_BYTES + 4 * THREAD_FIELDS.indexOf(field)
}

/** Address of GIL 0's condition, or of that of the forced switch. */
export const GIL_COND = GILS + COND
export const GIL_SWITCH_COND = GIL_COND + CONDITION_BYTES

export function conditionWordName(offset: number): string {
  const words = Object.entries(CONDITION_WORDS)
  const [name, start] = words.filter(([, each]) => each <= offset).at(-1) as [string, number]
  const camel = name.toLowerCase().replace(/_(.)/g, (_match, letter: string) => letter.toUpperCase())
  return name === 'REFS' || name === 'SIZE' || name === 'SIGNALS' ? `${camel}[${(offset - start) / 4}]` : camel
}

/** A name for any shared word of the machine. */
export function wordName(address: number): string {
  if (address === POISON) return 'POISON'
  if (address === RECORDING) return 'RECORDING'
  if (address === KERNEL_ENTRY_SPINS) return 'KERNEL_ENTRY_SPINS'
  if (address >= GILS && address < GILS + GIL_BYTES) return gilWordName(address - GILS)
  if (address >= THREADS && address < THREADS + 26 * THREAD_BYTES) {
    const thread = Math.floor((address - THREADS) / THREAD_BYTES)
    const offset = (address - THREADS) % THREAD_BYTES
    return `thread ${String.fromCharCode(97 + thread)}.${THREAD_FIELDS[offset / 4] ?? `+${offset}`}`
  }
  return `word ${address}`
}

function gilWordName(offset: number): string {
  if (offset < COND) return `gil.${GIL_FIELDS[offset / 4] ?? `+${offset}`}`
  if (offset < COND + CONDITION_BYTES) return `gil.cond.${conditionWordName(offset - COND)}`
  return `gil.switchCond.${conditionWordName(offset - COND - CONDITION_BYTES)}`
}
