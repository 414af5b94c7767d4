import { Block, Event } from '../abi/events'
import { CHECK_INTERVAL, GIL_BYTES, GILS, SWITCH_INTERVAL_US } from '../abi/layout'
import { Breaker, Policy, Why } from '../abi/policies'
import { DEBUG } from '../debug'
import { Record } from '../record/record'
import { ThreadState } from '../thread'
import { Word } from '../word'
import { NoGil } from './none'
import { GilState } from './state'
import { SwitchGil } from './switch'
import { TickGil } from './tick'

/**
 * What the interpreter and everything that blocks know of a GIL. The interpreter decides when it is given up, the policy decides how
 * (README.md in this folder states the contract). The dispatch stands here alone, and only in slow paths.
 */
export abstract class Gil {
  /** A new thread's first acquisition, and the end of every blocking call. The intent was stamped by the caller. */
  static acquire(t: ThreadState): void {
    const gil = GilState.at(t.gil)
    t.wantsGil = 1
    Gil.take(gil, t)
    Gil.taken(gil, t)
  }

  /** Makes GIL 0, or one more of its kind. What a closed interpreter had is as good as new, but its acquisitions are numbered on. */
  static init(gil: GilState, policy: i32): void {
    gil.policy = policy
    Word.store(gil.switchIntervalAddress, load<i32>(SWITCH_INTERVAL_US))
    Word.store(gil.checkIntervalAddress, load<i32>(CHECK_INTERVAL))
    if (policy == Policy.TICK) TickGil.init(gil)
  }

  /** Whether at most one thread holds it at a time. If not, objects are counted and locked with atomics. */
  @inline static excludes(policy: i32): bool {
    return policy != Policy.NONE
  }

  /** @returns the address of the GIL of that number, which nobody has */
  static open(index: i32): usize {
    const gil = GilState.number(index)
    Gil.init(gil, GilState.at(GILS).policy)
    if (gil.policy == Policy.TICK) TickGil.open(gil)
    return gil.address
  }

  /** Tells whose acquisitions follow, of a thread that has none. GIL 0 is understood at its start. */
  static name(t: ThreadState): void {
    Record.stamp(t, Event.GIL, <i32>((t.gil - GILS) / GIL_BYTES))
  }

  /** Gives it up to take another at once, which may be the same: takeOther() must follow. */
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

  /** Gives it up to block. Stamped before, so that no time of the block is called running. */
  static releaseToBlock(t: ThreadState, block: i32): void {
    Record.stamp(t, Event.RELEASED, block)
    Gil.drop(GilState.at(t.gil), t, Why.BLOCKING)
  }

  /** The thread ends. */
  static releaseForGood(t: ThreadState): void {
    Record.stamp(t, Event.EXIT, 0)
    Gil.drop(GilState.at(t.gil), t, Why.FINAL)
  }

  /** The first other thread is about to be started: an old-style GIL comes into being now. */
  static beforeFirstStart(t: ThreadState): void {
    const gil = GilState.at(t.gil)
    if (gil.policy == Policy.TICK) TickGil.create(gil)
  }

  /** The eval breaker is not 0: traps if the run must stop, gives the lock up if a waiter asked. */
  static onBreaker(t: ThreadState): void {
    const bits = Word.load(t.breakerAddress)
    if (bits & Breaker.PLEASE_STOP) unreachable()
    if (!(bits & Breaker.DROP_REQUEST)) return
    const gil = GilState.at(t.gil)
    t.wantsGil = 1
    Record.stamp(t, Event.YIELDED, 0)
    Gil.drop(gil, t, Why.YIELD)
    Gil.take(gil, t)
    Gil.taken(gil, t)
  }

  /**
   * `t.ticks` fell below 0. Where nothing counts ticks this comes every 2^31 instructions and does nothing.
   * Afterwards t.ticks says how many are left.
   */
  static onTicks(t: ThreadState): void {
    const gil = GilState.at(t.gil)
    if (gil.policy == Policy.TICK) {
      if (TickGil.tick(gil, t)) Gil.taken(gil, t)
    } else {
      t.ticks = i32.MAX_VALUE
    }
  }

  /** Acquires the bare lock, without stamps: for the methods above, the lock tests and the bench. Calls would cost as much as the lock, so the policy is inlined. */
  @inline static take(gil: GilState, t: ThreadState): void {
    Gil.dispatch(gil, t, true, Why.BLOCKING)
    if (DEBUG && Gil.excludes(gil.policy)) gil.holder = t.index + 1
  }

  /** Releases the bare lock, without stamps. why: Why */
  @inline static drop(gil: GilState, t: ThreadState, why: i32): void {
    if (DEBUG) assert(!Gil.excludes(gil.policy) || gil.holder == t.index + 1)
    Gil.dispatch(gil, t, false, why)
  }

  /** One case per policy. `acquires` is a constant at each call, so one of a case's two branches remains. */
  @inline private static dispatch(gil: GilState, t: ThreadState, acquires: bool, why: i32): void {
    switch (gil.policy) {
      case Policy.TICK: {
        if (acquires) TickGil.acquire(gil, t)
        else TickGil.release(gil, t)
        break
      }
      case Policy.SWITCH: {
        if (acquires) SwitchGil.acquire(gil, t)
        else SwitchGil.release(gil, t, why, true)
        break
      }
      case Policy.SWITCH_UNFORCED: {
        if (acquires) SwitchGil.acquire(gil, t)
        else SwitchGil.release(gil, t, why, false)
        break
      }
      default: {
        if (acquires) NoGil.acquire()
        else NoGil.release()
      }
    }
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

/** Between these two the thread has given the GIL up and may park: what every blocking call is made of. */
export abstract class Blocking {
  /** block: Block; argument: what exactly; timed: whether it ends by itself. */
  static begin(t: ThreadState, block: i32, argument: i32, timed: bool): void {
    t.blockArgument = argument
    t.blockTimed = timed ? 1 : 0
    t.blockCount++
    Gil.releaseToBlock(t, block)
    Word.store(t.blockAddress, block)
  }

  static end(t: ThreadState): void {
    Word.store(t.blockAddress, Block.NONE)
    // Wanting the lock counts as alive: set before the block is seen to be over would be too early, so a scan takes both words.
    Record.stamp(t, Event.WANTED, 0)
    Gil.acquire(t)
  }
}
