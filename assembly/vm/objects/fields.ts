// Where each kind of object has its fields, as offsets from its address. Every object starts with its count and its kind (abi/layout.ts).

/** A list: reference count, kind, u32 length, u32 capacity, u32 address of the items, i32 lock; the items are cells in a block of their own. */
export const LIST_LENGTH: usize = 8
export const LIST_CAPACITY: usize = 12
export const LIST_ITEMS: usize = 16
export const LIST_LOCK: usize = 20
/** The thread that writes its repr() just now: a list that holds itself is shown as [...]. */
export const LIST_SHOWN_BY: usize = 24
export const LIST_SIZE: usize = 32

/** A range: i64 start, stop, step and number of items. */
export const RANGE_START: usize = 8
export const RANGE_STOP: usize = 16
export const RANGE_STEP: usize = 24
export const RANGE_LENGTH: usize = 32
export const RANGE_SIZE: usize = 48

/** A range's iterator: i64 next item, step, items left. */
export const RANGE_ITERATOR_NEXT: usize = 8
export const RANGE_ITERATOR_STEP: usize = 16
export const RANGE_ITERATOR_LEFT: usize = 24
export const RANGE_ITERATOR_SIZE: usize = 32

/** Another iterator: u32 position (an index; in a str, a byte), then the cell of what it walks over. */
export const ITERATOR_POSITION: usize = 8
export const ITERATOR_OVER: usize = 16
export const ITERATOR_SIZE: usize = 32

/** A threading.Thread: i32 number in its name, i32 handle (os/handle.ts), the cells of target and args. */
export const THREAD_OBJECT_NUMBER: usize = 8
export const THREAD_OBJECT_HANDLE: usize = 12
export const THREAD_OBJECT_TARGET: usize = 16
export const THREAD_OBJECT_ARGS: usize = 32
/** The name that the program gave it, or None. */
export const THREAD_OBJECT_NAME: usize = 48
/** What the program gave as `daemon`; its truth counts. */
export const THREAD_OBJECT_DAEMON: usize = 64
export const THREAD_OBJECT_SIZE: usize = 80

/** A Lock, Event or Semaphore: its words as os/locks.ts has them, on a boundary of 16 bytes. */
export const LOCK_WORDS: usize = 16
export const LOCK_SIZE: usize = 32

/** An Interpreter: i32 id. */
export const INTERPRETER_ID: usize = 8
export const INTERPRETER_SIZE: usize = 16

/** A Barrier has the number of its parties, i64, before its words, which are os/barrier.ts's. */
export const BARRIER_PARTIES: usize = 8

/** A queue.Queue: i32 maxsize (0: no limit), the words of two semaphores (items in it, room left), the cell of its list, and the words of its tasks (os/barrier.ts). */
export const QUEUE_MAXSIZE: usize = 8
export const QUEUE_FILLED: usize = 16
export const QUEUE_ROOM: usize = 32
export const QUEUE_LIST: usize = 48
export const QUEUE_TASKS: usize = 64
export const QUEUE_SIZE: usize = 80

/** A multiprocessing.Process: i32 number in its name, i32 its number in the kernel (0: not started, -1: being started), the cells of target, args and name. */
export const PROCESS_OBJECT_NUMBER: usize = 8
export const PROCESS_OBJECT_INDEX: usize = 12
export const PROCESS_OBJECT_TARGET: usize = 16
export const PROCESS_OBJECT_ARGS: usize = 32
export const PROCESS_OBJECT_NAME: usize = 48
export const PROCESS_OBJECT_SIZE: usize = 64

/** A multiprocessing.Queue: i32 number of the kernel's queue. */
export const PROCESS_QUEUE_NUMBER: usize = 8
export const PROCESS_QUEUE_SIZE: usize = 16
