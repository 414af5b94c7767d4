import { Builtin } from '../../../assembly/abi/builtins.ts'
import { Tag } from '../../../assembly/abi/tags.ts'
import { ValueReason } from '../../../assembly/abi/traps.ts'
import { BUILTIN_NAMES } from '../library/names.ts'
import { stringRepr } from '../values/repr.ts'
import { atMost, type CountWords, exactly, exactlyOne, expected, inPosix, inPython, method, noArguments, ofObject } from './count-words.ts'
import { invalidLiteral, largeArgument } from './integer-errors.ts'
import { isInPython, unexpectedKeywordOf } from './python-parameters.ts'
import { TEXT_COUNTS, TEXT_NAMED } from './text-counts.ts'
import { typeName } from './type-names.ts'

const withoutItem = (name: string) => `${name}() missing required argument 'item' (pos 1)`

function nameOf(builtin: number): string {
  return BUILTIN_NAMES[builtin as Builtin] ?? '?'
}

/**
 * The message for an argument of the wrong type. `keywords` are the keywords of the call. The message for print() names `end` if the call
 * has `end` and not `sep`, and otherwise `sep`.
 */
export function builtinType(builtin: Builtin, tag: number, keywords: readonly string[], type = typeName(tag)): string {
  if (builtin >= Builtin.MATH_SQRT && builtin <= Builtin.MATH_LOG) return `TypeError: must be real number, not ${type}`
  const namesType: readonly Builtin[] = [Builtin.LEN, Builtin.PRINT, Builtin.OS_WRITE, Builtin.DATETIME_NOW, Builtin.MIN, Builtin.MAX]
  if (tag === Tag.BIGINT && !namesType.includes(builtin)) return largeArgument(builtin, nameOf(builtin))
  switch (builtin) {
    case Builtin.LEN:
      return `TypeError: object of type '${type}' has no len()`
    case Builtin.ABS:
      return `TypeError: bad operand type for abs(): '${type}'`
    case Builtin.INT:
      return `TypeError: int() argument must be a string, a bytes-like object or a real number, not '${type}'`
    case Builtin.FLOAT:
      return `TypeError: float() argument must be a string or a real number, not '${type}'`
    case Builtin.ROUND:
      return `TypeError: type ${type} doesn't define __round__ method`
    case Builtin.PRINT: {
      const named = keywords.filter((keyword) => keyword === 'sep' || keyword === 'end')
      return `TypeError: ${named.length === 1 ? named[0] : 'sep'} must be None or a string, not ${type}`
    }
    case Builtin.SUM:
      return `TypeError: sum() can't sum ${type === 'str' ? "strings [use ''" : "bytes [use b''"}.join(seq) instead]`
    case Builtin.LIST_INDEX:
    case Builtin.DEQUE_INDEX:
      return 'TypeError: slice indices must be integers or have an __index__ method'
    case Builtin.OS_WRITE:
      return `TypeError: a bytes-like object is required, not '${type}'`
    case Builtin.PROCESS_QUEUE:
      return `TypeError: '<=' not supported between instances of '${type}' and 'int'`
    case Builtin.THREAD_JOIN:
      return `TypeError: '>' not supported between instances of 'int' and '${type}'`
    case Builtin.PROCESS_QUEUE_PUT:
      return `TypeError: must be real number, not ${type}`
    case Builtin.PROCESS_QUEUE_GET:
    case Builtin.PROCESS_JOIN:
      return `TypeError: unsupported operand type(s) for +: 'float' and '${type}'`
    case Builtin.SYS_SETSWITCHINTERVAL:
      return `TypeError: must be real number, not ${type}`
    case Builtin.DATETIME_NOW:
      return `TypeError: tzinfo argument must be None or of a tzinfo subclass, not type '${type}'`
    case Builtin.MIN:
    case Builtin.MAX:
      return `TypeError: '${type}' object is not iterable`
    default:
      return `TypeError: '${type}' object cannot be interpreted as an integer`
  }
}

const COUNTS: Readonly<Record<Builtin, CountWords>> = {
  [Builtin.DICT]: expected(0, 1),
  [Builtin.SET]: expected(0, 1),
  [Builtin.FROZENSET]: expected(0, 1),
  [Builtin.HASH]: exactlyOne,
  [Builtin.DICT_GET]: ofObject(expected(1, 2)),
  [Builtin.DICT_SETDEFAULT]: ofObject(expected(1, 2)),
  [Builtin.DICT_POP]: ofObject(expected(1, 2)),
  [Builtin.DICT_POPITEM]: ofObject(noArguments),
  [Builtin.DICT_UPDATE]: ofObject(expected(0, 1)),
  [Builtin.DICT_KEYS]: ofObject(noArguments),
  [Builtin.DICT_VALUES]: ofObject(noArguments),
  [Builtin.DICT_ITEMS]: ofObject(noArguments),
  [Builtin.DICT_COPY]: ofObject(noArguments),
  [Builtin.DICT_CLEAR]: ofObject(noArguments),
  [Builtin.DICT_FROMKEYS]: ofObject(expected(1, 2)),
  [Builtin.EXCEPTION_WITH_TRACEBACK]: ofObject(exactlyOne),
  [Builtin.EXCEPTION_ADD_NOTE]: ofObject(exactlyOne),
  [Builtin.EXCEPTION_INIT]: ofObject(exactlyOne),
  [Builtin.SYS_EXIT]: expected(0, 1),
  [Builtin.SYS_EXC_INFO]: (_, given) => noArguments('sys.exc_info', given),
  [Builtin.SYS_EXCEPTION]: (_, given) => noArguments('sys.exception', given),
  [Builtin.SET_ADD]: ofObject(exactlyOne),
  [Builtin.SET_DISCARD]: ofObject(exactlyOne),
  [Builtin.SET_REMOVE]: ofObject(exactlyOne),
  [Builtin.SET_POP]: ofObject(noArguments),
  [Builtin.SET_CLEAR]: ofObject(noArguments),
  [Builtin.SET_COPY]: ofObject(noArguments),
  [Builtin.SET_UNION]: ofObject(exactlyOne),
  [Builtin.SET_INTERSECTION]: ofObject(exactlyOne),
  [Builtin.SET_DIFFERENCE]: ofObject(exactlyOne),
  [Builtin.SET_SYMMETRIC_DIFFERENCE]: ofObject(exactlyOne),
  [Builtin.SET_UPDATE]: ofObject(exactlyOne),
  [Builtin.SET_INTERSECTION_UPDATE]: ofObject(exactlyOne),
  [Builtin.SET_DIFFERENCE_UPDATE]: ofObject(exactlyOne),
  [Builtin.SET_SYMMETRIC_DIFFERENCE_UPDATE]: ofObject(exactlyOne),
  [Builtin.SET_ISSUBSET]: ofObject(exactlyOne),
  [Builtin.SET_ISSUPERSET]: ofObject(exactlyOne),
  [Builtin.SET_ISDISJOINT]: ofObject(exactlyOne),
  [Builtin.DEQUE]: atMost(2),
  [Builtin.DEQUE_APPEND]: ofObject(exactlyOne),
  [Builtin.DEQUE_APPENDLEFT]: ofObject(exactlyOne),
  [Builtin.DEQUE_POP]: ofObject(noArguments),
  [Builtin.DEQUE_POPLEFT]: ofObject(noArguments),
  [Builtin.DEQUE_EXTEND]: ofObject(exactlyOne),
  [Builtin.DEQUE_EXTENDLEFT]: ofObject(exactlyOne),
  [Builtin.DEQUE_ROTATE]: ofObject(expected(0, 1)),
  [Builtin.DEQUE_CLEAR]: ofObject(noArguments),
  [Builtin.DEQUE_INDEX]: ofObject(expected(1, 3)),
  [Builtin.DEQUE_REMOVE]: ofObject(exactlyOne),
  [Builtin.DEQUE_COUNT]: ofObject(exactlyOne),
  [Builtin.DEQUE_COPY]: ofObject(noArguments),
  [Builtin.DEQUE_REVERSE]: ofObject(noArguments),
  [Builtin.DEQUE_INSERT]: ofObject(exactly(2)),
  [Builtin.PRINT]: exactlyOne,
  [Builtin.LEN]: exactlyOne,
  [Builtin.RANGE]: expected(1, 3),
  [Builtin.NEXT]: expected(1, 2),
  [Builtin.GENERATOR_SEND]: ofObject(exactlyOne),
  [Builtin.GENERATOR_THROW]: ofObject((_, given) => expected(1, 3)('throw', given)),
  [Builtin.GENERATOR_CLOSE]: ofObject(noArguments),
  [Builtin.COROUTINE_AWAIT]: ofObject(noArguments),
  [Builtin.AITER]: exactlyOne,
  [Builtin.ANEXT]: exactlyOne,
  [Builtin.ASYNC_GENERATOR_ASEND]: ofObject(exactlyOne),
  [Builtin.ASYNC_GENERATOR_ATHROW]: ofObject((_, given) => expected(1, 3)('athrow', given)),
  [Builtin.ASYNC_GENERATOR_ACLOSE]: ofObject(noArguments),
  [Builtin.COROUTINES_MARK]: exactlyOne,
  [Builtin.COROUTINES_KIND]: exactlyOne,
  [Builtin.COROUTINES_WATCH]: exactlyOne,
  [Builtin.LOOP_GET]: noArguments,
  [Builtin.LOOP_SET]: exactlyOne,
  [Builtin.LOOP_PARK]: exactlyOne,
  [Builtin.LOOP_TOKEN]: noArguments,
  [Builtin.LOOP_WAKE]: exactlyOne,
  [Builtin.LOOP_TAKE_GENERATOR]: exactlyOne,
  [Builtin.GC_COLLECT]: noArguments,
  [Builtin.GC_LIMIT]: exactlyOne,
  [Builtin.GC_COUNT]: noArguments,
  [Builtin.INT]: atMost(2),
  [Builtin.FLOAT]: expected(0, 1),
  [Builtin.STR]: atMost(3),
  [Builtin.BOOL]: expected(0, 1),
  [Builtin.ABS]: exactlyOne,
  [Builtin.MIN]: expected(1, 1),
  [Builtin.MAX]: expected(1, 1),
  [Builtin.SUM]: (name, given) => (given === 0 ? `${name}() takes at least 1 positional argument (0 given)` : atMost(2)(name, given)),
  [Builtin.ROUND]: (name, given) => (given === 0 ? `${name}() missing required argument 'number' (pos 1)` : atMost(2)(name, given)),
  [Builtin.REPR]: exactlyOne,
  [Builtin.LIST_APPEND]: ofObject(exactlyOne),
  [Builtin.LIST_POP]: ofObject((_, given) => expected(0, 1)('pop', given)),
  [Builtin.LIST_INSERT]: ofObject((_, given) => `insert expected 2 arguments, got ${given}`),
  [Builtin.LIST_INDEX]: ofObject((_, given) => expected(1, 3)('index', given)),
  [Builtin.LIST_COUNT]: ofObject(exactlyOne),
  [Builtin.LIST_EXTEND]: ofObject(exactlyOne),
  [Builtin.LIST_REMOVE]: ofObject(exactlyOne),
  [Builtin.LIST_CLEAR]: ofObject(noArguments),
  [Builtin.LIST_REVERSE]: ofObject(noArguments),
  [Builtin.LIST_SORT]: () => 'sort() takes no positional arguments',
  [Builtin.THREAD]: (_, given) => method('from 1 to 6 positional arguments')('Thread.__init__', given),
  [Builtin.THREAD_START]: method('1 positional argument'),
  [Builtin.THREAD_JOIN]: method('from 1 to 2 positional arguments'),
  [Builtin.THREAD_IS_ALIVE]: method('1 positional argument'),
  [Builtin.CURRENT_THREAD]: inPython('0 positional arguments'),
  [Builtin.TIME_SLEEP]: exactlyOne,
  [Builtin.TIME_TIME]: noArguments,
  [Builtin.TIME_PERF_COUNTER]: noArguments,
  [Builtin.TIME_MONOTONIC]: noArguments,
  [Builtin.DATETIME_NOW]: (_, given) => atMost(1)('now', given),
  [Builtin.TIMEDELTA_TOTAL_SECONDS]: (_, given) => noArguments('timedelta.total_seconds', given),
  [Builtin.SYS_SETSWITCHINTERVAL]: exactlyOne,
  [Builtin.SYS_GETSWITCHINTERVAL]: noArguments,
  [Builtin.SYS_SETCHECKINTERVAL]: exactlyOne,
  [Builtin.SYS_GETCHECKINTERVAL]: noArguments,
  [Builtin.ENUMERATE]: (name, given) =>
    given === 0 ? `${name}() missing required argument 'iterable' (pos 1)` : `${name}() takes at most 2 arguments (${given} given)`,
  [Builtin.LIST]: expected(0, 1),
  [Builtin.TUPLE]: expected(0, 1),
  [Builtin.SORTED]: (name, given) => `${name} expected 1 argument, got ${given}`,
  [Builtin.SIMPLE_QUEUE]: (name) => `${name}() takes no positional arguments`,
  [Builtin.SIMPLE_QUEUE_PUT]: ofObject((name, given) => (given === 0 ? withoutItem(name) : atMost(3)(name, given))),
  [Builtin.SIMPLE_QUEUE_GET]: ofObject(atMost(2)),
  [Builtin.SIMPLE_QUEUE_QSIZE]: ofObject(noArguments),
  [Builtin.SIMPLE_QUEUE_EMPTY]: ofObject(noArguments),
  [Builtin.SIMPLE_QUEUE_PUT_NOWAIT]: ofObject((name, given) => (given === 0 ? withoutItem(name) : atMost(1)(name, given))),
  [Builtin.SIMPLE_QUEUE_GET_NOWAIT]: (name) => `${name}() takes no arguments`,
  [Builtin.ACTIVE_COUNT]: inPython('0 positional arguments'),
  [Builtin.GET_IDENT]: noArguments,
  [Builtin.OS_PIPE]: inPosix,
  [Builtin.OS_READ]: exactly(2),
  [Builtin.OS_WRITE]: exactly(2),
  [Builtin.OS_CLOSE]: (name, given) => (given === 0 ? `${name}() missing required argument 'fd' (pos 1)` : atMost(1)(name, given)),
  [Builtin.OS_GETPID]: inPosix,
  [Builtin.DISK_OPEN]: exactly(2),
  [Builtin.DISK_CALL]: exactly(4),
  [Builtin.DISK_LIST]: exactly(1),
  [Builtin.OS_GETPPID]: inPosix,
  [Builtin.LAB_RECEIVE]: exactly(1),
  [Builtin.OS_CPU_COUNT]: inPosix,
  [Builtin.PROCESS]: method('from 1 to 6 positional arguments'),
  [Builtin.PROCESS_START]: inPython('1 positional argument'),
  [Builtin.PROCESS_JOIN]: inPython('from 1 to 2 positional arguments'),
  [Builtin.PROCESS_IS_ALIVE]: inPython('1 positional argument'),
  [Builtin.PROCESS_FORK]: exactly(1),
  [Builtin.PROCESS_QUEUE]: method('from 1 to 2 positional arguments'),
  [Builtin.PROCESS_QUEUE_PUT]: (name, given) =>
    given < 2 ? `${name}() missing 1 required positional argument: 'obj'` : inPython('from 2 to 4 positional arguments')(name, given),
  [Builtin.PROCESS_QUEUE_GET]: inPython('from 1 to 3 positional arguments'),
  [Builtin.PROCESS_QUEUE_QSIZE]: inPython('1 positional argument'),
  [Builtin.PROCESS_QUEUE_EMPTY]: inPython('1 positional argument'),
  [Builtin.PROCESS_QUEUE_FULL]: inPython('1 positional argument'),
  [Builtin.PROCESS_QUEUE_PUT_NOWAIT]: (name, given) =>
    given < 2 ? `${name}() missing 1 required positional argument: 'obj'` : inPython('2 positional arguments')(name, given),
  [Builtin.PROCESS_QUEUE_GET_NOWAIT]: inPython('1 positional argument'),
  [Builtin.PROCESS_QUEUE_CLOSE]: inPython('1 positional argument'),
  [Builtin.PROCESS_QUEUE_JOIN_THREAD]: inPython('1 positional argument'),
  [Builtin.PROCESS_QUEUE_CANCEL_JOIN_THREAD]: inPython('1 positional argument'),
  [Builtin.PROCESS_KILL]: exactly(2),
  [Builtin.PROCESS_FACTS]: exactly(0),
  [Builtin.PROCESS_SEMAPHORE]: exactly(2),
  [Builtin.PROCESS_SEMAPHORE_TAKE]: exactly(2),
  [Builtin.PROCESS_SEMAPHORE_POST]: exactly(1),
  [Builtin.PROCESS_SEMAPHORE_VALUE]: exactly(1),
  [Builtin.SHARED_CREATE]: exactly(1),
  [Builtin.SHARED_LOAD]: exactly(2),
  [Builtin.SHARED_STORE]: exactly(3),
  [Builtin.PROCESS_QUEUE_NUMBER]: exactly(1),
  [Builtin.PROCESS_CHANGES]: exactly(0),
  [Builtin.PROCESS_AWAIT_CHANGE]: exactly(2),
  [Builtin.PROCESS_HAS_ENDED]: exactly(1),
  [Builtin.OS_EXIT]: (name, given) => (given === 0 ? `${name}() missing required argument 'status' (pos 1)` : atMost(1)(name, given)),
  [Builtin.PROCESS_QUEUE_AT]: exactly(1),
  [Builtin.LOCK]: noArguments,
  [Builtin.LOCK_ACQUIRE]: (name, given) => atMost(2)(name, given - 1),
  [Builtin.RLOCK]: noArguments,
  [Builtin.RLOCK_ACQUIRE]: (name, given) => atMost(2)(name, given - 1),
  [Builtin.RLOCK_RELEASE]: (name, given) => noArguments(name, given - 1),
  [Builtin.RLOCK_IS_OWNED]: (name, given) => noArguments(name, given - 1),
  [Builtin.RLOCK_RELEASE_SAVE]: (name, given) => noArguments(name, given - 1),
  [Builtin.RLOCK_ACQUIRE_RESTORE]: (name, given) => `${name}() takes exactly one argument (${given - 1} given)`,
  [Builtin.LOCK_OF_WAITER]: exactly(1),
  [Builtin.LOCK_RELEASE]: (name, given) => noArguments(name, given - 1),
  [Builtin.LOCK_LOCKED]: (name, given) => noArguments(name, given - 1),
  [Builtin.INTERPRETERS_CREATE]: inPython('0 positional arguments'),
  [Builtin.INTERPRETERS_GET_CURRENT]: inPython('0 positional arguments'),
  [Builtin.INTERPRETERS_GET_MAIN]: inPython('0 positional arguments'),
  [Builtin.INTERPRETER]: (name, given) =>
    given === 0 ? `${name}() missing 1 required positional argument: 'id'` : method('2 positional arguments')(name, given),
  [Builtin.INTERPRETER_CALL]: (name) => `${name}() missing 1 required positional argument: 'callable'`,
  [Builtin.INTERPRETER_CALL_IN_THREAD]: (name) => `${name}() missing 1 required positional argument: 'callable'`,
  [Builtin.INTERPRETER_CLOSE]: inPython('1 positional argument'),
  [Builtin.INTERPRETER_IS_RUNNING]: inPython('1 positional argument'),
  [Builtin.INTERPRETERS_CREATE_LEGACY]: atMost(1),
  ...TEXT_COUNTS,
  [Builtin.ISINSTANCE]: exactly(2),
  [Builtin.ISSUBCLASS]: exactly(2),
  [Builtin.TYPE]: () => 'type() takes 1 or 3 arguments',
  [Builtin.GETATTR]: expected(2, 3),
  [Builtin.SETATTR]: exactly(3),
  [Builtin.HASATTR]: exactly(2),
  [Builtin.DELATTR]: exactly(2),
  [Builtin.CALLABLE]: exactlyOne,
  [Builtin.ID]: exactlyOne,
  [Builtin.PROPERTY]: atMost(4),
  [Builtin.STATICMETHOD]: (name, given) => `${name} expected 1 argument, got ${given}`,
  [Builtin.CLASSMETHOD]: (name, given) => `${name} expected 1 argument, got ${given}`,
  [Builtin.SUPER]: expected(0, 2),
  [Builtin.PROPERTY_GETTER]: ofObject(exactlyOne),
  [Builtin.PROPERTY_SETTER]: ofObject(exactlyOne),
  [Builtin.PROPERTY_DELETER]: ofObject(exactlyOne),
  [Builtin.OBJECT_INIT]: () => 'object.__init__() takes exactly one argument (the instance to initialize)',
  [Builtin.OBJECT_NEW]: ofObject(exactlyOne),
  [Builtin.OBJECT_REPR]: ofObject(noArguments),
  [Builtin.OBJECT_STR]: ofObject(noArguments),
  [Builtin.OBJECT_EQ]: (_, given) => `expected 1 argument, got ${given - 1}`,
  [Builtin.OBJECT_NE]: (_, given) => `expected 1 argument, got ${given - 1}`,
  [Builtin.OBJECT_HASH]: ofObject(noArguments),
  [Builtin.OBJECT_INIT_SUBCLASS]: ofObject(noArguments),
  [Builtin.TYPE_NEW]: ofObject(exactly(3)),
  [Builtin.TYPE_CALL]: ofObject(exactlyOne),
  [Builtin.TYPE_INIT]: ofObject(exactly(3)),
  [Builtin.COPY_TRACE]: exactly(2),
  [Builtin.OBJECT_SETATTR]: (_, given) => `expected 2 arguments, got ${given - 1}`,
  [Builtin.OBJECT_DELATTR]: (_, given) => `expected 1 argument, got ${given - 1}`,
  [Builtin.NONE_TYPE]: (name) => `cannot create '${name}' instances`,
  [Builtin.FUNCTION_TYPE]: (name) => `cannot create '${name}' instances`,
  [Builtin.METHOD_TYPE]: (name) => `cannot create '${name}' instances`,
  [Builtin.BUILTIN_TYPE]: (name) => `cannot create '${name}' instances`,
  [Builtin.GENERATOR_TYPE]: (name) => `cannot create '${name}' instances`,
  [Builtin.COROUTINE_TYPE]: (name) => `cannot create '${name}' instances`,
  [Builtin.ASYNC_GENERATOR_TYPE]: (name) => `cannot create '${name}' instances`,
  [Builtin.ASYNC_GENERATOR_ASEND_TYPE]: (name) => `cannot create '${name}' instances`,
  [Builtin.ASYNC_GENERATOR_ATHROW_TYPE]: (name) => `cannot create '${name}' instances`,
  [Builtin.COROUTINE_WRAPPER_TYPE]: (name) => `cannot create '${name}' instances`,
  [Builtin.NOT_IMPLEMENTED_TYPE]: (name) => `cannot create '${name}' instances`,
}

export function builtinCount(builtin: Builtin, given: number): string {
  return `TypeError: ${COUNTS[builtin]?.(nameOf(builtin), given) ?? `${nameOf(builtin)}() was given ${given} arguments`}`
}

/**
 * The message for a keyword that a builtin does not accept. For a method of str or bytes, the upper bits of `builtin` have the tag of the
 * object.
 */
export function builtinKeyword(builtin: Builtin, keyword: string): string {
  if (builtin > 0xffff) return `TypeError: ${typeName(builtin >> 16)}.${nameOf(builtin & 0xffff)}() takes no keyword arguments`
  if (builtin === Builtin.THREAD) return unexpectedKeywordOf(builtin, 'Thread.__init__', keyword)
  if (isInPython(builtin)) return unexpectedKeywordOf(builtin, nameOf(builtin), keyword)
  if (builtin >= Builtin.OS_PIPE && builtin <= Builtin.OS_CPU_COUNT)
    return `TypeError: posix.${nameOf(builtin)}() takes no keyword arguments`
  if (builtin === Builtin.SORTED) return `TypeError: sort() got an unexpected keyword argument '${keyword}'`
  if (builtin === Builtin.ENUMERATE) return `TypeError: '${keyword}' is an invalid keyword argument for enumerate()`
  const named: readonly Builtin[] = [
    Builtin.LOCK_ACQUIRE,
    Builtin.RLOCK_ACQUIRE,
    Builtin.SIMPLE_QUEUE_PUT,
    Builtin.SIMPLE_QUEUE_GET,
    Builtin.PRINT,
    Builtin.INT,
    Builtin.SUM,
    Builtin.ROUND,
    Builtin.MIN,
    Builtin.MAX,
    ...TEXT_NAMED,
  ]
  if (named.includes(builtin)) return `TypeError: ${nameOf(builtin)}() got an unexpected keyword argument '${keyword}'`
  return `TypeError: ${nameOf(builtin)}() takes no keyword arguments`
}

/** The message for a value that a builtin rejects, in most cases a ValueError. `text` shows the value, if the message contains it. */
export function valueError(builtin: Builtin, reason: number, text: string | undefined): string {
  // The lowest byte is the ValueReason. The bits above it are the base in `int(text, base)`.
  switch ((reason & 0xff) as ValueReason) {
    case ValueReason.SLEEP_NEGATIVE:
      return 'ValueError: sleep length must be non-negative'
    case ValueReason.NOT_A_NUMBER:
    case ValueReason.NOT_A_NUMBER_BYTES: {
      const shown = (reason & 0xff) === ValueReason.NOT_A_NUMBER ? stringRepr(text ?? '') : text
      return builtin === Builtin.FLOAT
        ? `ValueError: could not convert string to float: ${shown}`
        : invalidLiteral(reason >> 8, shown ?? '')
    }
    case ValueReason.SECONDS_NAN:
      return 'ValueError: Invalid value NaN (not a number)'
    case ValueReason.SECONDS_RANGE:
      return 'OverflowError: timestamp out of range for platform time_t'
    case ValueReason.SECONDS_LARGE:
      return 'OverflowError: timestamp too large to convert to C PyTime_t'
    case ValueReason.POLL_LARGE:
      return 'OverflowError: timeout is too large'
    case ValueReason.QUEUE_TIMEOUT_NEGATIVE:
      return "ValueError: 'timeout' must be a non-negative number"
    case ValueReason.MATH_DOMAIN:
      return 'ValueError: math domain error'
    case ValueReason.MATH_RANGE:
      return 'OverflowError: math range error'
    case ValueReason.RANGE_STEP_ZERO:
      return 'ValueError: range() arg 3 must not be zero'
    case ValueReason.EMPTY_SEQUENCE:
      return `ValueError: ${nameOf(builtin)}() iterable argument is empty`
    case ValueReason.SWITCH_INTERVAL:
      return 'ValueError: switch interval must be strictly positive'
    case ValueReason.NAN_TO_INT:
      return 'ValueError: cannot convert float NaN to integer'
    case ValueReason.INFINITY_TO_INT:
      return 'OverflowError: cannot convert float infinity to integer'
    case ValueReason.NEGATIVE_SHIFT:
      return 'ValueError: negative shift count'
    case ValueReason.POP_EMPTY:
      return 'IndexError: pop from empty list'
    case ValueReason.COMPLEX_RESULT:
      return 'ValueError: gil-lab does not have complex numbers'
    case ValueReason.FLOAT_OVERFLOW:
      return "OverflowError: (34, 'Numerical result out of range')"
    case ValueReason.TIMEOUT_WITHOUT_BLOCKING:
      return "ValueError: can't specify a timeout for a non-blocking call"
    case ValueReason.TIMEOUT_NEGATIVE:
      return 'ValueError: timeout value must be a non-negative number'
    case ValueReason.C_INT:
      return 'OverflowError: Python int too large to convert to C int'
    case ValueReason.BYTE_RANGE:
      return 'ValueError: byte must be in range(0, 256)'
    case ValueReason.SLICE_STEP_ZERO:
      return 'ValueError: slice step cannot be zero'
    case ValueReason.NOT_IN_LIST:
      return builtin === Builtin.LIST_REMOVE ? 'ValueError: list.remove(x): x not in list' : `ValueError: ${text} is not in list`
    case ValueReason.NOT_IN_TUPLE:
      return 'ValueError: tuple.index(x): x not in tuple'
    case ValueReason.LIST_MODIFIED:
      return 'ValueError: list modified during sort'
    default:
      return 'ValueError'
  }
}
