import type { Builtin } from '../../../assembly/abi/builtins.ts'
import { Op, Operator } from '../../../assembly/abi/instructions.ts'
import { Name } from '../../../assembly/abi/names.ts'
import { Tag } from '../../../assembly/abi/tags.ts'
import { DaemonReason, InterpreterReason, LackReason, type PropertyPart, Trap } from '../../../assembly/abi/traps.ts'
import type { FunctionCode, Program, RaisedError, TrapRecord } from '../../model/program.ts'
import { comparisonText, keywordNames, operatorText } from '../image/disassemble.ts'
import { argOf, opOf, PLUS_SIGN, unfused } from '../image/opcodes.ts'
import { BUILTIN_NAMES, nameText } from '../library/names.ts'
import { argumentCount, keywordError, missingArguments, positionalOnly } from './argument-errors.ts'
import { builtinCount, builtinKeyword, builtinType, valueError } from './builtin-errors.ts'
import { classArgument, classBase, lackError, PROPERTY_PARTS, specialResult } from './class-errors.ts'
import { containerError } from './container-errors.ts'
import { formatError } from './format-errors.ts'
import { awaitError, generatorError } from './generator-errors.ts'
import { importError, nameError } from './import-errors.ts'
import { integerError } from './integer-errors.ts'
import { libraryError } from './library-errors.ts'
import { objectError } from './object-errors.ts'
import { pickleError, processError } from './process-errors.ts'
import { attributeError, classAttributeError, storeAttributeError, typeName } from './type-names.ts'

const DAEMON_ERRORS: Readonly<Record<DaemonReason, string>> = {
  [DaemonReason.ACTIVE]: 'RuntimeError: cannot set daemon status of active thread',
  [DaemonReason.DISABLED_IN_CONSTRUCTOR]: 'RuntimeError: daemon threads are disabled in this (sub)interpreter',
  [DaemonReason.DISABLED]: 'RuntimeError: daemon threads are disabled in this interpreter',
}

/** The inputs of a trap's message. `a` and `b` are the trap's operands; their meaning depends on the trap. */
interface Context {
  readonly program: Program
  readonly a: number
  readonly b: number
  readonly text: string | undefined
  /** The name of the type of a value with this tag. If the value is an instance, each call returns the next name in the trap's text. */
  readonly type: (tag: number) => string
  readonly cause: TrapRecord | undefined
  /** The instruction that failed; undefined if the trap has no frames. */
  readonly op: Op | undefined
  readonly arg: number
  readonly code: FunctionCode | undefined
}

/** CPython 3.13's message for a trap: "TypeError: unsupported operand type(s) for -: 'str' and 'int'". */
export function exceptionLine(program: Program, trap: TrapRecord): string {
  if (trap.raised) return raisedLine(trap.raised)
  const innermost = trap.frames.findLast(({ functionIndex }) => !program.functions[functionIndex]?.isShim)
  const code = innermost && program.functions[innermost.functionIndex]
  const word = code?.code[innermost?.instruction ?? 0]
  const failed = word === undefined ? { op: undefined, arg: 0 } : { op: unfused(opOf(word)), arg: argOf(word) }
  const words = WORDS[trap.code as Trap]
  return words
    ? words({ program, a: trap.a, b: trap.b, text: trap.text, type: typeNames(trap.text), cause: trap.cause, code, ...failed })
    : `SystemError: unknown trap ${trap.code}`
}

/**
 * Returns a function that names the type of a tag. `text` has the names of the types of instances, one per line, in the order in which the
 * message needs them.
 */
function typeNames(text: string | undefined): (tag: number) => string {
  const names = new Map<number, string>()
  const left = text?.split('\n') ?? []
  return (tag) => {
    if (tag !== Tag.INSTANCE && tag !== Tag.EXCEPTION) return typeName(tag)
    const name = left.shift() ?? names.get(tag) ?? typeName(tag)
    names.set(tag, name)
    return name
  }
}

/** An exception object's line in a traceback. */
export function raisedLine({ name, text }: RaisedError): string {
  return text === '' ? name : `${name}: ${text}`
}

const WORDS: Readonly<Record<Trap, (context: Context) => string>> = {
  [Trap.OBJECT]: ({ a, b, text }) => objectError(a, b, text),
  [Trap.NONE]: () => 'SystemError: no exception',
  [Trap.UNBOUND_LOCAL]: unboundLocal,
  [Trap.NAME_ERROR]: nameError,
  [Trap.IMPORT_NAME]: importError,
  [Trap.BINARY_TYPE]: binaryType,
  [Trap.COMPARE_TYPE]: ({ a, b, type }) => {
    const [left, right] = operandTypes(b)
    return `TypeError: '${comparisonText(a)}' not supported between instances of '${type(left)}' and '${type(right)}'`
  },
  [Trap.ARGUMENT_COUNT]: ({ program, a, b }) => argumentCount(program, a, b),
  [Trap.NOT_CALLABLE]: ({ a, type }) => `TypeError: '${type(a)}' object is not callable`,
  [Trap.ATTRIBUTE]: ({ program, a, b, text }) => attributeError(a, nameText(program.names, b), text),
  [Trap.STORE_ATTRIBUTE]: ({ program, a, b }) => storeAttributeError(a, nameText(program.names, b)),
  [Trap.UNHASHABLE]: ({ a, type }) => `TypeError: unhashable type: '${type(a)}'`,
  [Trap.KEY]: ({ text }) => `KeyError: ${text}`,
  [Trap.CONTAINER]: ({ a, b, text }) => containerError(a, b, text),
  [Trap.DAEMON]: ({ a }) => DAEMON_ERRORS[a as DaemonReason],
  [Trap.ZERO_DIVISION]: zeroDivision,
  [Trap.INDEX]: indexError,
  [Trap.RECURSION]: () => 'RecursionError: maximum recursion depth exceeded',
  [Trap.MEMORY]: () => 'MemoryError',
  [Trap.CANT_START_THREAD]: () => "RuntimeError: can't start new thread",
  [Trap.THREAD_STARTED_TWICE]: () => 'RuntimeError: threads can only be started once',
  [Trap.JOIN_BEFORE_START]: () => 'RuntimeError: cannot join thread before it is started',
  [Trap.JOIN_SELF]: () => 'RuntimeError: cannot join current thread',
  [Trap.NOT_ITERABLE]: ({ a, op, type }) => {
    if (op === Op.UNPACK_SEQUENCE || op === Op.UNPACK_EX) return `TypeError: cannot unpack non-iterable ${type(a)} object`
    return op === Op.CONTAINS_OP
      ? `TypeError: argument of type '${type(a)}' is not iterable`
      : `TypeError: '${type(a)}' object is not iterable`
  },
  [Trap.UNPACK]: ({ a, b }) =>
    b > a ? `ValueError: too many values to unpack (expected ${a})` : `ValueError: not enough values to unpack (expected ${a}, got ${b})`,
  [Trap.BUILTIN_TYPE]: ({ program, a, b, op, arg, type }) => builtinType(a, b, keywordNames(program, op, arg), type(b)),
  [Trap.BUILTIN_COUNT]: ({ a, b }) => builtinCount(a, b),
  [Trap.BUILTIN_KEYWORD]: ({ program, a, b, text }) => builtinKeyword(a, text ?? nameText(program.names, b)),
  [Trap.VALUE]: ({ a, b, text }) => valueError(a, b, text),
  [Trap.ASSERTION]: ({ text }) => (text === undefined ? 'AssertionError' : `AssertionError: ${text}`),
  [Trap.UNARY_TYPE]: ({ a, b, op, arg, type }) => {
    const sign = a === Op.UNARY_INVERT ? '~' : op === Op.UNARY_NEGATIVE && arg === PLUS_SIGN ? '+' : '-'
    return `TypeError: bad operand type for unary ${sign}: '${type(b)}'`
  },
  [Trap.SUBSCRIPT_TYPE]: subscriptType,
  [Trap.INTEGER]: ({ a, b }) => integerError(a, b),
  [Trap.FORMAT]: ({ a, b, text }) => formatError(a, b, text),
  [Trap.KEYWORD]: ({ program, a, b, text }) => keywordError(program, a, text ?? nameText(program.names, b)),
  [Trap.MISSING_ARGUMENTS]: ({ program, a, b, text }) => missingArguments(program, a, b === 1, text),
  [Trap.POSITIONAL_ONLY]: ({ program, a, text }) => positionalOnly(program, a, text),
  [Trap.MAPPING_TYPE]: ({ program, a, b }) =>
    `TypeError: ${calleeText(program, b & 0xff, b >> 8)} argument after ** must be a mapping, not ${typeName(a)}`,
  [Trap.KEYWORD_REPEATED]: ({ program, a, text }) =>
    `TypeError: ${calleeText(program, a & 0xff, a >> 8)} got multiple values for keyword argument '${text}'`,
  [Trap.KEYWORD_TYPE]: () => 'TypeError: keywords must be strings',
  [Trap.UNPACK_STAR]: ({ a, b }) => `ValueError: not enough values to unpack (expected at least ${a}, got ${b})`,
  [Trap.EXTENDED_SLICE]: ({ a, b }) => `ValueError: attempt to assign sequence of size ${a} to extended slice of size ${b}`,
  [Trap.DELETE_TYPE]: ({ a, b, type }) =>
    `TypeError: '${type(a)}' object ${b === Tag.SLICE ? 'does not' : "doesn't"} support item deletion`,
  [Trap.STORE_TYPE]: ({ a, type }) => `TypeError: '${type(a)}' object does not support item assignment`,
  [Trap.CONTAINS_TYPE]: ({ a, b, type }) => {
    if (a === Tag.BYTES) return `TypeError: a bytes-like object is required, not '${type(b)}'`
    return a === Tag.STR
      ? `TypeError: 'in <string>' requires string as left operand, not ${type(b)}`
      : `TypeError: argument of type '${type(a)}' is not iterable`
  },
  [Trap.CONTEXT]: ({ a, text }) => `TypeError: '${text ?? typeName(a)}' object does not support the context manager protocol`,
  [Trap.INTERPRETER]: interpreterError,
  [Trap.NOT_SHAREABLE]: ({ text }) => `concurrent.interpreters.NotShareableError: ${text} does not support cross-interpreter data`,
  [Trap.EXECUTION_FAILED]: ({ program, cause }) =>
    `concurrent.interpreters.ExecutionFailed${cause ? `: ${exceptionLine(program, cause)}` : ''}`,
  [Trap.QUEUE_EMPTY]: () => '_queue.Empty',
  [Trap.QUEUE_FULL]: () => 'queue.Full',
  [Trap.OS_ERROR]: ({ a }) => `${a === 32 ? 'BrokenPipeError' : 'OSError'}: [Errno ${a}] ${STRERROR[a]}`,
  [Trap.PROCESS]: ({ a, text }) => processError(a, text),
  [Trap.PICKLE]: ({ program, a, b, text }) => pickleError(program, a, b, text),
  [Trap.STAR_TYPE]: ({ program, a, b }) => {
    const where = b === 0 ? 'Value' : `${calleeText(program, b & 0xff, b >> 8)} argument`
    return `TypeError: ${where} after * must be an iterable, not ${typeName(a)}`
  },
  [Trap.SLICE_TYPE]: () => 'TypeError: slice indices must be integers or None or have an __index__ method',
  [Trap.STOP_ITERATION]: ({ text }) => (text === undefined ? 'StopIteration' : `StopIteration: ${text}`),
  [Trap.AWAIT]: ({ a, b, type }) => awaitError(b, type(a)),
  [Trap.GENERATOR]: ({ a, b }) => generatorError(a, b),
  [Trap.NOT_ITERATOR]: ({ a, type }) => `TypeError: '${type(a)}' object is not an iterator`,
  [Trap.LIBRARY]: ({ program, a, b, type, text }) => libraryError(program, a, b, type, text),
  [Trap.RAISED]: () => 'SystemError: unknown exception',
  [Trap.FLATTENED]: ({ text }) => text ?? 'SystemError: unknown exception',
  [Trap.RAISE_TYPE]: ({ a }) => `TypeError: exception${a === 1 ? ' cause' : ''}s must derive from BaseException`,
  [Trap.NO_EXCEPTION]: () => 'RuntimeError: No active exception to reraise',
  [Trap.CATCH_TYPE]: () => 'TypeError: catching classes that do not inherit from BaseException is not allowed',
  [Trap.EXCEPTION_KEYWORDS]: ({ text }) => `TypeError: ${text}() takes no keyword arguments`,
  [Trap.NO_EXIT]: ({ a, text }) =>
    `TypeError: '${text ?? typeName(a)}' object does not support the context manager protocol (missed __exit__ method)`,
  [Trap.NOTE_TYPE]: ({ a }) => `TypeError: note must be a str, not '${typeName(a)}'`,
  [Trap.CHAIN_TYPE]: ({ a }) =>
    `TypeError: exception ${a === Name.DUNDER_CAUSE ? 'cause' : 'context'} must be None or derive from BaseException`,
  [Trap.CLASS_ARGUMENTS]: ({ text }) => `TypeError: ${text}() takes no arguments`,
  [Trap.LOCAL_ARGUMENTS]: () => 'TypeError: Initialization arguments are not supported',
  [Trap.INIT_RESULT]: ({ a, type }) => `TypeError: __init__() should return None, not '${type(a)}'`,
  [Trap.CLASS_BASE]: ({ a, b, text }) => classBase(a, b, text),
  [Trap.CLASS_ORDER]: ({ text }) => `TypeError: Cannot create a consistent method resolution order (MRO) for bases ${text}`,
  [Trap.CLASS_DUPLICATE]: ({ text }) => `TypeError: duplicate base class ${text}`,
  [Trap.CLASS_ARGUMENT]: ({ a, b }) => classArgument(a, b),
  [Trap.PROPERTY]: ({ program, a, b, text }) =>
    `AttributeError: property '${nameText(program.names, b)}' of '${text}' object has no ${PROPERTY_PARTS[a as PropertyPart]}`,
  [Trap.CLASS_ATTRIBUTE]: ({ program, a, b, text = '?' }) => classAttributeError(text, nameText(program.names, b), a === Tag.BUILTIN),
  [Trap.SPECIAL_RESULT]: ({ program, a, b, text }) => specialResult(nameText(program.names, a), text ?? typeName(b)),
  [Trap.LACKS]: ({ program, a, b }) => lackError(a, a === LackReason.TYPE ? typeName(b) : nameText(program.names, b)),
  [Trap.ATTRIBUTE_NAME]: ({ a, type }) => `TypeError: attribute name must be string, not '${type(a)}'`,
  [Trap.UNNAMED_ATTRIBUTE]: ({ a, text = '?', type }) => attributeError(a, text.split('\n').at(-1) as string, type(a)),
  [Trap.NO_LENGTH]: ({ text }) => `TypeError: object of type '${text}' has no len()`,
  [Trap.SUPER]: () => 'TypeError: super(type, obj): obj must be an instance or subtype of type',
  [Trap.RELEASE_UNLOCKED]: ({ a }) => `RuntimeError: ${a ? 'cannot release un-acquired lock' : 'release unlocked lock'}`,
}

/** A callable as CPython's _PyObject_FunctionStr() names it: "__main__.f()". */
function calleeText(program: Program, tag: number, index: number): string {
  if (tag === Tag.FUNCTION) return `__main__.${program.functions[index]?.qualifiedName}()`
  return tag === Tag.BUILTIN ? `${BUILTIN_NAMES[index as Builtin]}()` : typeName(tag)
}

/**
 * The message of an error about interpreters, as in CPython 3.14 (Modules/_interpretersmodule.c and
 * Lib/concurrent/interpreters/__init__.py).
 */
function interpreterError({ a, b, text }: Context): string {
  const error = (what: string) => `concurrent.interpreters.InterpreterError: ${what}`
  switch (a as InterpreterReason) {
    case InterpreterReason.NOT_FOUND:
      return `concurrent.interpreters.InterpreterNotFoundError: unrecognized interpreter ID ${b}`
    case InterpreterReason.ALREADY_RUNNING:
      return error('interpreter already running')
    case InterpreterReason.RUNNING:
      return error('interpreter running')
    case InterpreterReason.CURRENT:
      return error('cannot destroy the current interpreter')
    case InterpreterReason.CALL_MAIN:
      return error(`cannot make a call in unrecognized interpreter ${b}`)
    case InterpreterReason.CLOSE_MAIN:
      return error(`cannot destroy unrecognized interpreter ${b}`)
    case InterpreterReason.NO_PLACE:
      return error('interpreter creation failed')
    case InterpreterReason.ID_TYPE:
      return `TypeError: id must be an int, got ${text}`
    case InterpreterReason.EXPECTED_CALLABLE:
      return `TypeError: expected a callable, got ${text}`
    case InterpreterReason.CONFIG:
      return text?.startsWith("'") ? `ValueError: unsupported config name ${text}` : `TypeError: bad config ${text}`
  }
}

/** Messages of the C library by errno. */
const STRERROR: Readonly<Record<number, string>> = {
  9: 'Bad file descriptor',
  22: 'Invalid argument',
  24: 'Too many open files',
  27: 'File too large',
  28: 'No space left on device',
  32: 'Broken pipe',
}

function operandTypes(packed: number): [left: Tag, right: Tag] {
  return [packed & 0xff, (packed >> 8) & 0xff]
}

function unboundLocal({ a, code }: Context): string {
  const name = code?.locals[a] ?? '?'
  const isFree = code && a >= code.firstFree && a < code.firstFree + code.free
  return isFree
    ? `NameError: cannot access free variable '${name}' where it is not associated with a value in enclosing scope`
    : `UnboundLocalError: cannot access local variable '${name}' where it is not associated with a value`
}

/** CPython's message for an index or a factor that does not fit in a Py_ssize_t. */
const INDEX_SIZED = "OverflowError: cannot fit 'int' into an index-sized integer"
const SEQUENCES: readonly Tag[] = [Tag.STR, Tag.BYTES, Tag.LIST, Tag.TUPLE]

function binaryType({ a, b, type }: Context): string {
  const [left, right] = operandTypes(b)
  const operator = a % Operator.INPLACE
  const inplace = a >= Operator.INPLACE
  if (operator === Operator.ADD && SEQUENCES.includes(left)) {
    // `list += value` takes any iterable, so the message says that the value is not iterable.
    if (inplace && left === Tag.LIST) return `TypeError: '${type(right)}' object is not iterable`
    if (left === Tag.BYTES) return `TypeError: can't concat ${type(right)} to bytes`
    return `TypeError: can only concatenate ${type(left)} (not "${type(right)}") to ${type(left)}`
  }
  if (operator === Operator.MULTIPLY && [left, right].includes(Tag.BIGINT) && SEQUENCES.some((tag) => tag === left || tag === right))
    return INDEX_SIZED
  if (operator === Operator.MULTIPLY && SEQUENCES.includes(left))
    return `TypeError: can't multiply sequence by non-int of type '${type(right)}'`
  if (operator === Operator.MULTIPLY && SEQUENCES.includes(right))
    return `TypeError: can't multiply sequence by non-int of type '${type(left)}'`
  const text = operator === Operator.POWER && !inplace ? '** or pow()' : operatorText(a)
  return `TypeError: unsupported operand type(s) for ${text}: '${type(left)}' and '${type(right)}'`
}

function zeroDivision({ a, b }: Context): string {
  const isFloat = b === 1
  switch (a % Operator.INPLACE) {
    case Operator.FLOOR_DIVIDE:
      return `ZeroDivisionError: ${isFloat ? 'float floor division by zero' : 'integer division or modulo by zero'}`
    case Operator.REMAINDER:
      return `ZeroDivisionError: ${isFloat ? 'float modulo' : 'integer modulo by zero'}`
    case Operator.POWER:
      return 'ZeroDivisionError: 0.0 cannot be raised to a negative power'
    default:
      return `ZeroDivisionError: ${isFloat ? 'float division by zero' : 'division by zero'}`
  }
}

function indexError({ a, b }: Context): string {
  if (b === 1) return 'IndexError: list assignment index out of range'
  if (b === 2) return 'IndexError: pop index out of range'
  if (a === Tag.BYTES) return 'IndexError: index out of range'
  const container = a === Tag.STR ? 'string' : a === Tag.RANGE ? 'range object' : typeName(a)
  return `IndexError: ${container} index out of range`
}

function subscriptType({ a, b, type, text }: Context): string {
  if (a === Tag.CLASS) return `TypeError: type '${text}' is not subscriptable`
  if (b === Tag.BIGINT && SEQUENCES.includes(a)) return INDEX_SIZED.replace('Overflow', 'Index')
  if (a === Tag.STR) return `TypeError: string indices must be integers, not '${type(b)}'`
  if (a === Tag.LIST || a === Tag.TUPLE || a === Tag.RANGE || a === Tag.BYTES)
    return `TypeError: ${a === Tag.BYTES ? 'byte' : type(a)} indices must be integers or slices, not ${type(b)}`
  return `TypeError: '${type(a)}' object is not subscriptable`
}
