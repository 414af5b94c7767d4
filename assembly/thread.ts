import { SLOT_BYTES, SLOTS, THREAD_BYTES, THREADS } from './abi/layout'
import {
  THREAD_BLOCK,
  THREAD_BLOCK_ARGUMENT,
  THREAD_BLOCK_COUNT,
  THREAD_BLOCK_TIMED,
  THREAD_BREAKER,
  THREAD_PARKED_ON,
  THREAD_SLEEP_WORD,
  THREAD_STATUS,
  THREAD_WANTS_GIL,
} from './abi/words'

/**
 * One Python thread: what CPython keeps in PyThreadState. Lives in THREADS, one every THREAD_BYTES, and is never reused within a run.
 *
 * "owner" = written by the thread itself only; others may read a slightly old value.
 */
@unmanaged
@final
export class ThreadState {
  /** Breaker bits; atomic, set by others, cleared by the owner. The interpreter looks here at jumps and calls. */
  breaker: i32
  /** Address the thread is parked on, 0 if none: owner, atomic. The host wakes it here when it must stop. */
  parkedOn: i32
  /** Status (abi/life.ts), moved on by os/life.ts alone; joiners park on it. Atomic. */
  status: i32
  /** Block: what it blocks on with the GIL given up, 0 if it does not: owner, atomic. */
  block: i32
  /** What exactly: the index of the thread joined. Owner. */
  blockArgument: i32
  /** 1 if that block ends by itself. Owner, atomic. */
  blockTimed: i32
  /** Counts blocking calls, so that two scans can tell one long block from two: owner, atomic. */
  blockCount: i32
  /** 1 while it wants the GIL and has not got it: owner. */
  wantsGil: i32
  /** Always 0: a sleeping thread parks on it and nobody but a stop wakes it. */
  sleepWord: i32
  /** In a pipe: what the word that it sleeps on was. Owner. */
  blockSeen: i32

  /** 1: at its start no worker was parked, so the thread that started it waited for one. Written once. */
  lateWorker: i32
  /** Number of this state in THREADS. Written once. */
  index: i32
  /** Address of its slot's region. Written once. */
  slot: usize
  /** Address of its GIL: the current interpreter's. Owner. */
  gil: usize
  /** Address of the interpreter that it runs in, and of that one's heap and globals: copies, for what needs them often. Owner. */
  interpreter: usize
  heap: usize
  globals: usize
  /** Address of the interpreter that it was started in. Written once. */
  home: usize
  /** The number in "Thread-1"; 0 is the main thread, -1 one that the program named in its constructor. Written once. */
  number: i32
  /** Address of the str that the program named it with last, 0 for none; the thread owns one reference. Guarded as the name in its threading.Thread is. */
  name: usize
  /** Address of its threading.Thread while it runs, 0 where nobody has asked the main thread for it; the thread owns one reference. Owner, once it runs. */
  object: usize
  /** 1 if the end of the program does not wait for it. Written once. */
  daemon: i32
  /** What it runs: the Tag.FUNCTION or Tag.BUILTIN of the callable, and its number; Tag.UNSET: the module. Owner, once it runs. */
  targetTag: i32
  target: i32
  /** Address of the tuple or list object of its arguments, 0 for none; the thread owns one reference. */
  targetArguments: usize
  /** Address of the names of the last of them (count, then ids), 0 for none. */
  targetKeywords: usize

  /** Instructions left until the check interval runs out: a local of the interpreter while it runs. Owner. */
  ticks: i32
  /** Vain wake-ups of the wait under way. Owner. */
  vainWakes: i32

  /** The interpreter's registers, saved at calls and when the thread ends with an error. Owner. */
  pc: usize
  sp: usize
  fp: usize
  /** Frames below the current one. Owner. */
  depth: i32

  /** Trap and its operands, if the thread ended with an error. Owner. */
  trap: i32
  trapA: i32
  trapB: i32
  /** Address of the str that goes with the trap, 0 for none; the thread owns one reference. Owner. */
  trapText: usize
  /** Where its frames stood then: see vm/eval/frames.ts. 0: nothing but pc is known. Owner. */
  trace: usize
  /** Address of the error in another interpreter that this one came of, 0 for none: see vm/objects/causes.ts. Owner. */
  cause: usize

  /** Address of the asyncio loop that it runs (vm/asyncio/loop.ts), 0 for none. Owner. */
  loop: usize

  /** Times it took the GIL; of these, taken back at once and not stamped. Owner. */
  acquisitions: i64
  reacquisitions: i64
  /** Ticking instructions executed. Owner. */
  ops: i64
  /** Times the check interval ran out. Owner. */
  breakerTrips: i64
  /** Clock reads made to stamp events. Owner. */
  stamps: i64

  /** Does not compile unless the first fields are where abi/words.ts says. */
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
  }

  @inline static at(index: i32): ThreadState {
    ThreadState.checkWords()
    return changetype<ThreadState>(THREADS + <usize>index * THREAD_BYTES)
  }

  /** From an address kept in a 32-bit word. */
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
