// The lock with credit: a thread that blocks early may overtake, but only a limited number of times.
//
// A thread earns credit if it blocks before another thread has requested the GIL from it. A thread with credit goes before the others, and
// requests the GIL at once if the holder has no credit. The others take turns of one switch interval each, first come, first served. A
// thread that a thread with credit has pre-empted keeps its turn. The pre-empted thread and the thread with credit spin for about as long
// as a park and a wake-up take, because both expect a short wait. So, on two cores, a brief pre-emption needs no system call.
//
// A release offers the GIL to the thread whose turn is next. If a thread with credit arrives before that thread has accepted the offer, the
// thread with credit takes the offer back. So a thread that blocks for a moment does not wait for a thread that is not on a core yet.
//
// Four rules prevent starvation:
// 1. A waiter is overtaken OVERTAKING_LIMIT times at most.
// 2. A waiter whose time is over is not overtaken any more. The time is an interval, or a tenth of it for a thread that keeps its turn.
// 3. If a thread with credit, or a thread that keeps its turn, has waited for a tenth of an interval, a holder with credit loses its credit
//    and must release.
// 4. The lock has an account (CREDIT_GIL_PAID_UNTIL), which is a time. A hold with credit that keeps others waiting advances the account by
//    twice the length of the hold. While the account is more than an interval ahead of the clock, a hold with credit earns no new credit.
//    So such holds get about half of the time at most.
//
// | locked | origin        | the holder's `granted` | means                                                         |
// | ------ | ------------- | ---------------------- | ------------------------------------------------------------- |
// | 0      |               |                        | free, and no thread waits                                     |
// | 1      | FREE          |                        | held by a thread that found the GIL free                      |
// | 1      | CREDIT        |                        | held by a thread with credit that went before the others      |
// | 1      | TURN, RESUMED | OFFERED                | offered to the thread whose turn begins, or goes on           |
// | 1      | TURN, RESUMED | GRANTED                | held by that thread                                           |
//
// Invariants: the queues, `preempted`, `origin`, lastHolder and the number of overtakings change only under the guard. At most one thread
// is preempted, and no other turn begins while it is. A waiter's rank is the number of overtakings before it joined, plus one, so the ranks
// in the queue of turns rise. A thread has a rank from the time at which it joins until it has accepted the GIL.
//
// Cost without contention: two mutex acquisitions. A thread with credit that overtakes reads the clock when it gets the
// GIL. It reads the clock again when it releases the GIL while others wait. A spin is wasted if the thread that the waiter waits for has no
// core.
//
// Source: the lab. In D. Beazley's experiment in CPython's issue 7946 (2010), too, a thread that blocks early requests the GIL at once.

import { Why } from '../abi/policies'
import {
  CREDIT_GIL_ENDED,
  CREDIT_GIL_FIRST,
  CREDIT_GIL_LOCKED,
  CREDIT_GIL_ORIGIN,
  CREDIT_GIL_PREEMPTED,
  CREDIT_GIL_TURN,
  CREDIT_GIL_TURNS,
  GIL_GUARD,
} from '../abi/words'
import { Futex, Wake } from '../sync/futex'
import { Mutex } from '../sync/mutex'
import { ThreadState } from '../thread'
import { Word } from '../word'
import { DropRequest } from './drop-request'
import { Answer, Offer } from './offer'
import { Ended, Overtaking } from './overtaking'
import { GilState } from './state'
import { WaitQueue } from './wait-queue'

/** A brief wait lasts at most the switch interval divided by this number. */
const BRIEF: i64 = 10
/** Where the holder, or the thread with the offer, comes from. */
const enum Origin {
  FREE = 0,
  CREDIT = 1,
  RESUMED = 2,
  TURN = 3,
}

export abstract class CreditGil {
  static acquire(gil: GilState, t: ThreadState): void {
    // A thread that released on request has already joined the waiters, in release().
    if (t.rank == 0 && CreditGil.takeOrJoin(gil, t)) return
    while (!Offer.accept(t)) CreditGil.await(gil, t)
    const origin = load<i32>(gil.address, CREDIT_GIL_ORIGIN)
    if (origin == Origin.CREDIT) Overtaking.startClock(gil)
    else Word.and(gil.address + CREDIT_GIL_ENDED, origin == Origin.TURN ? 0 : ~Ended.PATIENCE)
    t.rank = 0
  }

  /** @returns whether the thread has the GIL. Otherwise it has joined the waiters. */
  private static takeOrJoin(gil: GilState, t: ThreadState): bool {
    const guard = gil.address + GIL_GUARD
    Mutex.lock(t, guard)
    const isFree = load<i32>(gil.address, CREDIT_GIL_LOCKED) == 0
    const isMine = isFree || (CreditGil.hasCredit(t) && CreditGil.takeBack(gil))
    if (isMine) {
      store<i32>(gil.address, 1, CREDIT_GIL_LOCKED)
      store<i32>(gil.address, isFree ? Origin.FREE : Origin.CREDIT, CREDIT_GIL_ORIGIN)
      DropRequest.taken(gil, t)
    } else if (CreditGil.hasCredit(t)) {
      CreditGil.join(gil, CREDIT_GIL_FIRST, t)
      if (!CreditGil.hasCredit(CreditGil.holder(gil))) DropRequest.ask(t, gil, gil.switchNumber)
    } else {
      CreditGil.join(gil, CREDIT_GIL_TURNS, t)
    }
    Mutex.unlock(guard)
    if (isMine && !isFree) Overtaking.startClock(gil)
    return isMine
  }

  /**
   * Takes an offer back, and makes the receiver of the offer a waiter again. The caller holds the guard. Changes nothing if no offer can be
   * taken back, or if no thread may overtake.
   * @returns whether it took the offer back
   */
  private static takeBack(gil: GilState): bool {
    const heir = CreditGil.holder(gil)
    const turns = gil.address + CREDIT_GIL_TURNS
    if (Word.load(heir.grantedAddress) != Answer.OFFERED) return false
    const resumes = load<i32>(gil.address, CREDIT_GIL_ORIGIN) == Origin.RESUMED
    const oldest = resumes && !WaitQueue.isEmpty(turns) ? WaitQueue.first(turns) : <i32>heir.address
    if (!Overtaking.isAllowed(gil, oldest) || !Offer.takeBack(heir)) return false
    if (resumes) {
      Word.store(gil.address + CREDIT_GIL_PREEMPTED, <i32>heir.address)
    } else {
      WaitQueue.prepend(turns, heir)
      Word.add(gil.address + CREDIT_GIL_TURN, -1)
    }
    Overtaking.count(gil)
    return true
  }

  /** Waits for an answer. Spins first if the wait is brief, then parks. */
  private static await(gil: GilState, t: ThreadState): void {
    if (CreditGil.isBrief(gil, t)) Offer.spin(t)
    if (!Offer.isAboutToPark(t)) return
    while (Offer.isParked(t)) {
      const isBrief = CreditGil.isBrief(gil, t)
      const seen = CreditGil.progress(gil, isBrief)
      const ns = DropRequest.intervalNs(gil)
      const result = Futex.wait(t, t.grantedAddress, Answer.PARKED, isBrief ? ns / BRIEF : ns)
      if (result == Wake.TIMED_OUT) CreditGil.overdue(gil, t, isBrief, seen)
    }
    if (Word.load(t.grantedAddress) == Answer.NONE) t.vainWakes++
  }

  /**
   * The waiter's time has run out. If the waiter is preempted, or if it waits for a turn and no turn has begun meanwhile, no thread may
   * overtake any more. If progress() still returns `seen`, the holder must release.
   */
  private static overdue(gil: GilState, t: ThreadState, isBrief: bool, seen: i32): void {
    const guard = gil.address + GIL_GUARD
    Mutex.lock(t, guard)
    if (Offer.isParked(t) && CreditGil.isBrief(gil, t) == isBrief) {
      const isPreempted = Word.load(gil.address + CREDIT_GIL_PREEMPTED) == <i32>t.address
      const isSame = CreditGil.progress(gil, isBrief) == seen
      const wasEnded = Word.load(gil.address + CREDIT_GIL_ENDED)
      if (isPreempted) Word.or(gil.address + CREDIT_GIL_ENDED, Ended.PATIENCE)
      else if (isSame && !isBrief) Word.or(gil.address + CREDIT_GIL_ENDED, Ended.TURN)
      // A holder with credit usually blocks soon, so this waiter does not request the GIL at its first timeout. It requests the GIL at the
      // second one. A waiter with credit, or a preempted thread, requests the GIL at its first timeout.
      const waits = !isBrief && load<i32>(gil.address, CREDIT_GIL_ORIGIN) == Origin.CREDIT && !wasEnded
      const holder = CreditGil.holder(gil)
      // A holder with a rank has not accepted the GIL yet. A request would end the holder's turn before the turn begins.
      if (isSame && !waits && holder.rank == 0) DropRequest.ask(t, gil, gil.switchNumber)
    }
    Mutex.unlock(guard)
  }

  static release(gil: GilState, t: ThreadState, why: i32): void {
    const guard = gil.address + GIL_GUARD
    const hadCredit = load<i32>(gil.address, CREDIT_GIL_ORIGIN) == Origin.CREDIT
    const canEarn = !hadCredit || !CreditGil.othersWait(gil) || Overtaking.pays(gil)
    Mutex.lock(t, guard)
    t.sliceNs = canEarn && why == Why.BLOCKING && !DropRequest.isSet(t) ? 1 : 0
    const next = CreditGil.choose(gil)
    const isTurn = load<i32>(gil.address, CREDIT_GIL_ORIGIN) != Origin.CREDIT
    if (next) {
      DropRequest.taken(gil, ThreadState.of(next))
      if (why == Why.YIELD) CreditGil.yieldTo(gil, t, hadCredit || isTurn)
      if (isTurn && !WaitQueue.isEmpty(gil.address + CREDIT_GIL_FIRST)) DropRequest.send(t, gil, gil.switchNumber)
    } else {
      store<i32>(gil.address, 0, CREDIT_GIL_LOCKED)
    }
    Mutex.unlock(guard)
    if (next) Offer.give(ThreadState.of(next), isTurn ? Answer.OFFERED : Answer.GRANTED)
  }

  /** Chooses the next holder and removes it from the waiters. @returns its address, 0 for none */
  private static choose(gil: GilState): i32 {
    const first = gil.address + CREDIT_GIL_FIRST
    const turns = gil.address + CREDIT_GIL_TURNS
    const preempted = Word.load(gil.address + CREDIT_GIL_PREEMPTED)
    const oldest = WaitQueue.isEmpty(turns) ? preempted : WaitQueue.first(turns)
    const hasFirst = !WaitQueue.isEmpty(first)
    if (!oldest && !hasFirst) return 0
    if (hasFirst && Overtaking.isAllowed(gil, oldest)) {
      if (oldest) Overtaking.count(gil)
      store<i32>(gil.address, Origin.CREDIT, CREDIT_GIL_ORIGIN)
      return WaitQueue.pop(first)
    }
    Word.store(gil.address + CREDIT_GIL_PREEMPTED, 0)
    const resumes = preempted && !(Word.load(gil.address + CREDIT_GIL_ENDED) & Ended.TURN)
    store<i32>(gil.address, resumes ? Origin.RESUMED : Origin.TURN, CREDIT_GIL_ORIGIN)
    if (resumes) return preempted
    Word.add(gil.address + CREDIT_GIL_TURN, 1)
    if (preempted) WaitQueue.append(turns, ThreadState.of(preempted))
    return WaitQueue.pop(turns)
  }

  /**
   * Turns a thread that has released on request into a waiter. If its turn has ended, or if no thread may overtake, it goes to the end of
   * the queue. Otherwise it keeps its turn.
   */
  private static yieldTo(gil: GilState, t: ThreadState, hasEnded: bool): void {
    const oldest = load<i32>(gil.address, CREDIT_GIL_TURNS)
    if (hasEnded || !Overtaking.isAllowed(gil, oldest)) {
      CreditGil.join(gil, CREDIT_GIL_TURNS, t)
    } else {
      if (oldest) Overtaking.count(gil)
      Word.store(t.grantedAddress, Answer.NONE)
      t.rank = Overtaking.rank(gil)
      Word.store(gil.address + CREDIT_GIL_PREEMPTED, <i32>t.address)
    }
  }

  private static join(gil: GilState, queue: usize, t: ThreadState): void {
    WaitQueue.push(gil.address + queue, t)
    t.rank = Overtaking.rank(gil)
  }

  /** Whether a thread without credit seems to wait. The caller need not hold the guard. */
  private static othersWait(gil: GilState): bool {
    return Word.load(gil.address + CREDIT_GIL_PREEMPTED) != 0 || !WaitQueue.isEmpty(gil.address + CREDIT_GIL_TURNS)
  }

  @inline private static holder(gil: GilState): ThreadState {
    return ThreadState.of(Word.load(gil.lastHolderAddress))
  }

  /** `sliceNs` is 1 if the thread has credit. */
  @inline private static hasCredit(t: ThreadState): bool {
    return t.sliceNs != 0
  }

  /** Whether the waiter expects a brief wait: it has credit or is preempted. */
  @inline private static isBrief(gil: GilState, t: ThreadState): bool {
    return CreditGil.hasCredit(t) || Word.load(gil.address + CREDIT_GIL_PREEMPTED) == <i32>t.address
  }

  /** For a brief wait, a number that changes with each holder. For any other wait, a number that changes with each turn. */
  @inline private static progress(gil: GilState, isBrief: bool): i32 {
    return isBrief ? gil.switchNumber : Word.load(gil.address + CREDIT_GIL_TURN)
  }
}
