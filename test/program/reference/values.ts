import type { Builtin } from '../../../assembly/abi/builtins.ts'
import { Tag } from '../../../assembly/abi/tags.ts'
import { IntegerReason, Trap } from '../../../assembly/abi/traps.ts'
import { fitsInt } from '../../../src/program/image/constant-pool.ts'
import { BUILTIN_NAMES } from '../../../src/program/library/names.ts'
import { formatFloat } from '../../../src/program/values/format-float.ts'
import { bytesRepr, stringRepr } from '../../../src/program/values/repr.ts'

/** A Python value of the reference evaluator. An int is a bigint, and a float is a number. */
export type Value =
  | null
  | boolean
  | bigint
  | number
  | string
  | PyBytes
  | PyList
  | PyTuple
  | PyRange
  | PyFunction
  | PyBuiltin
  | PyThread
  | PyLock
  | PyGuard
  | PyIterator
  | PyTime

/** A Python bytes object. `value` has one character per byte, from U+0000 to U+00FF. */
export class PyBytes {
  constructor(readonly value: string) {}
}
export class PyList {
  constructor(readonly items: Value[]) {}
}
export class PyTuple {
  constructor(readonly items: readonly Value[]) {}
}
export class PyRange {
  constructor(
    readonly start: bigint,
    readonly stop: bigint,
    readonly step: bigint,
  ) {}

  get length(): number {
    const span = this.step > 0n ? this.stop - this.start + this.step - 1n : this.stop - this.start + this.step + 1n
    return Math.max(0, Number(span / this.step))
  }

  at(index: number): bigint {
    return this.start + BigInt(index) * this.step
  }
}
export class PyFunction {
  constructor(readonly index: number) {}
}
export class PyBuiltin {
  constructor(readonly id: Builtin) {}
}
export class PyThread {
  state: 'new' | 'running' | 'ended' = 'new'
  /** The thread's number from get_ident(). 0 until the thread starts. */
  ident = 0n
  constructor(
    readonly target: Value,
    readonly args: readonly Value[],
    public name: string,
    public daemon: Value = false,
  ) {}
}
/** A Lock. `value` is 1 if the lock is free, and 0 if a thread holds it. */
export class PyLock {
  value = 1
}
/** The object that a `with` statement keeps on the stack while its block runs. */
export class PyGuard {
  constructor(readonly lock: PyLock) {}
}
export class PyIterator {
  #at = 0
  constructor(
    readonly over: PyList | PyTuple | PyRange | PyIterator | PyBytes | string,
    /** The number that enumerate() gives the first item. Only an iterator whose `over` is a PyIterator uses this number. */
    readonly start = 0n,
  ) {}

  next(): Value | undefined {
    const { over } = this
    const at = this.#at++
    if (over instanceof PyIterator) {
      const item = over.next()
      return item === undefined ? undefined : new PyTuple([this.start + BigInt(at), item])
    }
    if (over instanceof PyRange) return at < over.length ? over.at(at) : undefined
    if (over instanceof PyBytes) return at < over.value.length ? BigInt(over.value.charCodeAt(at)) : undefined
    return typeof over === 'string' ? [...over][at] : over.items[at]
  }
}
/** A datetime or a timedelta. */
export class PyTime {
  constructor(
    readonly kind: 'datetime' | 'timedelta',
    readonly us: bigint,
  ) {}
}

/** An exception that ends a thread. Its fields are those of the machine's record of such an exception. */
export class TrapError extends Error {
  constructor(
    readonly code: Trap,
    readonly a = 0,
    readonly b = 0,
    readonly text?: string,
  ) {
    super(`trap ${code}`)
  }
}

export function tagOf(value: Value): Tag {
  if (value === null) return Tag.NONE
  if (typeof value === 'boolean') return Tag.BOOL
  if (typeof value === 'bigint') return fitsInt(value) ? Tag.INT : Tag.BIGINT
  if (typeof value === 'number') return Tag.FLOAT
  if (typeof value === 'string') return Tag.STR
  if (value instanceof PyBytes) return Tag.BYTES
  if (value instanceof PyList) return Tag.LIST
  if (value instanceof PyTuple) return Tag.TUPLE
  if (value instanceof PyRange) return Tag.RANGE
  if (value instanceof PyFunction) return Tag.FUNCTION
  if (value instanceof PyBuiltin) return Tag.BUILTIN
  if (value instanceof PyThread) return Tag.THREAD
  if (value instanceof PyLock) return Tag.LOCK
  if (value instanceof PyGuard) return Tag.GUARD
  if (value instanceof PyTime) return value.kind === 'datetime' ? Tag.DATETIME : Tag.TIMEDELTA
  return Tag.ITERATOR
}

/** The number value of an int, a float or a bool. Undefined for any other value. */
export function numberOf(value: Value): bigint | number | undefined {
  if (typeof value === 'boolean') return value ? 1n : 0n
  return typeof value === 'bigint' || typeof value === 'number' ? value : undefined
}

export function truth(value: Value): boolean {
  if (value === null || value === '') return false
  const number = numberOf(value)
  // biome-ignore lint/suspicious/noDoubleEquals: 0n == 0
  if (number !== undefined) return number != 0
  if (value instanceof PyList || value instanceof PyTuple) return value.items.length > 0
  if (value instanceof PyRange) return value.length > 0
  if (value instanceof PyBytes) return value.value !== ''
  return value instanceof PyTime && value.kind === 'timedelta' ? value.us !== 0n : true
}

export function equal(a: Value, b: Value): boolean {
  const [x, y] = [numberOf(a), numberOf(b)]
  // biome-ignore lint/suspicious/noDoubleEquals: 1n == 1
  if (x !== undefined && y !== undefined) return x == y
  if ((a instanceof PyList && b instanceof PyList) || (a instanceof PyTuple && b instanceof PyTuple)) {
    return a.items.length === b.items.length && a.items.every((item, at) => item === b.items[at] || equal(item, b.items[at] as Value))
  }
  if (a instanceof PyBytes && b instanceof PyBytes) return a.value === b.value
  if (a instanceof PyTime && b instanceof PyTime) return a.kind === b.kind && a.us === b.us
  if (a instanceof PyBuiltin && b instanceof PyBuiltin) return a.id === b.id
  if (a instanceof PyFunction && b instanceof PyFunction) return a.index === b.index
  if (a instanceof PyRange && b instanceof PyRange)
    return equal(new PyIterator(a).next() ?? null, new PyIterator(b).next() ?? null) && a.length === b.length
  return a === b
}

export function repr(value: Value): string {
  return typeof value === 'string' ? stringRepr(value) : str(value)
}

export function str(value: Value): string {
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'number') return formatFloat(value, 0)
  if (typeof value === 'bigint') return decimal(value)
  if (value instanceof PyBytes) return bytesRepr(value.value)
  if (value instanceof PyList) return `[${value.items.map(repr).join(', ')}]`
  if (value instanceof PyTuple) return `(${value.items.map(repr).join(', ')}${value.items.length === 1 ? ',' : ''})`
  if (value instanceof PyRange) return `range(${value.start}, ${value.stop}${value.step === 1n ? '' : `, ${value.step}`})`
  if (value instanceof PyBuiltin) return `<built-in function ${BUILTIN_NAMES[value.id]}>`
  return String(value)
}

/** The float nearest to a number. */
export function toFloat(value: bigint | number): number {
  const float = Number(value)
  if (typeof value === 'bigint' && !Number.isFinite(float)) throw new TrapError(Trap.INTEGER, IntegerReason.TOO_LARGE_FOR_FLOAT)
  return float
}

/** An int in base 10. CPython writes at most 4300 digits. */
export function decimal(value: bigint): string {
  const text = String(value)
  if (text.replace('-', '').length > 4300) throw new TrapError(Trap.INTEGER, IntegerReason.TOO_MANY_DIGITS)
  return text
}

export function iterate(value: Value): PyIterator {
  if (value instanceof PyIterator) return value
  if (
    value instanceof PyList ||
    value instanceof PyTuple ||
    value instanceof PyRange ||
    value instanceof PyBytes ||
    typeof value === 'string'
  )
    return new PyIterator(value)
  throw new TrapError(Trap.NOT_ITERABLE, tagOf(value))
}

export function listOf(value: Value): Value[] {
  const items: Value[] = []
  const iterator = iterate(value)
  for (let item = iterator.next(); item !== undefined; item = iterator.next()) items.push(item)
  return items
}
