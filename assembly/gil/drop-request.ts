import { Event } from '../abi/events'
import { Breaker } from '../abi/policies'
import { Record } from '../record/record'
import { Futex, Wake } from '../sync/futex'
import { ThreadState } from '../thread'
import { Word } from '../word'
import { GilState } from './state'

/**
 * The timed drop request of CPython ≥ 3.2 (Python/ceval_gil.c, take_gil): if a waiter has waited for one switch interval and the holder has
 * not changed meanwhile, the waiter sets a bit in the holder's eval breaker. The holder sees the bit at its next check and releases the
 * GIL.
 *
 * To become pre-emptive, a policy makes two calls. A waiter calls park(), or waits by other means and then calls send(). A thread that
 * takes the GIL calls taken(), or setHolder() and clear(), before any other thread can take the GIL.
 *
 * A request can reach a thread that has just released the GIL. That thread's next acquisition then clears the bit, or the bit makes that
 * thread release the GIL once more than needed. In both cases the waiter requests again one interval later.
 */
export abstract class DropRequest {
  /**
   * Parks while the word at `address` is `expected`, for at most one switch interval, and requests the GIL if the interval runs out.
   * @returns whether the thread was woken
   */
  static park(t: ThreadState, gil: GilState, address: usize, expected: i32): bool {
    const seen = gil.switchNumber
    const result = Futex.wait(t, address, expected, DropRequest.intervalNs(gil))
    if (result == Wake.TIMED_OUT) DropRequest.ask(t, gil, seen)
    return result == Wake.WOKEN
  }

  /** Sends the request and stamps it. seen: as in send() */
  static ask(t: ThreadState, gil: GilState, seen: i32): void {
    if (DropRequest.send(t, gil, seen)) Record.stamp(t, Event.DROP_REQUEST, 0)
  }

  @inline static intervalNs(gil: GilState): i64 {
    return <i64>Word.load(gil.switchIntervalAddress) * 1000
  }

  /**
   * Sends the request unless the holder has changed since the wait began. t: the requester. seen: the switch number before the wait.
   * @returns whether it sent the request
   */
  static send(t: ThreadState, gil: GilState, seen: i32): bool {
    if (gil.switchNumber != seen) return false
    const holder = Word.load(gil.lastHolderAddress)
    // lastHolder is 0 until the first holder has called setHolder(). Until then no thread can receive a request. A policy that hands the
    // GIL over can have made this thread the holder since the thread read the switch number.
    if (holder == 0 || holder == <i32>t.address) return false
    Word.or(ThreadState.of(holder).breakerAddress, Breaker.DROP_REQUEST)
    return true
  }

  /** Makes `t` the thread that receives the requests. */
  @inline static setHolder(gil: GilState, t: ThreadState): void {
    if (Word.load(gil.lastHolderAddress) == <i32>t.address) return
    Word.store(gil.lastHolderAddress, <i32>t.address)
    gil.switchNumber++
  }

  /** A thread that takes the GIL calls this. Under a policy that hands the GIL over, the releaser calls it for the next holder. */
  @inline static taken(gil: GilState, t: ThreadState): void {
    DropRequest.setHolder(gil, t)
    DropRequest.clear(t)
  }

  @inline static isSet(t: ThreadState): bool {
    return (Word.load(t.breakerAddress) & Breaker.DROP_REQUEST) != 0
  }

  /** Clears a request that was meant for an earlier hold of this thread. */
  @inline static clear(t: ThreadState): void {
    if (DropRequest.isSet(t)) Word.and(t.breakerAddress, ~Breaker.DROP_REQUEST)
  }
}
