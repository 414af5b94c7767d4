// The instructions of the virtual machine, its values and its errors. asc and tsc both compile this file, so it contains only plain
// numbers.
//
// An instruction is one u32: the opcode in the low byte, a signed argument ("arg") in the upper 24 bits. An instruction that CPython 3.13
// also has (module dis) has CPython's name. An instruction ticks if CPython 2.7 counts it on its check interval. In Python/ceval.c, these
// are the instructions that end in DISPATCH and not in FAST_DISPATCH. The table in docs/eval-breaker.md shows which instructions tick and
// which check the eval breaker.

export const enum Op {
  // --- instructions that do not tick ----------------------------------- stack before -- after
  NOP = 0,
  /** pushes local[arg]; UnboundLocalError if it is unset */
  LOAD_FAST = 1, // -- value
  /** pops a value into local[arg] */
  STORE_FAST = 2, // value --
  /** pushes constant[arg] */
  LOAD_CONST = 3, // -- value
  POP_TOP = 4, // value --
  /** pushes a copy of the arg-th value from the top (1 = top) */
  COPY = 5, // -- value
  /** exchanges the top with the arg-th value from the top */
  SWAP = 6,
  /** pops a value; if the value is false, jumps by arg instructions, counted from the next one; ticks if the value is not a bool */
  POP_JUMP_IF_FALSE = 7, // value --
  POP_JUMP_IF_TRUE = 8, // value --
  /** jumps by arg instructions, counted from the next one; never backwards */
  JUMP_FORWARD = 9,
  /** ends the function and pushes its value on the caller's stack */
  RETURN_VALUE = 10, // value --

  // --- instructions that tick, except RAISE_ASSERTION and RETURN_GENERATOR ---
  /** checks the eval breaker, then jumps backwards: arg is negative and counts instructions from the next one */
  JUMP_BACKWARD = 16,
  /** the first instruction of a function; checks the eval breaker */
  RESUME = 17,
  /** pushes global[arg]; NameError if it is unset */
  LOAD_GLOBAL = 18, // -- value
  /** pops a value into global[arg] */
  STORE_GLOBAL = 19, // value --
  /** arg: Operator */
  BINARY_OP = 20, // left right -- value
  /** arg: Comparison mask */
  COMPARE_OP = 21, // left right -- bool
  /** arg 0: is, 1: is not */
  IS_OP = 22, // left right -- bool
  /** arg 0: in, 1: not in */
  CONTAINS_OP = 23, // item container -- bool
  UNARY_NEGATIVE = 24, // value -- value
  UNARY_NOT = 25, // value -- bool
  UNARY_INVERT = 26, // value -- value
  /** calls with arg positional arguments; after a builtin, checks the eval breaker (docs/eval-breaker.md has two exceptions) */
  CALL = 27, // callable a1 … an -- value
  /**
   * calls with keyword arguments, whose values are last on the stack. The low 12 bits of arg count all arguments. The upper 12 bits are the
   * offset of the call's keyword table, in words.
   */
  CALL_KW = 28, // callable a1 … an k1 … km -- value
  /** arg: name id. Keeps the object on the stack beneath the arguments, so CALL counts the object as an argument. */
  LOAD_METHOD = 29, // object -- method object
  /** arg: name id */
  LOAD_ATTR = 30, // object -- value
  GET_ITER = 31, // iterable -- iterator
  /** pushes the next item; after the last one, pops the iterator and jumps by arg instructions */
  FOR_ITER = 32, // iterator -- iterator item
  BUILD_LIST = 33, // a1 … an -- list
  BUILD_TUPLE = 34, // a1 … an -- tuple
  /** pops a value and appends it to a list: after the pop, the list is the arg-th value from the top (1 = top) */
  LIST_APPEND = 35, // value --
  /** joins arg strings */
  BUILD_STRING = 36, // s1 … sn -- str
  /** converts a value to a str, as format(value) does */
  FORMAT_VALUE = 37, // value -- str
  /** arg 1: str(), 2: repr(), 3: ascii() */
  CONVERT_VALUE = 38, // value -- str
  BINARY_SUBSCR = 39, // container index -- value
  STORE_SUBSCR = 40, // value container index --
  /** unpacks a sequence of exactly arg items; the first item becomes the top */
  UNPACK_SEQUENCE = 41, // sequence -- an … a1
  /** raises AssertionError; arg 1: the message is on the stack */
  RAISE_ASSERTION = 42,
  DELETE_FAST = 43,
  /** begins a `with`: acquires a Lock or Semaphore and replaces it by a guard. Unwinding after an error releases the guard's lock too. */
  BEFORE_WITH = 44, // manager -- guard
  /** ends a `with`: releases the guard's Lock or Semaphore, then checks the eval breaker, as CPython does after it calls `__exit__` */
  EXIT_WITH = 45, // guard --
  /** container[start:stop:step]; an omitted part is None */
  BINARY_SLICE = 46, // container start stop step -- value
  /** `*iterable` in a call: appends the iterable's items to the list of arguments; arg 1: the call has no other positional argument */
  LIST_EXTEND = 47, // callable list iterable -- callable list
  /**
   * calls with the positional arguments in a list. If the callable is a method, the list's first item is the object. arg: as in CALL_KW,
   * where the list counts as one argument.
   */
  CALL_FUNCTION_EX = 48, // callable list k1 … km -- value
  /** the first instruction of an `async def`: turns the frame into a coroutine and returns the coroutine to the caller */
  RETURN_GENERATOR = 49,
  /**
   * `await`: for a coroutine, enters its frame; for any other awaitable, suspends the task. The resumed task executes this instruction
   * again, until a value is available.
   */
  AWAIT = 50, // awaitable -- awaitable value
  /** ends an `await`: removes the awaitable beneath the value */
  END_SEND = 51, // awaitable value -- value
  /** converts a value to a str, as format(value, specification) does; the specification is a str */
  FORMAT_WITH_SPEC = 52, // value specification -- str
  /** arg: name id */
  STORE_ATTR = 53, // value object --

  // --- fused instructions: each replaces a sequence. The host replaces the opcode of the sequence's first instruction and keeps its
  // argument. The other instructions of the sequence stay in place, so a jump into the middle works. If the operands' types or the
  // remaining ticks do not allow the fused form, the machine runs the sequence one instruction at a time. ---
  /** LOAD_FAST a, LOAD_CONST b, COMPARE_OP mask, POP_JUMP_IF_FALSE to, for ints or floats. One tick. */
  COMPARE_FAST_CONST_JUMP = 64,
  /** LOAD_FAST a, LOAD_FAST b, COMPARE_OP mask, POP_JUMP_IF_FALSE to. One tick. */
  COMPARE_FAST_FAST_JUMP = 65,
  /** LOAD_FAST a, LOAD_CONST b, BINARY_OP + or -, STORE_FAST c, for ints or floats. One tick. */
  ADD_FAST_CONST_STORE = 66,
  SUBTRACT_FAST_CONST_STORE = 67,
  /** LOAD_FAST a, LOAD_FAST b, BINARY_OP + or -, STORE_FAST c. One tick. */
  ADD_FAST_FAST_STORE = 68,
  SUBTRACT_FAST_FAST_STORE = 69,
  /** FOR_ITER over a range, STORE_FAST a. One tick. */
  FOR_ITER_RANGE_STORE = 70,
}

/**
 * BINARY_OP's argument. The numbers are those of CPython's NB_ constants. An in-place operator has INPLACE added: `+=` is ADD + INPLACE.
 */
export const enum Operator {
  ADD = 0,
  AND = 1,
  FLOOR_DIVIDE = 2,
  LSHIFT = 3,
  MULTIPLY = 5,
  REMAINDER = 6,
  OR = 7,
  POWER = 8,
  RSHIFT = 9,
  SUBTRACT = 10,
  TRUE_DIVIDE = 11,
  XOR = 12,
  INPLACE = 13,
}

/** COMPARE_OP's argument: one bit for each outcome (less, equal and so on) that makes the comparison true, as in CPython 3.12's masks. */
export const enum Comparison {
  LESS = 1,
  EQUAL = 2,
  GREATER = 4,
  LESS_EQUAL = 3,
  NOT_EQUAL = 5,
  GREATER_EQUAL = 6,
}

/**
 * The tag of a cell: the kind of its value. For the tags up to TIMEDELTA the payload is the value itself. From STR on the payload is the
 * address of an object with a reference count.
 */
export const enum Tag {
  UNSET = 0,
  NONE = 1,
  /** payload: 0 or 1 */
  BOOL = 2,
  /** payload: i64 */
  INT = 3,
  /** payload: f64 */
  FLOAT = 4,
  /** payload: index of the function in the program's function table */
  FUNCTION = 5,
  /** payload: Builtin */
  BUILTIN = 6,
  /** payload: i64, µs since 1970 in local time */
  DATETIME = 7,
  /** payload: i64, µs */
  TIMEDELTA = 8,
  STR = 16,
  LIST = 17,
  TUPLE = 18,
  RANGE = 19,
  /** an iterator over a range */
  RANGE_ITERATOR = 20,
  /** an iterator over a list, tuple or str */
  ITERATOR = 21,
  THREAD = 22,
  LOCK = 23,
  EVENT = 24,
  SEMAPHORE = 25,
  /** a Lock or Semaphore that a `with` on this stack has acquired; never a Python value */
  GUARD = 26,
  QUEUE = 27,
  BYTES = 28,
  BARRIER = 29,
  /** a concurrent.interpreters.Interpreter */
  INTERPRETER = 30,
  PROCESS = 31,
  /** multiprocessing.Queue */
  PROCESS_QUEUE = 32,
  COROUTINE = 33,
  /** asyncio.Task */
  TASK = 34,
  /** the result of asyncio.gather() */
  GATHERING = 35,
}

/** Callables that are not Python functions: builtin functions, classes and methods. */
export const enum Builtin {
  PRINT = 1,
  LEN = 2,
  RANGE = 3,
  INT = 4,
  FLOAT = 5,
  STR = 6,
  BOOL = 7,
  ABS = 8,
  MIN = 9,
  MAX = 10,
  SUM = 11,
  ROUND = 12,
  REPR = 13,
  ENUMERATE = 14,
  LIST = 15,
  TUPLE = 16,
  SORTED = 17,
  LIST_APPEND = 20,
  LIST_POP = 21,
  LIST_INSERT = 22,
  /** LIST_INDEX and LIST_COUNT are also the methods of a tuple. */
  LIST_INDEX = 23,
  LIST_COUNT = 24,
  LIST_EXTEND = 25,
  LIST_REMOVE = 26,
  LIST_CLEAR = 27,
  LIST_REVERSE = 28,
  LIST_SORT = 29,
  THREAD = 32,
  THREAD_START = 33,
  THREAD_JOIN = 34,
  THREAD_IS_ALIVE = 35,
  CURRENT_THREAD = 36,
  ACTIVE_COUNT = 37,
  GET_IDENT = 38,
  TIME_SLEEP = 48,
  TIME_TIME = 49,
  TIME_PERF_COUNTER = 50,
  TIME_MONOTONIC = 51,
  DATETIME_NOW = 64,
  TIMEDELTA_TOTAL_SECONDS = 65,
  SYS_SETSWITCHINTERVAL = 80,
  SYS_GETSWITCHINTERVAL = 81,
  SYS_SETCHECKINTERVAL = 82,
  SYS_GETCHECKINTERVAL = 83,
  LOCK = 96,
  LOCK_ACQUIRE = 97,
  LOCK_RELEASE = 98,
  LOCK_LOCKED = 99,
  EVENT = 100,
  EVENT_SET = 101,
  EVENT_CLEAR = 102,
  EVENT_IS_SET = 103,
  EVENT_WAIT = 104,
  SEMAPHORE = 105,
  SEMAPHORE_ACQUIRE = 106,
  SEMAPHORE_RELEASE = 107,
  BARRIER = 108,
  BARRIER_WAIT = 109,
  QUEUE = 112,
  QUEUE_PUT = 113,
  QUEUE_GET = 114,
  QUEUE_QSIZE = 115,
  QUEUE_EMPTY = 116,
  QUEUE_FULL = 117,
  QUEUE_TASK_DONE = 118,
  QUEUE_JOIN = 119,
  OS_PIPE = 144,
  OS_READ = 145,
  OS_WRITE = 146,
  OS_CLOSE = 147,
  OS_GETPID = 148,
  OS_CPU_COUNT = 149,
  INTERPRETERS_CREATE = 160,
  INTERPRETERS_GET_CURRENT = 161,
  INTERPRETERS_GET_MAIN = 162,
  INTERPRETER = 163,
  INTERPRETER_CALL = 164,
  INTERPRETER_CALL_IN_THREAD = 165,
  INTERPRETER_CLOSE = 166,
  INTERPRETER_IS_RUNNING = 167,
  /** _interpreters.create */
  INTERPRETERS_CREATE_LEGACY = 168,
  PROCESS = 176,
  PROCESS_START = 177,
  PROCESS_JOIN = 178,
  PROCESS_IS_ALIVE = 179,
  SET_START_METHOD = 180,
  PROCESS_QUEUE = 181,
  PROCESS_QUEUE_PUT = 182,
  PROCESS_QUEUE_GET = 183,
  PROCESS_QUEUE_QSIZE = 184,
  PROCESS_QUEUE_EMPTY = 185,
  ASYNCIO_RUN = 128,
  ASYNCIO_SLEEP = 129,
  ASYNCIO_GATHER = 130,
  ASYNCIO_CREATE_TASK = 131,
}

/** Ids of the names that the machine itself uses. The compiler numbers a program's other names from FIRST on. */
export const enum Name {
  NONE = 0,
  TARGET = 1,
  ARGS = 2,
  NAME = 3,
  SEP = 4,
  END = 5,
  FLUSH = 6,
  TIMEOUT = 7,
  DAEMON = 8,
  APPEND = 16,
  POP = 17,
  START = 18,
  JOIN = 19,
  IS_ALIVE = 20,
  TOTAL_SECONDS = 21,
  SECONDS = 22,
  MICROSECONDS = 23,
  DAYS = 24,
  ACQUIRE = 25,
  RELEASE = 26,
  LOCKED = 27,
  SET = 28,
  CLEAR = 29,
  IS_SET = 30,
  WAIT = 31,
  BLOCKING = 32,
  VALUE = 33,
  N = 34,
  REVERSE = 35,
  PUT = 36,
  GET = 37,
  QSIZE = 38,
  EMPTY = 39,
  MAXSIZE = 40,
  BLOCK = 41,
  INSERT = 42,
  INDEX = 43,
  COUNT = 44,
  EXTEND = 45,
  REMOVE = 46,
  SORT = 47,
  PARTIES = 48,
  N_WAITING = 49,
  FULL = 50,
  TASK_DONE = 51,
  CALL = 52,
  CALL_IN_THREAD = 53,
  CLOSE = 54,
  ID = 55,
  IS_RUNNING = 56,
  PID = 57,
  EXITCODE = 58,
  DELAY = 59,
  RESULT = 60,
  IDENT = 61,
  NATIVE_ID = 62,
  FIRST = 64,
}

/**
 * How the host writes a float's digits. A packed format consists of a kind, an optional ALTERNATE and a precision. FloatLayout has their
 * bits. The packed format 0 is repr().
 */
export const enum FloatFormat {
  /** The fewest digits that read back as the same float. */
  REPR = 0,
  FIXED = 1,
  EXPONENT = 2,
  GENERAL = 3,
  /** GENERAL, but the text always has a decimal point or an exponent. */
  GENERAL_FLOAT = 4,
  ALTERNATE = 8,
}

/** The bits of a packed FloatFormat. */
export const enum FloatLayout {
  KIND_MASK = 7,
  PRECISION_SHIFT = 4,
  /** The largest useful precision. Beyond it, every digit of a double is 0. */
  MOST_PRECISION = 1100,
}

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
}

/**
 * Why a thread ended with an error. Each trap has two operands, a and b, and some traps have a text. The host makes Python's message from
 * the operands and the text.
 */
export const enum Trap {
  NONE = 0,
  /** a: name id */
  NAME_ERROR = 1,
  /** a: index of the local */
  UNBOUND_LOCAL = 2,
  /** a: Operator, b: left tag | right tag << 8 */
  BINARY_TYPE = 3,
  /** a: Comparison mask, b: left tag | right tag << 8 */
  COMPARE_TYPE = 4,
  /** a: tag of the value */
  NOT_CALLABLE = 5,
  /** a: function index, b: number of arguments given */
  ARGUMENT_COUNT = 6,
  /** a: tag of the object, b: name id of the attribute */
  ATTRIBUTE = 7,
  /** a: Operator, b: 1 if one operand is a float */
  ZERO_DIVISION = 8,
  /** the result does not fit in 64 bits. a: Operator */
  INT_OVERFLOW = 9,
  /** a: tag of the sequence, b: 1 in an assignment, 2 in pop(), else 0 */
  INDEX = 10,
  RECURSION = 11,
  MEMORY = 12,
  CANT_START_THREAD = 13,
  THREAD_STARTED_TWICE = 14,
  JOIN_BEFORE_START = 15,
  JOIN_SELF = 16,
  /** a: tag of the value */
  NOT_ITERABLE = 17,
  /** a: expected number of items, b: actual number */
  UNPACK = 18,
  /** a: Builtin, b: tag of the argument that it does not accept */
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
  /** an unexpected or repeated keyword argument. a: function index, b: name id */
  KEYWORD = 27,
  /** a: tag of the object that does not support item assignment, b: tag of the index */
  STORE_TYPE = 28,
  /** the operator `in` does not accept its operands. a: tag of the container, b: tag of the item */
  CONTAINS_TYPE = 29,
  /** a: tag of the object that `with` cannot acquire */
  CONTEXT = 30,
  RELEASE_UNLOCKED = 31,
  SLICE_TYPE = 32,
  QUEUE_EMPTY = 33,
  QUEUE_FULL = 34,
  /**
   * the value after * in a call is not iterable. a: tag of the value. b: 0 if the call has other positional arguments, else tag of the
   * callable | number of the callable << 8.
   */
  STAR_TYPE = 35,
  /** a: InterpreterReason, b: id of the interpreter. EXPECTED_CALLABLE and CONFIG have a text instead of b. */
  INTERPRETER = 36,
  /** the trap's text is str() of the value that cannot go to another interpreter */
  NOT_SHAREABLE = 37,
  /** concurrent.interpreters.ExecutionFailed. The thread's `cause` has the original error. */
  EXECUTION_FAILED = 38,
  /** a: errno */
  OS_ERROR = 39,
  /** a: ProcessReason */
  PROCESS = 40,
  /** a: PickleReason, b: tag of the value that cannot be copied into another process */
  PICKLE = 41,
  /** a: tag of the value that cannot be awaited */
  AWAIT_TYPE = 42,
  /** an error of asyncio, usually RuntimeError. b: AsyncioReason */
  ASYNCIO = 43,
  /** RuntimeError. a: DaemonReason */
  DAEMON = 44,
  /** a: tag of the object, b: name id of the attribute */
  STORE_ATTRIBUTE = 45,
}

/** Why Thread.daemon cannot be set. */
export const enum DaemonReason {
  /** The thread has been started. */
  ACTIVE = 1,
  /** Only the main interpreter may have daemon threads. This reason is for Thread(daemon=True); DISABLED is for t.daemon = True. */
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
  /** TypeError, as in Interpreter('1') */
  ID_TYPE = 8,
  /** TypeError, as in call(3) */
  EXPECTED_CALLABLE = 9,
  /** ValueError: no configuration has this name, as in create('lega') */
  CONFIG = 10,
}

/** The reason in an error of asyncio. */
export const enum AsyncioReason {
  /** asyncio.run() in a coroutine */
  LOOP_IS_RUNNING = 1,
  NO_RUNNING_LOOP = 2,
  /** ValueError in run(), TypeError in create_task(); the trap's text is repr() of the argument */
  NOT_A_COROUTINE = 3,
  /** an argument of gather() that cannot be awaited */
  NOT_AWAITABLE = 4,
  AWAITED_BEFORE = 5,
  BEING_AWAITED = 6,
  AWAITS_ITSELF = 7,
  OTHER_LOOP = 8,
  DELAY_NAN = 9,
  CANCELLED = 10,
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
  /** as in (-8) ** 0.5 */
  COMPLEX_RESULT = 10,
  /** OverflowError, as in 2.0 ** 10000 */
  FLOAT_OVERFLOW = 11,
  /** OverflowError, as in sleep(1e18) */
  SECONDS_RANGE = 12,
  /** as in acquire(False, 1) */
  TIMEOUT_WITHOUT_BLOCKING = 13,
  TIMEOUT_NEGATIVE = 14,
  SEMAPHORE_VALUE = 15,
  SEMAPHORE_RELEASE = 16,
  SLICE_STEP_ZERO = 17,
  /** as in 256 in b'' */
  BYTE_RANGE = 18,
  /** as in int(b'x') */
  NOT_A_NUMBER_BYTES = 19,
  NOT_IN_LIST = 20,
  NOT_IN_TUPLE = 21,
  LIST_MODIFIED = 22,
  TASK_DONE_TOO_OFTEN = 23,
  /** OverflowError, as in os.read(2**40, 1) */
  C_INT = 24,
  /** as in sleep(nan) */
  SECONDS_NAN = 25,
  /** OverflowError, as in sleep(10**18) */
  SECONDS_LARGE = 26,
  /** OverflowError: multiprocessing waits with poll(), which counts ms in a C int */
  POLL_LARGE = 27,
  /** as in queue.Queue.get(timeout=-1) */
  QUEUE_TIMEOUT_NEGATIVE = 28,
}

/** The reason in an error of multiprocessing. */
export const enum ProcessReason {
  STARTED_TWICE = 1,
  NOT_STARTED = 2,
  /** The limit of live processes or of created processes is reached. */
  TOO_MANY = 3,
  TOO_MANY_QUEUES = 4,
  /** A child starts a process while it imports the module. */
  BOOTSTRAPPING = 5,
  /** only "spawn" is available; the trap's text is the requested method */
  START_METHOD = 6,
}

/** Why a value cannot be copied into another process. */
export const enum PickleReason {
  TYPE = 1,
  /** a queue inside an item of a queue */
  QUEUE = 2,
  /** lists that are nested too deeply */
  NESTING = 3,
}
