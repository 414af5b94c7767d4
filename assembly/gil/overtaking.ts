import { OVERTAKING_LIMIT } from '../abi/layout'
import { CREDIT_GIL_ENDED, CREDIT_GIL_OVERTAKINGS, CREDIT_GIL_PAID_UNTIL, CREDIT_GIL_SINCE } from '../abi/words'
import { Host } from '../host'
import { ThreadState } from '../thread'
import { Word } from '../word'
import { DropRequest } from './drop-request'
import { GilState } from './state'

/** The lock's account advances by this multiple of a hold with credit (rule 4). With 2, such holds get at most half of the time. */
const PRICE: i64 = 2

/** Bits of the word at CREDIT_GIL_ENDED. Each bit is a reason why no thread may overtake. */
export const enum Ended {
  /** A waiter for a turn has waited for an interval. */
  TURN = 1,
  /** The preempted thread has waited for a tenth of an interval. */
  PATIENCE = 2,
}

/** Limits how often and for how long threads with credit go before the others: rules 1, 2 and 4 of credit.ts. */
export abstract class Overtaking {
  /** Whether a thread may overtake the waiter that has been overtaken most often. oldest: its address, 0 for none */
  static isAllowed(gil: GilState, oldest: i32): bool {
    if (!oldest) return true
    return Overtaking.rank(gil) - ThreadState.of(oldest).rank < load<i32>(OVERTAKING_LIMIT) && !Word.load(gil.address + CREDIT_GIL_ENDED)
  }

  static count(gil: GilState): void {
    store<i64>(gil.address, Overtaking.rank(gil), CREDIT_GIL_OVERTAKINGS)
  }

  /** The rank of a waiter that joins now. */
  @inline static rank(gil: GilState): i64 {
    return load<i64>(gil.address, CREDIT_GIL_OVERTAKINGS) + 1
  }

  /** Begins to measure the hold of a thread with credit. */
  static startClock(gil: GilState): void {
    store<i64>(gil.address, Host.nowNs(), CREDIT_GIL_SINCE)
  }

  /** Charges the hold of a thread with credit. @returns whether the thread may earn credit again */
  static pays(gil: GilState): bool {
    const now = Host.nowNs()
    const since = load<i64>(gil.address, CREDIT_GIL_SINCE)
    const until = max(load<i64>(gil.address, CREDIT_GIL_PAID_UNTIL), since) + PRICE * (now - since)
    store<i64>(gil.address, until, CREDIT_GIL_PAID_UNTIL)
    return until <= now + DropRequest.intervalNs(gil)
  }
}
