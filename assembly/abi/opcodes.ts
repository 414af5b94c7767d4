// Compiled by asc AND by tsc: plain numbers only. The language of the virtual machine.
//
// An instruction is one u32: the opcode in the low byte, a signed argument in the upper 24 bits. The names are CPython's where
// CPython has the instruction (dis, 3.13). "Ticks" says whether CPython 2.7 counts it down on its check interval
// (Python/ceval.c: what ends in DISPATCH ticks, what ends in FAST_DISPATCH does not). docs/eval-breaker.md has the table of what ticks and of
// what checks the eval breaker.

export const enum Op {
  // --- no tick ------------------------------------------------------- stack before -- after
  NOP = 0,
  /** push local[arg]; UnboundLocalError if unset */
  LOAD_FAST = 1, // -- value
  /** local[arg] = pop */
  STORE_FAST = 2, // value --
  /** push constant[arg] */
  LOAD_CONST = 3, // -- value
  POP_TOP = 4, // value --
  /** push a copy of the arg-th from the top (1 = top) */
  COPY = 5, // -- value
  /** exchange the top with the arg-th from the top */
  SWAP = 6,
  /** pop; jump by arg instructions (from the next one) if it is false; it ticks if the value is not a bool */
  POP_JUMP_IF_FALSE = 7, // value --
  POP_JUMP_IF_TRUE = 8, // value --
  /** jump by arg instructions, from the next one; never backwards */
  JUMP_FORWARD = 9,
  /** end of a function: its value becomes the caller's */
  RETURN_VALUE = 10, // value --

  // --- these tick -----------------------------------------------------
  /** checks the eval breaker, then jumps by arg (negative) instructions, from the next one */
  JUMP_BACKWARD = 16,
  /** the first instruction of a function; checks the eval breaker */
  RESUME = 17,
  /** push global[arg]; NameError if unset */
  LOAD_GLOBAL = 18, // -- value
  /** global[arg] = pop */
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
  /** call with arg positional arguments; checks the eval breaker after a builtin */
  CALL = 27, // callable a1 … an -- value
  /** the same with keywords: the low 12 bits of arg count all arguments, the upper 12 bits are an index of words into the keyword tables; the keyword values come last */
  CALL_KW = 28, // callable a1 … an k1 … km -- value
  /** arg: name id. A method is pushed with its object beneath the arguments, so CALL's count includes the object. */
  LOAD_METHOD = 29, // object -- method object
  /** arg: name id */
  LOAD_ATTR = 30, // object -- value
  GET_ITER = 31, // iterable -- iterator
  /** push the next item, or pop the iterator and jump by arg */
  FOR_ITER = 32, // iterator -- iterator item
  BUILD_LIST = 33, // a1 … an -- list
  BUILD_TUPLE = 34, // a1 … an -- tuple
  /** append the top to the list that is the arg-th from the top (after the pop, 1 = top) */
  LIST_APPEND = 35, // value --
  /** arg strings into one */
  BUILD_STRING = 36, // s1 … sn -- str
  /** value to str as format() does it without a specification */
  FORMAT_VALUE = 37, // value -- str
  /** arg 1: str(), 2: repr(), 3: ascii() */
  CONVERT_VALUE = 38, // value -- str
  BINARY_SUBSCR = 39, // container index -- value
  STORE_SUBSCR = 40, // value container index --
  /** unpack a sequence of exactly arg items, first on top */
  UNPACK_SEQUENCE = 41, // sequence -- an … a1
  /** AssertionError; arg 1: with the message on the stack */
  RAISE_ASSERTION = 42,
  DELETE_FAST = 43,
  /** `with`: acquires a Lock or Semaphore and leaves a guard in its place, which unwinding releases too */
  BEFORE_WITH = 44, // manager -- guard
  /** ends a `with`: releases the lock of its guard, then checks the eval breaker, as CPython does after the call of `__exit__` */
  EXIT_WITH = 45, // guard --
  /** container[start:stop:step]; what is not written is None */
  BINARY_SLICE = 46, // container start stop step -- value
  /** `*iterable` among a call's arguments: appends what it yields to the list of those before; arg 1: it is the only one */
  LIST_EXTEND = 47, // callable list iterable -- callable list
  /** call with the positional arguments that a list holds, a method's object first; arg as CALL_KW's, counting the list as one argument */
  CALL_FUNCTION_EX = 48, // callable list k1 … km -- value
  /** the first instruction of an `async def`: makes a coroutine of the frame, which ends, and returns it */
  RETURN_GENERATOR = 49,
  /** `await`: suspends the task, and is run again when it goes on, until there is a value */
  AWAIT = 50, // awaitable -- awaitable value
  /** the end of `await` */
  END_SEND = 51, // awaitable value -- value
  /** value to str as format() does it with a specification, which is a str */
  FORMAT_WITH_SPEC = 52, // value specification -- str
  /** arg: name id */
  STORE_ATTR = 53, // value object --

  // --- fused: placed by the host over the first of its instructions, whose argument it keeps. The others stay where they are, so jumping
  // into the middle works, and where types or ticks do not fit it runs as its first instruction. ---------------
  /** LOAD_FAST a, LOAD_CONST b, COMPARE_OP mask, POP_JUMP_IF_FALSE to: ints or floats. One tick. */
  COMPARE_FAST_CONST_JUMP = 64,
  /** LOAD_FAST a, LOAD_FAST b, COMPARE_OP mask, POP_JUMP_IF_FALSE to. One tick. */
  COMPARE_FAST_FAST_JUMP = 65,
  /** LOAD_FAST a, LOAD_CONST b, BINARY_OP + or -, STORE_FAST c: ints or floats. One tick. */
  ADD_FAST_CONST_STORE = 66,
  SUBTRACT_FAST_CONST_STORE = 67,
  /** LOAD_FAST a, LOAD_FAST b, BINARY_OP + or -, STORE_FAST c. One tick. */
  ADD_FAST_FAST_STORE = 68,
  SUBTRACT_FAST_FAST_STORE = 69,
  /** FOR_ITER over a range, STORE_FAST a. One tick. */
  FOR_ITER_RANGE_STORE = 70,
}

/** BINARY_OP's argument: CPython's NB_ numbers for those that exist here; in-place ones are the same with INPLACE added. */
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

/** COMPARE_OP's argument: which outcomes make it true, as in CPython 3.12's masks. */
export const enum Comparison {
  LESS = 1,
  EQUAL = 2,
  GREATER = 4,
  LESS_EQUAL = 3,
  NOT_EQUAL = 5,
  GREATER_EQUAL = 6,
}

/** Kinds of value: a cell's tag. Up to DATE the payload is the value; from STR on it is the address of an object with a reference count. */
export const enum Tag {
  UNSET = 0,
  NONE = 1,
  /** payload 0 or 1 */
  BOOL = 2,
  /** i64 */
  INT = 3,
  /** f64 */
  FLOAT = 4,
  /** index of the function */
  FUNCTION = 5,
  /** Builtin */
  BUILTIN = 6,
  /** i64 µs since 1970, local time */
  DATETIME = 7,
  /** i64 µs */
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
  /** never a Python value: a Lock or Semaphore that a `with` on this stack has acquired */
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
  /** what asyncio.gather() returns */
  GATHERING = 35,
}

/** What can be called and is not a Python function. */
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
  /** index() and count() are a tuple's too */
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

/** Names the machine itself knows; the compiler numbers a program's other names from FIRST on. */
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

/** How the host writes a float's digits: a kind, perhaps in the alternate form, with a precision (FloatLayout). 0 is repr(). */
export const enum FloatFormat {
  /** The fewest digits that read back as the same float. */
  REPR = 0,
  FIXED = 1,
  EXPONENT = 2,
  GENERAL = 3,
  /** The same, but always with a point or an exponent. */
  GENERAL_FLOAT = 4,
  ALTERNATE = 8,
}

/** Where the parts of a packed FloatFormat are. */
export const enum FloatLayout {
  KIND_MASK = 7,
  PRECISION_SHIFT = 4,
  /** No double has a digit other than 0 beyond these. */
  MOST_PRECISION = 1100,
}

/** What is wrong with a format specification, or with what it formats. */
export const enum FormatReason {
  /** with the specification's text */
  INVALID = 1,
  TOO_MANY_DIGITS = 2,
  COMMA_AND_UNDERSCORE = 3,
  MISSING_PRECISION = 4,
  COMMA = 5,
  UNDERSCORE = 6,
  UNKNOWN_CODE = 7,
  /** a type that takes no specification */
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
  // of `text % values`
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

/** Why a thread ended before its time. The operands a and b go with it; the host turns the three into Python's own words. */
export const enum Trap {
  NONE = 0,
  /** a: name id */
  NAME_ERROR = 1,
  /** a: local's index */
  UNBOUND_LOCAL = 2,
  /** a: Operator, b: left tag | right tag << 8 */
  BINARY_TYPE = 3,
  /** a: Comparison mask, b: tags */
  COMPARE_TYPE = 4,
  /** a: tag */
  NOT_CALLABLE = 5,
  /** a: function index, b: arguments given */
  ARGUMENT_COUNT = 6,
  /** a: tag, b: name id */
  ATTRIBUTE = 7,
  /** a: Operator, b: 1 if one side is a float */
  ZERO_DIVISION = 8,
  /** a: Operator: the result does not fit in 64 bits */
  INT_OVERFLOW = 9,
  /** a: tag, b: 1 in an assignment, 2 in pop() */
  INDEX = 10,
  RECURSION = 11,
  MEMORY = 12,
  CANT_START_THREAD = 13,
  THREAD_STARTED_TWICE = 14,
  JOIN_BEFORE_START = 15,
  JOIN_SELF = 16,
  /** a: tag */
  NOT_ITERABLE = 17,
  /** a: expected, b: got */
  UNPACK = 18,
  /** a: Builtin, b: tag of what it did not like */
  BUILTIN_TYPE = 19,
  /** a: Builtin, b: arguments given */
  BUILTIN_COUNT = 20,
  /** a: Builtin, b: name id */
  BUILTIN_KEYWORD = 21,
  /** a: Builtin, b: reason (ValueReason) */
  VALUE = 22,
  /** a: address of the message string or 0 */
  ASSERTION = 23,
  /** a: Op, b: tag: unary operators */
  UNARY_TYPE = 24,
  /** a: tag of the container, b: tag of the index */
  SUBSCRIPT_TYPE = 25,
  /** a: FormatReason | index of a character in the text << 8, b: tag of the value | the type's code point << 8 */
  FORMAT = 26,
  /** a: function index, b: name id: unexpected or repeated keyword argument */
  KEYWORD = 27,
  /** a: tag of what does not support item assignment, b: tag of the index */
  STORE_TYPE = 28,
  /** in: a: tag of the container, b: tag of the item */
  CONTAINS_TYPE = 29,
  /** a: tag of what `with` cannot acquire */
  CONTEXT = 30,
  RELEASE_UNLOCKED = 31,
  SLICE_TYPE = 32,
  QUEUE_EMPTY = 33,
  QUEUE_FULL = 34,
  /** what stands after * in a call is no iterable. a: its tag, b: tag of the callable | its number << 8, 0 if it is not the only argument */
  STAR_TYPE = 35,
  /** a: InterpreterReason, b: id of the interpreter; or, for EXPECTED_CALLABLE and CONFIG, the text that goes with it */
  INTERPRETER = 36,
  /** the text that goes with it: str() of what cannot go to another interpreter */
  NOT_SHAREABLE = 37,
  /** concurrent.interpreters.ExecutionFailed: the thread's cause says of what */
  EXECUTION_FAILED = 38,
  /** a: errno */
  OS_ERROR = 39,
  /** a: ProcessReason */
  PROCESS = 40,
  /** a: PickleReason, b: tag of what cannot be copied into another process */
  PICKLE = 41,
  /** a: tag of what cannot be awaited */
  AWAIT_TYPE = 42,
  /** RuntimeError or the like: b: AsyncioReason */
  ASYNCIO = 43,
  /** RuntimeError: a: DaemonReason */
  DAEMON = 44,
  /** a: tag, b: name id */
  STORE_ATTRIBUTE = 45,
}

/** Why a thread cannot become a daemon, or stop being one. */
export const enum DaemonReason {
  /** It has been started. */
  ACTIVE = 1,
  /** Thread(daemon=True), and t.daemon = True, in an interpreter besides the main one. */
  DISABLED_IN_CONSTRUCTOR = 2,
  DISABLED = 3,
}

/** What an InterpreterError says. */
export const enum InterpreterReason {
  NOT_FOUND = 1,
  ALREADY_RUNNING = 2,
  /** close() of one that runs */
  RUNNING = 3,
  /** close() of the one that it is called in */
  CURRENT = 4,
  /** The main one can neither be called nor closed. */
  CALL_MAIN = 5,
  CLOSE_MAIN = 6,
  NO_PLACE = 7,
  /** TypeError: Interpreter('1') */
  ID_TYPE = 8,
  /** TypeError: call(3) */
  EXPECTED_CALLABLE = 9,
  /** ValueError: create('lega') */
  CONFIG = 10,
}

/** What asyncio does not like. */
export const enum AsyncioReason {
  /** of asyncio.run() in a coroutine */
  LOOP_IS_RUNNING = 1,
  NO_RUNNING_LOOP = 2,
  /** ValueError of run(), TypeError of create_task(); the text is the repr() of what was given */
  NOT_A_COROUTINE = 3,
  /** of gather() */
  NOT_AWAITABLE = 4,
  AWAITED_BEFORE = 5,
  BEING_AWAITED = 6,
  AWAITS_ITSELF = 7,
  OTHER_LOOP = 8,
  DELAY_NAN = 9,
  CANCELLED = 10,
}

/** What a ValueError says. */
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
  /** (-8) ** 0.5 */
  COMPLEX_RESULT = 10,
  /** OverflowError: 2.0 ** 10000 */
  FLOAT_OVERFLOW = 11,
  /** OverflowError: sleep(1e18) */
  SECONDS_RANGE = 12,
  /** acquire(False, 1) */
  TIMEOUT_WITHOUT_BLOCKING = 13,
  TIMEOUT_NEGATIVE = 14,
  SEMAPHORE_VALUE = 15,
  SEMAPHORE_RELEASE = 16,
  SLICE_STEP_ZERO = 17,
  /** 256 in b'' */
  BYTE_RANGE = 18,
  /** int(b'x') */
  NOT_A_NUMBER_BYTES = 19,
  NOT_IN_LIST = 20,
  NOT_IN_TUPLE = 21,
  LIST_MODIFIED = 22,
  TASK_DONE_TOO_OFTEN = 23,
  /** OverflowError: os.read(2**40, 1) */
  C_INT = 24,
  /** sleep(nan) */
  SECONDS_NAN = 25,
  /** OverflowError: sleep(10**18) */
  SECONDS_LARGE = 26,
  /** OverflowError: poll(), which multiprocessing waits with, counts ms in a C int */
  POLL_LARGE = 27,
  /** queue.Queue.get(timeout=-1) */
  QUEUE_TIMEOUT_NEGATIVE = 28,
}

/** What went wrong with a process. */
export const enum ProcessReason {
  STARTED_TWICE = 1,
  NOT_STARTED = 2,
  /** As many as can live at once, or as a run can make. */
  TOO_MANY = 3,
  TOO_MANY_QUEUES = 4,
  /** A child starts a process while it imports the module. */
  BOOTSTRAPPING = 5,
  /** with the method's name: only spawn is there */
  START_METHOD = 6,
}

/** Why a value cannot be copied into another process. */
export const enum PickleReason {
  TYPE = 1,
  /** a queue as an item of a queue */
  QUEUE = 2,
  /** lists in lists, too deep */
  NESTING = 3,
}
