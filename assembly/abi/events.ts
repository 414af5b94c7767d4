// Compiled by asc AND by tsc: plain numbers only. What a worker's ring holds.
//
// An event is 16 bytes: i64 ns on the run's clock (performance.now() of the worker, moved onto the clock of the run), i32 kind, i32 arg.
// A slot runs one Python thread after the other; all events between START and EXIT belong to the thread that START names.

export const enum Event {
  /** arg: index of the Python thread. From here on it wants the GIL (a new thread waits for it before its first instruction). */
  START = 1,
  /** arg: the GIL's acquisition number (1, 2, 3 … in true order, whatever the clocks say; 0 under a GIL that does not exclude). Stamped after the acquisition. */
  ACQUIRED = 2,
  /** arg: Block. The thread releases the GIL to block. Stamped before the release. */
  RELEASED = 3,
  /** arg: Block. The blocking call is over: from here on the thread wants the GIL. */
  WANTED = 4,
  /** arg: 0. The thread releases the GIL because of a drop request, and wants it again from here on. Stamped before the release. */
  YIELDED = 5,
  /**
   * As YIELDED, but under an old-style GIL: the thread tried to retake the GIL at once and failed. Stamped after the attempt: the thread
   * released the GIL at or before this stamp, and has wanted it since.
   */
  RETAKE_FAILED = 6,
  /** A waiter timed out and set the drop request. */
  DROP_REQUEST = 7,
  /** arg: how often the wait that ends with the next ACQUIRED was woken while the GIL was held. Written only if > 0. */
  VAIN_WAKES = 8,
  /** arg: 0. The thread ends and releases the GIL for good. Stamped before the release. */
  EXIT = 9,
  /** arg: index of the GIL that the thread wants and holds from here on. START means GIL 0. Written while the thread holds none. */
  GIL = 10,
  /** arg: µs. sys.setswitchinterval() has set the interval of the GIL that the thread holds; it applies from here on. */
  SWITCH_INTERVAL = 11,
}

/** What a thread blocks on. */
export const enum Block {
  NONE = 0,
  SLEEP = 1,
  JOIN = 2,
  OUTPUT = 3,
  /** Thread.start() waits until the new thread has run, as CPython's does. */
  START = 4,
  /** threading.Lock.acquire(), and `with`. */
  LOCK = 5,
  /** threading.Event.wait(). */
  EVENT = 6,
  /** threading.Semaphore.acquire(), and `with`. */
  SEMAPHORE = 7,
  /** queue.Queue.get() of an empty one, put() to a full one. */
  QUEUE = 8,
  /** threading.Barrier.wait(). */
  BARRIER = 9,
  /** queue.Queue.join(). */
  TASKS = 10,
  /** os.read() of a pipe. */
  READ = 11,
  /** os.write() to a pipe. */
  WRITE = 12,
  /** os.pipe(), os.close(): they release the GIL although they never wait. */
  SYSTEM_CALL = 13,
  /** multiprocessing.Process.join(). */
  PROCESS = 14,
  /** multiprocessing.Queue.get() and put(), which release the GIL each time. */
  PROCESS_QUEUE = 15,
  /** asyncio's event loop waits for its next timer. Without a timer nothing wakes it. */
  LOOP = 16,
}
