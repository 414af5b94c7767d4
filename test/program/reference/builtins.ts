import { Builtin } from '../../../assembly/abi/builtins.ts'
import { FloatFormat, FloatLayout } from '../../../assembly/abi/float-format.ts'
import { Comparison, Operator } from '../../../assembly/abi/instructions.ts'
import { Name } from '../../../assembly/abi/names.ts'
import { Trap, ValueReason } from '../../../assembly/abi/traps.ts'
import { formatFloat } from '../../../src/program/values/format-float.ts'
import { Files } from './files.ts'
import { callListMethod, isListMethod, sort } from './lists.ts'
import { callLockBuiltin, isLockBuiltin } from './locks.ts'
import { binary, compare } from './operators.ts'
import {
  iterate,
  listOf,
  numberOf,
  PyBytes,
  PyIterator,
  PyList,
  PyRange,
  PyThread,
  PyTime,
  PyTuple,
  repr,
  str,
  TrapError,
  tagOf,
  toFloat,
  truth,
  type Value,
} from './values.ts'

/** The part of the evaluator that builtins use. */
export interface Host {
  print(text: string): void
  start(thread: PyThread): void
  current(): PyThread
  active(): bigint
  nameThread(target: Value): string
  readonly files: Files
}

export type Keywords = ReadonlyMap<number, Value>

/** The fewest and the most positional arguments. A builtin without an entry takes none. */
const COUNTS: Partial<Record<Builtin, [number, number]>> = {
  [Builtin.PRINT]: [0, 255],
  [Builtin.LEN]: [1, 1],
  [Builtin.RANGE]: [1, 3],
  [Builtin.INT]: [0, 2],
  [Builtin.FLOAT]: [0, 1],
  [Builtin.STR]: [0, 3],
  [Builtin.BOOL]: [0, 1],
  [Builtin.ABS]: [1, 1],
  [Builtin.MIN]: [1, 255],
  [Builtin.MAX]: [1, 255],
  [Builtin.SUM]: [1, 2],
  [Builtin.ROUND]: [1, 2],
  [Builtin.REPR]: [1, 1],
  [Builtin.ENUMERATE]: [1, 2],
  [Builtin.LIST]: [0, 1],
  [Builtin.TUPLE]: [0, 1],
  [Builtin.SORTED]: [1, 1],
  [Builtin.THREAD_JOIN]: [0, 1],
  [Builtin.TIME_SLEEP]: [1, 1],
  [Builtin.SYS_SETSWITCHINTERVAL]: [1, 1],
  [Builtin.SYS_SETCHECKINTERVAL]: [1, 1],
}

const TAKES_KEYWORDS: readonly Builtin[] = [Builtin.PRINT, Builtin.THREAD, Builtin.THREAD_JOIN, Builtin.ENUMERATE, Builtin.SORTED]

/** Calls a builtin. For a method, the object is the first of the arguments. */
export function callBuiltin(host: Host, id: Builtin, given: readonly Value[], keywords: Keywords, isMethod: boolean): Value {
  if (isListMethod(id)) return callListMethod(id, given, keywords)
  if (isLockBuiltin(id)) return callLockBuiltin(id, given, keywords)
  if (Files.has(id) && keywords.size === 0) return host.files.call(id, given)
  const args = isMethod ? given.slice(1) : given
  const [least, most] = COUNTS[id] ?? [0, 0]
  if (!TAKES_KEYWORDS.includes(id)) for (const name of keywords.keys()) throw new TrapError(Trap.BUILTIN_KEYWORD, id, name)
  if (args.length < least || args.length > most) throw new TrapError(Trap.BUILTIN_COUNT, id, args.length)
  const [first = null, second] = args
  switch (id) {
    case Builtin.PRINT:
      return print(host, args, keywords)
    case Builtin.LEN:
      return length(first)
    case Builtin.RANGE:
      return range(args)
    case Builtin.INT:
      return args.length === 0 ? 0n : toInt(first)
    case Builtin.FLOAT:
      return args.length === 0 ? 0 : floatOf(first)
    case Builtin.STR:
      return args.length === 0 ? '' : str(first)
    case Builtin.BOOL:
      return args.length > 0 && truth(first)
    case Builtin.ABS:
      return absolute(first)
    case Builtin.MIN:
      return extreme(id, Comparison.LESS, args)
    case Builtin.MAX:
      return extreme(id, Comparison.GREATER, args)
    case Builtin.SUM:
      if (typeof second === 'string' || second instanceof PyBytes) throw new TrapError(Trap.BUILTIN_TYPE, id, tagOf(second))
      return listOf(first).reduce((total: Value, item) => binary(Operator.ADD, total, item), second ?? 0n)
    case Builtin.ROUND:
      return round(first, second)
    case Builtin.REPR:
      return repr(first)
    case Builtin.ENUMERATE:
      return new PyIterator(iterate(first), (second ?? keywords.get(Name.START) ?? 0n) as bigint)
    case Builtin.LIST:
      return new PyList(args.length === 0 ? [] : listOf(first))
    case Builtin.TUPLE:
      return new PyTuple(args.length === 0 ? [] : listOf(first))
    case Builtin.SORTED:
      return new PyList(sort(listOf(first), truth(keywords.get(Name.REVERSE) ?? false)))
    default:
      return library(host, id, given, keywords)
  }
}

function library(host: Host, id: Builtin, given: readonly Value[], keywords: Keywords): Value {
  const [first = null] = given
  switch (id) {
    case Builtin.THREAD:
      return makeThread(host, keywords)
    case Builtin.THREAD_START:
      if ((first as PyThread).state !== 'new') throw new TrapError(Trap.THREAD_STARTED_TWICE)
      host.start(first as PyThread)
      return null
    case Builtin.THREAD_JOIN:
      if ((first as PyThread).state === 'new') throw new TrapError(Trap.JOIN_BEFORE_START)
      if (first === host.current()) throw new TrapError(Trap.JOIN_SELF)
      return null
    case Builtin.THREAD_IS_ALIVE:
      return (first as PyThread).state === 'running'
    case Builtin.CURRENT_THREAD:
      return host.current()
    case Builtin.ACTIVE_COUNT:
      return host.active()
    case Builtin.GET_IDENT:
      return host.current().ident
    case Builtin.TIME_SLEEP:
      if (numberOf(first) === undefined) throw new TrapError(Trap.BUILTIN_TYPE, id, tagOf(first))
      if ((numberOf(first) as number) < 0) throw new TrapError(Trap.VALUE, id, ValueReason.SLEEP_NEGATIVE)
      return null
    case Builtin.DATETIME_NOW:
      return new PyTime('datetime', BigInt(Date.now()) * 1000n)
    case Builtin.TIMEDELTA_TOTAL_SECONDS:
      return Number((first as PyTime).us) / 1e6
    case Builtin.SYS_GETSWITCHINTERVAL:
      return 0.005
    case Builtin.SYS_GETCHECKINTERVAL:
      return 100n
    case Builtin.SYS_SETSWITCHINTERVAL:
    case Builtin.SYS_SETCHECKINTERVAL:
      return null
    default:
      return performance.now() / 1000
  }
}

function print(host: Host, args: readonly Value[], keywords: Keywords): Value {
  const text = (name: number, otherwise: string) => {
    const value = keywords.get(name) ?? null
    if (value !== null && typeof value !== 'string') throw new TrapError(Trap.BUILTIN_TYPE, Builtin.PRINT, tagOf(value))
    return value ?? otherwise
  }
  host.print(args.map(str).join(text(Name.SEP, ' ')) + text(Name.END, '\n'))
  return null
}

function length(value: Value): bigint {
  if (typeof value === 'string') return BigInt([...value].length)
  if (value instanceof PyList || value instanceof PyTuple) return BigInt(value.items.length)
  if (value instanceof PyRange) return BigInt(value.length)
  if (value instanceof PyBytes) return BigInt(value.value.length)
  throw new TrapError(Trap.BUILTIN_TYPE, Builtin.LEN, tagOf(value))
}

function range(args: readonly Value[]): Value {
  const ints = args.map((value) => {
    const int = numberOf(value)
    if (typeof int !== 'bigint') throw new TrapError(Trap.BUILTIN_TYPE, Builtin.RANGE, tagOf(value))
    return int
  })
  if (ints[2] === 0n) throw new TrapError(Trap.VALUE, Builtin.RANGE, ValueReason.RANGE_STEP_ZERO)
  const [start, stop] = ints.length === 1 ? [0n, ints[0]] : ints
  return new PyRange(start as bigint, stop as bigint, ints[2] ?? 1n)
}

function toInt(value: Value): bigint {
  const text = value instanceof PyBytes ? value.value : value
  if (typeof text === 'string') {
    if (!/^\s*[+-]?\d(_?\d)*\s*$/.test(text)) throw notANumber(Builtin.INT, value)
    return BigInt(text.replaceAll('_', '').trim().replace(/^\+/, ''))
  }
  const number = numberOf(value)
  if (number === undefined) throw new TrapError(Trap.BUILTIN_TYPE, Builtin.INT, tagOf(value))
  if (Number.isNaN(number)) throw new TrapError(Trap.VALUE, Builtin.INT, ValueReason.NAN_TO_INT)
  if (typeof number === 'number' && !Number.isFinite(number)) throw new TrapError(Trap.VALUE, Builtin.INT, ValueReason.INFINITY_TO_INT)
  return typeof number === 'number' ? BigInt(Math.trunc(number)) : number
}

function notANumber(id: Builtin, value: Value): TrapError {
  return value instanceof PyBytes
    ? new TrapError(Trap.VALUE, id, ValueReason.NOT_A_NUMBER_BYTES | (10 << 8), repr(value))
    : new TrapError(Trap.VALUE, id, ValueReason.NOT_A_NUMBER | (10 << 8), str(value))
}

function floatOf(value: Value): number {
  const given = value instanceof PyBytes ? value.value : value
  if (typeof given === 'string') {
    const text = given.trim().toLowerCase()
    if (/^[+-]?(inf|infinity)$/.test(text)) return text.startsWith('-') ? -Infinity : Infinity
    if (/^[+-]?nan$/.test(text)) return Number.NaN
    if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/.test(text)) throw notANumber(Builtin.FLOAT, value)
    return Number(text)
  }
  const number = numberOf(value)
  if (number === undefined) throw new TrapError(Trap.BUILTIN_TYPE, Builtin.FLOAT, tagOf(value))
  return toFloat(number)
}

function absolute(value: Value): Value {
  const number = numberOf(value)
  if (number === undefined) throw new TrapError(Trap.BUILTIN_TYPE, Builtin.ABS, tagOf(value))
  return typeof number === 'number' ? Math.abs(number) : number < 0n ? -number : number
}

function extreme(id: Builtin, mask: Comparison, args: readonly Value[]): Value {
  const items = args.length === 1 ? listOf(iterate(args[0] as Value)) : args
  if (items.length === 0) throw new TrapError(Trap.VALUE, id, ValueReason.EMPTY_SEQUENCE)
  return items.reduce((best, item) => (compare(mask, item, best) ? item : best))
}

function round(value: Value, digits: Value | undefined): Value {
  const number = numberOf(value)
  if (number === undefined) throw new TrapError(Trap.BUILTIN_TYPE, Builtin.ROUND, tagOf(value))
  if (typeof number === 'bigint') return number
  const rounded = formatFloat(number, FloatFormat.FIXED | (Number(digits ?? 0) << FloatLayout.PRECISION_SHIFT))
  return digits === undefined || digits === null ? toInt(Number(rounded)) : Number(rounded)
}

function makeThread(host: Host, keywords: Keywords): PyThread {
  const known = [Name.TARGET, Name.ARGS, Name.NAME, Name.DAEMON] as number[]
  for (const name of keywords.keys()) if (!known.includes(name)) throw new TrapError(Trap.BUILTIN_KEYWORD, Builtin.THREAD, name)
  const target = keywords.get(Name.TARGET) ?? null
  const name = keywords.get(Name.NAME)
  const args = keywords.get(Name.ARGS)
  const daemon = keywords.get(Name.DAEMON) ?? host.current().daemon
  const given = args === undefined ? [] : listOf(new PyIterator(args as PyTuple))
  return new PyThread(target, given, name && truth(name) ? str(name) : host.nameThread(target), daemon)
}
