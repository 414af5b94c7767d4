import { Why } from '../../../assembly/abi/policies.ts'
import { GIL_GUARD } from '../../../assembly/abi/words.ts'
import type { GilDescriptor } from '../../model/gils.ts'
import { type Body, call, type Scenario } from '../scenario.ts'
import { threadName } from '../schedule.ts'
import type { ExploredThread } from '../thread.ts'
import { gilWord } from '../word-names.ts'
import type { World } from '../world.ts'
import { openGil, rulesOf } from './gils.ts'

/** How often each of three threads acquires the GIL. */
const BURSTS = [4, 4, 4]

type OnBypass = (world: World, times: number, overtaker: number, waiter: number) => void

/**
 * While a thread is parked for the GIL, each other thread acquires the GIL at most `most` times. The count includes only calls that began
 * after the thread parked.
 */
export function bypassScenario(gil: GilDescriptor, most: number, bursts: readonly number[] = BURSTS): Scenario {
  return {
    ...overtakingScenario(gil, bursts, (world, times, overtaker, waiter) => {
      if (times > most) world.fail(`${threadName(overtaker)} overtook ${threadName(waiter)} ${times} times`)
    }),
    id: `${gil.id}-bypass-${bursts.join('-')}-at-most-${most}`,
    title: `a later arrival overtakes a parked waiter at most ${most} times`,
  }
}

/**
 * Thread i acquires the GIL `bursts[i]` times. `onBypass` receives each acquisition with which a thread overtakes a waiter that was parked
 * before the thread's call began. It also receives how often the thread has now overtaken this waiter during the current wait.
 */
export function overtakingScenario(gil: GilDescriptor, bursts: readonly number[], onBypass: OnBypass): Scenario {
  return {
    id: `${gil.id}-overtaking-${bursts.join('-')}`,
    title: 'later arrivals overtake a parked waiter',
    rules: rulesOf(gil),
    start: (world) => {
      openGil(world, gil, bursts.length)
      const queue = new Arrivals(world, gil, bursts.length, onBypass)
      return bursts.map(
        (count, slot): Body =>
          function* () {
            for (let burst = 1; burst <= count; burst++) {
              queue.arrive(slot)
              yield call('gilTake', slot)
              queue.acquire(slot)
              yield 'step'
              yield call('gilDrop', slot, burst === count ? Why.FINAL : Why.BLOCKING)
            }
          },
      )
    },
  }
}

/** Under a GIL whose waiters do not park, a waiter counts as parked after this number of its own steps. */
const LONG_WAIT = 10

/** Counts how often each thread overtakes each waiter that had parked before the thread arrived. */
class Arrivals {
  private readonly world: World
  private readonly gil: GilDescriptor
  private readonly onBypass: OnBypass
  /** Per thread: its `parkedAt` when it arrived. If the thread has parked since then, its `parkedAt` has another value. */
  private readonly parkedAt: number[] = []
  /** Per thread: the number of its steps when it arrived. */
  private readonly steps: number[] = []
  /** Per waiting thread: the waiters that had parked before it arrived. */
  private readonly ahead: (Set<number> | undefined)[]
  /** Per thread that waits: how often each other thread has overtaken it. */
  private readonly overtaken: number[][]

  constructor(world: World, gil: GilDescriptor, threads: number, onBypass: OnBypass) {
    this.world = world
    this.gil = gil
    this.onBypass = onBypass
    this.ahead = Array.from({ length: threads }, () => undefined)
    this.overtaken = Array.from({ length: threads }, () => [])
  }

  arrive(slot: number): void {
    const { threads } = this.world
    this.ahead[slot] = new Set(this.ahead.flatMap((set, other) => (set && this.hasParked(other) ? [other] : [])))
    this.parkedAt[slot] = threads[slot]?.parkedAt as number
    this.steps[slot] = threads[slot]?.steps as number
    this.overtaken[slot] = this.ahead.map(() => 0)
  }

  private hasParked(slot: number): boolean {
    const thread = this.world.threads[slot] as ExploredThread
    if (!this.gil.traits.parks) return thread.steps - (this.steps[slot] as number) >= LONG_WAIT
    // A thread whose latest park was on the guard of the policy's queue may have no place in the queue yet. It does not count as parked.
    return thread.parkedAt !== this.parkedAt[slot] && thread.parkedOn !== gilWord(GIL_GUARD)
  }

  acquire(slot: number): void {
    for (const other of this.ahead[slot] ?? []) {
      const times = this.overtaken[other] as number[]
      times[slot] = (times[slot] as number) + 1
      if (!this.world.isLearning) this.onBypass(this.world, times[slot] as number, slot, other)
    }
    this.ahead[slot] = undefined
    for (const set of this.ahead) set?.delete(slot)
  }
}
