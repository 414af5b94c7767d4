import { Builtin } from '../../../assembly/abi/builtins.ts'
import { Op } from '../../../assembly/abi/instructions.ts'
import { Name } from '../../../assembly/abi/names.ts'
import { Tag } from '../../../assembly/abi/tags.ts'
import { Trap } from '../../../assembly/abi/traps.ts'
import { ascii, formatValue } from './formatting.ts'
import { listMethod } from './lists.ts'
import { enter, exit, lockMethod } from './locks.ts'
import { binary, compare, contains, slice, storeSubscript, subscript, unpack } from './operators.ts'
import { storeAttribute, threadAttribute } from './threads.ts'
import {
  equal,
  iterate,
  listOf,
  numberOf,
  PyBuiltin,
  PyFunction,
  type PyGuard,
  PyList,
  PyLock,
  PyThread,
  PyTime,
  PyTuple,
  repr,
  str,
  TrapError,
  tagOf,
  truth,
  type Value,
} from './values.ts'

/** The builtins that implement methods, by name id. */
export const METHODS: Record<number, Builtin> = {
  [Name.START]: Builtin.THREAD_START,
  [Name.JOIN]: Builtin.THREAD_JOIN,
  [Name.IS_ALIVE]: Builtin.THREAD_IS_ALIVE,
  [Name.TOTAL_SECONDS]: Builtin.TIMEDELTA_TOTAL_SECONDS,
}

/** The instructions that affect only the value stack. */
export function stackStep(op: Op, arg: number, stack: Value[]): void {
  const pop = () => stack.pop() as Value
  switch (op) {
    case Op.POP_TOP:
      pop()
      break
    case Op.COPY:
      stack.push(stack.at(-arg) as Value)
      break
    case Op.SWAP: {
      const [at, last] = [stack.length - arg, stack.length - 1]
      const top = stack[last] as Value
      stack[last] = stack[at] as Value
      stack[at] = top
      break
    }
    case Op.BUILD_LIST:
      stack.push(new PyList(arg === 0 ? [] : stack.splice(-arg)))
      break
    case Op.BUILD_TUPLE:
      stack.push(new PyTuple(arg === 0 ? [] : stack.splice(-arg)))
      break
    case Op.BUILD_STRING:
      stack.push(stack.splice(-arg).join(''))
      break
    case Op.LIST_APPEND: {
      const value = pop()
      ;(stack.at(-arg) as PyList).items.push(value)
      break
    }
    case Op.LIST_EXTEND: {
      const [list, iterable] = stack.splice(-2) as [PyList, Value]
      list.items.push(...spread(iterable, arg === 1 ? (stack.at(-1) as Value) : undefined))
      stack.push(list)
      break
    }
    case Op.UNPACK_SEQUENCE:
      stack.push(...unpack(pop(), arg).reverse())
      break
    case Op.STORE_SUBSCR: {
      const [value, container, index] = stack.splice(-3) as [Value, Value, Value]
      storeSubscript(container, index, value)
      break
    }
    case Op.LOAD_METHOD: {
      const object = pop()
      stack.push(method(object, arg), object)
      break
    }
    case Op.RAISE_ASSERTION:
      throw arg === 1 ? new TrapError(Trap.ASSERTION, 0, 0, str(pop())) : new TrapError(Trap.ASSERTION)
    case Op.BINARY_SLICE:
      stack.push(slice(...(stack.splice(-4) as [Value, Value, Value, Value])))
      break
    case Op.STORE_ATTR:
      storeAttribute(pop(), arg, pop())
      break
    case Op.BEFORE_WITH:
      stack.push(enter(pop()), true)
      break
    case Op.EXIT_WITH:
      exit(pop() as PyGuard)
      stack.push(null)
      break
    case Op.NOP:
    case Op.RESUME:
      break
    default:
      stack.push(isUnary(op) ? unary(op, arg, pop()) : pair(op, arg, ...(stack.splice(-2) as [Value, Value])))
  }
}

const UNARY: readonly Op[] = [
  Op.UNARY_NEGATIVE,
  Op.UNARY_NOT,
  Op.UNARY_INVERT,
  Op.GET_ITER,
  Op.FORMAT_VALUE,
  Op.CONVERT_VALUE,
  Op.LOAD_ATTR,
]

function isUnary(op: Op): boolean {
  return UNARY.includes(op)
}

function unary(op: Op, arg: number, value: Value): Value {
  const number = numberOf(value)
  switch (op) {
    case Op.UNARY_NOT:
      return !truth(value)
    case Op.GET_ITER:
      return iterate(value)
    case Op.FORMAT_VALUE:
      return str(value)
    case Op.CONVERT_VALUE:
      return arg === 1 ? str(value) : arg === 2 ? repr(value) : ascii(repr(value))
    case Op.LOAD_ATTR:
      if (value instanceof PyThread) return threadAttribute(value, arg)
      throw new TrapError(Trap.ATTRIBUTE, tagOf(value), arg)
    case Op.UNARY_INVERT:
      if (typeof number === 'bigint') return ~number
      break
    default:
      if (typeof number === 'number') return -number
      if (typeof number === 'bigint') return -number
  }
  throw new TrapError(Trap.UNARY_TYPE, op, tagOf(value))
}

function pair(op: Op, arg: number, left: Value, right: Value): Value {
  switch (op) {
    case Op.BINARY_OP:
      return binary(arg, left, right)
    case Op.COMPARE_OP:
      return compare(arg, left, right)
    case Op.CONTAINS_OP:
      return contains(left, right) !== (arg === 1)
    case Op.IS_OP:
      return (tagOf(left) === tagOf(right) && (left === right || (tagOf(left) < Tag.STR && equal(left, right)))) !== (arg === 1)
    case Op.FORMAT_WITH_SPEC:
      return formatValue(left, right as string)
    case Op.BINARY_SUBSCR:
      return subscript(left, right)
    default:
      throw new Error(`the reference evaluator does not know opcode ${op}`)
  }
}

/** The items of `*iterable`. An error names the callable if there is one. */
function spread(iterable: Value, callable: Value | undefined): Value[] {
  const iterates = tagOf(iterable) >= Tag.STR && tagOf(iterable) <= Tag.ITERATOR
  const number = callable instanceof PyBuiltin ? callable.id : callable instanceof PyFunction ? callable.index : 0
  if (!iterates) throw new TrapError(Trap.STAR_TYPE, tagOf(iterable), callable === undefined ? 0 : tagOf(callable) | (number << 8))
  return listOf(iterable)
}

function method(object: Value, name: number): Value {
  if (object instanceof PyLock) return lockMethod(object, name)
  if (object instanceof PyList || object instanceof PyTuple) return listMethod(object, name)
  const id = METHODS[name]
  const fits = name === Name.TOTAL_SECONDS ? object instanceof PyTime : object instanceof PyThread
  if (id === undefined || !fits) throw new TrapError(Trap.ATTRIBUTE, tagOf(object), name)
  return new PyBuiltin(id)
}
