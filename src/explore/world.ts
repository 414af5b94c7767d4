import {
  CHUNK_BYTES,
  CONTROL,
  EVENT_CHUNKS,
  EVENT_POOL,
  GILS,
  LOCK_ENTRY_BYTES,
  LOCK_TABLE,
  POOL_RETURNED,
  POOL_TAKEN,
  RECORDING,
  SLOT_BYTES,
  SLOTS,
  SPIN_BUDGET,
  THREAD_BYTES,
  THREADS,
} from '../../assembly/abi/layout.ts'
import { NOTIFY, PLAIN_STORE, WAIT } from './operations.ts'
import { type Body, DEFAULT_RULES, Failure, type Rules, type Scenario } from './scenario.ts'
import { Scheduler } from './scheduler.ts'
import { Sharing } from './sharing.ts'
import { LockstepStrategy } from './strategies/lockstep.ts'
import { PriorityStrategy } from './strategies/priorities.ts'
import { RandomStrategy } from './strategies/random.ts'
import { ExploredThread, type Exports, State, UNWIND_BYTES } from './thread.ts'

const PAGE = 65536
const CLEARED_SLOT_BYTES = 4096
/** The chunks of events per thread. A scenario's threads record few events. */
const CHUNKS_EACH = 4
/** A scenario recorded with fewer locks than this clears their entries. */
const MOST_LOCKS = 8

/** The limits of the search for a scenario's shared words: the runs of each strategy, and the steps of all these runs together. */
const FIRST_RUNS = 20
const FIRST_STEPS = 100_000

/** A run with more accesses than this counts as endless. The limit of steps is not enough, because private accesses are not steps. */
const MOST_ACCESSES = 1_000_000
/** After this number of private accesses, the next access is a point: a thread may repeat private accesses until another thread runs. */
const MOST_PRIVATE = 1000

/** Makes the imports from the host for one instance of the machine. */
type HostCalls = (memory: WebAssembly.Memory, machine: () => Exports) => Record<string, unknown>

/**
 * The machine's memory and threads, all in one JavaScript thread. Between two runs, the world clears only the words that locks touch: the
 * first 33 KiB, the thread states and the headers of the slots.
 */
export class World extends Scheduler {
  readonly memory: WebAssembly.Memory
  /** Address and size of the pool of event chunks, after the areas for interrupted calls. */
  private readonly pool: number
  private readonly chunks: number
  private readonly host: HostCalls
  private readonly unwindBytes: number
  private readonly control: Exports
  private readonly instances: ExploredThread[] = []
  private readonly sharing: Sharing
  /** The scenario whose shared words are known. */
  private known: Scenario | undefined
  /** Whether the current run serves only to find shared words. Every access of such a run is a point, so its schedule fits no later run. */
  isLearning = false
  /** The shared words that the first runs of each scenario have found. */
  private readonly learned = new Map<Scenario, readonly number[]>()
  /** Whether the instances of the threads execute a call of directAll(). */
  private isDirect = false
  private accesses = 0
  /** The number of private accesses since the last point. */
  private quiet = 0

  /**
   * @param machine the compiled result of instrument()
   * @param host the imports from the host besides the clock. Scenarios of locks and threads need none
   * @param unwindBytes the size of the area for a thread's interrupted call. A program that calls deeply needs more
   */
  constructor(machine: WebAssembly.Module, threads = 5, host: HostCalls = () => ({}), unwindBytes = UNWIND_BYTES) {
    const end = SLOTS + threads * SLOT_BYTES
    const pool = end + threads * unwindBytes
    const chunks = threads * CHUNKS_EACH
    const pages = Math.ceil((pool + (chunks + 2) * CHUNK_BYTES) / PAGE)
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages })
    super(new Int32Array(memory.buffer))
    this.memory = memory
    this.pool = pool
    this.chunks = chunks
    this.host = host
    this.sharing = new Sharing(this.words.length)
    this.unwindBytes = unwindBytes
    for (let id = 0; id < threads; id++) {
      const thread = new ExploredThread(id, end + id * unwindBytes)
      thread.exports = this.instantiate(machine, memory, this.hooks(thread))
      this.instances.push(thread)
    }
    const passive = { point: () => {}, wait: () => 1, notify: () => 0 }
    this.control = this.instantiate(machine, memory, passive)
  }

  /** The exports of an instance that belongs to no thread. */
  get exports(): Exports {
    return this.control
  }

  /** Calls an export at once. The call belongs to no thread and takes no step. Scenarios use it to prepare and to inspect the memory. */
  direct(name: string, ...args: number[]): number {
    const callee = this.control[name]
    if (!callee) throw new Error(`the machine has no export ${name}`)
    return callee(...args)
  }

  /** Calls an export of every instance, one after the other. As in direct(), the calls take no steps. Skips an instance without it. */
  directAll(name: string, ...args: number[]): void {
    this.isDirect = true
    for (const { [name]: callee } of [this.control, ...this.instances.map((each) => each.exports)]) callee?.(...args)
    this.isDirect = false
  }

  load(address: number): number {
    return this.words[address >> 2] as number
  }

  store(address: number, value: number): void {
    this.words[address >> 2] = value
  }

  /** Turns recording on. @param chunks the size of the pool, which is empty then @returns the pool's address */
  record(chunks = this.chunks): number {
    this.store(RECORDING, 1)
    this.store(EVENT_POOL, this.pool)
    this.store(EVENT_CHUNKS, chunks)
    this.store(this.pool + POOL_TAKEN, 0)
    this.store(this.pool + POOL_RETURNED, 0)
    return this.pool
  }

  /** The number of threads that have not ended. */
  get alive(): number {
    return this.threads.filter((each) => each.state !== State.DONE).length
  }

  /** The schedule of the run so far, for replay(). */
  override get scheduleText(): string {
    return this.sharing.text + super.scheduleText
  }

  /** Finds the words that the threads of the scenario share, unless they are known. Every call makes the same runs. */
  learn(scenario: Scenario): void {
    if (this.known === scenario) return
    this.known = scenario
    const learned = this.learned.get(scenario)
    this.sharing.know(learned ?? [])
    if (learned || { ...DEFAULT_RULES, ...scenario.rules }.points !== 'shared') return
    this.isLearning = true
    let steps = 0
    for (const strategy of [new LockstepStrategy(), new PriorityStrategy(1), new RandomStrategy(1)]) {
      this.strategy = strategy
      for (let run = 0; run < FIRST_RUNS && steps < FIRST_STEPS && strategy.begin(); run++) {
        try {
          this.run(scenario)
        } catch (error) {
          if (!(error instanceof Failure)) throw error
        }
        steps += this.steps
        this.sharing.grow(false)
      }
    }
    this.isLearning = false
    this.learned.set(scenario, [...this.sharing.words])
  }

  /** Forgets the words that later runs have found. */
  unlearn(): void {
    this.known = undefined
  }

  /** Adds the shared words that the last run has found. @returns whether the next run has more points */
  learnMore(): boolean {
    return this.sharing.grow(true)
  }

  /** Learns the shared words of the scenario's first runs, and those at the beginning of the schedule. @returns the rest of the schedule */
  learnFrom(scenario: Scenario, schedule: string): string {
    this.unlearn()
    this.learn(scenario)
    return this.sharing.read(schedule)
  }

  /** Runs the scenario once. `this.strategy` chooses the thread of each step. @throws Failure */
  run(scenario: Scenario): void {
    this.clear()
    this.sharing.begin()
    this.accesses = 0
    this.quiet = 0
    const rules: Rules = { ...DEFAULT_RULES, ...scenario.rules }
    this.begin(rules, this.instances)
    const bodies: readonly Body[] = scenario.start(this)
    if (!this.isLearning) this.watch.scenario = scenario.watch?.(this)
    if (bodies.length > this.instances.length) throw new Error(`${scenario.id} has more threads than the world`)
    this.instances.forEach((thread, index) => {
      thread.start(bodies[index])
    })
    this.threads = this.instances.slice(0, bodies.length)
    this.runThreads()
    if (this.words.subarray(0, CONTROL >> 2).some((word) => word !== 0)) throw new Failure('violation', 'a thread wrote to address 0')
    const wrong = scenario.finish?.(this)
    if (wrong) throw new Failure('violation', wrong)
  }

  private clear(): void {
    this.words.fill(0, 0, (GILS + 32 * 1024) >> 2)
    this.words.fill(0, LOCK_TABLE >> 2, (LOCK_TABLE + MOST_LOCKS * LOCK_ENTRY_BYTES) >> 2)
    for (const { id, unwindAddress } of this.instances) {
      const state = (THREADS + id * THREAD_BYTES) >> 2
      this.words.fill(0, state, state + (THREAD_BYTES >> 2))
      const slot = (SLOTS + id * SLOT_BYTES) >> 2
      this.words.fill(0, slot, slot + (CLEARED_SLOT_BYTES >> 2))
      this.words[unwindAddress >> 2] = unwindAddress + 8
      this.words[(unwindAddress >> 2) + 1] = unwindAddress + this.unwindBytes
    }
  }

  private instantiate(machine: WebAssembly.Module, memory: WebAssembly.Memory, hooks: Record<string, unknown>): Exports {
    const exports: { current: Exports } = { current: {} }
    const host: Record<string, unknown> = { ...this.host(memory, () => exports.current), clock: () => this.ns / 1e6 }
    // Scenarios need none of the other imports from the host. A call of such an import throws.
    for (const { module, name } of WebAssembly.Module.imports(machine)) {
      if (module === 'host') host[name] ??= () => this.refuse(name)
    }
    const imports = { env: { memory }, explore: hooks, host } as unknown as WebAssembly.Imports
    exports.current = new WebAssembly.Instance(machine, imports).exports as unknown as Exports
    return exports.current
  }

  private refuse(name: string): never {
    throw new Error(`no scenario calls host.${name}`)
  }

  /** The functions that the machine calls before each access of `thread` and in place of its waits and notifies. */
  private hooks(thread: ExploredThread): Record<string, unknown> {
    return {
      point: (operation: number, address: number): void => {
        if (this.isDirect) return
        if (thread.interrupted) thread.resume()
        else if (operation > PLAIN_STORE && address === SPIN_BUDGET) this.pause(thread)
        else if (this.isPoint(thread, operation, address)) this.point(thread, operation, address)
      },
      wait: (address: number, expected: number, timeoutNs: number): number => {
        if (thread.interrupted) {
          thread.resume()
          if (thread.woken) return this.wokenResult(thread)
        } else {
          this.point(thread, WAIT, address)
          if (thread.interrupted) return 0
        }
        return this.park(thread, address, expected, timeoutNs)
      },
      notify: (address: number, count: number): number => {
        const isAfter = this.rules.points === 'checks'
        if (thread.interrupted) {
          thread.resume()
          if (isAfter) return thread.result
        } else if (isAfter) {
          thread.result = this.wake(thread, address, count)
          this.point(thread, NOTIFY, address)
          return thread.interrupted ? 0 : thread.result
        } else {
          this.point(thread, NOTIFY, address)
          if (thread.interrupted) return 0
        }
        return this.wake(thread, address, count)
      },
    }
  }

  /**
   * Whether the scheduler may switch threads at this access. Under the rule `shared`, it may do so if the word is shared, and after many
   * private accesses in a row. While the world learns, it may do so at every access.
   */
  private isPoint(thread: ExploredThread, operation: number, address: number): boolean {
    if (this.rules.points !== 'shared') return this.rules.points !== 'parks'
    if (++this.accesses > MOST_ACCESSES) throw new Failure('endless', `no end after ${MOST_ACCESSES} accesses: ${this.describe()}`)
    this.sharing.note(thread.id, operation, address)
    const isPoint = this.isLearning || this.quiet === MOST_PRIVATE || !this.sharing.isPrivate(address)
    this.quiet = isPoint ? 0 : this.quiet + 1
    return isPoint
  }

  /** The state of each thread, for the message of a failure. */
  describe(): string {
    return this.threads.map((thread) => `${thread.name} ${this.describeThread(thread)}`).join('; ')
  }

  private describeThread(thread: ExploredThread): string {
    if (thread.state === State.DONE) return 'has ended'
    if (thread.state === State.PARKED) {
      const limit = Number.isFinite(thread.deadline) ? ` for ${thread.deadline - this.ns} ns more` : ''
      return `sleeps on ${this.nameOf(thread.parkedOn)} (${this.load(thread.parkedOn)})${limit}`
    }
    return thread.state === State.RUNNABLE ? 'can run' : 'sleeps of its own will'
  }
}
