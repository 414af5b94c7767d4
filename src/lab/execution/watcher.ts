import { Poison } from '../../../assembly/abi/policies.ts'
import type { ProcessTree } from './process-tree.ts'
import type { HostStallDetector } from './stalls.ts'

/**
 * Time between two checks of a running machine, ms. A check wakes the host for 0.1 to 0.25 ms on a core that a measured thread may be
 * using. With a check every 10 ms, two threads lost about 1 % of their switches per second.
 */
const CHECK_MS = 50
/** Shortest time between two checks for a deadlock, ms. The run is deadlocked if all threads stay blocked from one check to the next. */
const DEADLOCK_CHECK_MS = 100
/** Time between two checks while the run or the daemon threads of a finished process are being stopped, ms. */
const STOPPING_CHECK_MS = 5
/** Time limit for the workers to return after a stop, ms. When it has passed, the lab terminates all workers. */
const STOP_GRACE_MS = 800

/** Why a run is being stopped. */
export interface Stopping {
  readonly poison: Poison
  readonly because: string
  /** The host's performance.now() at the stop. */
  readonly sinceMs: number
}

/** The parts of an execution that the watcher uses. */
export interface Watched {
  readonly tree: ProcessTree
  readonly stalls: HostStallDetector
  /** Why the run is being stopped, and since when. undefined before a stop. */
  readonly stopping: Stopping | undefined
  stop(poison: Poison, because: string): void
}

/**
 * Checks a running execution periodically. It detects the end of the execution, stalls of the host and deadlocks. It also stops the daemon
 * threads of finished processes.
 */
export class Watcher {
  private endPause: () => void = () => {}
  private deadlockCheckedMs = 0
  private lastBlocked = 0

  constructor(private readonly execution: Watched) {}

  /** Makes the watcher check at once, instead of at the end of its pause. */
  wake(): void {
    this.endPause()
  }

  /** Resolves when all workers have returned. After a stop, it resolves within about STOP_GRACE_MS in any case. */
  async watch(): Promise<void> {
    const { tree, stalls } = this.execution
    this.deadlockCheckedMs = performance.now()
    while (!this.isOver()) {
      stalls.check()
      await this.pause(this.execution.stopping || tree.ending.length > 0 ? STOPPING_CHECK_MS : CHECK_MS)
      stalls.check()
      const { stopping } = this.execution
      if (stopping) {
        // The stop is repeated, because a thread may have parked after the previous stop.
        tree.stop(stopping.poison)
        if (performance.now() - stopping.sinceMs > STOP_GRACE_MS) return
        continue
      }
      for (const process of tree.ending) process.stopDaemons()
      this.checkDeadlock()
    }
  }

  private isOver(): boolean {
    const { tree, stopping } = this.execution
    return stopping ? tree.allReturned : tree.isDone
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.endPause = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  private checkDeadlock(): void {
    if (performance.now() - this.deadlockCheckedMs < DEADLOCK_CHECK_MS) return
    this.deadlockCheckedMs = performance.now()
    const { tree } = this.execution
    const blocked = tree.deadlock()
    if (blocked !== 0 && blocked === this.lastBlocked) this.execution.stop(Poison.DEADLOCK, tree.describe())
    this.lastBlocked = blocked
  }
}
