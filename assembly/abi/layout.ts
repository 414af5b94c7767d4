// The addresses of the shared memory. The compilers of machine and host (asc, tsc) both read this file, so it contains only plain numbers.
//
//   64          CONTROL   words that the host and every thread read
//   1 KiB       GILS      one GIL per interpreter, 512 bytes each
//   13 KiB      INTERPRETERS  one state per interpreter, 128 bytes each
//   16 KiB      FLOOR     scratch words of floor/floor.ts and of the lock tests
//   32 KiB      OUTPUT    ring of the program's output: header and 64 KiB of bytes
//   128 KiB     THREADS   one state per Python thread, 288 bytes each
//   992 KiB     LOCKS     the program's locks that a thread has waited for, 32 bytes each
//   1 MiB       PROGRAM   code, constants, globals: written by the host before the run
//   4 MiB       HEAP      objects; if the program creates interpreters, the last 24 MiB are their arenas
//   36 MiB      FILES     file descriptors and pipes
//   41 MiB      DISK      files and directories
//   50 MiB      LINKS     one word per 16 bytes of the heap: queues of objects (sync/ownership.ts)
//   58 MiB ...  SLOTS     one per worker: header and value stack
//   after them  EVENTS    chunks of recorded events, which the slots share
//
// The memory never grows: a run allocates `SLOTS + workers * SLOT_BYTES` bytes, and the chunks of events.

export const CONTROL: usize = 64
/**
 * i32, atomic. 0 while the program runs; any other value (see Poison) makes every thread stop. The host writes it to stop the run. The last
 * non-daemon thread writes it to stop the daemon threads, and os._exit() to stop all threads.
 */
export const POISON: usize = CONTROL
/**
 * i32. How many loads the machine executes at each wait and each wake, to model the cost of one kernel entry (docs/kernel-entry.md). 0: no
 * loads. Written before the run.
 */
export const KERNEL_ENTRY_SPINS: usize = CONTROL + 4
/** i32. 1: the threads stamp and record events. Written before the run. */
export const RECORDING: usize = CONTROL + 8
/** i32. Number of slots. Each slot has at most one live Python thread. Written before the run. */
export const SLOT_COUNT: usize = CONTROL + 12
/** i32, atomic. Number of Python threads created so far. The next thread gets this number as its index. */
export const THREAD_COUNT: usize = CONTROL + 16
/** i32, atomic. Number of Python threads that have been started and have not ended. */
export const LIVE_THREADS: usize = CONTROL + 20
/**
 * i32, atomic. 0 while the program runs; 1 once its last non-daemon thread has ended, or after os._exit(). A worker without a thread then
 * returns to the host.
 */
export const FINISHED: usize = CONTROL + 24
/**
 * i32. 1 under a GIL that does not exclude threads. Threads then share the counts of references (vm/objects/counts.ts), and the machine locks
 * objects. Written before the run.
 */
export const FREE_THREADED: usize = CONTROL + 28
/** f64. Wall-clock time in ms since 1970 at time zero of the monotonic clock. Written before the run. */
export const EPOCH_MS: usize = CONTROL + 32
/** i32. Minutes to add to UTC for local time. Written before the run. */
export const UTC_OFFSET_MINUTES: usize = CONTROL + 40
/**
 * i32. The machine raises RecursionError at this number of frames. Written before the run: 1000, as in CPython. sys.setrecursionlimit()
 * changes it.
 */
export const RECURSION_LIMIT: usize = CONTROL + 44
/**
 * i32, atomic. DRAINER_RUN, DRAINER_END or DRAINER_CALL. The drainer is a worker that copies events and output out of the memory. It parks
 * on this word between two rounds, with a timeout.
 */
export const DRAINER: usize = CONTROL + 48
export const DRAINER_RUN: i32 = 0
/** The host writes this value when the run is over. */
export const DRAINER_END: i32 = 1
/**
 * The machine writes this value in place of DRAINER_RUN to ask the host for more workers. The drainer passes the request to the host and
 * writes DRAINER_RUN again.
 */
export const DRAINER_CALL: i32 = 2
/** Number of idle workers that the machine keeps in reserve. With fewer idle workers, the machine asks the host for more. */
export const SPARE_WORKERS: i32 = 1
/**
 * i32, atomic. Number of interpreters made so far, without the main one. Each new interpreter gets its id from this number, because Python
 * never reuses an id.
 */
export const INTERPRETERS_MADE: usize = CONTROL + 52
/** i32, mutex. Guards the choice of a slot for a new thread and of a place for a new interpreter. */
export const START_MUTEX: usize = CONTROL + 56
/** i32, atomic. Number of workers that serve a slot. */
export const SERVING: usize = CONTROL + 60
/** i32. os.getpid(). Written before the run. */
export const PROCESS_ID: usize = CONTROL + 64
/** i32. os.cpu_count(). Written before the run. */
export const CPU_COUNT: usize = CONTROL + 68
/** i32, atomic. Number of non-daemon threads among the LIVE_THREADS. The program ends when this number falls to 0. */
export const AWAITED_THREADS: usize = CONTROL + 72
/** i32, atomic. Number of threading.local objects made so far. The next object gets this serial number. */
export const LOCALS_MADE: usize = CONTROL + 76
/**
 * i32, atomic. How often a lock asked for a number in LOCK_TABLE. It exceeds the number of entries if the table had no room, or if two
 * threads numbered a lock at the same time.
 */
export const LOCKS_NUMBERED: usize = CONTROL + 80

/** u32. Address of the pool of event chunks; 0 without a pool. Written before the run. */
export const EVENT_POOL: usize = CONTROL + 84
/** u32. Number of chunks in that pool. Written before the run. */
export const EVENT_CHUNKS: usize = CONTROL + 88

/** i32. How often other threads may overtake a waiter, under a GIL that limits this. Written before the run. */
export const OVERTAKING_LIMIT: usize = CONTROL + 92
/** i32 each. The intervals that a new GIL starts with: the switch interval in µs, the check interval in ticks. Written before the run. */
export const SWITCH_INTERVAL_US: usize = CONTROL + 96
export const CHECK_INTERVAL: usize = CONTROL + 100
/**
 * i32. The check points at which a thread releases the GIL on request (Checks). 0 under a GIL without drop requests. Written before the
 * run.
 */
export const CHECK_POINTS: usize = CONTROL + 104
/**
 * i32. For how many loads a waiter spins before it parks, under a GIL that spins first. The host calibrates the number. Written before the
 * run.
 */
export const SPIN_BUDGET: usize = CONTROL + 108
/**
 * i32. Index plus 1 of the main thread in a forked process: there the thread that forked is the main thread. 0 in every other process,
 * whose main thread has index 0.
 */
export const FORKED: usize = CONTROL + 112
/** i32. In a forked process: number of threads that the parent had created. Threads from this index on belong to the forked process. */
export const INHERITED_THREADS: usize = CONTROL + 116
/**
 * Index of the thread that forks, and u32 address of the Process object that it starts. The thread writes both words before the host copies
 * the memory. The forked process reads them in its copy.
 */
export const FORKING_THREAD: usize = CONTROL + 120
export const FORKING_PROCESS: usize = CONTROL + 124
/** i32. 1 in a run that may have several processes: they share the output ring in the hub's memory. Written before the run. */
export const HAS_HUB: usize = CONTROL + 128
/** i32, atomic. Number of Process objects that this process has made. The first one gets the name "Process-1". */
export const PROCESS_NUMBER: usize = CONTROL + 132
/** i32. Index of this process in the hub's table of processes; 0 is the main process. Written before the run. */
export const PROCESS_INDEX: usize = CONTROL + 136
/**
 * u32. In a spawned process: address, in the hub's memory, of the message with the process's name, target and arguments. Written before the
 * run.
 */
export const PROCESS_MESSAGE: usize = CONTROL + 140
/**
 * u32 length in bytes, then ASCII: the prefix that this process puts before the numbers in its children's names. In the second child of the
 * main process's first child, the prefix is "1:2:". Written before the run.
 */
export const PROCESS_IDENTITY: usize = CONTROL + 144
export const PROCESS_IDENTITY_BYTES: usize = 124
/** u32 length in bytes, then UTF-8: the name of a child process. Written before the run. */
export const PROCESS_NAME: usize = CONTROL + 288
export const PROCESS_NAME_BYTES: usize = 500

/** i32. os.getppid(). Written before the run. */
export const PARENT_PROCESS_ID: usize = CONTROL + 276
/** i32, atomic. 0 until the process calls os._exit(), then the exit code plus 1. */
export const EXITED: usize = CONTROL + 280
/**
 * i32. 1 in a FREE_THREADED run whose slots own objects: the threads of a slot allocate in pages of their own, and count their references
 * to the objects there without atomics, unless ATOMIC_COUNTS is 1. A program that creates interpreters runs without owners, and so does the
 * hub. Written before the run.
 */
export const HAS_OWNERS: usize = CONTROL + 284
/** i32. 1 if every thread counts every reference with an atomic instruction (Policy.NONE_ATOMIC). Written before the run. */
export const ATOMIC_COUNTS: usize = CONTROL + 268
/** i32, atomic. Number of threads that an error has ended. */
export const FAILURES: usize = CONTROL + 272
/** The most slots in a run whose slots own objects. */
export const MAX_OWNERS: i32 = 2046

export const GILS: usize = 1024
export const GIL_BYTES: usize = 512

export const INTERPRETERS: usize = 13 * 1024
export const INTERPRETER_BYTES: usize = 128
/** Interpreters that can live at once, including the main one. GIL i is reserved for the interpreter at place i. */
export const MAX_INTERPRETERS: i32 = 13

export const FLOOR: usize = 16 * 1024

export const OUTPUT: usize = 32 * 1024
/** u32, atomic. Number of bytes ever written, modulo 2^32. A writer holds OUTPUT_MUTEX when it writes this word. */
export const OUTPUT_HEAD: usize = OUTPUT
/** u32, atomic. Number of bytes ever drained, modulo 2^32. Only the drainer writes it. A writer that finds no room parks on this word. */
export const OUTPUT_TAIL: usize = OUTPUT + 4
/** i32, mutex of the writers. */
export const OUTPUT_MUTEX: usize = OUTPUT + 8
export const OUTPUT_DATA: usize = OUTPUT + 64
/** A power of two: `position & (OUTPUT_BYTES - 1)` is a byte's offset in OUTPUT_DATA. */
export const OUTPUT_BYTES: usize = 64 * 1024

export const THREADS: usize = 128 * 1024
export const THREAD_BYTES: usize = 288
/** Python threads that one process can create, including its main thread. */
export const MAX_THREADS: i32 = 3072

/**
 * The locks of the program that a thread has waited for, in a run that records events (os/lock-events.ts). The number of a lock is the
 * index of its entry. Entry 0 is not in use. An entry has these words:
 *
 *     +0   LockKind
 *     +4   how often threads had acquired the lock when it was freed
 *     +8   how often a thread began to wait for it. Atomic.
 *     +12  u32 address of the lock's words; 0 once the lock has been freed
 *     +16  LOCK_FRAMES pcs: where the lock was made (LOCK_MADE_AT)
 */
export const LOCK_TABLE: usize = 992 * 1024
export const LOCK_ENTRY_BYTES: usize = 32
export const MAX_LOCKS: i32 = 1024
export const LOCK_ENTRY_COUNT: usize = 4
export const LOCK_ENTRY_WAITS: usize = 8
export const LOCK_ENTRY_WORDS: usize = 12
export const LOCK_ENTRY_MADE_AT: usize = 16
/** The number of frames that a lock remembers of the call that made it. */
export const LOCK_FRAMES: i32 = 4
/**
 * Offsets from a lock's words (os/locks.ts). At LOCK_NUMBER_BELOW and LOCK_COUNT_BELOW, which count downwards, are the lock's number in
 * LOCK_TABLE, 0 for none, and the number of its acquisitions so far. At LOCK_MADE_AT, which counts upwards, are LOCK_FRAMES pcs.
 */
export const LOCK_NUMBER_BELOW: usize = 8
export const LOCK_COUNT_BELOW: usize = 4
export const LOCK_MADE_AT: usize = 32

export const PROGRAM: usize = 1024 * 1024
export const PROGRAM_BYTES: usize = 3 * 1024 * 1024
export const HEAP: usize = PROGRAM + PROGRAM_BYTES
export const HEAP_BYTES: usize = 32 * 1024 * 1024
/** Size of an arena: the heap of an interpreter other than the main one. The last arena in HEAP belongs to the interpreter at place 1. */
export const ARENA_BYTES: usize = 2 * 1024 * 1024
// The header of a heap: offsets from the heap's address. The GIL protects the header; in a FREE_THREADED run, HEAP_MUTEX protects it.
/** u32. Address of the heap's first page; 0 in a fresh main heap, whose first page is HEAP_FIRST. */
export const HEAP_START: usize = 0
/**
 * u32. Address of the first byte above all pages in use. A fresh main heap has no pages, and the word is 0 instead of HEAP_FIRST. The
 * address moves down when the highest pages are freed, so the bytes above it can have any value.
 */
export const HEAP_TOP: usize = 4
/** u32. Address of the heap's end. */
export const HEAP_LIMIT: usize = 8
/** i32, mutex. In a FREE_THREADED run, it guards the runs of pages of this heap. */
export const HEAP_MUTEX: usize = 12
/** u32. Address of the first asynchronous generator that has started in an event loop (vm/objects/started.ts), 0 for none. */
export const HEAP_STARTED: usize = 16
/** i32, lock. In a FREE_THREADED run, it guards the list that begins at HEAP_STARTED. */
export const HEAP_STARTED_LOCK: usize = 20
/** u64. Bit i: the list of free runs number i is not empty. */
export const HEAP_RUN_BITS: usize = 24
/** A cell: the function that the machine calls when a coroutine that has not started loses its last reference; UNSET for none. */
export const HEAP_UNAWAITED: usize = 32
/** u32 each. The record of the first page of the first free run in each list (vm/objects/runs.ts), 0 for none. */
export const HEAP_RUNS: usize = 64
/** i32. Number of pages in use. */
export const HEAP_PAGES: usize = 320
/** i32. Above this number of pages, an allocation asks for a collection of cycles; 0 before the first one (vm/objects/collector.ts). */
export const HEAP_PAGES_LIMIT: usize = 324
/** i32. The threshold of gc.set_threshold(); 0 for the default one, below 0 after gc.disable(). */
export const HEAP_THRESHOLD: usize = 328
/** i32. How many more containers than at the end of the last collection exist, and how many may exist until the next one. */
export const HEAP_NEW: usize = 332
export const HEAP_NEW_LIMIT: usize = 336
/** i32. Number of instances with `__del__` so far. Atomic. */
export const HEAP_FINALIZABLE: usize = 344
/** A block pool (BLOCKS_BYTES) for all threads that share the heap (vm/objects/blocks.ts). */
export const HEAP_BLOCKS: usize = 512
export const HEAP_HEADER_BYTES: usize = 1024

/** A heap consists of pages. */
export const HEAP_PAGE_BYTES: usize = 4096
/** The records of all pages from HEAP on, HEAP_RECORD_BYTES each (vm/objects/runs.ts). They include those of the arenas' pages. */
export const HEAP_RECORDS: usize = HEAP + HEAP_PAGE_BYTES
export const HEAP_RECORD_BYTES: usize = 32
/** The first page of the main heap. */
export const HEAP_FIRST: usize = HEAP_RECORDS + (HEAP_BYTES / HEAP_PAGE_BYTES) * HEAP_RECORD_BYTES
/**
 * A block pool: u32 for each size class, and at BLOCKS_RETURNED a word that other threads change (vm/objects/blocks.ts). At BLOCKS_NEW, i32:
 * how many containers the pool's threads have made, less those that they have freed, since they last added the number to HEAP_NEW.
 */
export const BLOCKS_RETURNED: usize = 352
export const BLOCKS_NEW: usize = 356
export const BLOCKS_NEW_LIMIT: usize = 360
export const BLOCKS_BYTES: usize = 384

/** i32, mutex. Guards the file descriptors. */
export const FILES_MUTEX: usize = HEAP + HEAP_BYTES
/**
 * u32. Address after the highest pipe ever made, 0 before the first. The bytes from this address on are still zero, so the host need not
 * clear them after the run. Guarded by FILES_MUTEX.
 */
export const PIPES_TOP: usize = FILES_MUTEX + 4
/** One word per file descriptor. Guarded by FILES_MUTEX. */
export const FILES: usize = FILES_MUTEX + 64
export const MAX_FILES: i32 = 128
export const PIPES: usize = FILES_MUTEX + 4096
/** Capacity of a pipe in bytes, as in Linux. A power of two: `position & (PIPE_CAPACITY - 1)` is a byte's offset in the pipe's ring. */
export const PIPE_CAPACITY: i32 = 64 * 1024
/** A pipe: 64 bytes of header, then its ring. */
export const PIPE_BYTES: usize = 64 + 64 * 1024
export const MAX_PIPES: i32 = 64

/**
 * The file system (os/disk.ts). Its header and its tables come first, then the blocks with the contents of the files. DISK_MUTEX guards all
 * of it.
 */
export const DISK: usize = FILES_MUTEX + 5 * 1024 * 1024
/** i32, mutex. Guards the file system. */
export const DISK_MUTEX: usize = DISK
/**
 * i32. How many entries of the table of nodes have ever been in use. 0: the program has not used the file system yet, so its root directory
 * does not exist.
 */
export const DISK_NODES_USED: usize = DISK + 4
/** i32. Number of blocks that have ever been in use. */
export const DISK_BLOCKS_USED: usize = DISK + 8
/** u32. Number of the first free block that has been in use before, plus 1; 0 for none. */
export const DISK_FREE: usize = DISK + 12
/** i32 each. Results of the last search for a path: the directory of the path's last component; that component's offset and length. */
export const DISK_PARENT: usize = DISK + 16
export const DISK_NAME: usize = DISK + 20
export const DISK_NAME_BYTES: usize = DISK + 24
/** u32. Scratch word: the disk writes the names of its first directories here. */
export const DISK_WORD: usize = DISK + 28
/** One entry per open file. */
export const DISK_OPENED: usize = DISK + 64
export const DISK_OPENED_BYTES: usize = 16
export const MAX_OPENED: i32 = 512
/** One entry per file or directory. Entry 0 is the root directory. */
export const DISK_NODES: usize = DISK + 16 * 1024
export const DISK_NODE_BYTES: usize = 320
export const MAX_NODES: i32 = 1024
/** u32 per block: number of the next block of the file, or of the next free block, plus 1; 0 for none. */
export const DISK_NEXT: usize = DISK + 512 * 1024
export const DISK_BLOCKS: usize = DISK + 1024 * 1024
export const DISK_BLOCK_BYTES: i32 = 4096
/** The blocks of the disk: 8 MiB. */
export const MAX_BLOCKS: i32 = 2048

/** u32 per 16 bytes of the heap: address of the object that follows in a queue of objects (sync/ownership.ts). */
export const LINKS: usize = FILES_MUTEX + 14 * 1024 * 1024
export const LINKS_BYTES: usize = HEAP_BYTES / 4

export const SLOTS: usize = LINKS + LINKS_BYTES
/** One worker's region: header, then value stack. */
export const SLOT_BYTES: usize = 256 * 1024
/**
 * i32, atomic futex. Address of the ThreadState that the slot's worker runs or is about to run. 0: the slot has no thread, and its worker
 * parks on this word. SLOT_GO_HOME: the run is over.
 */
export const SLOT_THREAD: usize = 0
export const SLOT_GO_HOME: i32 = 1
/** u32, atomic. Number of events ever recorded. Only the slot's worker writes it. */
export const SLOT_EVENTS: usize = 4
/** u32. Address of the slot's first chunk of events. Only the slot's worker writes it, before it publishes its first event. */
export const SLOT_FIRST_CHUNK: usize = 8
/** u32. Number of events dropped because the pool had no free chunk. Only the slot's worker writes it. */
export const SLOT_LOST: usize = 12
/** i32, atomic. 1 once a worker serves the slot. */
export const SLOT_SERVED: usize = 16
/** u32. Address of the next event; the end of a chunk, or 0, if the next event needs a chunk. Only the slot's worker uses it. */
export const SLOT_NEXT_EVENT: usize = 20
/** i32, atomic. Who may use the rights of the owner of the objects that the slot's threads have created (sync/ownership.ts). */
export const SLOT_OWNER: usize = 24
/** u32, atomic. Address of the first object that waits for its owner, which this slot's threads are; 0 for none. */
export const SLOT_QUEUED: usize = 28
/** i32. 1 while the slot's thread runs finalizers. Only this thread uses the word. */
export const SLOT_FINALIZES: usize = 32
/** i32. 1 while the slot's thread collects cycles, which includes the finalizers that it runs. Only this thread uses the word. */
export const SLOT_COLLECTS: usize = 36
/**
 * Words of compiled code (vm/eval/compiled.ts). i64: the thread's number of ticks at which the stay in compiled code ends. i32: ticks of the
 * check interval that the running compiled code does not know of. i32: the depth of frames at which compiled code makes no calls, the least
 * of the recursion limit and of the next word. i32: the depth at which the native stack has no room for calls; 0 outside compiled code.
 */
export const SLOT_STAY_END: usize = 40
export const SLOT_WITHHELD_TICKS: usize = 48
export const SLOT_CALL_LIMIT: usize = 52
export const SLOT_NATIVE_LIMIT: usize = 56
/** i32: the bits by which compiled code knows the counts of this slot's objects (vm/objects/counts.ts). The slot's worker writes it. */
export const SLOT_COUNTS: usize = 60
/** Scratch memory of the slot's thread (vm/objects/scratch.ts): SCRATCH_BYTES. */
export const SLOT_SCRATCH: usize = 64
export const SCRATCH_BYTES: usize = 2560
/** The block pool of the slot's threads (BLOCKS_BYTES), in a run with HAS_OWNERS. */
export const SLOT_BLOCKS: usize = 2688
export const SLOT_STACK: usize = 4096
export const SLOT_STACK_BYTES: usize = 252 * 1024

// The pool of event chunks (record/chunks.ts): header, then u32 addresses of returned chunks, then the chunks, on a boundary of CHUNK_BYTES.
/** u32, atomic. Number of chunks ever taken. */
export const POOL_TAKEN: usize = 0
/** u32, atomic. Number of chunks ever returned. Only the drainer writes it. */
export const POOL_RETURNED: usize = 4
export const POOL_ADDRESSES: usize = 8
/**
 * A chunk: u32 address of the slot's next chunk, then CHUNK_EVENTS events. A power of two, so an address on a boundary is the end of a
 * chunk. The writer stores the address before it publishes the first event of the next chunk.
 */
export const CHUNK_BYTES: usize = 8192
export const CHUNK_EVENTS: u32 = 511
/** One event: i64 ns, i32 kind, i32 argument (see events.ts). */
export const EVENT_BYTES: usize = 16
/**
 * The pool of a run has this many chunks, and some more for each slot: 4 MiB, and 128 KiB per slot. Under `tick`, 16 threads on two cores
 * record 3 MB per second. The drainer reads the pool every 50 ms or earlier, so even a drainer that loses its core for a second is in time.
 */
export const POOL_CHUNKS: u32 = 512
export const SLOT_CHUNKS: u32 = 16

// The program image: the host writes it at PROGRAM before the run. Its header has the words below. The addresses in them are absolute.
/** u32 address of the first instruction (u32 each: opcode in the low byte, argument in the upper 24 bits). */
export const IMAGE_CODE: usize = PROGRAM
/** u32 address of the constants, one cell each. */
export const IMAGE_CONSTANTS: usize = PROGRAM + 4
/** u32 address of the globals, one cell each; an unset global has the tag UNSET. */
export const IMAGE_GLOBALS: usize = PROGRAM + 8
/** u32 address of the functions, FUNCTION_BYTES each; function 0 runs the main file. */
export const IMAGE_FUNCTIONS: usize = PROGRAM + 12
/**
 * u32 address of the keyword tables. Each table has a u32 count and that many u32 name ids. The argument of CALL_KW contains the offset of
 * its table, in words.
 */
export const IMAGE_KEYWORDS: usize = PROGRAM + 16
/** u32. Number of functions. */
export const IMAGE_FUNCTION_COUNT: usize = PROGRAM + 20
/** u32. Number of globals. */
export const IMAGE_GLOBAL_COUNT: usize = PROGRAM + 24
/**
 * u32 address of a table: the globals that a module starts with in interpreters other than the main one. The table has a u32 count and, for
 * each global, two words: its u32 index and the u32 address of a cell with its value.
 */
export const IMAGE_PRESETS: usize = PROGRAM + 28
/** u32. 1: the program makes interpreters, so the main interpreter's heap leaves room for their arenas. */
export const IMAGE_HAS_INTERPRETERS: usize = PROGRAM + 32
/** u32 address of the names: u32 address of a str for each name id, from id 0 on. */
export const IMAGE_NAMES: usize = PROGRAM + 36
/**
 * u32 address of the index of the names: u32 size, a power of two, then that many u32 entries. An entry is a name id plus 1; 0: the entry
 * is free. A search for a name begins at the entry whose number is the name's hash modulo the size. It ends at the entry with the name's
 * id, or at a free entry (vm/objects/names.ts).
 */
export const IMAGE_NAME_INDEX: usize = PROGRAM + 40
/** u32 address of the builtin classes: CLASS_BYTES each, in the order of BuiltinClass (abi/classes.ts). */
export const IMAGE_CLASSES: usize = PROGRAM + 44
/**
 * u32 address of the handlers: a u32 count, then HANDLER_BYTES for each. A handler has the u32 address of the first instruction that it
 * protects, of the instruction after the last one, and of its own first instruction. The last u32 is the number of cells that the value
 * stack keeps when the handler begins. The handlers are in the order of the instructions that they protect. No two
 * handlers protect the same instruction.
 */
export const IMAGE_HANDLERS: usize = PROGRAM + 48
/** Host.errorText() returns this for an error without a message. */
export const NO_TEXT: i32 = -1
/** u32 address of an immortal MemoryError, for a heap that has no room for an exception. */
export const IMAGE_MEMORY_ERROR: usize = PROGRAM + 52
export const HANDLER_BYTES: usize = 16
/** u32. Index of the function whose frame is beneath that of an `__init__` (vm/eval/construct.ts); 0 if the program defines no class. */
export const IMAGE_INIT_SHIM: usize = PROGRAM + 60
/** u32 address of the names of the builtin types: a u32 count, then the u32 address of a str for each Builtin, 0 if it is not a type. */
export const IMAGE_TYPE_NAMES: usize = PROGRAM + 64
/** u32. Number of names in the image. */
export const IMAGE_NAME_COUNT: usize = PROGRAM + 68
/**
 * u32 address of the names that the program makes at run time: u32 count, u32 address of the first free byte after the strs, then the u32
 * address of each str, then the strs (vm/objects/names.ts). IMAGE_NAME_LOCK guards changes. The table is in the image, because all
 * interpreters share it, and the heap of an interpreter can disappear.
 */
export const IMAGE_MADE_NAMES: usize = PROGRAM + 72
/**
 * For the table at IMAGE_MADE_NAMES: the largest number of names, the offset of the addresses, the offset of the strs, the size in bytes.
 */
export const MOST_MADE_NAMES: i32 = 4096
export const MADE_NAMES: usize = 8
export const MADE_NAMES_TEXT: usize = 16392
export const MADE_NAMES_BYTES: usize = 147464
/** i32, mutex. A thread holds it while it makes a name. */
export const IMAGE_NAME_LOCK: usize = PROGRAM + 76
/**
 * u32 address of a table of the methods that lib/ implements in Python for builtin types: a u32 count, then three words for each method.
 * The words are the kind, the name id and the index of the function. The kind is the Tag of the objects that have the method. For an
 * attribute of the type itself, the kind is METHOD_OF_TYPE plus the Builtin of the type.
 */
export const IMAGE_METHODS: usize = PROGRAM + 80
export const METHOD_OF_TYPE: i32 = 256
/**
 * u32 address of a table with one word per global; 0 if the program has only one module. Each module except the main file has an extra
 * global, which records how far the module's import is. The word of a global is 1 + the index of the extra global of the same module. The
 * word of a global of the main file is 0.
 */
export const IMAGE_GLOBAL_STATES: usize = PROGRAM + 56
/** u32 address of the table of the globals' names. For each global, the table has the u32 address of a str. */
export const IMAGE_GLOBAL_NAMES: usize = PROGRAM + 92
/** u32 address of the cache of attributes (vm/objects/caches.ts): CACHE_ENTRIES words of 64 bits. */
export const IMAGE_CACHE: usize = PROGRAM + 96
export const CACHE_ENTRIES: usize = 1024
/** A program can have this many names, so that an entry of the cache has room for the id of a name. */
export const MOST_NAMES: i32 = 0x10000
/** i32. The number of class versions so far. */
export const IMAGE_VERSIONS: usize = PROGRAM + 100
/**
 * u32, 0 without compiled code: what to add to the address of an instruction to get the address of an i32, which is 1 + the number of the
 * entry of the compiled code at that instruction, or 0 for none.
 */
export const IMAGE_ENTRIES: usize = PROGRAM + 84
/** The place of the first compiled function in the machine's table of functions. */
export const COMPILED_TABLE: u32 = 1
/** Address of the first byte after the header: the tables start here. */
export const IMAGE_TABLES: usize = PROGRAM + 104

/**
 * A function record has these u32 words:
 *
 *     +0   address of the function's code
 *     +4   number of parameters; NO_FAST_CALL if some are keyword-only or collect further arguments
 *     +8   number of locals, including the parameters
 *     +12  cells of value stack that the function needs
 *     +16  name id
 *     +20  address of the name ids of positional and keyword-only parameters, u32 each
 *     +24  address of the name as a string object
 *     +28  address of the defaults, an i32 for each parameter at +20: 0 for none; n above 0: constant n - 1; n below 0: item -n - 1 of
 *          the function object's tuple of defaults
 *     +32  1 if the function is stateless
 *     +36  number of positional parameters, and of those that accept no keyword
 *     +44  number of keyword-only parameters
 *     +48  1 if the function has a parameter *args, and 1 if it has a parameter **kwargs
 *     +56  number of free variables, and index of the local of the first one
 *     +64  address of the qualified name, a str
 *     +68  address of the docstring, a str; 0 for none
 *     +72  number of instructions
 *     +76  i32: the short stays in compiled code, in its low 10 bits, and their window (vm/eval/compiled.ts)
 *     +80  1 if the function belongs to the library
 */
export const FUNCTION_BYTES: usize = 84
/** A value of FUNCTION_PARAMETERS that differs from every number of arguments, so that no call takes the fast path. */
export const NO_FAST_CALL: i32 = -1
export const FUNCTION_CODE: usize = 0
export const FUNCTION_PARAMETERS: usize = 4
export const FUNCTION_LOCALS: usize = 8
export const FUNCTION_STACK: usize = 12
export const FUNCTION_NAME: usize = 16
export const FUNCTION_PARAMETER_NAMES: usize = 20
/** The function's name as a string object, for the names of threads: "Thread-1 (countdown)". */
export const FUNCTION_NAME_STRING: usize = 24
export const FUNCTION_DEFAULTS: usize = 28
/**
 * 1: the function uses no global and has no default. CPython can run such a function in another interpreter without running the module
 * there (Objects/funcobject.c, _PyFunction_VerifyStateless).
 */
export const FUNCTION_STATELESS: usize = 32
export const FUNCTION_POSITIONAL: usize = 36
export const FUNCTION_POSITIONAL_ONLY: usize = 40
export const FUNCTION_KEYWORD_ONLY: usize = 44
export const FUNCTION_HAS_REST: usize = 48
export const FUNCTION_HAS_EXTRA: usize = 52
export const FUNCTION_FREE: usize = 56
export const FUNCTION_FIRST_FREE: usize = 60
export const FUNCTION_QUALIFIED_NAME: usize = 64
export const FUNCTION_DOC: usize = 68
export const FUNCTION_INSTRUCTIONS: usize = 72
export const FUNCTION_SHORT_STAYS: usize = 76
export const FUNCTION_IS_LIBRARY: usize = 80

/**
 * A frame's header: the u32 pc to return to, then the u32 fp of the caller. The fp is 0 in the first frame of a thread or of a nested eval
 * loop. The header is in the cell that contained the callable before the call. The header of a generator's frame is above the generator's
 * cell.
 */
export const FRAME_PC: usize = 0
export const FRAME_FP: usize = 4
/**
 * The number of the function. A cell with Tag.FUNCTION has the number at the same offset, so a call of such a callable need not write it.
 */
export const FRAME_FUNCTION: usize = 8
/** The address of the generator whose frame this is, 0 for every other frame. The callable's cell has 0 at the same offset. */
export const FRAME_GENERATOR: usize = 12

/**
 * A cell has an i32 tag, an i32 lock and 8 bytes of payload. Only shared cells use the lock, and only in a FREE_THREADED run. Other cells
 * may have other data in place of the lock.
 */
export const CELL_BYTES: usize = 16
export const CELL_LOCK: usize = 4
export const CELL_PAYLOAD: usize = 8

/**
 * A string object: i32 reference count, i32 kind (Tag.STR), u32 length in bytes, u32 length in code points, i32 hash, then UTF-8. The hash is
 * 0 until a thread has computed it. A bytes object is the same with Tag.BYTES and both lengths equal. A constant has a negative reference count, which never changes.
 */
export const OBJECT_REFCOUNT: usize = 0
export const OBJECT_KIND: usize = 4
export const STR_BYTES: usize = 8
export const STR_LENGTH: usize = 12
export const STR_HASH: usize = 16
export const STR_DATA: usize = 20
/** The reference count of objects that are never freed. */
export const IMMORTAL: i32 = -0x40000000
/**
 * An int that does not fit in 64 bits: i32 reference count, i32 kind (Tag.BIGINT), i32 number of limbs in use, negative for a negative int,
 * u32 number of limbs that the object has room for, then the magnitude: u32 limbs, the least significant first. The highest limb is not 0.
 */
export const BIGINT_LENGTH: usize = 8
export const BIGINT_CAPACITY: usize = 12
export const BIGINT_LIMBS: usize = 16

/**
 * A class: i32 reference count, i32 kind (Tag.CLASS), u32 name, u32 flags, u32 ancestors, u32 attributes, u32 keys, i32 lock, u32 module,
 * u32 qualified name, u32 bases. Name, module and qualified name are addresses of strs. The ancestors are a tuple of the classes in the
 * method resolution order, without the class itself; the bases are a tuple too. `attributes` is a table of the class's attributes, and
 * `keys` a table of the names of its instances' attributes (vm/objects/tables.ts); 0 if empty. A class that the host writes into the image
 * has a negative reference count.
 */
export const CLASS_NAME: usize = 8
export const CLASS_FLAGS: usize = 12
export const CLASS_ANCESTORS: usize = 16
export const CLASS_ATTRIBUTES: usize = 20
export const CLASS_KEYS: usize = 24
export const CLASS_LOCK: usize = 28
export const CLASS_MODULE: usize = 32
export const CLASS_QUALIFIED_NAME: usize = 36
export const CLASS_BASES: usize = 40
/** u32 address of the metaclass, of which the class owns one reference; 0 for `type`. */
export const CLASS_META: usize = 44
/** u32. The class's version (vm/objects/caches.ts), or NO_VERSION. */
export const CLASS_VERSION: usize = 48
export const NO_VERSION: u32 = 0xfff00000
export const CLASS_BYTES: usize = 56
/** The class is threading.local or derives from it. */
export const CLASS_IS_LOCAL: i32 = 16
/**
 * The class or an ancestor has a property, or another attribute with `__get__`, `__set__` or `__delete__`. A class can get its first such
 * attribute only when it is created.
 */
export const CLASS_HAS_PROPERTY: i32 = 2
/** The class or an ancestor has `__setattr__` or `__delattr__`. */
export const CLASS_HAS_SETATTR: i32 = 4
/** A class derives from this one. Subclasses do not inherit the flag. */
export const CLASS_HAS_SUBCLASS: i32 = 8
/** The class or an ancestor has `__new__`. */
export const CLASS_HAS_NEW: i32 = 512
/** The class has abstract methods, so nothing can instantiate it. Subclasses do not inherit the flag. */
export const CLASS_IS_ABSTRACT: i32 = 32
/** The class derives from type. */
export const CLASS_IS_META: i32 = 64
/** `__slots__` of the class and of its ancestors name all attributes that its instances can have. Subclasses do not inherit the flag. */
export const CLASS_LACKS_DICT: i32 = 128
/** The class derives from BaseExceptionGroup. */
export const CLASS_IS_GROUP: i32 = 256
/** The class or an ancestor has `__del__`. */
export const CLASS_HAS_DEL: i32 = 1024

/** A tuple constant: i32 reference count, i32 kind (Tag.TUPLE), u32 length, u32 spare, then its cells. */
export const TUPLE_LENGTH: usize = 8
export const TUPLE_ITEMS: usize = 16

/**
 * An exception: u32 class, then the words of its attributes as in an instance. u32 trace; i32 1 if a cause hides the context; the cells of
 * args, cause, context, notes, text and filename. Then the trap that raised the exception, the trap's two operands, the u32 pc, and the u32
 * cause in another interpreter. vm/objects/exceptions.ts has the details.
 */
export const EXCEPTION_CLASS: usize = 8
export const EXCEPTION_TRACE: usize = 24
export const EXCEPTION_SUPPRESSES: usize = 28
export const EXCEPTION_ARGS: usize = 32
export const EXCEPTION_CAUSE: usize = 48
export const EXCEPTION_CONTEXT: usize = 64
export const EXCEPTION_NOTES: usize = 80
export const EXCEPTION_TEXT: usize = 96
/** The third argument of an OSError, which is not among its args. */
export const EXCEPTION_FILENAME: usize = 112
export const EXCEPTION_TRAP: usize = 128
export const EXCEPTION_A: usize = 132
export const EXCEPTION_B: usize = 136
export const EXCEPTION_PC: usize = 140
export const EXCEPTION_ORIGIN: usize = 144
export const EXCEPTION_BYTES: usize = 160
/** The number of adjacent cells from EXCEPTION_ARGS on. */
export const EXCEPTION_CELLS: i32 = 6
/** A flag of a class: its instances are exceptions. */
export const CLASS_IS_EXCEPTION: i32 = 1

// The hub: the memory that the processes of a run share. The hub's memory has the layout of a process's memory, but no slots. At PROGRAM it
// has the tables of processes, queues and semaphores, and the memory of multiprocessing.Value and Array, instead of a program.
/** i32, mutex. A thread holds it while it adds a process, a queue or a semaphore to its table, or takes bytes at SHARED. */
export const HUB_MUTEX: usize = PROGRAM
/** i32, atomic. Number of processes made so far, including the main one. */
export const HUB_PROCESSES: usize = PROGRAM + 4
/** i32, atomic. Number of processes that have been started and have not ended. */
export const HUB_LIVE: usize = PROGRAM + 8
/** i32, atomic. Number of queues made so far. */
export const HUB_QUEUES: usize = PROGRAM + 12
/** i32, atomic. Number of semaphores made so far. */
export const HUB_SEMAPHORES: usize = PROGRAM + 16
/** i32. Number of bytes in use at SHARED. */
export const HUB_SHARED: usize = PROGRAM + 20
/** The words of a count of changes (os/locks.ts). A thread in multiprocessing.connection.wait() waits until the count changes. */
export const HUB_CHANGES: usize = PROGRAM + 32
export const PROCESS_TABLE: usize = PROGRAM + 64
export const PROCESS_BYTES: usize = 64
/** Processes that one run can create. */
export const MAX_PROCESSES: i32 = 4096
/** Processes that can live at once, including the main one. Each process has its own memory. */
export const MAX_LIVE_PROCESSES: i32 = 17
export const QUEUE_TABLE: usize = PROGRAM + 512 * 1024
export const QUEUE_BYTES: usize = 64
/** Queues that one run can create. */
export const MAX_QUEUES: i32 = 4096
export const SEMAPHORE_TABLE: usize = PROGRAM + 768 * 1024
export const SEMAPHORE_BYTES: usize = 32
/** Semaphores between processes that one run can create. */
export const MAX_SEMAPHORES: i32 = 8192
/** The memory of multiprocessing.Value and Array. */
export const SHARED: usize = PROGRAM + 1024 * 1024
export const SHARED_BYTES: i32 = 2 * 1024 * 1024
