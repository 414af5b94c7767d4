// The kinds of values. The compilers of machine and host (asc, tsc) both read this file, so it contains only plain numbers.

/**
 * The tag of a cell: the kind of its value. For the tags below STR the payload is the value itself. From STR on the payload is the
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
  /** NotImplemented; no payload */
  NOT_IMPLEMENTED = 9,
  /** `...`; no payload */
  ELLIPSIS = 10,
  /** a traceback, into which programs cannot look; no payload */
  TRACEBACK = 11,
  STR = 16,
  LIST = 17,
  TUPLE = 18,
  RANGE = 19,
  /** an iterator over a range */
  RANGE_ITERATOR = 20,
  /** an iterator over a container, a str or bytes, or an instance with `__getitem__`; also an enumerate() */
  ITERATOR = 21,
  THREAD = 22,
  LOCK = 23,
  /** a Lock or RLock that a `with` on this stack has acquired; never a Python value */
  GUARD = 26,
  SIMPLE_QUEUE = 27,
  BYTES = 28,
  /** a concurrent.interpreters.Interpreter */
  INTERPRETER = 30,
  PROCESS = 31,
  /** multiprocessing.Queue */
  PROCESS_QUEUE = 32,
  /** a variable of a function that an inner function uses too; never a Python value */
  CELL = 36,
  /** a function object: a function with captured variables, computed defaults or attributes */
  CLOSURE = 37,
  /** a bound method: an object and a callable */
  METHOD = 38,
  CLASS = 39,
  INSTANCE = 40,
  /** an instance of an exception class */
  EXCEPTION = 41,
  DICT = 42,
  SET = 43,
  FROZENSET = 44,
  /** an int that does not fit in 64 bits */
  BIGINT = 45,
  GENERATOR = 46,
  /** keys(), values() or items() of a dict */
  VIEW = 47,
  PROPERTY = 48,
  STATIC_METHOD = 49,
  CLASS_METHOD = 50,
  SLICE = 51,
  /** an iterator over iterators: zip, map, filter and so on */
  TOOL = 52,
  SUPER = 53,
  DEQUE = 54,
  RLOCK = 55,
  COROUTINE = 60,
  ASYNC_GENERATOR = 61,
  /** the result of `__anext__`, asend(), athrow() or aclose() of an asynchronous generator */
  ASYNC_STEP = 62,
  /** the result of `__await__` of a coroutine */
  AWAIT_WRAPPER = 63,
}
