import { Comparison, Operator } from '../../../assembly/abi/instructions.ts'
import { Tag } from '../../../assembly/abi/tags.ts'
import { Trap, ValueReason } from '../../../assembly/abi/traps.ts'
import { fitsInt } from '../../../src/program/image/constant-pool.ts'
import { power } from '../../../src/program/values/power.ts'
import { percent } from './formatting.ts'
import { bitLength, divide } from './quotients.ts'
import {
  equal,
  iterate,
  listOf,
  numberOf,
  PyBytes,
  PyIterator,
  PyList,
  PyRange,
  PyTime,
  PyTuple,
  TrapError,
  tagOf,
  toFloat,
  type Value,
} from './values.ts'

export function binary(operator: number, left: Value, right: Value): Value {
  const kind = operator % Operator.INPLACE
  const [a, b] = [numberOf(left), numberOf(right)]
  const bools = typeof left === 'boolean' && typeof right === 'boolean'
  if (a !== undefined && b !== undefined) {
    if (typeof a === 'bigint' && typeof b === 'bigint') {
      const result = ints(operator, kind, a, b)
      return bools && (kind === Operator.AND || kind === Operator.OR || kind === Operator.XOR) ? result === 1n : result
    }
    const result = floats(kind, toFloat(a), toFloat(b))
    if (result !== undefined) return result
  }
  if (kind === Operator.REMAINDER && typeof left === 'string') return percent(left, right)
  const made = sequences(operator, kind, left, right) ?? times(kind, left, right)
  if (made !== undefined) return made
  throw new TrapError(Trap.BINARY_TYPE, operator, tagOf(left) | (tagOf(right) << 8))
}

/** The largest number of bits of an int. Generated programs square ints in loops, so the sizes need a limit. */
const MAX_BITS = 100_000n

function ints(operator: number, kind: number, a: bigint, b: bigint): Value {
  const checked = (bits: bigint, value: () => bigint) => {
    if (bits > MAX_BITS) throw new TooLarge()
    return value()
  }
  if (b === 0n && (kind === Operator.TRUE_DIVIDE || kind === Operator.FLOOR_DIVIDE || kind === Operator.REMAINDER)) {
    throw new TrapError(Trap.ZERO_DIVISION, operator, 0)
  }
  const modulo = () => ((a % b) + b) % b
  switch (kind) {
    case Operator.ADD:
      return a + b
    case Operator.SUBTRACT:
      return a - b
    case Operator.MULTIPLY:
      return checked(bitLength(a) + bitLength(b), () => a * b)
    case Operator.TRUE_DIVIDE:
      return divide(a, b)
    case Operator.FLOOR_DIVIDE:
      return (a - modulo()) / b
    case Operator.REMAINDER:
      return modulo()
    case Operator.POWER:
      if (b < 0n && a === 0n) throw new TrapError(Trap.ZERO_DIVISION, operator, 0)
      if (b < 0n) return power(toFloat(a), toFloat(b))
      return a * a <= 1n ? a ** (b === 0n ? 0n : 2n - (b % 2n)) : checked(bitLength(a) * b, () => a ** b)
    case Operator.AND:
      return a & b
    case Operator.OR:
      return a | b
    case Operator.XOR:
      return a ^ b
    default:
      if (b < 0n) throw new TrapError(Trap.VALUE, 0, ValueReason.NEGATIVE_SHIFT)
      if (kind === Operator.RSHIFT) return b > MAX_BITS ? (a < 0n ? -1n : 0n) : a >> b
      return a === 0n ? 0n : checked(b, () => a << b)
  }
}

function floats(kind: number, a: number, b: number): number | undefined {
  if (b === 0 && (kind === Operator.TRUE_DIVIDE || kind === Operator.FLOOR_DIVIDE || kind === Operator.REMAINDER)) {
    throw new TrapError(Trap.ZERO_DIVISION, kind, 1)
  }
  switch (kind) {
    case Operator.ADD:
      return a + b
    case Operator.SUBTRACT:
      return a - b
    case Operator.MULTIPLY:
      return a * b
    case Operator.TRUE_DIVIDE:
      return a / b
    case Operator.REMAINDER:
      return remainder(a, b)
    case Operator.FLOOR_DIVIDE: {
      const quotient = (a - remainder(a, b)) / b
      const floor = Math.floor(quotient)
      return quotient === 0 ? (Math.sign(a) * Math.sign(b) < 0 ? -0 : 0) : quotient - floor > 0.5 ? floor + 1 : floor
    }
    case Operator.POWER:
      if (a === 0 && b < 0) throw new TrapError(Trap.ZERO_DIVISION, kind, 1)
      return power(a, b)
    default:
      return undefined
  }
}

function remainder(a: number, b: number): number {
  const rest = a % b
  if (rest === 0) return b < 0 ? -0 : 0
  return rest < 0 !== b < 0 ? rest + b : rest
}

/** The largest size of a sequence. Generated programs double strings and lists in loops, so the sizes need a limit. */
const MAX_SIZE = 100_000

/** Thrown if a sequence is too large for a test. */
export class TooLarge extends Error {}

function sizeOf(value: Value): number {
  if (typeof value === 'string') return value.length
  if (value instanceof PyBytes) return value.value.length
  return value instanceof PyList || value instanceof PyTuple ? value.items.length : 0
}

function sequences(operator: number, kind: number, left: Value, right: Value): Value | undefined {
  if (kind === Operator.MULTIPLY) {
    const [sequence, count] = typeof right === 'bigint' || typeof right === 'boolean' ? [left, right] : [right, left]
    if (typeof count !== 'bigint' && typeof count !== 'boolean') return undefined
    if (typeof count === 'bigint' && !fitsInt(count)) throw new TrapError(Trap.BINARY_TYPE, operator, tagOf(left) | (tagOf(right) << 8))
    const times = Math.max(0, Number(count))
    if (times * sizeOf(sequence) > MAX_SIZE) throw new TooLarge()
    if (typeof sequence === 'string') return sequence.repeat(times)
    if (sequence instanceof PyBytes) return new PyBytes(sequence.value.repeat(times))
    if (sequence instanceof PyList) return new PyList(Array.from({ length: times }, () => sequence.items).flat())
    return sequence instanceof PyTuple ? new PyTuple(Array.from({ length: times }, () => sequence.items).flat()) : undefined
  }
  if (kind !== Operator.ADD) return undefined
  if (sizeOf(left) + sizeOf(right) > MAX_SIZE) throw new TooLarge()
  if (left instanceof PyList && operator >= Operator.INPLACE) {
    left.items.push(...listOf(right))
    return left
  }
  if (typeof left === 'string' && typeof right === 'string') return left + right
  if (left instanceof PyBytes && right instanceof PyBytes) return new PyBytes(left.value + right.value)
  if (left instanceof PyList && right instanceof PyList) return new PyList([...left.items, ...right.items])
  return left instanceof PyTuple && right instanceof PyTuple ? new PyTuple([...left.items, ...right.items]) : undefined
}

function times(kind: number, left: Value, right: Value): Value | undefined {
  if (!(left instanceof PyTime) || !(right instanceof PyTime)) return undefined
  if (kind === Operator.SUBTRACT && left.kind === right.kind) return new PyTime('timedelta', left.us - right.us)
  return kind === Operator.ADD && right.kind === 'timedelta' ? new PyTime(left.kind, left.us + right.us) : undefined
}

/** Compares two values. @returns -1, 0 or 1, or NaN if no order exists and the values are not equal */
function order(mask: number, a: Value, b: Value): number {
  const [x, y] = [numberOf(a), numberOf(b)]
  if (x !== undefined && y !== undefined) return x < y ? -1 : x > y ? 1 : equal(x, y) ? 0 : Number.NaN
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b))
  if (a instanceof PyBytes && b instanceof PyBytes) return a.value < b.value ? -1 : a.value > b.value ? 1 : 0
  if (a instanceof PyTime && b instanceof PyTime && a.kind === b.kind) return a.us < b.us ? -1 : a.us > b.us ? 1 : 0
  if ((a instanceof PyList && b instanceof PyList) || (a instanceof PyTuple && b instanceof PyTuple)) {
    const at = a.items.findIndex((item, position) => position >= b.items.length || !equal(item, b.items[position] as Value))
    if (at < 0) return a.items.length < b.items.length ? -1 : 0
    return at >= b.items.length ? 1 : order(mask, a.items[at] as Value, b.items[at] as Value)
  }
  throw new TrapError(Trap.COMPARE_TYPE, mask, tagOf(a) | (tagOf(b) << 8))
}

export function compare(mask: number, a: Value, b: Value): boolean {
  if (mask === Comparison.EQUAL) return equal(a, b)
  if (mask === Comparison.NOT_EQUAL) return !equal(a, b)
  const ordered = order(mask, a, b)
  if (Number.isNaN(ordered)) return false
  return (mask & (ordered < 0 ? Comparison.LESS : ordered > 0 ? Comparison.GREATER : Comparison.EQUAL)) !== 0
}

export function contains(item: Value, container: Value): boolean {
  if (typeof container === 'string') {
    if (typeof item === 'string') return container.includes(item)
    throw new TrapError(Trap.CONTAINS_TYPE, Tag.STR, tagOf(item))
  }
  if (container instanceof PyBytes) return bytesContain(item, container.value)
  if (tagOf(container) < Tag.STR) throw new TrapError(Trap.CONTAINS_TYPE, tagOf(container), tagOf(item))
  return listOf(iterate(container)).some((other) => equal(item, other))
}

function bytesContain(item: Value, bytes: string): boolean {
  if (item instanceof PyBytes) return bytes.includes(item.value)
  const byte = numberOf(item)
  if (typeof byte !== 'bigint') throw new TrapError(Trap.CONTAINS_TYPE, Tag.BYTES, tagOf(item))
  if (byte < 0n || byte > 255n) throw new TrapError(Trap.VALUE, 0, ValueReason.BYTE_RANGE)
  return bytes.includes(String.fromCharCode(Number(byte)))
}

function position(container: Value, index: Value, length: number, how: number): number {
  if (tagOf(index) !== Tag.INT && typeof index !== 'boolean') throw new TrapError(Trap.SUBSCRIPT_TYPE, tagOf(container), tagOf(index))
  const at = Number(index) < 0 ? Number(index) + length : Number(index)
  if (at < 0 || at >= length) throw new TrapError(Trap.INDEX, tagOf(container), how)
  return at
}

export function subscript(container: Value, index: Value): Value {
  if (typeof container === 'string') {
    const characters = [...container]
    return characters[position(container, index, characters.length, 0)] as string
  }
  if (container instanceof PyBytes) return BigInt(container.value.charCodeAt(position(container, index, container.value.length, 0)))
  if (container instanceof PyRange) return container.at(position(container, index, container.length, 0))
  if (!(container instanceof PyList) && !(container instanceof PyTuple))
    throw new TrapError(Trap.SUBSCRIPT_TYPE, tagOf(container), tagOf(index))
  return container.items[position(container, index, container.items.length, 0)] as Value
}

export function storeSubscript(container: Value, index: Value, value: Value): void {
  if (!(container instanceof PyList)) throw new TrapError(Trap.STORE_TYPE, tagOf(container), tagOf(index))
  container.items[position(container, index, container.items.length, 1)] = value
}

export function unpack(value: Value, count: number): Value[] {
  const items = value instanceof PyIterator ? listOf(value) : listOf(iterate(value))
  if (items.length !== count) throw new TrapError(Trap.UNPACK, count, items.length > count ? count + 1 : items.length)
  return items
}

/** Evaluates Python's `container[start:stop:step]`. */
export function slice(container: Value, start: Value, stop: Value, step: Value): Value {
  const isSequence = container instanceof PyList || container instanceof PyTuple || container instanceof PyRange
  if (!isSequence && typeof container !== 'string' && !(container instanceof PyBytes))
    throw new TrapError(Trap.SUBSCRIPT_TYPE, tagOf(container), Tag.NONE)
  for (const bound of [start, stop, step]) {
    if (bound !== null && typeof numberOf(bound) !== 'bigint') throw new TrapError(Trap.SLICE_TYPE, tagOf(bound))
  }
  const every = step === null ? 1 : Number(numberOf(step))
  if (every === 0) throw new TrapError(Trap.VALUE, 0, ValueReason.SLICE_STEP_ZERO)
  const items = listOf(new PyIterator(container))
  const within = (bound: Value, otherwise: number) => {
    if (bound === null) return otherwise
    const index = Number(numberOf(bound)) + (Number(numberOf(bound)) < 0 ? items.length : 0)
    return every > 0 ? Math.min(Math.max(index, 0), items.length) : Math.min(Math.max(index, -1), items.length - 1)
  }
  const [from, to] = [within(start, every > 0 ? 0 : items.length - 1), within(stop, every > 0 ? items.length : -1)]
  if (container instanceof PyRange) {
    const stride = container.step * BigInt(every)
    const length = Math.max(0, Math.ceil((to - from) / every))
    return new PyRange(container.at(from), container.at(from) + BigInt(length) * stride, stride)
  }
  const taken: Value[] = []
  for (let at = from; every > 0 ? at < to : at > to; at += every) taken.push(items[at] as Value)
  if (typeof container === 'string') return taken.join('')
  if (container instanceof PyBytes) return new PyBytes(String.fromCharCode(...taken.map(Number)))
  return container instanceof PyList ? new PyList(taken) : new PyTuple(taken)
}
