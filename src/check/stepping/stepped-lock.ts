import { GIL_BYTES, GILS, THREAD_BYTES, THREADS } from '../../../assembly/abi/layout.ts'
import {
  GIL_LAST_HOLDER,
  THREAD_BREAKER,
  THREAD_GRANTED,
  THREAD_NEXT_WAITER,
  THREAD_WANTS_GIL,
  TICK_GIL_SEMAPHORE,
} from '../../../assembly/abi/words.ts'
import { type Access, type Body, call, type Scenario, World } from '../../explore/index.ts'
import { LOAD, WAIT } from '../../explore/operations.ts'
import { openGil, rulesOf } from '../../explore/scenarios/gils.ts'
import { type ExploredThread, State } from '../../explore/thread.ts'
import { gilWord, threadWord } from '../../explore/word-names.ts'
import type { GilDescriptor } from '../../model/gils.ts'

/** The number of threads whose steps the reader chooses. With three, a queue has an order. */
export const STEPPED_THREADS = 3

/** What a thread does with the lock. */
export type Phase = 'outside' | 'wants' | 'holds'

/**
 * Threads that compute for ever under a GIL. The caller chooses each step. A step is an access to a word of the lock or to a thread's
 * request flag, or a piece of work. After each piece of work, a thread checks whether it must release the lock. The class follows which
 * thread has the lock, and how many turns other threads have while a thread waits.
 */
export class SteppedLock extends World {
  readonly scenario: Scenario
  readonly gil: GilDescriptor
  /** Per thread: what it does with the lock. */
  readonly phases: Phase[] = []
  /** Per thread: the number of its turns, the present one included. */
  readonly turns: number[] = []
  /** Per thread: the pieces of work that it has computed. */
  readonly computed: number[] = []
  /** Per thread that waits: the turns of other threads since it fell asleep for the first time, or since it spins. */
  readonly passed: number[] = []
  /** The largest value of `passed` in this run, with its thread. */
  worst = { thread: 0, times: 0 }
  /** Receives what the threads do, in words. */
  onChange: ((thread: number, text: string) => void) | undefined
  private readonly hasSlept: boolean[] = []
  private readonly isAsleep: boolean[] = []
  /** Per thread: whether it has acquired the lock for the first time. Until then, it does not write the word THREAD_WANTS_GIL. */
  private readonly isInside: boolean[] = []

  constructor(machine: WebAssembly.Module, gil: GilDescriptor) {
    super(machine, STEPPED_THREADS)
    this.gil = gil
    this.scenario = {
      id: `${gil.id}-stepped`,
      title: 'threads that compute, each step of which the reader chooses',
      rules: { ...rulesOf(gil), points: 'every', allAsleep: 'fine' },
      start: () => {
        openGil(this, gil, STEPPED_THREADS)
        this.reset()
        return Array.from({ length: STEPPED_THREADS }, (_, slot) => this.body(slot))
      },
      watch: () => (access) => this.followTick(access),
    }
  }

  /** Notes what has changed since the last step, which `thread` took. Call it before each further step. */
  follow(thread: number): void {
    this.followSleep()
    if (!this.isInside[thread] || this.gil.traits.preempts === 'ticks') return
    const wants = this.load(threadWord(thread, THREAD_WANTS_GIL)) !== 0
    if (this.phases[thread] === 'holds' && wants) {
      this.wants(thread)
      this.onChange?.(thread, 'sees the request, and releases the lock')
    } else if (this.phases[thread] === 'wants' && !wants) this.acquires(thread)
  }

  /** Only accesses to the lock's words and to the words with which threads signal each other are steps. */
  protected override point(thread: ExploredThread, operation: number, address: number): void {
    if (operation >= WAIT || isOfLock(address) || isSignal(operation, address)) super.point(thread, operation, address)
  }

  private reset(): void {
    this.worst = { thread: 0, times: 0 }
    for (const list of [this.turns, this.computed, this.passed]) list.splice(0, list.length, ...Array<number>(STEPPED_THREADS).fill(0))
    for (const list of [this.hasSlept, this.isAsleep, this.isInside])
      list.splice(0, list.length, ...Array<boolean>(STEPPED_THREADS).fill(false))
    this.phases.splice(0, this.phases.length, ...Array<Phase>(STEPPED_THREADS).fill('outside'))
  }

  private body(slot: number): Body {
    const arrive = () => this.wants(slot)
    const enter = () => {
      this.isInside[slot] = true
      if (this.phases[slot] !== 'holds') this.acquires(slot)
    }
    const compute = () => {
      this.computed[slot] = (this.computed[slot] as number) + 1
      this.onChange?.(slot, 'runs a piece of Python code')
    }
    return function* () {
      arrive()
      yield call('gilTake', slot)
      enter()
      while (true) {
        yield 'step'
        compute()
        yield call('gilPoll', slot)
      }
    }
  }

  private followSleep(): void {
    for (const { id, state, isSpinning, parkedOn } of this.threads) {
      const isParked = state === State.PARKED
      if (isParked && !this.isAsleep[id]) this.onChange?.(id, `falls asleep on ${this.nameOf(parkedOn).replace(/^gil\./, '')}`)
      this.isAsleep[id] = isParked
      if (this.phases[id] === 'wants' && (this.gil.traits.parks ? isParked : isSpinning)) this.hasSlept[id] = true
    }
  }

  private wants(thread: number): void {
    this.phases[thread] = 'wants'
    this.passed[thread] = 0
    this.hasSlept[thread] = false
  }

  private acquires(thread: number): void {
    this.phases[thread] = 'holds'
    this.turns[thread] = (this.turns[thread] as number) + 1
    this.passed[thread] = 0
    this.onChange?.(thread, 'has the lock')
    for (const [other, phase] of this.phases.entries()) {
      if (other === thread || phase !== 'wants' || !this.hasSlept[other]) continue
      const times = (this.passed[other] as number) + 1
      this.passed[other] = times
      if (times > this.worst.times) this.worst = { thread: other, times }
    }
  }

  /** The holder of the tick GIL posts the semaphore and often takes it back at once. It writes THREAD_WANTS_GIL only if that fails. */
  private followTick({ thread, address, before, after }: Access): void {
    if (this.gil.traits.preempts !== 'ticks' || address !== gilWord(TICK_GIL_SEMAPHORE) || before === after) return
    if (after > before && this.phases[thread] === 'holds') {
      this.wants(thread)
      this.onChange?.(thread, 'has counted its ticks, and releases the lock')
    } else if (after < before && this.phases[thread] === 'wants') this.acquires(thread)
  }
}

/** Whether the address is that of a word with which threads acquire and release GIL 0. */
export function isOfLock(address: number): boolean {
  return address >= GILS + GIL_LAST_HOLDER && address < GILS + GIL_BYTES
}

/** Whether a thread looks at a request, or uses the word with which a queue hands the lock over. A plain load looks at the end of the run. */
function isSignal(operation: number, address: number): boolean {
  if (address < THREADS || address >= THREADS + STEPPED_THREADS * THREAD_BYTES) return false
  const offset = (address - THREADS) % THREAD_BYTES
  return offset === THREAD_GRANTED || offset === THREAD_NEXT_WAITER || (offset === THREAD_BREAKER && operation >= LOAD)
}
