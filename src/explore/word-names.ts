import { GIL_BYTES, GILS, KERNEL_ENTRY_SPINS, POISON, RECORDING, THREAD_BYTES, THREADS } from '../../assembly/abi/layout.ts'
import * as words from '../../assembly/abi/words.ts'

// The names of the shared words, for traces. They are made from the names of the constants in assembly/abi/words.ts.

/**
 * The words whose constants begin with `prefix`. Maps each offset to the rest of the constant's name in camel case. For the prefix
 * "CONDITION_", the offset CONDITION_G1_START has the name "g1Start".
 */
function namesOf(prefix: string): ReadonlyMap<number, string> {
  const named = Object.entries(words).filter(([name]) => name.startsWith(prefix))
  return new Map(named.map(([name, offset]) => [offset, camelCase(name.slice(prefix.length))]))
}

function camelCase(name: string): string {
  return name.toLowerCase().replace(/_(.)/g, (_match, letter: string) => letter.toUpperCase())
}

const GIL_NAMES = namesOf('GIL_')
const THREAD_NAMES = namesOf('THREAD_')
const CONDITION_NAMES = namesOf('CONDITION_')
/** The number of threads that have names: one for each letter of the alphabet. */
const NAMED_THREADS = 26

/** Address of a word of GIL 0. */
export function gilWord(offset: number): number {
  return GILS + offset
}

export function threadWord(thread: number, offset: number): number {
  return THREADS + thread * THREAD_BYTES + offset
}

/**
 * The name of a word of a condition. Some values have one word for each of the two groups of waiters. The name of such a word ends with the
 * number of its group: "size[1]".
 */
export function conditionWordName(offset: number): string {
  const first = [...CONDITION_NAMES.keys()].filter((each) => each <= offset && each < words.CONDITION_BYTES).sort((a, b) => a - b)
  const start = first.at(-1) as number
  const name = CONDITION_NAMES.get(start) as string
  return PAIRS.has(start) ? `${name}[${(offset - start) / 4}]` : name
}

const PAIRS: ReadonlySet<number> = new Set([words.CONDITION_REFS, words.CONDITION_SIZE, words.CONDITION_SIGNALS])

/** A name for any shared word of the machine. The words that belong to a GIL's policy are named only if `gilId` has that policy. */
export function wordName(address: number, gilId = ''): string {
  if (address === POISON) return 'POISON'
  if (address === RECORDING) return 'RECORDING'
  if (address === KERNEL_ENTRY_SPINS) return 'KERNEL_ENTRY_SPINS'
  if (address >= GILS && address < GILS + GIL_BYTES) return `gil.${gilWordName(address - GILS, gilId)}`
  if (address >= THREADS && address < THREADS + NAMED_THREADS * THREAD_BYTES) {
    const thread = Math.floor((address - THREADS) / THREAD_BYTES)
    const offset = (address - THREADS) % THREAD_BYTES
    return `thread ${String.fromCharCode(97 + thread)}.${THREAD_NAMES.get(offset) ?? `+${offset}`}`
  }
  return `word ${address}`
}

/** The addresses of the words that belong to the policy of GIL 0, without those of its condition variables. */
export function ownWords(gilId: string): number[] {
  return [...ownNames(gilId)].filter(([, name]) => !isCondition(name)).map(([offset]) => gilWord(offset))
}

function ownNames(gilId: string): ReadonlyMap<number, string> {
  return namesOf(`${gilId.split('-')[0]?.toUpperCase()}_GIL_`)
}

function isCondition(name: string): boolean {
  return name.toLowerCase().endsWith('cond')
}

/**
 * The name of a word of a GIL. The first part of the GIL's id is the prefix of the words that belong to its policy. The words of both
 * switch and switch-unforced are therefore SWITCH_GIL_….
 */
function gilWordName(offset: number, gilId: string): string {
  if (offset < words.GIL_OWN) return GIL_NAMES.get(offset) ?? `+${offset}`
  const own = ownNames(gilId)
  for (const [start, name] of own) {
    if (!isCondition(name) || offset < start || offset >= start + words.CONDITION_BYTES) continue
    return `${name}.${conditionWordName(offset - start)}`
  }
  return own.get(offset) ?? `+${offset}`
}
