// The events in a worker's ring. The compilers of machine and host (asc, tsc) both read this file, so it contains only plain numbers.
//
// An event is 16 bytes: i64 time in ns, i32 kind, i32 arg. The lowest byte of the kind is an Event. In RELEASED, YIELDED and RETAKE_FAILED,
// the upper bits are the place of the thread in the program: the pc in words, or 0 (record/place.ts). The worker reads performance.now() and
// converts the time to the run's clock. The slot of a worker runs one Python thread after the other. START names a thread. All events up to
// the next EXIT belong to that thread.

/** The number of bits below the place of an event in the word of its kind. */
export const EVENT_PLACE_SHIFT: i32 = 8

export const enum Event {
  /** arg: index of the Python thread. From this stamp on the new thread wants the GIL, which it needs before its first instruction. */
  START = 1,
  /**
   * arg: the GIL's acquisition number: 1, 2, 3 and so on. The numbers give the true order, even where the stamps disagree. The number is 0
   * under a GIL that does not exclude threads. Stamped after the acquisition.
   */
  ACQUIRED = 2,
  /** arg: Block. The thread releases the GIL to block. Stamped before the release. */
  RELEASED = 3,
  /** arg: 0. The blocking call is over: from this stamp on the thread wants the GIL. */
  WANTED = 4,
  /** arg: 0. The thread releases the GIL because of a drop request, and wants it again at once. Stamped before the release. */
  YIELDED = 5,
  /**
   * arg: 0. The counterpart of YIELDED under the tick GIL: the thread released the GIL and tried to retake it at once, but another thread
   * acquired the GIL first. Stamped after the attempt, so the release was at or before this stamp. The thread has wanted the GIL since the
   * release.
   */
  RETAKE_FAILED = 6,
  /**
   * arg: 0. The stamping thread waits for the GIL and has set the drop request of the holder. Under most GILs it does so when its switch
   * interval has run out.
   */
  DROP_REQUEST = 7,
  /**
   * arg: the number of vain wake-ups during the wait that ends with the next ACQUIRED. A wake-up is vain if the woken thread finds the GIL
   * held by another thread. Written only if arg > 0.
   */
  VAIN_WAKES = 8,
  /** arg: 0. The thread ends and releases the GIL for good. Stamped before the release. */
  EXIT = 9,
  /**
   * arg: index of a GIL. From this stamp on the thread's events concern that GIL. START implies GIL 0. Written while the thread holds no
   * GIL.
   */
  GIL = 10,
  /**
   * arg: µs. sys.setswitchinterval() has set the interval of the GIL that the thread holds; the new interval applies from this stamp on.
   */
  SWITCH_INTERVAL = 11,
  /** arg: number of a lock of the program, in LOCK_TABLE. The events below that follow in the same slot concern this lock. */
  LOCK = 12,
  /**
   * arg: how often threads had acquired the lock before. From this stamp on, the thread waits for the lock. RELEASED follows, with
   * Block.LOCK or Block.QUEUE.
   */
  LOCK_WANTED = 13,
  /**
   * arg: the lock's acquisition number: 1, 2, 3 and so on. 0 for a Condition and a SimpleQueue, which no thread holds. Stamped only if the
   * thread or another one waited for the lock. If the thread waited, the stamp ends its wait, and WANTED follows.
   */
  LOCK_ACQUIRED = 14,
  /** arg: 0. The thread's wait for the lock ends, because its timeout has expired. WANTED follows. */
  LOCK_GIVEN_UP = 15,
  /**
   * arg: acquisition number. The thread acquired the lock at this time, when no thread waited for it. The thread records this event later,
   * just before LOCK_RELEASED, and only if another thread waits by then.
   */
  LOCK_SINCE = 16,
  /**
   * arg: acquisition number. The hold with this number ends. The thread that releases a Lock need not be the one that acquired it. Stamped
   * before the release, if LOCK_ACQUIRED was stamped for this hold, or if the thread that acquired the lock releases it while another
   * waits.
   */
  LOCK_RELEASED = 17,
}

/** What an entry of LOCK_TABLE describes. */
export const enum LockKind {
  /** The entry is not in use. */
  NONE = 0,
  LOCK = 1,
  RLOCK = 2,
  /** queue.SimpleQueue: threads wait in get() for an item. */
  SIMPLE_QUEUE = 3,
  /** threading.Condition: threads wait in wait() for a notification. The lock of the Condition has an entry of its own. */
  CONDITION = 4,
}

/** What a thread blocks on. The hub is the memory that all processes of a run share (abi/layout.ts). */
export const enum Block {
  NONE = 0,
  SLEEP = 1,
  JOIN = 2,
  OUTPUT = 3,
  /** Thread.start() waits until the new thread runs, as in CPython. */
  START = 4,
  /** acquire() of a threading.Lock or RLock, also through `with`. */
  LOCK = 5,
  /** In the hub: a thread waits until a process ends or HUB_CHANGES changes. In recordings of older versions: threading.Event.wait(). */
  EVENT = 6,
  /** In the hub: a thread waits for a semaphore. In recordings of older versions: threading.Semaphore.acquire(). */
  SEMAPHORE = 7,
  /**
   * queue.SimpleQueue.get() while the queue is empty. In the hub: a thread waits at a queue between processes. In recordings of older
   * versions also queue.Queue.
   */
  QUEUE = 8,
  /** Only in recordings of older versions: threading.Barrier.wait(). */
  BARRIER = 9,
  /** Only in recordings of older versions: queue.Queue.join(). */
  TASKS = 10,
  /** os.read() of a pipe, and recv() of a simulated connection. */
  READ = 11,
  /** os.write() to a pipe. */
  WRITE = 12,
  /** os.pipe(), os.close(), the calls of the file system, and the hashes of long data. As in CPython, they release the GIL. */
  SYSTEM_CALL = 13,
  /** multiprocessing.Process.join(). */
  PROCESS = 14,
  /** multiprocessing.Queue.get() and put(): each call releases the GIL. */
  PROCESS_QUEUE = 15,
  /** asyncio: an event loop waits for its next timer, or until another thread wakes it. */
  LOOP = 16,
  /** multiprocessing: a thread waits for a semaphore, such as that of a Lock. */
  PROCESS_SEMAPHORE = 17,
  /** multiprocessing.connection.wait(): a thread waits for the end of a process or for a message of another process. */
  PROCESS_CHANGE = 18,
}
