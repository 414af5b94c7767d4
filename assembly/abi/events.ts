// Compiled by asc AND by tsc: plain numbers only. The events in a worker's ring.
//
// An event is 16 bytes: i64 ns on the run's clock (performance.now() of the worker, converted to the clock of the run), i32 kind, i32 arg.
// A slot runs one Python thread after the other; all events between START and EXIT belong to the thread that START names.

export const enum Event {
  /**
   * arg: index of the Python thread. From this stamp on the thread wants the GIL (a new thread waits for it before its first instruction).
   */
  START = 1,
  /**
   * arg: the GIL's acquisition number (1, 2, 3 … in true order, even where the stamps disagree; 0 under a GIL that does not exclude).
   * Stamped after the acquisition.
   */
  ACQUIRED = 2,
  /** arg: Block. The thread releases the GIL to block. Stamped before the release. */
  RELEASED = 3,
  /** arg: Block. The blocking call is over: from this stamp on the thread wants the GIL. */
  WANTED = 4,
  /** arg: 0. The thread releases the GIL because of a drop request, and wants it again at once. Stamped before the release. */
  YIELDED = 5,
  /**
   * The counterpart of YIELDED under an old-style GIL: the thread released the GIL and tried to retake it at once, but another thread held
   * the GIL first. Stamped after the attempt, so the release was at or before this stamp. The thread has wanted the GIL since the release.
   */
  RETAKE_FAILED = 6,
  /** arg: 0. The stamping thread waits for the GIL. Its switch interval ran out, and it set the drop request of the holder. */
  DROP_REQUEST = 7,
  /**
   * arg: how often the thread was woken in vain, while another thread held the GIL, during the wait that ends with the next ACQUIRED.
   * Written only if > 0.
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
}

/** What a thread blocks on. */
export const enum Block {
  NONE = 0,
  SLEEP = 1,
  JOIN = 2,
  OUTPUT = 3,
  /** Thread.start() waits until the new thread runs, as in CPython. */
  START = 4,
  /** threading.Lock.acquire(), also through `with`. */
  LOCK = 5,
  /** threading.Event.wait(). */
  EVENT = 6,
  /** threading.Semaphore.acquire(), also through `with`. */
  SEMAPHORE = 7,
  /** queue.Queue: get() while the queue is empty, put() while it is full. */
  QUEUE = 8,
  /** threading.Barrier.wait(). */
  BARRIER = 9,
  /** queue.Queue.join(). */
  TASKS = 10,
  /** os.read() of a pipe. */
  READ = 11,
  /** os.write() to a pipe. */
  WRITE = 12,
  /** os.pipe() and os.close(): both release the GIL although they never wait. */
  SYSTEM_CALL = 13,
  /** multiprocessing.Process.join(). */
  PROCESS = 14,
  /** multiprocessing.Queue.get() and put(): each call releases the GIL. */
  PROCESS_QUEUE = 15,
  /** asyncio's event loop waits for its next timer. Without a timer nothing wakes it. */
  LOOP = 16,
}
