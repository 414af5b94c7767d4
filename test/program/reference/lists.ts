import { Builtin } from '../../../assembly/abi/builtins.ts'
import { Comparison } from '../../../assembly/abi/instructions.ts'
import { Name } from '../../../assembly/abi/names.ts'
import { Tag } from '../../../assembly/abi/tags.ts'
import { Trap, ValueReason } from '../../../assembly/abi/traps.ts'
import { compare } from './operators.ts'
import { equal, listOf, numberOf, PyBuiltin, PyList, type PyTuple, repr, TrapError, tagOf, truth, type Value } from './values.ts'

const METHODS: Readonly<Record<number, Builtin>> = {
  [Name.APPEND]: Builtin.LIST_APPEND,
  [Name.POP]: Builtin.LIST_POP,
  [Name.INSERT]: Builtin.LIST_INSERT,
  [Name.INDEX]: Builtin.LIST_INDEX,
  [Name.COUNT]: Builtin.LIST_COUNT,
  [Name.EXTEND]: Builtin.LIST_EXTEND,
  [Name.REMOVE]: Builtin.LIST_REMOVE,
  [Name.CLEAR]: Builtin.LIST_CLEAR,
  [Name.REVERSE]: Builtin.LIST_REVERSE,
  [Name.SORT]: Builtin.LIST_SORT,
}

/** The fewest and the most arguments, not counting the list. A method without an entry takes exactly one. */
const COUNTS: Partial<Record<Builtin, [number, number]>> = {
  [Builtin.LIST_POP]: [0, 1],
  [Builtin.LIST_INSERT]: [2, 2],
  [Builtin.LIST_INDEX]: [1, 3],
  [Builtin.LIST_CLEAR]: [0, 0],
  [Builtin.LIST_REVERSE]: [0, 0],
  [Builtin.LIST_SORT]: [0, 0],
}

export function isListMethod(id: Builtin): boolean {
  return Object.values(METHODS).includes(id)
}

export function listMethod(object: PyList | PyTuple, name: number): Value {
  const id = METHODS[name]
  const isBoth = id === Builtin.LIST_INDEX || id === Builtin.LIST_COUNT
  if (id === undefined || !(isBoth || object instanceof PyList)) throw new TrapError(Trap.ATTRIBUTE, tagOf(object), name)
  return new PyBuiltin(id)
}

export function callListMethod(id: Builtin, given: readonly Value[], keywords: ReadonlyMap<number, Value>): Value {
  const [least, most] = COUNTS[id] ?? [1, 1]
  for (const name of keywords.keys())
    if (id !== Builtin.LIST_SORT || name !== Name.REVERSE) throw new TrapError(Trap.BUILTIN_KEYWORD, id, name)
  if (given.length - 1 < least || given.length - 1 > most) throw new TrapError(Trap.BUILTIN_COUNT, id, given.length)
  const [{ items }, first = null] = given as [PyList, Value?]
  switch (id) {
    case Builtin.LIST_POP:
      return pop(items, given.length > 1 ? first : -1n)
    case Builtin.LIST_INDEX:
      return index(given)
    case Builtin.LIST_COUNT:
      return BigInt(items.filter((item) => equal(item, first)).length)
    case Builtin.LIST_INSERT:
      if (typeof numberOf(first) !== 'bigint') throw new TrapError(Trap.BUILTIN_TYPE, id, tagOf(first))
      items.splice(Number(first), 0, given[2] as Value)
      return null
    case Builtin.LIST_REMOVE: {
      const at = items.findIndex((item) => equal(item, first))
      if (at < 0) throw new TrapError(Trap.VALUE, id, ValueReason.NOT_IN_LIST)
      items.splice(at, 1)
      return null
    }
    case Builtin.LIST_SORT:
      sort(items, truth(keywords.get(Name.REVERSE) ?? false))
      return null
    default:
      if (id === Builtin.LIST_APPEND) items.push(first)
      else if (id === Builtin.LIST_EXTEND) items.push(...listOf(first))
      else if (id === Builtin.LIST_REVERSE) items.reverse()
      else items.length = 0
      return null
  }
}

export function sort(items: Value[], reverse: boolean): Value[] {
  const mask = reverse ? Comparison.GREATER : Comparison.LESS
  return items.sort((a, b) => (compare(mask, a, b) ? -1 : compare(mask, b, a) ? 1 : 0))
}

function pop(items: Value[], index: Value): Value {
  if (typeof index !== 'bigint') throw new TrapError(Trap.BUILTIN_TYPE, Builtin.LIST_POP, tagOf(index))
  if (items.length === 0) throw new TrapError(Trap.VALUE, Builtin.LIST_POP, ValueReason.POP_EMPTY)
  const at = Number(index) < 0 ? Number(index) + items.length : Number(index)
  if (at < 0 || at >= items.length) throw new TrapError(Trap.INDEX, Tag.LIST, 2)
  return items.splice(at, 1)[0] as Value
}

function index([object, wanted, ...bounds]: readonly Value[]): Value {
  for (const bound of bounds)
    if (typeof numberOf(bound) !== 'bigint') throw new TrapError(Trap.BUILTIN_TYPE, Builtin.LIST_INDEX, tagOf(bound))
  const { items } = object as PyList | PyTuple
  const [from, to] = [Number(bounds[0] ?? 0), Number(bounds[1] ?? items.length)]
  const first = Math.max(0, from < 0 ? from + items.length : from)
  const at = items.slice(first, to).findIndex((item) => equal(item, wanted as Value))
  if (at >= 0) return BigInt(first + at)
  if (object instanceof PyList) throw new TrapError(Trap.VALUE, Builtin.LIST_INDEX, ValueReason.NOT_IN_LIST, repr(wanted as Value))
  throw new TrapError(Trap.VALUE, Builtin.LIST_INDEX, ValueReason.NOT_IN_TUPLE)
}
