import { Builtin } from '../../../assembly/abi/builtins.ts'
import { Name } from '../../../assembly/abi/names.ts'
import { Tag } from '../../../assembly/abi/tags.ts'
import { Trap, ValueReason } from '../../../assembly/abi/traps.ts'
import { numberOf, PyBuiltin, PyGuard, PyLock, TrapError, tagOf, truth, type Value } from './values.ts'

/**
 * Thrown if a thread has to wait for another thread. In the evaluator the other thread has already ended or has not begun, so the program
 * needs a scheduler.
 */
export class WouldBlock extends Error {}

const METHODS: Readonly<Record<number, Builtin>> = {
  [Name.ACQUIRE]: Builtin.LOCK_ACQUIRE,
  [Name.RELEASE]: Builtin.LOCK_RELEASE,
  [Name.LOCKED]: Builtin.LOCK_LOCKED,
}

/** The parameters of the lock builtins, not counting the lock itself. A builtin without an entry has none. */
const PARAMETERS: Partial<Record<Builtin, readonly Name[]>> = {
  [Builtin.LOCK_ACQUIRE]: [Name.BLOCKING, Name.TIMEOUT],
}

export function isLockBuiltin(id: Builtin): boolean {
  return id >= Builtin.LOCK && id <= Builtin.LOCK_LOCKED
}

export function isLockMethod(id: Builtin): boolean {
  return isLockBuiltin(id) && id !== Builtin.LOCK
}

export function lockMethod(_: PyLock, name: number): Value {
  const id = METHODS[name]
  if (id === undefined) throw new TrapError(Trap.ATTRIBUTE, Tag.LOCK, name)
  return new PyBuiltin(id)
}

export function callLockBuiltin(id: Builtin, given: readonly Value[], keywords: ReadonlyMap<number, Value>): Value {
  const parameters = PARAMETERS[id] ?? []
  const own = isLockMethod(id) ? 1 : 0
  const count = given.length + keywords.size
  if (count > parameters.length + own) throw new TrapError(Trap.BUILTIN_COUNT, id, count)
  for (const name of keywords.keys()) if (!parameters.includes(name)) throw new TrapError(Trap.BUILTIN_KEYWORD, id, name)
  const [first, second] = parameters.map((name, at) => given[at + own] ?? keywords.get(name))
  const lock = given[0] as PyLock
  switch (id) {
    case Builtin.LOCK:
      return new PyLock()
    case Builtin.LOCK_ACQUIRE:
      return acquire(id, lock, first, second)
    case Builtin.LOCK_LOCKED:
      return lock.value === 0
    default:
      release(lock)
      return null
  }
}

function acquire(id: Builtin, lock: PyLock, blocking: Value | undefined, timeout: Value | undefined): boolean {
  const waits = blocking === undefined || truth(blocking)
  const limit = timeout === undefined || timeout === null ? undefined : Number(numberOf(timeout))
  const isLimited = limit !== undefined && limit !== -1
  if (isLimited && !waits) throw new TrapError(Trap.VALUE, id, ValueReason.TIMEOUT_WITHOUT_BLOCKING)
  if (isLimited && limit < 0) throw new TrapError(Trap.VALUE, id, ValueReason.TIMEOUT_NEGATIVE)
  return take(lock, waits && !isLimited)
}

function take(lock: PyLock, waits: boolean): boolean {
  if (lock.value === 0 && waits) throw new WouldBlock()
  if (lock.value === 0) return false
  lock.value--
  return true
}

function release(lock: PyLock): void {
  if (lock.value === 1) throw new TrapError(Trap.RELEASE_UNLOCKED)
  lock.value++
}

export function enter(value: Value): PyGuard {
  if (!(value instanceof PyLock)) throw new TrapError(Trap.CONTEXT, tagOf(value))
  take(value, true)
  return new PyGuard(value)
}

export function exit(guard: PyGuard): void {
  release(guard.lock)
}

/** Releases the locks that the `with` statements of a function hold, after an error has left the function. */
export function unwind(stack: readonly Value[]): void {
  for (const value of stack) if (value instanceof PyGuard) value.lock.value++
}
