import { Block, Event } from '../abi/events'
import { CHECK_INTERVAL, CHECK_POINTS, GIL_BYTES, GILS, MAX_INTERPRETERS, SWITCH_INTERVAL_US } from '../abi/layout'
import { Breaker, Checks, Policy, Why } from '../abi/policies'
import { DEBUG } from '../debug'
import { Record } from '../record/record'
import { ThreadState } from '../thread'
import { Word } from '../word'
import { Dispatch } from './dispatch'
import { NoGil } from './none'
import { GilState } from './state'
import { TickGil } from './tick'

/**
 * The interface of a GIL for the interpreter and for blocking calls. The interpreter decides when to release the GIL, the policy decides
 * how. README.md in this folder has the contract. dispatch.ts calls the policy's acquire() and release(). This file calls the further
 * methods of the tick GIL and of the policy `none`.
 */
export abstract class Gil {
  /**
   * Acquires the GIL, as a new thread's first acquisition or as the last step of a blocking call. The caller has already stamped that the
   * thread wants the GIL.
   */
  static acquire(t: ThreadState): void {
    const gil = GilState.at(t.gil)
    t.wantsGil = 1
    Gil.take(gil, t)
    Gil.taken(gil, t)
  }

  /**
   * Initializes GIL 0, or a further GIL with the same policy. A GIL whose interpreter has been closed can serve a new interpreter. Its
   * acquisition numbers then continue.
   */
  static init(gil: GilState, policy: i32): void {
    gil.policy = policy
    Word.store(gil.switchIntervalAddress, load<i32>(SWITCH_INTERVAL_US))
    Word.store(gil.checkIntervalAddress, load<i32>(CHECK_INTERVAL))
    if (policy == Policy.TICK) TickGil.init(gil)
  }

  /**
   * Whether the policy lets at most one thread hold the GIL at a time. Under any other policy, the machine counts references in one of the
   * ways of vm/objects/counts.ts, and locks objects.
   */
  @inline static excludes(policy: i32): bool {
    return policy != Policy.NONE && policy != Policy.NONE_ATOMIC
  }

  /** Initializes GIL number `index` and leaves it free. @returns its address */
  static open(index: i32): usize {
    const gil = GilState.number(index)
    Gil.init(gil, GilState.at(GILS).policy)
    if (gil.policy == Policy.TICK) TickGil.open(gil)
    return gil.address
  }

  /**
   * Stamps the event GIL, which says which GIL the thread's next acquisitions belong to. The caller holds no GIL. START implies GIL 0, so a
   * new thread of GIL 0 does not need the event GIL.
   */
  static name(t: ThreadState): void {
    Record.stamp(t, Event.GIL, <i32>((t.gil - GILS) / GIL_BYTES))
  }

  /** Releases the GIL before the thread moves to another interpreter, whose GIL may be the same one. takeOther() must follow. */
  static giveUp(t: ThreadState): void {
    Gil.releaseToBlock(t, Block.NONE)
  }

  static takeOther(t: ThreadState, gil: usize): void {
    const isOther = t.gil != gil
    t.gil = gil
    if (isOther) Gil.name(t)
    Record.stamp(t, Event.WANTED, 0)
    Gil.acquire(t)
  }

  /**
   * Prevents all other threads of the interpreter from running Python code until resumeOthers(). Only the policy `none` needs this. Under
   * every other policy, the caller holds the GIL, and this method does nothing.
   */
  static stopOthers(t: ThreadState): void {
    const gil = GilState.at(t.gil)
    if (!Gil.excludes(gil.policy)) NoGil.stopOthers(gil, t)
  }

  static resumeOthers(t: ThreadState): void {
    const gil = GilState.at(t.gil)
    if (!Gil.excludes(gil.policy)) NoGil.resumeOthers(gil)
  }

  /** In a copy of a process: makes every GIL free and new. The intervals keep the values that the program gave them. */
  static resetAll(): void {
    for (let i = 0; i < MAX_INTERPRETERS; i++) {
      const gil = GilState.number(i)
      gil.sequence = 0
      gil.holder = 0
      memory.fill(gil.lastHolderAddress, 0, gil.address + GIL_BYTES - gil.lastHolderAddress)
      if (gil.policy == Policy.TICK) TickGil.init(gil)
    }
  }

  /** Releases the GIL in order to block. The stamp comes before the release, so no blocked time counts as running. */
  static releaseToBlock(t: ThreadState, block: i32): void {
    Record.leave(t, Event.RELEASED, block)
    Gil.drop(GilState.at(t.gil), t, Why.BLOCKING)
  }

  /** Releases the GIL of a thread that ends. */
  static releaseForGood(t: ThreadState): void {
    Record.stamp(t, Event.EXIT, 0)
    Gil.drop(GilState.at(t.gil), t, Why.FINAL)
  }

  /** A thread calls this before it starts another thread. Under the tick GIL, the first call creates the GIL. */
  static beforeFirstStart(t: ThreadState): void {
    const gil = GilState.at(t.gil)
    if (gil.policy == Policy.TICK) TickGil.create(gil)
  }

  /**
   * The interpreter calls this at a check if the eval breaker is not 0. If the thread must stop, this method traps. If a waiter requested
   * the GIL, this method releases the GIL and acquires it again.
   */
  static onBreaker(t: ThreadState): void {
    const bits = Word.load(t.breakerAddress)
    if (bits & Breaker.PLEASE_STOP) unreachable()
    if (!(bits & Breaker.DROP_REQUEST)) return
    const gil = GilState.at(t.gil)
    t.wantsGil = 1
    Record.leave(t, Event.YIELDED, 0)
    Gil.drop(gil, t, Why.YIELD)
    Gil.take(gil, t)
    Gil.taken(gil, t)
  }

  /**
   * The interpreter calls this when `t.ticks` falls below 0. On return, `t.ticks` has the ticks until the next call. Under the tick GIL,
   * this method releases the GIL and retakes it. Under every other policy, this method resets the counter and, with the check points of an
   * older CPython, checks the eval breaker.
   */
  static onTicks(t: ThreadState): void {
    const gil = GilState.at(t.gil)
    if (gil.policy == Policy.TICK) {
      if (TickGil.tick(gil, t)) Gil.taken(gil, t)
    } else {
      Gil.resetTicks(t)
      if (load<i32>(CHECK_POINTS) != Checks.SINCE_3_10) Gil.onBreaker(t)
    }
  }

  /**
   * Resets `t.ticks` under a policy that does not count ticks. With the value 0, each instruction that ticks calls onTicks() and so is a
   * check point.
   */
  static resetTicks(t: ThreadState): void {
    t.ticks = load<i32>(CHECK_POINTS) == Checks.SINCE_3_10 ? i32.MAX_VALUE : 0
  }

  /**
   * Acquires the GIL without counting or stamping the acquisition. The methods above, the lock tests and the bench use it.
   */
  @inline static take(gil: GilState, t: ThreadState): void {
    Dispatch.acquire(gil, t)
    if (DEBUG && Gil.excludes(gil.policy)) gil.holder = t.index + 1
  }

  /** Releases the GIL without a stamp. why: Why */
  @inline static drop(gil: GilState, t: ThreadState, why: i32): void {
    if (DEBUG) assert(!Gil.excludes(gil.policy) || gil.holder == t.index + 1)
    Dispatch.release(gil, t, why)
  }

  /** The thread now holds the GIL: count the acquisition, number it, stamp it. */
  private static taken(gil: GilState, t: ThreadState): void {
    t.wantsGil = 0
    t.acquisitions++
    let sequence = 0
    if (Gil.excludes(gil.policy)) {
      sequence = gil.sequence + 1
      gil.sequence = sequence
      gil.holder = t.index + 1
    }
    Record.acquired(t, sequence)
  }
}

/** Every blocking call begins with begin() and ends with end(). Between the two the thread does not hold the GIL and may park. */
export abstract class Blocking {
  /**
   * Releases the GIL for a blocking call. block: Block. argument: which object or thread the call blocks on. timed: whether the block can
   * end without another thread, for example by a timeout.
   */
  static begin(t: ThreadState, block: i32, argument: i32, timed: bool): void {
    t.blockArgument = argument
    t.blockTimed = timed ? 1 : 0
    t.blockCount++
    Gil.releaseToBlock(t, block)
    Word.store(t.blockAddress, block)
  }

  static end(t: ThreadState): void {
    Word.store(t.blockAddress, Block.NONE)
    // From here on a deadlock scan counts the thread as able to run, although it still has to wait for the GIL.
    Record.stamp(t, Event.WANTED, 0)
    Gil.acquire(t)
  }
}
