// The instructions of the virtual machine. The compilers of machine and host (asc, tsc) both read this file, so it contains only plain
// numbers.
//
// An instruction is one u32: the opcode in the low byte, a signed argument ("arg") in the upper 24 bits. An instruction that CPython 3.13
// also has (module dis) has CPython's name. An instruction ticks if CPython 2.7 counts it as part of the check interval. In the
// Python/ceval.c of CPython 2.7, such an instruction ends in DISPATCH and not in FAST_DISPATCH. The table in docs/eval-breaker.md shows
// which instructions tick and which check the eval breaker.

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
  /** ends the function and pushes the popped value on the caller's stack */
  RETURN_VALUE = 10, // value --

  // The host replaces the opcodes of RESUME, JUMP_BACKWARD and RETURN_VALUE by these where it has compiled the code to Wasm. After the
  // instruction, the compiled code goes on. ---
  RESUME_COMPILED = 11,
  JUMP_BACKWARD_COMPILED = 12,
  RETURN_VALUE_COMPILED = 13,

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
  /**
   * arg: name id. Keeps the object on the stack beneath the arguments, so CALL counts the object as an argument. If the attribute is not a
   * method, the instruction pushes an unset cell and the attribute instead. CALL then calls the attribute without the object.
   */
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
  /** joins strs, and ints in base 10, to one str: the arg values on top of the stack */
  BUILD_STRING = 36, // s1 … sn -- str
  /** converts a value to a str, as format(value) does. arg 1: leaves an int of 64 bits to the BUILD_STRING that follows */
  FORMAT_VALUE = 37, // value -- str
  /** arg 1: str(), 2: repr(), 3: ascii() */
  CONVERT_VALUE = 38, // value -- str
  BINARY_SUBSCR = 39, // container index -- value
  STORE_SUBSCR = 40, // value container index --
  /** unpacks a sequence of exactly arg items; the first item becomes the top */
  UNPACK_SEQUENCE = 41, // sequence -- an … a1
  /** raises AssertionError; with arg 1, the value on the stack is its argument */
  RAISE_ASSERTION = 42,
  DELETE_FAST = 43,
  /**
   * begins a `with`: calls `__enter__` and leaves the bound `__exit__` as the exit. For a Lock or RLock, acquires the lock and leaves a
   * guard as the exit. Unwinding past a guard releases the guard's lock.
   */
  BEFORE_WITH = 44, // manager -- exit result
  /** ends a `with` without an error: calls the exit, or releases the guard's lock. Then checks the eval breaker, as CPython's CALL does. */
  EXIT_WITH = 45, // exit -- result
  /** container[start:stop:step]; an omitted part is None */
  BINARY_SLICE = 46, // container start stop step -- value
  /**
   * `*iterable` in a call: appends the iterable's items to the list of arguments. arg 1: the call has no other positional argument. In that
   * case the TypeError for a value that is not iterable names the callable, as in CPython.
   */
  LIST_EXTEND = 47, // callable list iterable -- callable list
  /**
   * calls with the positional arguments in a list. If the callable is a method, the list's first item is the object. arg: as in CALL_KW,
   * but the whole list counts as one argument.
   */
  CALL_FUNCTION_EX = 48, // callable list k1 … km -- value
  /** an early instruction of a generator function or an `async def`: turns the frame into an object and returns it. arg: FrameKind */
  RETURN_GENERATOR = 49,
  /** converts a value to a str, as format(value, specification) does; the specification is a str */
  FORMAT_WITH_SPEC = 52, // value specification -- str
  /** arg: name id */
  STORE_ATTR = 53, // value object --

  // --- generators ---------------------------------------------------------------------------------------------------------------------
  /** gives a value to whatever resumed the generator, and suspends the generator; later, the argument of send() replaces the value */
  YIELD_VALUE = 56, // value -- value
  /**
   * sends a value to an iterator and yields the iterator's next item; executes again each time the generator resumes, until the iterator
   * ends
   */
  YIELD_FROM = 153, // iterator value -- value
  /** ends a generator or coroutine; its StopIteration gets the popped value */
  RETURN_FROM_GENERATOR = 155, // value --
  /** `yield` in an asynchronous generator: gives a value to the `__anext__()` or asend() that resumed the generator, and ends that step */
  YIELD_ASYNC = 63, // value -- value
  /** replaces a value by the iterator that `await` runs. arg: AwaitReason for a value that cannot be awaited */
  GET_AWAITABLE = 57, // value -- iterator
  GET_AITER = 58, // iterable -- iterator
  /** pushes the awaitable that `__anext__` returns */
  GET_ANEXT = 59, // iterator -- iterator awaitable
  /** after an error in GET_ANEXT or its await: StopAsyncIteration ends the loop, and every other error propagates */
  END_ASYNC_FOR = 60, // iterator exception --
  /** begins an `async with`: calls `__aenter__`. The exit is the bound `__aexit__`. */
  BEFORE_ASYNC_WITH = 61, // manager -- exit result
  /** `yield from`: as GET_ITER, but in a generator that types.coroutine() made, the iterable may also be a coroutine */
  GET_YIELD_FROM_ITER = 62, // iterable -- iterator
  /**
   * runs an imported module, unless the module has run or this thread runs it already: calls the module's function. While another thread
   * runs the module, waits. The pushed value is None. arg: the global that holds the module's state (vm/eval/imports.ts)
   */
  IMPORT_NAME = 160, // -- value
  /** pops a module's state and pushes global[arg] of that module; ImportError if the global is unset */
  IMPORT_FROM = 161, // state -- value
  /** pushes whether global[arg] is set */
  GLOBAL_IS_SET = 162, // -- bool
  // --- dicts and sets ---
  /** arg: number of pairs */
  BUILD_MAP = 120, // k1 v1 … kn vn -- dict
  BUILD_SET = 121, // a1 … an -- set
  /** pops a key and a value and adds them to a dict: after the pops, the dict is the arg-th value from the top (1 = top) */
  MAP_ADD = 122, // key value --
  /** pops a value and adds it to a set: after the pop, the set is the arg-th value from the top */
  SET_ADD = 123, // value --
  /** `**mapping` in a display: adds the items of the mapping to the dict */
  DICT_UPDATE = 124, // dict mapping -- dict
  /** `*iterable` in a display: adds the items of the iterable to the set; arg 1: one by one, without making room first */
  SET_UPDATE = 125, // set iterable -- set
  // --- instructions of `try`, `with` and `class`. An instruction ticks only if its comment contains "ticks". The table of handlers is at
  // IMAGE_HANDLERS. ---
  /**
   * with arg 0, raises the handled exception again; with 1, raises the top value; with 2, raises the value below the top, whose cause is
   * the top
   */
  RAISE_VARARGS = 164, // exception cause --
  /** begins a handler: the exception becomes the handled one; pushes the one that was handled before (`previous`) beneath it */
  PUSH_EXC_INFO = 165, // exception -- previous exception
  /** ends a handler: the exception that was handled before (`previous`) becomes the handled one again */
  POP_EXCEPT = 166, // previous --
  /** raises the exception on the stack again, without a new entry in its traceback */
  RERAISE = 167, // exception --
  /** pushes whether an exception is an instance of a class or of a class in a tuple; ticks */
  CHECK_EXC_MATCH = 168, // exception type -- exception bool
  /** after an error in the body of a `with`: calls the exit with the exception; ticks */
  WITH_EXCEPT_START = 169, // exit, previous, exception -- exit, previous, exception, result
  /** pushes local[arg] of a class body, or an unset cell; JUMP_IF_SET follows; ticks */
  LOAD_NAME = 170, // -- value
  /** if the top is set, jumps by arg instructions, counted from the next one; otherwise pops it */
  JUMP_IF_SET = 171, // value --
  /**
   * the last instruction of a class body: makes a class from the locals with an index below arg; local 0 is the tuple of bases; local 1 is
   * the dict of keywords, if the class statement has any; ticks
   */
  BUILD_CLASS = 172, // -- class
  /** raises TypeError if the result of `__init__` is not None */
  EXIT_INIT_CHECK = 173, // result --
  /** arg: name id; ticks */
  DELETE_ATTR = 174, // object --

  // --- fused instructions: each replaces a sequence. The host replaces the opcode of the sequence's first instruction and keeps that
  // instruction's argument. The other instructions of the sequence stay in place, so a jump into the middle works. If the operands' types
  // or the remaining ticks do not allow the fused form, the machine runs the sequence one instruction at a time. Each fused instruction
  // counts one tick; LOAD_FAST_FAST counts none. The first instruction of a sequence is LOAD_FAST up to LOAD_FAST_FAST. ---
  /** `LOAD_FAST a, LOAD_CONST b, COMPARE_OP mask, POP_JUMP_IF_FALSE to` for ints or floats */
  COMPARE_FAST_CONST_JUMP = 64,
  /** `LOAD_FAST a, LOAD_FAST b, COMPARE_OP mask, POP_JUMP_IF_FALSE to` for ints or floats */
  COMPARE_FAST_FAST_JUMP = 65,
  /** `LOAD_FAST a, LOAD_CONST b, BINARY_OP, STORE_FAST c` for ints or floats, with the operator `+` or `-` */
  ADD_FAST_CONST_STORE = 66,
  SUBTRACT_FAST_CONST_STORE = 67,
  /** `LOAD_FAST a, LOAD_FAST b, BINARY_OP, STORE_FAST c` for ints or floats, with the operator `+` or `-` */
  ADD_FAST_FAST_STORE = 68,
  SUBTRACT_FAST_FAST_STORE = 69,
  /** `LOAD_FAST a, LOAD_FAST b, BINARY_OP` for numbers */
  BINARY_FAST_FAST = 70,
  /** `LOAD_FAST a, LOAD_CONST b, BINARY_OP` for numbers */
  BINARY_FAST_CONST = 71,
  /** `LOAD_FAST b, BINARY_OP` for numbers; the left one is on the stack */
  BINARY_FAST = 72,
  /** `LOAD_FAST a, LOAD_FAST b, BINARY_SUBSCR` for a list and an int */
  SUBSCR_FAST_FAST = 73,
  /** `LOAD_FAST b, BINARY_SUBSCR` for an int; the list is on the stack */
  SUBSCR_FAST = 74,
  /** `LOAD_FAST a, LOAD_ATTR` for a value that the instance itself has */
  ATTR_FAST = 75,
  /** `LOAD_FAST a, LOAD_METHOD` for a method whose function the cache has */
  METHOD_FAST = 76,
  /** `LOAD_FAST a, STORE_ATTR` for a value that the instance itself has */
  STORE_ATTR_FAST = 77,
  /** `LOAD_FAST a, LOAD_CONST b, IS_OP, POP_JUMP_IF_FALSE to` */
  IS_FAST_CONST_JUMP = 78,
  /** `LOAD_FAST a, LOAD_FAST b` */
  LOAD_FAST_FAST = 79,
  /** `FOR_ITER, STORE_FAST a` for an iterator over a range or a list */
  FOR_ITER_STORE = 80,
  /** `BINARY_OP, STORE_FAST a` for numbers */
  BINARY_STORE = 81,
  /** `COMPARE_OP, POP_JUMP_IF_FALSE to` for ints or floats */
  COMPARE_JUMP = 82,
  /** `LOAD_CONST b, BINARY_OP` for numbers; the left one is on the stack */
  BINARY_CONST = 83,

  // --- functions. MAKE_CELL does not tick; the others do ---
  /** puts local[arg] into a new cell, because an inner function uses the variable too */
  MAKE_CELL = 104,
  /** pushes the value in the cell local[arg]; NameError or UnboundLocalError if it is unset */
  LOAD_DEREF = 105, // -- value
  STORE_DEREF = 106, // value --
  DELETE_DEREF = 107,
  /**
   * makes a function object. arg: function index << 2 | 2 if the stack has a tuple of the cells of its free variables | 1 if the stack has
   * a tuple of its computed defaults
   */
  MAKE_FUNCTION = 108, // defaults? cells? -- function
  /** unsets global[arg]; NameError if it is unset already */
  DELETE_GLOBAL = 109,
  DELETE_SUBSCR = 110, // container index --
  /** unpacks an iterable. arg: number of items before the list | number of items after the list << 8; the first item becomes the top */
  UNPACK_EX = 111, // iterable -- an … list … a1
  LIST_TO_TUPLE = 112, // list -- tuple
  /** adds a keyword argument. arg: name id */
  KEYWORD_ADD = 114, // callable list dict value -- callable list dict
  /** `**mapping` in a call */
  DICT_MERGE = 115, // callable list dict mapping -- callable list dict
  /** calls with the positional arguments in a list, as CALL_FUNCTION_EX does, and the keyword arguments in a dict */
  CALL_EX_KW = 116, // callable list dict -- value
  // slices as targets
  STORE_SLICE = 136, // value container start stop step --
  DELETE_SLICE = 137, // container start stop step --
}

/** RETURN_GENERATOR's argument: the object that the frame becomes. */
export const enum FrameKind {
  GENERATOR = 1,
  COROUTINE = 2,
  ASYNC_GENERATOR = 3,
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
