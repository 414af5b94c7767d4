// The fields of each kind of object, as offsets from its address. Every object starts with its reference count and its kind
// (abi/layout.ts).

/** A list: u32 length, u32 capacity, u32 address of the items, i32 lock. The items are cells in a block of their own. */
export const LIST_LENGTH: usize = 8
export const LIST_CAPACITY: usize = 12
export const LIST_ITEMS: usize = 16
export const LIST_LOCK: usize = 20
/**
 * The address of the ThreadState of the thread that is writing the list's repr(); 0 for none. If that thread meets the same list inside the
 * list, it writes [...].
 */
export const LIST_SHOWN_BY: usize = 24
export const LIST_SIZE: usize = 32

/** A range: i64 start, stop, step and number of items. */
export const RANGE_START: usize = 8
export const RANGE_STOP: usize = 16
export const RANGE_STEP: usize = 24
export const RANGE_LENGTH: usize = 32
export const RANGE_SIZE: usize = 48

/** A range's iterator: i64 next item, step, number of items left. */
export const RANGE_ITERATOR_NEXT: usize = 8
export const RANGE_ITERATOR_STEP: usize = 16
export const RANGE_ITERATOR_LEFT: usize = 24
export const RANGE_ITERATOR_SIZE: usize = 32

/**
 * Any other iterator: its position, then the cell of the iterable. The position is a u32 index, a u32 byte offset in a str, or the i64
 * number of the next item of enumerate().
 */
export const ITERATOR_POSITION: usize = 8
export const ITERATOR_OVER: usize = 16
/**
 * Words that only an iterator over a dict, set, view or deque has. ITERATOR_EXPECTED: the length of the dict or set at the start, -1 after
 * it changed; for a deque, its number of changes at the start. ITERATOR_LEFT: the number of items left, -1 after the end. ITERATOR_LEFT is
 * the second word of the iterable's cell.
 */
export const ITERATOR_EXPECTED: usize = 12
export const ITERATOR_LEFT: usize = 20
export const ITERATOR_SIZE: usize = 32

/** A threading.Thread: i32 number in its default name, i32 handle (os/handle.ts), the cells of its target and its arguments. */
export const THREAD_OBJECT_NUMBER: usize = 8
export const THREAD_OBJECT_HANDLE: usize = 12
export const THREAD_OBJECT_TARGET: usize = 16
export const THREAD_OBJECT_ARGS: usize = 32
/** The cell of the thread's name, a str; None if the thread has the default name, which consists of the number and the target. */
export const THREAD_OBJECT_NAME: usize = 48
/** The cell of the program's `daemon` argument, which may be any value. */
export const THREAD_OBJECT_DAEMON: usize = 64
export const THREAD_OBJECT_SIZE: usize = 80

/**
 * A Lock or RLock: the words in which os/locks.ts keeps its state, aligned to 16 bytes. The words beside them are those of os/lock-events.ts.
 */
export const LOCK_WORDS: usize = 16
export const LOCK_SIZE: usize = 64

/** An Interpreter: i32 id. */
export const INTERPRETER_ID: usize = 8
export const INTERPRETER_SIZE: usize = 16

/**
 * A queue.SimpleQueue: the words of a semaphore that counts its items (os/locks.ts), and the cell of the list of items. The other words are
 * those of os/lock-events.ts.
 */
export const SIMPLE_QUEUE_FILLED: usize = 16
export const SIMPLE_QUEUE_LIST: usize = 32
export const SIMPLE_QUEUE_SIZE: usize = 64

/**
 * A multiprocessing.Process: i32 number in its default name, i32 index of the process in the hub, the cells of its target, arguments and
 * name. The index is 0 before start() and -1 during start().
 */
export const PROCESS_OBJECT_NUMBER: usize = 8
export const PROCESS_OBJECT_INDEX: usize = 12
export const PROCESS_OBJECT_TARGET: usize = 16
export const PROCESS_OBJECT_ARGS: usize = 32
export const PROCESS_OBJECT_NAME: usize = 48
export const PROCESS_OBJECT_SIZE: usize = 64

/** A multiprocessing.Queue: i32 number of the queue in the hub. */
export const PROCESS_QUEUE_NUMBER: usize = 8
/** i32. 1 once this process has closed the queue. */
export const PROCESS_QUEUE_CLOSED: usize = 12
export const PROCESS_QUEUE_SIZE: usize = 16

/**
 * A dict: u32 number of items, u32 number of entries, u32 address of the table, i32 lock. An entry is an item, or the hole that a removed
 * item left behind. objects/dict-table.ts describes the table.
 */
export const DICT_LENGTH: usize = 8
export const DICT_ENTRIES: usize = 12
/** 0: the dict has no table and no entry. */
export const DICT_TABLE: usize = 16
export const DICT_LOCK: usize = 20
/** The same word as LIST_SHOWN_BY, for a dict. */
export const DICT_SHOWN_BY: usize = 24
/** u32: the number of the table's indices, a power of two, minus 1. */
export const DICT_MASK: usize = 28
/** u32: how many entries the table still has room for. */
export const DICT_ROOM: usize = 32
/** u32: the number of tables that the dict has had, so that a search notices a new one. */
export const DICT_TABLES: usize = 36
export const DICT_SIZE: usize = 48

/** A variable that an inner function captures: its cell, whose lock guards it without a GIL. */
export const CAPTURED_VALUE: usize = 16
export const CAPTURED_SIZE: usize = 32

/**
 * A function object: i32 function index, i32 lock of the attributes, u32 addresses of the tuple of its free variables' cells, of the tuple
 * of its computed defaults, and of the list of its attributes; 0 for none.
 */
export const CLOSURE_FUNCTION: usize = 8
export const CLOSURE_LOCK: usize = 12
export const CLOSURE_CELLS: usize = 16
export const CLOSURE_DEFAULTS: usize = 20
export const CLOSURE_ATTRIBUTES: usize = 24
export const CLOSURE_SIZE: usize = 32

/**
 * An instance: u32 class (the instance owns a reference), u32 address of its values, u32 number of values that there is room for, i32 lock.
 * An exception starts with the same fields. The values are cells; a value's index is that of its name in the class's keys.
 */
export const INSTANCE_CLASS: usize = 8
export const INSTANCE_VALUES: usize = 12
export const INSTANCE_CAPACITY: usize = 16
export const INSTANCE_LOCK: usize = 20
/**
 * u32, only in an instance whose class has `__del__`: twice the number of the instance among those of the heap (ages.ts); then the address
 * of the next object that waits for its finalizer. Once the finalizer has begun, bit 0 is 1.
 */
export const INSTANCE_FINALIZER: usize = 28
/**
 * The capacity of an instance whose attributes are in a dict. The word of the values then has the dict's address (eval/own-attributes.ts).
 */
export const IN_DICT: i32 = -1
export const INSTANCE_SIZE: usize = 32
/**
 * i32, only in a threading.local and its shadows (vm/eval/locals.ts): the serial number. A shadow also has the u32 address of the thread's
 * next shadow.
 */
export const LOCAL_SERIAL: usize = 24
export const LOCAL_NEXT: usize = 28
/** The size of the head below an instance's first value. The head's first word counts the attributes that the instance has got so far. */
export const INSTANCE_VALUES_HEAD: usize = 16

/** A slice: the cells of start, stop and step. */
export const SLICE_CELLS: usize = 16
export const SLICE_SIZE: usize = 64

/** A bound method: the cells of the object and of the callable. */
export const METHOD_OBJECT: usize = 16
export const METHOD_CALLABLE: usize = 32
export const METHOD_SIZE: usize = 48
/** A view, which keys(), values() or items() of a dict returned: i32 ViewKind, the cell of the dict. */
export const VIEW_KIND: usize = 8
export const VIEW_OVER: usize = 16
export const VIEW_SIZE: usize = 32

/**
 * An iterator that takes its items from other iterators or from a function: i32 kind, which is the Builtin that made it; i32 flag (1 for
 * zip(strict=True)); two cells, whose meaning depends on the kind (tools.ts); i64 position.
 */
export const TOOL_KIND: usize = 8
export const TOOL_STRICT: usize = 12
export const TOOL_FIRST: usize = 16
export const TOOL_SECOND: usize = 32
export const TOOL_POSITION: usize = 48
export const TOOL_SIZE: usize = 64
/**
 * A property: the cells of its getter, setter and deleter, in the order of PropertyPart. A static or class method: the cell of its
 * function.
 */
export const WRAPPER_CELLS: usize = 16
export const PROPERTY_SIZE: usize = 64
export const WRAPPER_SIZE: usize = 32

/** The object that super() returned: the cells of the class after which the search starts, and of the object. */
export const SUPER_CLASS: usize = 16
export const SUPER_OBJECT: usize = 32
export const SUPER_SIZE: usize = 48

/**
 * A set or frozenset: u32 number of items, u32 number of used entries (items and removed ones), u32 address of the table, i32 lock, u32
 * spare, u32 number of entries minus 1, u32 entry where pop() starts, u32 number of tables so far, i64 hash of a frozenset (-1: not
 * computed). Length and lock are at the same offsets as those of a dict.
 */
export const SET_LENGTH: usize = 8
export const SET_FILL: usize = 12
export const SET_TABLE: usize = 16
export const SET_LOCK: usize = 20
export const SET_MASK: usize = 28
export const SET_FINGER: usize = 32
export const SET_TABLES: usize = 36
export const SET_HASH: usize = 40
export const SET_SIZE: usize = 48

/**
 * A deque: u32 number of items, u32 capacity (0 or a power of two), u32 address of the items, i32 lock, u32 as LIST_SHOWN_BY, u32 place of
 * the first item, i32 maxlen (-1: none), u32 number of changes. Length and lock are at the same offsets as those of a dict. The items are a
 * ring of cells.
 */
export const DEQUE_LENGTH: usize = 8
export const DEQUE_CAPACITY: usize = 12
export const DEQUE_ITEMS: usize = 16
export const DEQUE_LOCK: usize = 20
export const DEQUE_SHOWN_BY: usize = 24
export const DEQUE_START: usize = 28
export const DEQUE_MAXLEN: usize = 32
export const DEQUE_STATE: usize = 36
export const DEQUE_SIZE: usize = 48

/** The result of `__await__` of a coroutine: the coroutine's cell. */
export const AWAIT_WRAPPER_CELL: usize = 16
export const AWAIT_WRAPPER_SIZE: usize = 32
