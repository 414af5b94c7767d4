import type { Choices, Strategy } from '../../explore/index.ts'
import { State } from '../../explore/thread.ts'
import type { Chooser } from './chooser.ts'
import type { ProgramWorld } from './program-world.ts'

/**
 * After this number of steps without a switch, the next check gives the GIL to another thread without a choice. Otherwise a loop that polls
 * would never end.
 */
const LONGEST_TURN = 2000
/** The strategy gives up a hand-off that takes more steps than this. */
const HANDOFF_STEPS = 400

/**
 * A thread that spins for the GIL takes this number of steps, and then the other threads run. During these steps it requests the GIL,
 * because the switch interval is 500 steps.
 */
const SPIN_STEPS = 600

/** A hand-off of the GIL: steps after which `target` is the holder. */
interface Handoff {
  readonly target: number
  readonly releaser: number
  /** The target has begun to want the GIL. If it later no longer wants the GIL, it has acquired the GIL. */
  wanted: boolean
  /** The target's timeout has fired, so the target has requested the GIL. */
  asked: boolean
  /** The releaser has taken a step since the target requested the GIL. */
  stepped: boolean
  left: number
}

/**
 * Chooses where a program's threads switch. It has a choice only where Python's code can see the result:
 *
 * - At a check of the eval breaker, the holder keeps the GIL, or another thread gets it. The steps of that hand-off have no choices of
 *   their own: the other thread requests the GIL, the holder releases it at this check, and the other thread acquires it.
 * - After a wake-up, either the thread that woke another one goes on, or the woken thread does.
 * - When a thread parks, any thread that can run goes on.
 */
export class ProgramStrategy implements Strategy {
  private readonly world: ProgramWorld
  private readonly chooser: Chooser
  private handoff: Handoff | undefined
  private turn = 0

  constructor(world: ProgramWorld, chooser: Chooser) {
    this.world = world
    this.chooser = chooser
  }

  begin(): boolean {
    this.handoff = undefined
    this.turn = 0
    return this.chooser.begin()
  }

  next(choices: Choices): number {
    const chosen = this.follow(choices) ?? this.decide(choices)
    this.turn = chosen === choices.current ? this.turn + 1 : 0
    return chosen
  }

  draw(): number {
    return 0
  }

  private decide(choices: Choices): number {
    const { threads, runnable, current, currentRunnable } = choices
    const canRun = threads.slice(0, runnable)
    // A worker without a Python thread only looks for one. It therefore goes first, without a choice.
    const idle = canRun.find((each) => this.world.pythonThread(each) < 0)
    if (!currentRunnable) {
      const others = idle === undefined ? canRun : [idle]
      if (others.length === 0) return threads[0] as number
      return others.length === 1 ? (others[0] as number) : (others[this.chooser.choose(others.length, true)] as number)
    }
    const { moment } = this.world
    if (moment === 'check') return this.atCheck(current, choices)
    if (moment === 'gil' && this.turn >= SPIN_STEPS) return afterSpin(current, canRun, this.world)
    if (moment !== 'wake') return current
    const woken = canRun.filter((each) => each !== current && this.world.pythonThread(each) >= 0)
    const choice = woken.length === 0 ? 0 : this.chooser.choose(woken.length + 1, false)
    return choice === 0 ? current : (woken[choice - 1] as number)
  }

  private atCheck(current: number, choices: Choices): number {
    const { excludes, preempts, parks } = this.world.subject.gil.traits
    const others = this.world.threads.filter((each) => each.id !== current && this.canTake(each.id)).map(({ id }) => id)
    if (others.length === 0 || (excludes && preempts === 'never')) return current
    const isLong = this.turn >= LONGEST_TURN
    const choice = isLong ? 1 : this.chooser.choose(others.length + 1, false)
    if (choice === 0) return current
    const target = isLong ? (others.find((each) => each > current) ?? (others[0] as number)) : (others[choice - 1] as number)
    if (!excludes) return target
    this.handoff = {
      target,
      releaser: current,
      wanted: false,
      asked: false,
      stepped: false,
      left: HANDOFF_STEPS + (parks ? 0 : SPIN_STEPS),
    }
    return this.follow(choices) ?? current
  }

  /** Whether a thread can go on if it gets the GIL now. */
  private canTake(worker: number): boolean {
    const thread = this.world.threads[worker]
    if (!thread || this.world.pythonThread(worker) < 0) return false
    if (thread.state === State.RUNNABLE) return true
    if (thread.state !== State.PARKED) return false
    return Number.isFinite(thread.deadline) || (this.world.wantsGil(worker) && this.world.subject.gil.traits.preempts === 'ticks')
  }

  /** The thread that takes the next step of the current hand-off. Undefined without a hand-off, or if the hand-off has just ended. */
  private follow({ threads, runnable }: Choices): number | undefined {
    const handoff = this.handoff
    if (!handoff) return undefined
    const { target, releaser } = handoff
    const thread = this.world.threads[target]
    const canRelease = threads.indexOf(releaser) >= 0 && threads.indexOf(releaser) < runnable
    const wants = this.world.wantsGil(target)
    const hasGil = handoff.wanted && !wants
    if (!thread || thread.state === State.DONE || hasGil || --handoff.left < 0) return this.giveUp()
    if (wants) handoff.wanted = true
    if (thread.state === State.RUNNABLE) return this.isAsked(releaser) && canRelease ? releaser : target
    if (!threads.includes(target)) {
      // The target parks without a timeout: for a mutex of the GIL, for the GIL itself, or for something else that its program waits for.
      return wants && canRelease ? releaser : this.giveUp()
    }
    // The target's timeout can fire. The timeout ends a sleep, makes the target request the GIL, or makes it acquire a free GIL. Once the
    // releaser has released the GIL, the releaser wants it back. From then on the GIL may be free, so the target tries to acquire it after
    // each step of the releaser.
    const mayBeFree = handoff.stepped && this.world.wantsGil(releaser)
    if (wants && handoff.asked && canRelease && !mayBeFree) {
      handoff.stepped = true
      return releaser
    }
    handoff.asked = wants
    handoff.stepped = false
    return target
  }

  /** Whether a spinning thread has requested the GIL from this holder, and the holder has not released it yet. */
  private isAsked(holder: number): boolean {
    return !this.world.subject.gil.traits.parks && this.world.isRequested(holder) && !this.world.wantsGil(holder)
  }

  private giveUp(): undefined {
    this.handoff = undefined
    return undefined
  }
}

/** Chooses the thread that runs after a spin. A thread that does not want the GIL goes first, because it may be the holder. */
function afterSpin(current: number, canRun: readonly number[], world: ProgramWorld): number {
  const others = canRun.filter((each) => each !== current)
  return others.find((each) => !world.wantsGil(each)) ?? others.find((each) => each > current) ?? others[0] ?? current
}
