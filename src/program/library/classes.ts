import { BuiltinClass } from '../../../assembly/abi/classes.ts'

/** A class of Python's library. */
interface LibraryClass {
  readonly name: string
  readonly module: string
  /** The name in messages, if it differs from `name`. */
  readonly typeName?: string
  /** The class from which this one inherits. undefined for `object`. */
  readonly base: BuiltinClass | undefined
}

const builtin = (name: string, base: BuiltinClass | undefined): LibraryClass => ({ name, module: 'builtins', base })

export const CLASSES: Readonly<Record<BuiltinClass, LibraryClass>> = {
  [BuiltinClass.OBJECT]: builtin('object', undefined),
  [BuiltinClass.BASE_EXCEPTION]: builtin('BaseException', BuiltinClass.OBJECT),
  [BuiltinClass.SYSTEM_EXIT]: builtin('SystemExit', BuiltinClass.BASE_EXCEPTION),
  [BuiltinClass.KEYBOARD_INTERRUPT]: builtin('KeyboardInterrupt', BuiltinClass.BASE_EXCEPTION),
  [BuiltinClass.GENERATOR_EXIT]: builtin('GeneratorExit', BuiltinClass.BASE_EXCEPTION),
  [BuiltinClass.EXCEPTION]: builtin('Exception', BuiltinClass.BASE_EXCEPTION),
  [BuiltinClass.STOP_ITERATION]: builtin('StopIteration', BuiltinClass.EXCEPTION),
  [BuiltinClass.STOP_ASYNC_ITERATION]: builtin('StopAsyncIteration', BuiltinClass.EXCEPTION),
  [BuiltinClass.ARITHMETIC_ERROR]: builtin('ArithmeticError', BuiltinClass.EXCEPTION),
  [BuiltinClass.FLOATING_POINT_ERROR]: builtin('FloatingPointError', BuiltinClass.ARITHMETIC_ERROR),
  [BuiltinClass.OVERFLOW_ERROR]: builtin('OverflowError', BuiltinClass.ARITHMETIC_ERROR),
  [BuiltinClass.ZERO_DIVISION_ERROR]: builtin('ZeroDivisionError', BuiltinClass.ARITHMETIC_ERROR),
  [BuiltinClass.ASSERTION_ERROR]: builtin('AssertionError', BuiltinClass.EXCEPTION),
  [BuiltinClass.ATTRIBUTE_ERROR]: builtin('AttributeError', BuiltinClass.EXCEPTION),
  [BuiltinClass.BUFFER_ERROR]: builtin('BufferError', BuiltinClass.EXCEPTION),
  [BuiltinClass.EOF_ERROR]: builtin('EOFError', BuiltinClass.EXCEPTION),
  [BuiltinClass.IMPORT_ERROR]: builtin('ImportError', BuiltinClass.EXCEPTION),
  [BuiltinClass.MODULE_NOT_FOUND_ERROR]: builtin('ModuleNotFoundError', BuiltinClass.IMPORT_ERROR),
  [BuiltinClass.LOOKUP_ERROR]: builtin('LookupError', BuiltinClass.EXCEPTION),
  [BuiltinClass.INDEX_ERROR]: builtin('IndexError', BuiltinClass.LOOKUP_ERROR),
  [BuiltinClass.KEY_ERROR]: builtin('KeyError', BuiltinClass.LOOKUP_ERROR),
  [BuiltinClass.MEMORY_ERROR]: builtin('MemoryError', BuiltinClass.EXCEPTION),
  [BuiltinClass.NAME_ERROR]: builtin('NameError', BuiltinClass.EXCEPTION),
  [BuiltinClass.UNBOUND_LOCAL_ERROR]: builtin('UnboundLocalError', BuiltinClass.NAME_ERROR),
  [BuiltinClass.OS_ERROR]: builtin('OSError', BuiltinClass.EXCEPTION),
  [BuiltinClass.BLOCKING_IO_ERROR]: builtin('BlockingIOError', BuiltinClass.OS_ERROR),
  [BuiltinClass.CHILD_PROCESS_ERROR]: builtin('ChildProcessError', BuiltinClass.OS_ERROR),
  [BuiltinClass.CONNECTION_ERROR]: builtin('ConnectionError', BuiltinClass.OS_ERROR),
  [BuiltinClass.BROKEN_PIPE_ERROR]: builtin('BrokenPipeError', BuiltinClass.CONNECTION_ERROR),
  [BuiltinClass.CONNECTION_ABORTED_ERROR]: builtin('ConnectionAbortedError', BuiltinClass.CONNECTION_ERROR),
  [BuiltinClass.CONNECTION_REFUSED_ERROR]: builtin('ConnectionRefusedError', BuiltinClass.CONNECTION_ERROR),
  [BuiltinClass.CONNECTION_RESET_ERROR]: builtin('ConnectionResetError', BuiltinClass.CONNECTION_ERROR),
  [BuiltinClass.FILE_EXISTS_ERROR]: builtin('FileExistsError', BuiltinClass.OS_ERROR),
  [BuiltinClass.FILE_NOT_FOUND_ERROR]: builtin('FileNotFoundError', BuiltinClass.OS_ERROR),
  [BuiltinClass.INTERRUPTED_ERROR]: builtin('InterruptedError', BuiltinClass.OS_ERROR),
  [BuiltinClass.IS_A_DIRECTORY_ERROR]: builtin('IsADirectoryError', BuiltinClass.OS_ERROR),
  [BuiltinClass.NOT_A_DIRECTORY_ERROR]: builtin('NotADirectoryError', BuiltinClass.OS_ERROR),
  [BuiltinClass.PERMISSION_ERROR]: builtin('PermissionError', BuiltinClass.OS_ERROR),
  [BuiltinClass.PROCESS_LOOKUP_ERROR]: builtin('ProcessLookupError', BuiltinClass.OS_ERROR),
  [BuiltinClass.TIMEOUT_ERROR]: builtin('TimeoutError', BuiltinClass.OS_ERROR),
  [BuiltinClass.REFERENCE_ERROR]: builtin('ReferenceError', BuiltinClass.EXCEPTION),
  [BuiltinClass.RUNTIME_ERROR]: builtin('RuntimeError', BuiltinClass.EXCEPTION),
  [BuiltinClass.NOT_IMPLEMENTED_ERROR]: builtin('NotImplementedError', BuiltinClass.RUNTIME_ERROR),
  [BuiltinClass.RECURSION_ERROR]: builtin('RecursionError', BuiltinClass.RUNTIME_ERROR),
  [BuiltinClass.SYNTAX_ERROR]: builtin('SyntaxError', BuiltinClass.EXCEPTION),
  [BuiltinClass.INDENTATION_ERROR]: builtin('IndentationError', BuiltinClass.SYNTAX_ERROR),
  [BuiltinClass.TAB_ERROR]: builtin('TabError', BuiltinClass.INDENTATION_ERROR),
  [BuiltinClass.SYSTEM_ERROR]: builtin('SystemError', BuiltinClass.EXCEPTION),
  [BuiltinClass.TYPE_ERROR]: builtin('TypeError', BuiltinClass.EXCEPTION),
  [BuiltinClass.VALUE_ERROR]: builtin('ValueError', BuiltinClass.EXCEPTION),
  [BuiltinClass.UNICODE_ERROR]: builtin('UnicodeError', BuiltinClass.VALUE_ERROR),
  [BuiltinClass.UNICODE_DECODE_ERROR]: builtin('UnicodeDecodeError', BuiltinClass.UNICODE_ERROR),
  [BuiltinClass.UNICODE_ENCODE_ERROR]: builtin('UnicodeEncodeError', BuiltinClass.UNICODE_ERROR),
  [BuiltinClass.UNICODE_TRANSLATE_ERROR]: builtin('UnicodeTranslateError', BuiltinClass.UNICODE_ERROR),
  [BuiltinClass.WARNING]: builtin('Warning', BuiltinClass.EXCEPTION),
  [BuiltinClass.DEPRECATION_WARNING]: builtin('DeprecationWarning', BuiltinClass.WARNING),
  [BuiltinClass.PENDING_DEPRECATION_WARNING]: builtin('PendingDeprecationWarning', BuiltinClass.WARNING),
  [BuiltinClass.RUNTIME_WARNING]: builtin('RuntimeWarning', BuiltinClass.WARNING),
  [BuiltinClass.SYNTAX_WARNING]: builtin('SyntaxWarning', BuiltinClass.WARNING),
  [BuiltinClass.USER_WARNING]: builtin('UserWarning', BuiltinClass.WARNING),
  [BuiltinClass.FUTURE_WARNING]: builtin('FutureWarning', BuiltinClass.WARNING),
  [BuiltinClass.IMPORT_WARNING]: builtin('ImportWarning', BuiltinClass.WARNING),
  [BuiltinClass.UNICODE_WARNING]: builtin('UnicodeWarning', BuiltinClass.WARNING),
  [BuiltinClass.BYTES_WARNING]: builtin('BytesWarning', BuiltinClass.WARNING),
  [BuiltinClass.RESOURCE_WARNING]: builtin('ResourceWarning', BuiltinClass.WARNING),
  [BuiltinClass.ENCODING_WARNING]: builtin('EncodingWarning', BuiltinClass.WARNING),
  [BuiltinClass.QUEUE_EMPTY]: { name: 'Empty', module: '_queue', base: BuiltinClass.EXCEPTION },
  [BuiltinClass.QUEUE_FULL]: { name: 'Full', module: 'queue', base: BuiltinClass.EXCEPTION },
  [BuiltinClass.CANCELLED_ERROR]: { name: 'CancelledError', module: 'asyncio.exceptions', base: BuiltinClass.BASE_EXCEPTION },
  [BuiltinClass.INVALID_STATE_ERROR]: { name: 'InvalidStateError', module: 'asyncio.exceptions', base: BuiltinClass.EXCEPTION },
  [BuiltinClass.BROKEN_BARRIER_ERROR]: { name: 'BrokenBarrierError', module: 'threading', base: BuiltinClass.RUNTIME_ERROR },
  [BuiltinClass.INTERPRETER_ERROR]: { name: 'InterpreterError', module: 'concurrent.interpreters', base: BuiltinClass.EXCEPTION },
  [BuiltinClass.INTERPRETER_NOT_FOUND_ERROR]: {
    name: 'InterpreterNotFoundError',
    module: 'concurrent.interpreters',
    base: BuiltinClass.INTERPRETER_ERROR,
  },
  [BuiltinClass.EXECUTION_FAILED]: { name: 'ExecutionFailed', module: 'concurrent.interpreters', base: BuiltinClass.INTERPRETER_ERROR },
  [BuiltinClass.NOT_SHAREABLE_ERROR]: { name: 'NotShareableError', module: 'concurrent.interpreters', base: BuiltinClass.TYPE_ERROR },
  [BuiltinClass.LOCAL]: { name: '_local', module: '_thread', typeName: '_thread._local', base: BuiltinClass.OBJECT },
  [BuiltinClass.TYPE]: builtin('type', BuiltinClass.OBJECT),
  [BuiltinClass.PICKLE_ERROR]: { name: 'PickleError', module: '_pickle', base: BuiltinClass.EXCEPTION },
  [BuiltinClass.PICKLING_ERROR]: { name: 'PicklingError', module: '_pickle', base: BuiltinClass.PICKLE_ERROR },
}

/** The ancestors of a class, the nearest first. */
export function ancestors(id: BuiltinClass): BuiltinClass[] {
  const { base } = CLASSES[id]
  return base === undefined ? [] : [base, ...ancestors(base)]
}

/** The class with this name in CPython's messages, such as "ValueError" or "queue.Full"; undefined if there is none. */
export function classNamed(text: string): BuiltinClass | undefined {
  return IDS.get(text)
}

const IDS: ReadonlyMap<string, BuiltinClass> = new Map(
  Object.entries(CLASSES).map(([id, { name, module }]) => [module === 'builtins' ? name : `${module}.${name}`, Number(id)]),
)

const PLAIN_CLASSES: readonly BuiltinClass[] = [BuiltinClass.OBJECT, BuiltinClass.TYPE]

/** The id of each builtin exception class. The key is its name in Python. */
export const EXCEPTION_NAMES: ReadonlyMap<string, BuiltinClass> = new Map([
  ...Object.entries(CLASSES)
    .filter(([id, { module }]) => module === 'builtins' && !PLAIN_CLASSES.includes(Number(id)))
    .map(([id, { name }]): [string, BuiltinClass] => [name, Number(id)]),
  ['EnvironmentError', BuiltinClass.OS_ERROR],
  ['IOError', BuiltinClass.OS_ERROR],
])
