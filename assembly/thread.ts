import { SLOT_BYTES, SLOTS, THREAD_BYTES, THREADS } from './abi/layout'
import {
  THREAD_BLOCK,
  THREAD_BLOCK_ARGUMENT,
  THREAD_BLOCK_COUNT,
  THREAD_BLOCK_TIMED,
  THREAD_BREAKER,
  THREAD_DEPTH,
  THREAD_GLOBALS,
  THREAD_GRANTED,
  THREAD_HANDLED,
  THREAD_NEXT_WAITER,
  THREAD_PARKED_ON,
  THREAD_PC,
  THREAD_SLEEP_WORD,
  THREAD_SLOT,
  THREAD_STATUS,
  THREAD_WANTS_GIL,
} from './abi/words'

/**
 * One Python thread, as CPython's PyThreadState. The states are in THREADS, THREAD_BYTES apart. A process never reuses a state. The hub
 * does.
 *
 * "Owner" below means: only the thread itself writes the field; other threads may read a slightly old value.
 */
@unmanaged
@final
export class ThreadState {
  /**
   * Bits of Breaker. Other threads set them and the thread itself clears them. The interpreter checks them at the check points of the
   * chosen CPython (docs/eval-breaker.md). Atomic.
   */
  breaker: i32
  /** Address that the thread is parked on; 0 if it is not parked. A stop wakes the thread at this address. Owner, atomic. */
  parkedOn: i32
  /** Status (abi/life.ts). os/life.ts changes it; in the copy that a fork makes, Threads.keepOnly() sets it. Joiners park on it. Atomic. */
  status: i32
  /** Block: what the thread blocks on without the GIL, 0 if it does not block. Owner, atomic. */
  block: i32
  /** The object of the block: the index of the joined thread, the address of a Lock's words and so on. Owner. */
  blockArgument: i32
  /** 1 if the block can end without another thread, for example by a timeout. Owner. */
  blockTimed: i32
  /** Number of blocking calls so far. It lets two deadlock scans tell one long block from two blocks. Owner. */
  blockCount: i32
  /** 1 while the thread wants the GIL and does not have it. Owner. */
  wantsGil: i32
  /** Always 0. A sleeping thread parks on it, and only a stop wakes it there. */
  sleepWord: i32
  /** The value of the pipe's word `filled` or `drained` that the thread read before it went to sleep on that word. Owner. */
  blockSeen: i32

  /**
   * Address of the thread that waits behind this one for the same GIL; 0 for none. The policy says which threads write it, and may use
   * further values.
   */
  nextWaiter: i32
  /**
   * A waiter parks on this word, and the policy's answer to the waiter arrives in it. 0: no answer yet. The policy says which threads write
   * it. Atomic.
   */
  granted: i32
  /**
   * Under a policy that orders its waiters, the waiter with the lowest rank comes first. Other policies give the field a meaning of their
   * own. Owner, or any thread that holds the policy's guard.
   */
  rank: i64
  /**
   * What is left of the thread's time slice under a policy that has slices, ns. Other policies give the field a meaning of their own.
   * Owner, or any thread that holds the policy's guard.
   */
  sliceNs: i64

  /** 1 if no worker served the slot when the thread was started, so that Thread.start() waited for a worker. Written once. */
  lateWorker: u8
  /** 1: a daemon thread, so the program can end before this thread ends. Written once. */
  daemon: u8
  /** The place of the thread among those that an error has ended: 1 for the first one, 0 if none has ended it. Owner. */
  failure: u16
  /** Index of this state in THREADS. Written once. */
  index: i32
  /** Address of the region of the thread's slot. Written once. */
  slot: usize
  /** Address of the current interpreter's GIL. Owner. */
  gil: usize
  /** Addresses of the current interpreter, its heap and its globals. The interpreter's state also has the last two. Owner. */
  interpreter: usize
  heap: usize
  globals: usize
  /** Address of the pool from which the thread takes small blocks; 0 if it shares the heap's pool without a GIL (vm/objects/heap.ts). Owner. */
  blocks: usize
  /** Address of the interpreter in which the thread was started. Written once. */
  home: usize
  /**
   * The number in the thread's name: 1 in "Thread-1". 0 for the main thread, -1 for a thread with a name of its own in `name`. Written
   * once.
   */
  number: i32
  /**
   * Address of the str with the thread's name, 0 if the host derives the default name from `number` and the target. The thread owns one
   * reference. The lock that guards the name in its threading.Thread guards this field too.
   */
  name: usize
  /**
   * Address of the threading.Thread object of the running thread. In the main thread this field is 0 until the program first uses that
   * object. The thread owns one reference. Owner, once the thread runs.
   */
  object: usize
  /**
   * The tag and the payload of the callable that the thread runs. The thread owns one reference until the call begins. Tag.UNSET: the
   * thread runs the module. Owner, once the thread runs.
   */
  targetTag: i32
  target: i32
  /** Address of the tuple or list object with the target's arguments, 0 for none. The thread owns one reference. */
  targetArguments: usize
  /**
   * Address of the names of the target's keyword arguments: u32 count, then u32 name ids; 0 for none. Their values are the last arguments.
   */
  targetKeywords: usize

  /** Instructions left in the check interval. While the interpreter runs, a local variable of its loop has the current number. Owner. */
  ticks: i32
  /** How many wake-ups of the current wait for the GIL were in vain. Owner. */
  vainWakes: i32

  /** The interpreter's registers. The thread saves them at calls and when it ends with an error. Owner. */
  pc: usize
  sp: usize
  fp: usize
  /** Number of frames beneath the current one. Owner. */
  depth: i32
  /** Address of the scratch memory (vm/objects/scratch.ts): in the slot, or on the value stack during a nested call. Owner. */
  scratch: usize
  /**
   * Address of the tuple that becomes the `*args` of the function that the thread calls, 0 for none. Only a call with a `*` sets it. The
   * arguments of such a call then need no place on the stack. The thread owns one reference. Owner.
   */
  restArguments: usize

  /** Trap and its two operands, if the thread ended with an error. Owner. */
  trap: i32
  trapA: i32
  trapB: i32
  /** Address of the str that belongs to the trap, 0 for none. The thread owns one reference. Owner. */
  trapText: usize
  /** Address of the trace of the thread's frames (vm/objects/traces.ts); 0: only failedPc is known. Owner. */
  trace: usize
  /** Address of the error in another interpreter that caused this thread's error (vm/objects/causes.ts), 0 for none. Owner. */
  cause: usize

  /** If the trap is Trap.RAISED: address of the exception. The thread owns one reference. Owner. */
  exception: usize
  /** If the trap is not Trap.RAISED: the pc of the frame that raised the error; 0 for none. Owner. */
  failedPc: usize
  /**
   * Address of the exception that an `except` or `finally` handles, as sys.exception(); 0 for none. The thread owns one reference. Owner.
   */
  handled: usize
  /** Address of the first object that needs a finalizer, because its last reference is gone (vm/eval/finalizers.ts); 0 for none. Owner. */
  dying: usize
  /** Address of the thread's first shadow of a threading.local (vm/eval/locals.ts), 0 for none. The thread owns one reference. Owner. */
  locals: usize
  /**
   * The exit code of the process if a SystemExit ended the main thread: the low 8 bits of its int, 1 for any other argument; else 0. Owner.
   */
  exitCode: i32

  /** The running event loop of the library: its tag and its address, 0 for none. The thread owns one reference. Owner. */
  runningLoopTag: i32
  runningLoop: usize
  /** 1: another thread has woken this thread's event loop (os/sleep.ts). Atomic. */
  wakeWord: i32

  /** 1 while the thread may run Python code. Used only without a GIL (gil/none.ts). Owner, atomic. */
  runs: i32

  /** Number of GIL acquisitions, and how many of these were immediate retakes, which are not stamped. Owner. */
  acquisitions: i64
  reacquisitions: i64
  /** Number of executed instructions that count as a tick. Owner. */
  ops: i64
  /** How often the check interval ran out. Owner. */
  breakerTrips: i64
  /** Clock reads made to stamp events. Owner. */
  stamps: i64

  /** When the thread last read the clock at an acquisition that it did not stamp (os/lock-events.ts), ns. Owner. */
  lockReadNs: i64
  /** How many such acquisitions without a clock read are still to come, and how many the thread planned at its last read. Owner. */
  lockSkips: i32
  lockStride: i32
  /** Number of the lock that the thread's last event LOCK names; 0 for none. Owner. */
  lockNamed: i32

  /** The number of bytes that the program had printed when an error ended the thread. -1 if the hub has the output. Owner. */
  printed: i32

  /** Fails to compile unless the first fields have the offsets in abi/words.ts, and all fields fit in THREAD_BYTES. */
  @inline private static checkWords(): void {
    if (offsetof<ThreadState>('breaker') != THREAD_BREAKER) ERROR()
    if (offsetof<ThreadState>('parkedOn') != THREAD_PARKED_ON) ERROR()
    if (offsetof<ThreadState>('status') != THREAD_STATUS) ERROR()
    if (offsetof<ThreadState>('block') != THREAD_BLOCK) ERROR()
    if (offsetof<ThreadState>('blockArgument') != THREAD_BLOCK_ARGUMENT) ERROR()
    if (offsetof<ThreadState>('blockTimed') != THREAD_BLOCK_TIMED) ERROR()
    if (offsetof<ThreadState>('blockCount') != THREAD_BLOCK_COUNT) ERROR()
    if (offsetof<ThreadState>('wantsGil') != THREAD_WANTS_GIL) ERROR()
    if (offsetof<ThreadState>('sleepWord') != THREAD_SLEEP_WORD) ERROR()
    if (offsetof<ThreadState>('nextWaiter') != THREAD_NEXT_WAITER) ERROR()
    if (offsetof<ThreadState>('granted') != THREAD_GRANTED) ERROR()
    if (offsetof<ThreadState>('slot') != THREAD_SLOT) ERROR()
    if (offsetof<ThreadState>('globals') != THREAD_GLOBALS) ERROR()
    if (offsetof<ThreadState>('pc') != THREAD_PC) ERROR()
    if (offsetof<ThreadState>('depth') != THREAD_DEPTH) ERROR()
    if (offsetof<ThreadState>('handled') != THREAD_HANDLED) ERROR()
    if (offsetof<ThreadState>() > THREAD_BYTES) ERROR()
  }

  @inline static at(index: i32): ThreadState {
    ThreadState.checkWords()
    return changetype<ThreadState>(THREADS + <usize>index * THREAD_BYTES)
  }

  /** Turns an address that a 32-bit word contains into a ThreadState. */
  @inline static of(address: i32): ThreadState {
    return changetype<ThreadState>(<usize>address)
  }

  @inline get address(): usize {
    return changetype<usize>(this)
  }

  @inline get breakerAddress(): usize {
    return changetype<usize>(this) + offsetof<ThreadState>('breaker')
  }

  @inline get statusAddress(): usize {
    return changetype<usize>(this) + offsetof<ThreadState>('status')
  }

  @inline get sleepAddress(): usize {
    return changetype<usize>(this) + offsetof<ThreadState>('sleepWord')
  }

  @inline get wakeAddress(): usize {
    return changetype<usize>(this) + offsetof<ThreadState>('wakeWord')
  }

  @inline get runsAddress(): usize {
    return changetype<usize>(this) + offsetof<ThreadState>('runs')
  }

  @inline get nextWaiterAddress(): usize {
    return changetype<usize>(this) + THREAD_NEXT_WAITER
  }

  @inline get grantedAddress(): usize {
    return changetype<usize>(this) + THREAD_GRANTED
  }

  @inline get parkedOnAddress(): usize {
    return changetype<usize>(this) + offsetof<ThreadState>('parkedOn')
  }

  @inline get blockAddress(): usize {
    return changetype<usize>(this) + offsetof<ThreadState>('block')
  }

  @inline static slotAddress(index: i32): usize {
    return SLOTS + <usize>index * SLOT_BYTES
  }
}
