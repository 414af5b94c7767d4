import { LockKind } from '../../../assembly/abi/events.ts'
import {
  LOCK_COUNT_BELOW,
  LOCK_ENTRY_BYTES,
  LOCK_ENTRY_COUNT,
  LOCK_ENTRY_MADE_AT,
  LOCK_ENTRY_WAITS,
  LOCK_ENTRY_WORDS,
  LOCK_FRAMES,
  LOCK_TABLE,
  LOCKS_NUMBERED,
  MAX_LOCKS,
} from '../../../assembly/abi/layout.ts'
import type { FunctionCode, Program } from '../../model/program.ts'
import type { LockRecord } from '../../model/recording.ts'
import { storedName } from '../../program/index.ts'
import type { LoadedProcess } from './loaded-process.ts'

/** The names of the kinds, for a lock that no code of the library made. */
const KINDS: Readonly<Record<number, string>> = {
  [LockKind.LOCK]: 'Lock',
  [LockKind.RLOCK]: 'RLock',
  [LockKind.SIMPLE_QUEUE]: 'SimpleQueue',
  [LockKind.CONDITION]: 'Condition',
}

/** The kinds of entries that no thread holds: threads wait there until another thread wakes them. */
const NOT_HELD: ReadonlySet<number> = new Set([LockKind.SIMPLE_QUEUE, LockKind.CONDITION])

/** The methods in which threads wait for the Conditions inside the library's objects. In the other objects they wait in wait(). */
const METHODS: Readonly<Record<string, string>> = {
  'Queue.not_empty': 'get()',
  'Queue.not_full': 'put()',
  'Queue.all_tasks_done': 'join()',
  'Semaphore._cond': 'acquire()',
  'Future._condition': 'result()',
}

/** The locks of a process for which threads waited, by number. A lock that had no room in the machine's table is missing. */
export function lockRecords(loaded: LoadedProcess): LockRecord[] {
  const view = new DataView(loaded.memory.buffer)
  const numbered = Math.min(view.getInt32(LOCKS_NUMBERED, true), MAX_LOCKS - 1)
  const records = Array.from({ length: numbered }, (_, index) => recordOf(loaded, view, index + 1))
  // Two threads without a GIL can number a lock at the same time. One of the two entries then stays empty.
  return records.filter((record) => record !== undefined)
}

function recordOf(loaded: LoadedProcess, view: DataView, id: number): LockRecord | undefined {
  const entry = LOCK_TABLE + id * LOCK_ENTRY_BYTES
  const kind = view.getInt32(entry, true)
  if (kind === LockKind.NONE) return undefined
  const words = view.getUint32(entry + LOCK_ENTRY_WORDS, true)
  const acquisitions = view.getInt32(words === 0 ? entry + LOCK_ENTRY_COUNT : words - LOCK_COUNT_BELOW, true)
  return {
    id,
    ...origin(loaded.program, framesOf(loaded, view, entry), kind),
    acquisitions: NOT_HELD.has(kind) ? null : acquisitions,
    waits: view.getInt32(entry + LOCK_ENTRY_WAITS, true),
  }
}

/** A frame of the call that made a lock. */
interface Frame {
  readonly code: FunctionCode
  /** The index of the call instruction. */
  readonly call: number
  readonly isLibrary: boolean
}

/** The frames of the call that made the lock, the innermost first. */
function framesOf({ machine, program }: LoadedProcess, view: DataView, entry: number): Frame[] {
  const pcs = Array.from({ length: LOCK_FRAMES }, (_, frame) => view.getUint32(entry + LOCK_ENTRY_MADE_AT + frame * 4, true))
  return pcs.flatMap((pc) => {
    const code = pc === 0 ? undefined : program.functions[machine.pcFunction(pc)]
    return code ? { code, call: machine.pcInstruction(pc), isLibrary: program.modules[code.module]?.isLibrary ?? false } : []
  })
}

/**
 * Which object of the program contains the lock, and which part of the object the lock is. The code of the library makes the locks inside
 * the library's objects. The object is then the one that the program's own line made.
 */
function origin(program: Program, frames: readonly Frame[], kind: number): Pick<LockRecord, 'kind' | 'name' | 'part' | 'file' | 'line'> {
  const own = frames.findIndex(({ isLibrary }) => !isLibrary)
  const inside = own < 0 ? frames : frames.slice(0, own)
  const caller = frames[own]
  const file = caller ? (program.modules[caller.code.module]?.file ?? '') : ''
  return {
    kind: inside.length === 0 ? KINDS[kind]! : classOf(inside.at(-1)!),
    name: (caller && storedName(program, caller.code, caller.call)) ?? '',
    part: partOf(program, inside, kind),
    file,
    line: caller?.code.lines[caller.call] ?? 0,
  }
}

/** "Queue" for a call of Queue.__init__(), "submit()" for a call of Executor.submit(). */
function classOf({ code: { qualifiedName } }: Frame): string {
  const initializes = /^(?:.*\.)?(\w+)\.__init__$/.exec(qualifiedName)
  return initializes ? initializes[1]! : qualifiedName === '<module>' ? 'library' : `${qualifiedName.split('.').at(-1)}()`
}

/** The part of a library object that the lock is. `inside`: the frames of the library's code, the innermost first */
function partOf(program: Program, inside: readonly Frame[], kind: number): string {
  const stored = inside.toReversed().flatMap(({ code, call }) => storedName(program, code, call) ?? [])
  const attribute = stored.find((name) => name.includes('.') && !name.endsWith('._mark'))
  if (kind === LockKind.CONDITION) return (attribute && METHODS[attribute]) ?? 'wait()'
  if (kind === LockKind.SIMPLE_QUEUE) return 'get()'
  if (inside.length === 0) return ''
  return attribute?.split('.').at(-1)?.replace(/^_+/, '') ?? 'lock'
}
