import { FLOOR, POISON, SLOT_RING } from '../abi/layout'
import { Host } from '../host'
import { FOREVER, Futex } from '../sync/futex'
import { ThreadState } from '../thread'
import { Word } from '../word'

/** The word that two workers hand to each other. */
const BALL: usize = FLOOR
/** A word of its own cache line on which timed waits run out. */
const NEVER: usize = FLOOR + 128
/** Where results go that nobody wants. */
const SINK: usize = FLOOR + 256

/** What the machine can do at best, with the same clock and the same futex as the GILs. Two workers, side 0 and side 1, play. */
export abstract class Floor {
  /**
   * Park and unpark: each side stamps just before it wakes the other and just after it was woken, `rounds` times. Between the two it
   * computes for `workNs`, as a thread that holds a lock does: without that the kernel soon keeps both on one core, where a wake-up costs
   * a fifth of what it costs across two.
   * The stamps (i64 ns) lie in the slot's ring: 2 × round for the wake, 2 × round + 1 for the awakening.
   */
  static park(t: ThreadState, side: i32, rounds: i32, workNs: i64): void {
    const stamps = t.slot + SLOT_RING
    for (let round = 0; round < rounds; round++) {
      const mine = 2 * round + side
      if (side == 1 || round > 0) {
        Floor.await(t, mine)
        const awake = Host.nowNs()
        store<i64>(stamps + <usize>(2 * round + 1) * 8, awake)
        while (Host.nowNs() < awake + workNs) {}
      }
      store<i64>(stamps + <usize>(2 * round) * 8, Host.nowNs())
      Word.store(BALL, mine + 1)
      Futex.wake(BALL, 1)
    }
  }

  private static await(t: ThreadState, value: i32): void {
    while (true) {
      const ball = Word.load(BALL)
      if (ball == value) return
      Futex.wait(t, BALL, ball, FOREVER)
    }
  }

  /** Handing the word over by spinning. @returns ns for all rounds; a round is two handoffs. */
  static spin(side: i32, rounds: i32): f64 {
    const start = Host.nowNs()
    for (let round = 0; round < rounds; round++) {
      const mine = 2 * round + side
      while (Word.load(BALL) != mine) if (Word.load(POISON)) unreachable()
      Word.store(BALL, mine + 1)
    }
    return <f64>(Host.nowNs() - start)
  }

  @inline static reset(): void {
    Word.store(BALL, 0)
  }

  /** Arithmetic in registers, begun by all `parties` at once. @returns ns it took this one. */
  static work(parties: i32, iterations: i32): f64 {
    Word.add(BALL, 1)
    while (Word.load(BALL) < parties) if (Word.load(POISON)) unreachable()
    const start = Host.nowNs()
    let x = iterations | 1
    for (let i = 0; i < iterations; i++) {
      x ^= x << 13
      x ^= x >>> 17
      x ^= x << 5
    }
    // A result that is used: no compiler can leave the loop out.
    Word.store(SINK, x)
    return <f64>(Host.nowNs() - start)
  }

  /** A timed wait that nobody ends. @returns ns it took. */
  static timedWait(t: ThreadState, ns: i64): f64 {
    const start = Host.nowNs()
    Futex.wait(t, NEVER, 0, ns)
    return <f64>(Host.nowNs() - start)
  }

  /** @returns ns for `reads` clock reads. */
  static clockCost(reads: i32): f64 {
    const start = Host.nowNs()
    for (let i = 1; i < reads; i++) Host.nowNs()
    return <f64>(Host.nowNs() - start)
  }

  /** @returns ns for one kernel entry of `spins` loads, mean of `times`. */
  static spinCost(spins: i32, times: i32): f64 {
    const start = Host.nowNs()
    for (let i = 0; i < times; i++) for (let left = spins; left > 0; left--) Word.load(BALL)
    return <f64>(Host.nowNs() - start) / <f64>times
  }
}
