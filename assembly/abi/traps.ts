// The errors of the machine, and the reasons in their messages. The compilers of machine and host (asc, tsc) both read this file, so it
// contains only plain numbers.

/** Why a value cannot be formatted. */
export const enum FormatReason {
  /** the trap's text is the specification */
  INVALID = 1,
  TOO_MANY_DIGITS = 2,
  COMMA_AND_UNDERSCORE = 3,
  MISSING_PRECISION = 4,
  COMMA = 5,
  UNDERSCORE = 6,
  UNKNOWN_CODE = 7,
  /** The value's type accepts no specification. */
  UNSUPPORTED = 8,
  PRECISION_TOO_BIG = 9,
  TEXT_SIGN = 10,
  TEXT_SPACE = 11,
  TEXT_ZERO = 12,
  TEXT_ALTERNATE = 13,
  TEXT_ALIGNMENT = 14,
  INT_PRECISION = 15,
  INT_ZERO = 16,
  CHARACTER_SIGN = 17,
  CHARACTER_ALTERNATE = 18,
  CHARACTER_RANGE = 19,
  SURROGATE = 20,
  /** OverflowError: an int that does not fit in a C long, as in `f"{2 ** 70:c}"` */
  C_LONG = 21,
  // errors of `text % values`
  NOT_ALL_CONVERTED = 32,
  NOT_ENOUGH = 33,
  NEEDS_MAPPING = 34,
  INCOMPLETE_KEY = 35,
  INCOMPLETE = 36,
  STAR_INT = 37,
  STAR_TOO_LARGE = 38,
  WIDTH_TOO_BIG = 39,
  UNSUPPORTED_CHARACTER = 40,
  NEEDS_REAL = 41,
  NEEDS_INTEGER = 42,
  NEEDS_CHARACTER = 43,
  NEEDS_FLOAT = 44,
  BYTES = 45,
  STAR_C_SSIZE = 46,
}

/**
 * The errors that the machine raises. A program can catch them. Each trap has two operands, a and b, and some traps have a text. The host
 * makes Python's message from the operands and the text.
 */
export const enum Trap {
  NONE = 0,
  /** a: index of the global. b: 1 if the module of the global has not run to its end */
  NAME_ERROR = 1,
  /** a: index of the local */
  UNBOUND_LOCAL = 2,
  /** a: Operator, b: left tag | right tag << 8 */
  BINARY_TYPE = 3,
  /** a: Comparison mask, b: left tag | right tag << 8 */
  COMPARE_TYPE = 4,
  /** a: tag of the value */
  NOT_CALLABLE = 5,
  /** too many positional arguments. a: function index, b: number of given positional arguments | number of given keyword-only ones << 16 */
  ARGUMENT_COUNT = 6,
  /** a: tag of the object, b: name id of the attribute */
  ATTRIBUTE = 7,
  /** a: Operator, b: 1 if one operand is a float */
  ZERO_DIVISION = 8,
  /** a: tag of the sequence, b: 1 in an assignment or `del`, 2 in pop(), else 0 */
  INDEX = 10,
  RECURSION = 11,
  MEMORY = 12,
  CANT_START_THREAD = 13,
  THREAD_STARTED_TWICE = 14,
  JOIN_BEFORE_START = 15,
  JOIN_SELF = 16,
  /** a: tag of the value */
  NOT_ITERABLE = 17,
  /** a: expected number of items, b: number of items found; expected number + 1 if there are more */
  UNPACK = 18,
  /** a: Builtin, b: tag of the argument that the builtin does not accept */
  BUILTIN_TYPE = 19,
  /** a: Builtin, b: number of arguments given */
  BUILTIN_COUNT = 20,
  /** a: Builtin, b: name id of the keyword */
  BUILTIN_KEYWORD = 21,
  /** a: Builtin, b: ValueReason */
  VALUE = 22,
  /** a: address of the message, a str; 0: no message */
  ASSERTION = 23,
  /** a unary operator does not accept its operand. a: Op, b: tag of the operand */
  UNARY_TYPE = 24,
  /** a: tag of the container, b: tag of the index */
  SUBSCRIPT_TYPE = 25,
  /**
   * a: FormatReason | index of an unsupported character in the format << 8. b: tag of the value | code point of the specification's type
   * letter << 8.
   */
  FORMAT = 26,
  /** an unexpected or repeated keyword argument. a: function index, b: name id, or -1 if the text is the name */
  KEYWORD = 27,
  /** a: tag of the object that does not support item assignment, b: tag of the index */
  STORE_TYPE = 28,
  /** the operator `in` does not accept its operands. a: tag of the container, b: tag of the item */
  CONTAINS_TYPE = 29,
  /** a: tag of the object of a `with` that is not a context manager */
  CONTEXT = 30,
  /** a: 1 for an RLock, which only its owner can release; else 0 */
  RELEASE_UNLOCKED = 31,
  SLICE_TYPE = 32,
  QUEUE_EMPTY = 33,
  QUEUE_FULL = 34,
  /**
   * the value after `*` in a call is not iterable. a: tag of the value. b: 0 if the call has other positional arguments, else the callable
   * as Functions.code() packs it.
   */
  STAR_TYPE = 35,
  /** a: InterpreterReason, b: id of the interpreter. ID_TYPE, EXPECTED_CALLABLE and CONFIG have a text instead of b. */
  INTERPRETER = 36,
  /** the trap's text is str() of the value that cannot go to another interpreter */
  NOT_SHAREABLE = 37,
  /** concurrent.interpreters.ExecutionFailed. The thread's `cause` has the original error. */
  EXECUTION_FAILED = 38,
  /** a: errno */
  OS_ERROR = 39,
  /** a: ProcessReason */
  PROCESS = 40,
  /** a: PickleReason, b: tag of the value that cannot be copied into another process, unless the reason says otherwise */
  PICKLE = 41,
  /** RuntimeError. a: DaemonReason */
  DAEMON = 44,
  /** a: tag of the object, b: name id of the attribute */
  STORE_ATTRIBUTE = 45,

  // --- functions ---
  /** a: function index, b: 1 for keyword-only parameters. The text has the names of the missing parameters, with spaces between them. */
  MISSING_ARGUMENTS = 80,
  /** a: function index. The text has the names of the positional-only parameters that were passed as keywords, with spaces between them. */
  POSITIONAL_ONLY = 81,
  /** the value after `**` in a call is not a dict. a: its tag, b: the callable as Functions.code() packs it */
  MAPPING_TYPE = 83,
  /** a call has a keyword argument twice. a: the callable as Functions.code() packs it; the text is the keyword */
  KEYWORD_REPEATED = 84,
  /** a key of the dict after `**` in a call is not a str */
  KEYWORD_TYPE = 85,
  /** a: tag of the object that does not support item deletion, b: tag of the index */
  DELETE_TYPE = 82,
  /** too few items for targets with a star. a: expected number of items, b: actual number */
  UNPACK_STAR = 86,

  /** a: tag of the value that cannot be a key of a dict or an item of a set */
  UNHASHABLE = 90,
  /** KeyError; the trap's text is the repr of the key */
  KEY = 91,
  /** an error of a dict, set or deque. a: ContainerReason, b: its operand */
  CONTAINER = 92,

  /** the trap's text, if any, is str() of the generator's return value */
  STOP_ITERATION = 124,
  /** a: tag of the generator, b: GeneratorReason */
  GENERATOR = 125,
  /** next() of a value that is not an iterator. a: tag of the value */
  NOT_ITERATOR = 126,
  /** a: LibraryReason | Builtin << 8. The meaning of b and of the text depends on the reason. */
  LIBRARY = 100,
  /** `from module import name`. a: index of the global, b: 1 while the module has not run to its end */
  IMPORT_NAME = 132,
  /** an error of `await`, `async for` or `async with`. a: tag of the value, b: AwaitReason */
  AWAIT = 140,
  /** The error is an exception object. The thread's field `exception` has its address. */
  RAISED = 48,
  /** `raise` of a value that is not an exception. a: 1 if the value is the cause */
  RAISE_TYPE = 49,
  /** `raise` without an exception to raise again */
  NO_EXCEPTION = 50,
  /** `except` with a value that is not an exception class */
  CATCH_TYPE = 51,
  /** an exception class called with keywords; the trap's text is the name of the class */
  EXCEPTION_KEYWORDS = 52,
  /** a: tag of a manager that has `__enter__` and no `__exit__` */
  NO_EXIT = 53,
  /** An exception object that was raised in another interpreter; the trap's text is its line in a traceback. */
  FLATTENED = 56,
  /** add_note() of a value that is not a str. a: tag of the value */
  NOTE_TYPE = 54,
  /** a value other than an exception or None as an exception's cause or context. a: Name of the attribute */
  CHAIN_TYPE = 55,
  /** a: IntegerReason, b: an operand of the reason */
  INTEGER = 120,
  // Classes. If a trap reports the type of a value and the value is an instance, the trap's text is the name of its class.
  /** a call of a class without `__init__` has arguments. The text is the class's name. */
  CLASS_ARGUMENTS = 64,
  /** `__init__` returned a value. a: its tag */
  INIT_RESULT = 65,
  /** gil-lab cannot make a subclass of this value. a: its tag, b: its Builtin */
  CLASS_BASE = 66,
  /** the bases have no common method resolution order. The text is their names. */
  CLASS_ORDER = 67,
  /** a class has the same base twice. The text is the base's name. */
  CLASS_DUPLICATE = 68,
  /** an argument is not a class. a: Builtin.ISINSTANCE or Builtin.ISSUBCLASS, b: the number of the argument, from 1 */
  CLASS_ARGUMENT = 69,
  /** a property lacks a function. a: PropertyPart, b: name id. The text is the name of the object's class. */
  PROPERTY = 70,
  /** a class has no such attribute. a: Tag.CLASS, or Tag.BUILTIN for a builtin type; b: name id. The text is the class's name. */
  CLASS_ATTRIBUTE = 71,
  /** a special method returned a value of the wrong type, or `__len__` a negative int. a: name id of the method, b: tag of the value */
  SPECIAL_RESULT = 72,
  /** the program uses a part of Python's classes that gil-lab lacks. a: LackReason, b: name id */
  LACKS = 73,
  /** the second argument of setattr() and the like is not a str. a: its tag, b: Builtin */
  ATTRIBUTE_NAME = 74,
  /**
   * getattr() with a name that the program does not contain. The text is the name, after a line with the class's name if the object is an
   * instance. a: tag of the object
   */
  UNNAMED_ATTRIBUTE = 77,
  /** len() of an instance without a length */
  NO_LENGTH = 76,
  /** super() with wrong arguments. a: 1 if the first is not a class, 0 if the second is not an instance or subclass of the first */
  SUPER = 75,
  /** arguments for a threading.local without an `__init__` */
  LOCAL_ARGUMENTS = 155,
  /** an error of the object model. a: ObjectReason */
  OBJECT = 160,
  /** a: number of values, b: length of the extended slice that they cannot fill */
  EXTENDED_SLICE = 161,
}

/**
 * Why a method of str, a function of math or another part of the library failed. `b` is the tag of an argument, unless the comment of a
 * reason says otherwise.
 */
export const enum LibraryReason {
  /** A method has a wrong number of arguments. b: number of arguments given | tag of the object << 16 */
  METHOD_COUNT = 1,
  /** b: name id of a keyword | position of the same argument << 16 */
  GIVEN_TWICE = 2,
  NOT_INTEGER = 3,
  /** OverflowError: an argument does not fit in 64 bits. */
  TOO_LARGE = 4,
  NOT_STR_OR_NONE = 5,
  NOT_STR = 6,
  NOT_BYTES = 7,
  /** b: tag of the argument | its position << 8; position 0: the method has only one argument */
  ARGUMENT_NOT_STR = 8,
  STRIP_ARGUMENT = 9,
  EMPTY_SEPARATOR = 10,
  /** b: tag of the object in which a part was not found */
  PART_NOT_FOUND = 11,
  /** b: tag of the argument | tag of the object << 8 */
  PREFIX = 12,
  PREFIX_ITEM = 13,
  BYTES_OR_INTEGER = 14,
  FILL_LENGTH = 15,
  FILL_TYPE = 16,
  FILL_BYTES = 17,
  JOIN_ITERABLE = 18,
  /** b: tag of the item | its index << 8 */
  JOIN_ITEM = 19,
  JOIN_ITEM_BYTES = 20,
  /** the text is the name of an encoding */
  ENCODING = 21,
  /** the text is the name of an error handler */
  ERROR_HANDLER = 22,
  /** the text has the letters that cannot be encoded. b: index of the first | (1: latin-1, 0: ascii) << 26 */
  ENCODE = 23,
  /** For this reason and the next three, the trap's `a` has the first invalid byte. b: its index | (number of invalid bytes - 1) << 26 */
  DECODE_START = 24,
  DECODE_CONTINUATION = 25,
  DECODE_END = 26,
  DECODE_ASCII = 27,
  /** b: the argument's name id | its tag << 16 */
  CODEC_ARGUMENT = 28,
  SEPARATOR_LENGTH = 29,
  BYTES_VALUE = 30,
  BYTES_WITHOUT_ENCODING = 31,
  BYTES_NEGATIVE = 32,
  BYTES_TYPE = 33,
  ENCODING_WITHOUT_STRING = 34,
  // errors of str.format()
  SINGLE_CLOSE = 40,
  SINGLE_OPEN = 41,
  OPEN_IN_NAME = 42,
  NO_CONVERSION = 43,
  COLON_AFTER_CONVERSION = 44,
  UNMATCHED_OPEN = 45,
  NO_CLOSE = 46,
  MANUAL_TO_AUTOMATIC = 47,
  AUTOMATIC_TO_MANUAL = 48,
  /** IndexError. b: the index */
  REPLACEMENT_INDEX = 49,
  /** KeyError: the text is the key */
  KEY = 50,
  EMPTY_ATTRIBUTE = 51,
  MISSING_BRACKET = 52,
  AFTER_BRACKET = 53,
  /** b: code point */
  CONVERSION = 54,
  TEMPLATE_RECURSION = 55,
  /** AttributeError: the text is the name */
  UNKNOWN_ATTRIBUTE = 56,
  // errors of builtins
  CHR_RANGE = 60,
  CHR_SURROGATE = 61,
  ORD_TYPE = 62,
  /** b: length */
  ORD_LENGTH = 63,
  POW_MODULUS_TYPE = 64,
  POW_MODULUS_ZERO = 65,
  NOT_INVERTIBLE = 66,
  /** b: index of the argument */
  ZIP_SHORTER = 67,
  ZIP_LONGER = 68,
  NOT_REVERSIBLE = 71,
  ITER_CALLABLE = 72,
  /** b: left tag | right tag << 8 */
  DIVMOD_TYPES = 69,
  DIVMOD_ZERO = 70,
  BASE_RANGE = 73,
  BASE_WITHOUT_STRING = 74,
  FORMAT_SPEC = 76,
  DEFAULT_WITH_SEVERAL = 77,
  MIN_EMPTY = 78,
  SLICE_ITERABLE = 80,
  NOT_IN_RANGE = 81,
  NO_DELETE = 82,
  // errors of math
  MATH_DOMAIN = 90,
  MATH_RANGE = 91,
  NOT_REAL = 92,
  FACTORIAL_NEGATIVE = 93,
  ISQRT_NEGATIVE = 94,
  /** b: 1 if k is negative, 0 if n is */
  COMB_NEGATIVE = 95,
  NEGATIVE_TOLERANCE = 97,
  DIST_LENGTHS = 98,
  INFINITY_TO_INTEGER = 99,
  NAN_TO_INTEGER = 100,
  LDEXP_TYPE = 104,
  FSUM_OVERFLOW = 105,
  FSUM_INFINITIES = 106,
  RECURSION_LIMIT = 107,
  FILE_ARGUMENT = 108,
  WRITE_ARGUMENT = 109,
  /** a part of Python that gil-lab lacks. b: name id of a keyword */
  LACKS_KEYWORD = 110,
  SLICE_INDEX = 111,
  /** a call of str() has an encoding, but its first argument is not bytes */
  DECODE_TYPE = 112,
}

/** The reason in an error of a dict, set or deque: a TypeError, unless the member's comment names another error. */
export const enum ContainerReason {
  /** RuntimeError: the size of a dict changed during an iteration */
  DICT_SIZE_CHANGED = 1,
  /** RuntimeError */
  DICT_KEYS_CHANGED = 2,
  /** RuntimeError */
  SET_SIZE_CHANGED = 3,
  /** RuntimeError: the dict that is the argument of update() changed during the call */
  DICT_MUTATED = 4,
  /** KeyError: popitem() of an empty dict */
  POPITEM_EMPTY = 5,
  /** KeyError: pop() of an empty set */
  SET_POP_EMPTY = 6,
  /** `**` before a value that is not a mapping. b: its tag */
  NOT_A_MAPPING = 7,
  /** an item that dict() cannot split into key and value. b: the item's number */
  ITEM_TYPE = 8,
  /** IndexError: pop() of an empty deque */
  DEQUE_EMPTY = 11,
  /** IndexError: an index outside a deque */
  DEQUE_INDEX = 12,
  /** RuntimeError */
  DEQUE_MUTATED = 13,
  /** ValueError: index() or remove() of a value that the deque lacks. The trap's text is the value's repr(). */
  DEQUE_LACKS = 15,
  /** IndexError: insert() into a full deque */
  DEQUE_FULL = 16,
  /** an index of a deque that is not an int. b: its tag */
  DEQUE_INDEX_TYPE = 17,
  /** ValueError */
  MAXLEN_NEGATIVE = 18,
  MAXLEN_TYPE = 19,
  /** `+` of a deque and another value. b: its tag */
  DEQUE_CONCAT = 20,
  /** ValueError: an item of dict() whose number of parts is not 2. b: the item's number | the number of its parts << 16 */
  ITEM_LENGTH = 9,
}

/** The reason in an error about ints, an OverflowError unless the member's comment names another error. */
export const enum IntegerReason {
  TOO_LARGE_FOR_FLOAT = 1,
  /** as in `10 ** 400 / 3` */
  QUOTIENT_TOO_LARGE = 2,
  /** as in `1 << 2 ** 70` */
  SHIFT_TOO_LARGE = 3,
  /** ValueError: str() of an int with more than 4300 digits */
  TOO_MANY_DIGITS = 4,
  /** ValueError: int() of a text with more than 4300 digits. b: their number */
  TOO_MANY_DIGITS_IN_TEXT = 5,
  /** a timedelta that does not fit in 64 bits of µs */
  TIMEDELTA = 6,
}

/** Why Thread.daemon cannot be set. */
export const enum DaemonReason {
  /** The thread has been started. */
  ACTIVE = 1,
  /** Only the main interpreter may have daemon threads. This reason is for `Thread(daemon=True)`; DISABLED is for `t.daemon = True`. */
  DISABLED_IN_CONSTRUCTOR = 2,
  DISABLED = 3,
}

/** The reason in an InterpreterError, unless the member's comment names another error. */
export const enum InterpreterReason {
  NOT_FOUND = 1,
  ALREADY_RUNNING = 2,
  /** close() of an interpreter in which a thread runs */
  RUNNING = 3,
  /** close() of the interpreter that calls it */
  CURRENT = 4,
  /** The main interpreter can be neither called nor closed. */
  CALL_MAIN = 5,
  CLOSE_MAIN = 6,
  NO_PLACE = 7,
  /** TypeError, as in `Interpreter('1')` */
  ID_TYPE = 8,
  /** TypeError, as in `call(3)` */
  EXPECTED_CALLABLE = 9,
  /** ValueError: no configuration has this name, as in `create('lega')`. TypeError: the name is not a str. The text is its repr(). */
  CONFIG = 10,
}

/** The reason in a ValueError, unless the member's comment names another error. */
export const enum ValueReason {
  SLEEP_NEGATIVE = 1,
  NOT_A_NUMBER = 2,
  RANGE_STEP_ZERO = 3,
  EMPTY_SEQUENCE = 4,
  SWITCH_INTERVAL = 5,
  NAN_TO_INT = 6,
  INFINITY_TO_INT = 7,
  NEGATIVE_SHIFT = 8,
  POP_EMPTY = 9,
  /** as in `(-8) ** 0.5` */
  COMPLEX_RESULT = 10,
  /** OverflowError, as in `2.0 ** 10000` */
  FLOAT_OVERFLOW = 11,
  /** OverflowError, as in `sleep(1e18)` */
  SECONDS_RANGE = 12,
  /** as in `acquire(False, 1)` */
  TIMEOUT_WITHOUT_BLOCKING = 13,
  TIMEOUT_NEGATIVE = 14,
  SLICE_STEP_ZERO = 17,
  /** as in `256 in b''` */
  BYTE_RANGE = 18,
  /** as in `int(b'x')` */
  NOT_A_NUMBER_BYTES = 19,
  NOT_IN_LIST = 20,
  NOT_IN_TUPLE = 21,
  LIST_MODIFIED = 22,
  /** OverflowError, as in `os.read(2**40, 1)` */
  C_INT = 24,
  /** as in `sleep(nan)` */
  SECONDS_NAN = 25,
  /** OverflowError, as in `sleep(10**18)` */
  SECONDS_LARGE = 26,
  /** OverflowError: multiprocessing waits with poll(), which counts ms in a C int */
  POLL_LARGE = 27,
  /** as in `queue.SimpleQueue().get(timeout=-1)` */
  QUEUE_TIMEOUT_NEGATIVE = 28,
  /** as in `math.sqrt(-1)` */
  MATH_DOMAIN = 29,
  /** OverflowError, as in `math.exp(1000)` */
  MATH_RANGE = 30,
}

/** The reason in an error of multiprocessing. */
export const enum ProcessReason {
  STARTED_TWICE = 1,
  NOT_STARTED = 2,
  /** The limit of live processes or of created processes is reached. */
  TOO_MANY = 3,
  TOO_MANY_QUEUES = 4,
  /** A child starts a process while it imports the main module. */
  BOOTSTRAPPING = 5,
  FORK_IN_INTERPRETER = 6,
  /** ValueError: put() or get() of a queue that this process has closed */
  QUEUE_CLOSED = 7,
}

/** Why a value cannot be copied into another process. */
export const enum PickleReason {
  TYPE = 1,
  /** a queue inside an item of a queue */
  QUEUE = 2,
  /** lists that are nested too deeply */
  NESTING = 3,
  /** AttributeError: a function or a class that a function defines. The text is its qualified name. */
  LOCAL = 4,
  /** PicklingError: a function that no global contains. The text is its repr. b: function index */
  FUNCTION = 5,
  /** PicklingError: a class that no global contains. The text is its repr. */
  CLASS = 6,
  /** AttributeError: the other process has no such function or class. b: index of the global */
  UNSET = 7,
  /**
   * the state of an instance without `__setstate__` is not a dict whose keys are names of the program. b: tag of the state, or of the key
   */
  STATE = 8,
  /** PicklingError: `__reduce__` did not return a tuple of two or three items. b: tag of the result */
  REDUCE = 9,
}

/** The reason in an error of a generator. */
export const enum GeneratorReason {
  /** ValueError: the generator is running, in this thread or another. */
  EXECUTING = 1,
  /** TypeError: send() of a value to a generator whose first line has not run */
  JUST_STARTED = 2,
  /** RuntimeError: a StopIteration left the generator's body. */
  RAISED_STOP = 3,
  /** RuntimeError: the generator yielded during close(). */
  IGNORED_EXIT = 4,
  /** TypeError: throw() of a value that is not an exception. The trap's `a` is the value's tag. */
  THROW_TYPE = 5,
  /** RuntimeError: a coroutine that has ended cannot run again. */
  REUSED = 6,
  /** RuntimeError: a StopAsyncIteration left the body of an asynchronous generator. */
  RAISED_STOP_ASYNC = 7,
}

/** The reason in an error of `await`, `async for` or `async with`. */
export const enum AwaitReason {
  // The reasons from here to ANEXT_CALL are TypeErrors. The first four of them are arguments of GET_AWAITABLE.
  EXPRESSION = 0,
  AENTER = 1,
  AEXIT = 2,
  ANEXT = 3,
  /** `async for` over a value without `__aiter__` */
  AITER = 4,
  /** in an `async for`, `__aiter__` returned a value without `__anext__` */
  AITER_RESULT = 5,
  /** `async for` over an iterator without `__anext__` */
  NO_ANEXT = 6,
  MANAGER = 7,
  NO_AEXIT = 8,
  /** `__await__` returned a value that is not an iterator */
  AWAIT_RESULT = 9,
  AWAIT_COROUTINE = 10,
  /** `yield from` of a coroutine */
  YIELD_FROM = 11,
  /** the argument of aiter() has no `__aiter__` */
  AITER_CALL = 12,
  /** in aiter(), `__aiter__` returned a value without `__anext__` */
  AITER_CALL_RESULT = 13,
  /** the argument of anext() has no `__anext__` */
  ANEXT_CALL = 14,
  // The reasons from here to ACLOSE_RUNNING are RuntimeErrors.
  BEING_AWAITED = 15,
  REUSED_ASEND = 16,
  REUSED_ATHROW = 17,
  ANEXT_RUNNING = 18,
  ATHROW_RUNNING = 19,
  ACLOSE_RUNNING = 20,
  /** ValueError: the argument of _loop.wake() is not a token of a thread */
  TOKEN = 21,
}

/** The functions of a property. */
export const enum PropertyPart {
  GETTER = 0,
  SETTER = 1,
  DELETER = 2,
}

/** The reason in an error of the object model: a TypeError, unless the member's comment names another error. */
export const enum ObjectReason {
  /** the program calls a class with abstract methods. The text is the name of the class and, in the next line, the end of the message. */
  ABSTRACT = 1,
  /** no metaclass of the bases derives from every other one */
  META_CONFLICT = 2,
  NEW_ARGUMENTS = 3,
  /** `__new__` of a value that is not a class. b: its tag */
  NEW_TYPE = 4,
  /** a class statement has keywords that no `__init_subclass__` takes. The text is the name of the class. */
  SUBCLASS_KEYWORDS = 5,
  /**
   * AttributeError: an attribute that `__slots__` does not name. The text is the name of the class and, in the next line, that of the
   * attribute.
   */
  NO_SLOT = 6,
  INIT_ARGUMENTS = 7,
  /** type() with three arguments, one of which has a wrong type. b: the argument's tag | the argument's number << 8 */
  TYPE_ARGUMENT = 8,
  /** the program sets `__dict__` to a value that is not a dict. b: its tag */
  DICT_TYPE = 9,
  TYPE_ARGUMENT_COUNT = 10,
}

/** The part of Python's classes that gil-lab lacks, in a trap LACKS. */
export const enum LackReason {
  /** the program sets or deletes an attribute that gil-lab accepts only inside the class statement, or not at all */
  CLASS_STORE = 3,
  /** the keyword `metaclass` of a class statement has a value that is not a class */
  METACLASS = 4,
  /** type() of a value. b: its tag */
  TYPE = 5,
  /** an attribute whose name does not occur in the program */
  NEW_NAME = 6,
}
