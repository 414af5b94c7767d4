import { FLOOR, POISON, SLOT_STACK } from '../abi/layout'
import { Host } from '../host'
import { FOREVER, Futex } from '../sync/futex'
import { ThreadState } from '../thread'
import { Word } from '../word'

/** The word that two workers pass to each other in park() and spin(). In work(), the word counts the workers that have arrived. */
const BALL: usize = FLOOR
/** The word of a second pair of workers in park(). */
const OTHER_BALL: usize = FLOOR + 384
/** The value of a ball after its pair of workers has stopped early. */
const OVER: i32 = -1
/** A value other than 0 ends busy() and the second pair of park(). */
const BUSY_END: usize = FLOOR + 576
/** A word in its own cache line. No thread wakes it, so a timed wait on it runs out. */
const NEVER: usize = FLOOR + 128
/** work() stores its result here, so that the compiler cannot remove the loop. */
const SINK: usize = FLOOR + 256

/**
 * Measures the minimum cost of the machine's operations, with the clock and the futex that the GILs use. Two workers take part in spin()
 * and in each pair of park(): side 0 and side 1.
 */
export abstract class Floor {
  /**
   * Measures a park and a wake-up. In each of `rounds` rounds, a side stamps twice: just after it was woken, and just before it wakes the
   * other side. Between the two stamps the side computes for `workNs`, like the holder of a lock. Without that work the kernel soon keeps
   * both workers on one core. A wake-up on the same core costs only a fifth of a wake-up on another core.
   *
   * The stamps (i64, ns) are in the value stack of the side's slot. The stamp before the wake has index 2 × round, the stamp after the wake-up has
   * index 2 × round + 1. Side 0 begins, so it has no stamp at index 1.
   *
   * Workers 2 and 3 are a second pair, which does the same on a word of its own, until endBusy().
   */
  static park(t: ThreadState, worker: i32, rounds: i32, workNs: i64): void {
    const stamps = t.slot + SLOT_STACK
    const ball = worker < 2 ? BALL : OTHER_BALL
    const side = worker & 1
    for (let round = 0; round < rounds; round++) {
      const mine = 2 * round + side
      if (side == 1 || round > 0) {
        if (!Floor.await(t, ball, mine)) return
        const awake = Host.nowNs()
        store<i64>(stamps + <usize>(2 * round + 1) * 8, awake)
        while (Host.nowNs() < awake + workNs) {}
      }
      store<i64>(stamps + <usize>(2 * round) * 8, Host.nowNs())
      // Only the side that has the ball may stop the pair, because only that side knows that the other one waits for the ball.
      const isLast = ball == OTHER_BALL && Word.load(BUSY_END) != 0
      Word.store(ball, isLast ? OVER : mine + 1)
      Futex.wake(ball, 1)
      if (isLast) return
    }
  }

  /** @returns false if the pair has stopped early */
  private static await(t: ThreadState, ball: usize, value: i32): bool {
    while (true) {
      const seen = Word.load(ball)
      if (seen == value) return true
      if (seen == OVER) return false
      Futex.wait(t, ball, seen, FOREVER)
    }
  }

  /** Keeps a core busy until another thread calls endBusy(). The loop makes no call of the engine. */
  static busy(): void {
    while (!Word.load(BUSY_END)) if (Word.load(POISON)) unreachable()
  }

  static endBusy(): void {
    Word.store(BUSY_END, 1)
  }

  /** The two sides pass the word back and forth, and spin instead of parking. @returns ns for all rounds; a round has two hand-offs */
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

  /** Measures arithmetic in registers. All `parties` workers begin at the same time. @returns the ns that the caller's worker took */
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
    Word.store(SINK, x)
    return <f64>(Host.nowNs() - start)
  }

  /** Waits with a timeout of `ns` on a word that no thread wakes. @returns ns that the wait took */
  static timedWait(t: ThreadState, ns: i64): f64 {
    const start = Host.nowNs()
    Futex.wait(t, NEVER, 0, ns)
    return <f64>(Host.nowNs() - start)
  }

  /** Measures `times` wakes of a word on which no thread parks. @returns the mean time of one, ns */
  static emptyWake(times: i32): f64 {
    const start = Host.nowNs()
    for (let i = 0; i < times; i++) Futex.wake(NEVER, 1)
    return <f64>(Host.nowNs() - start) / <f64>times
  }

  /** Measures `times` waits that end at once, because the word has another value. @returns the mean time of one, ns */
  static emptyWait(times: i32): f64 {
    const start = Host.nowNs()
    for (let i = 0; i < times; i++) Futex.waitIdle(NEVER, 1)
    return <f64>(Host.nowNs() - start) / <f64>times
  }

  /** Measures `reads` reads of the clock. @returns the time for all of them, ns */
  static clockCost(reads: i32): f64 {
    const start = Host.nowNs()
    for (let i = 1; i < reads; i++) Host.nowNs()
    return <f64>(Host.nowNs() - start)
  }

  /** Measures `times` modelled kernel entries, each of `spins` loads. @returns the mean time of one, ns */
  static spinCost(spins: i32, times: i32): f64 {
    const start = Host.nowNs()
    for (let i = 0; i < times; i++) for (let left = spins; left > 0; left--) Word.load(BALL)
    return <f64>(Host.nowNs() - start) / <f64>times
  }
}
