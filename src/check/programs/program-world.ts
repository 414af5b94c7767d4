import {
  CHECK_POINTS,
  CPU_COUNT,
  DISK,
  DISK_BLOCKS,
  DISK_NODES_USED,
  FILES_MUTEX,
  GILS,
  HEAP,
  HEAP_HEADER_BYTES,
  INTERPRETERS,
  OUTPUT_BYTES,
  OUTPUT_DATA,
  OUTPUT_HEAD,
  OUTPUT_TAIL,
  PIPES_TOP,
  PROCESS_ID,
  PROGRAM,
  RECURSION_LIMIT,
  SLOT_BYTES,
  SLOT_THREAD,
  SLOTS,
  THREAD_BYTES,
  THREADS,
} from '../../../assembly/abi/layout.ts'
import { Breaker, Checks } from '../../../assembly/abi/policies.ts'
import { THREAD_BREAKER, THREAD_WANTS_GIL } from '../../../assembly/abi/words.ts'
import { call, type Scenario, World } from '../../explore/index.ts'
import { LOAD, NOTIFY, WAIT } from '../../explore/operations.ts'
import { type ExploredThread, State } from '../../explore/thread.ts'
import { hostCalls, type MachineExports } from '../../lab/wasm/instance.ts'
import { checkPointsOf, type EvalBreaker } from '../../model/eval-breaker.ts'
import type { GilDescriptor } from '../../model/gils.ts'
import { CHECK_STEPS } from '../../model/limits.ts'
import type { Program } from '../../model/program.ts'
import { toImage } from '../../program/image/image.ts'

/** The most threads that a program may have at a time. */
const MOST_THREADS = 10
const UNWIND_BYTES = 256 * 1024
const SWITCH_INTERVAL_US = 5000
const RECURSION = 1000
/** The virtual time of one check of the eval breaker. It is long, so that a program that polls the time ends soon. */
const STEP_NS = 10_000

/** Where the running thread is when the scheduler decides. */
type Moment = 'check' | 'wake' | 'park' | 'gil' | 'rest'

/** What is checked: a program under a GIL. */
export interface Subject {
  readonly program: Program
  readonly gil: GilDescriptor
  /** The check points. Undefined: those of CPython 3.10 and later. */
  readonly evalBreaker: EvalBreaker | undefined
}

/** A world that runs a whole Python program. Each of its threads is a worker, which runs one Python thread after the other. */
export class ProgramWorld extends World {
  readonly subject: Subject
  readonly scenario: Scenario
  /** Where the current thread is. */
  moment: Moment = 'rest'
  /** What the program has printed so far, apart from the bytes that are still in the ring. */
  private printed: Uint8Array[] = []
  private readonly image: Uint8Array

  /** @param machine the machine, instrumented for programs */
  constructor(machine: WebAssembly.Module, subject: Subject) {
    super(machine, MOST_THREADS, (memory, exports) => hostCalls(memory, exports as never, subject.program), UNWIND_BYTES)
    this.subject = subject
    this.image = toImage(subject.program)
    this.scenario = {
      id: subject.gil.id,
      title: 'a program ends, and prints the same on every schedule',
      rules: { points: 'checks', allAsleep: 'fine', stepNs: STEP_NS, maxSteps: CHECK_STEPS },
      start: () => {
        this.loadProgram()
        return Array.from({ length: MOST_THREADS }, (_, slot) => {
          return function* () {
            yield call('serve', slot)
          }
        })
      },
    }
  }

  get machine(): MachineExports {
    return this.exports as unknown as MachineExports
  }

  /** The index of the Python thread that a worker runs; -1 for none. */
  pythonThread(worker: number): number {
    const state = this.words[(SLOTS + worker * SLOT_BYTES + SLOT_THREAD) >> 2] as number
    return state < THREADS ? -1 : (state - THREADS) / THREAD_BYTES
  }

  /** Whether the worker's thread wants the GIL and does not have it. */
  wantsGil(worker: number): boolean {
    return this.words[(this.stateOf(worker) + THREAD_WANTS_GIL) >> 2] === 1
  }

  /** Whether the drop request of the worker's thread is set. */
  isRequested(worker: number): boolean {
    return ((this.words[(this.stateOf(worker) + THREAD_BREAKER) >> 2] as number) & Breaker.DROP_REQUEST) !== 0
  }

  /** Everything that the program has printed. */
  get output(): string {
    this.drain()
    const decoder = new TextDecoder()
    return this.printed.map((piece) => decoder.decode(piece, { stream: true })).join('')
  }

  /** The text that the program has printed since the byte at `from`. It must still be in the ring. */
  printedFrom(from: number): string {
    return new TextDecoder().decode(this.ringFrom(from))
  }

  private stateOf(worker: number): number {
    return this.words[(SLOTS + worker * SLOT_BYTES + SLOT_THREAD) >> 2] as number
  }

  protected override point(thread: ExploredThread, operation: number, address: number): void {
    const moment = this.momentOf(thread, operation, address)
    // If momentOf() returns undefined, the program cannot observe a switch at this access.
    if (moment === undefined) return
    this.moment = moment
    super.point(thread, operation, address)
    this.moment = 'rest'
  }

  private momentOf(thread: ExploredThread, operation: number, address: number): Moment | undefined {
    const ofGil = address >= GILS && address < INTERPRETERS
    if (operation === WAIT) return 'park'
    if (operation === NOTIFY) return ofGil ? 'gil' : 'wake'
    const { preempts } = this.subject.gil.traits
    if (this.wantsGil(thread.id)) return ofGil ? 'gil' : undefined
    if (operation !== LOAD) return undefined
    if (ofGil) return preempts === 'ticks' ? 'check' : undefined
    const isOwn = address === this.stateOf(thread.id) + THREAD_BREAKER
    return isOwn && !((this.words[address >> 2] as number) & Breaker.DROP_REQUEST) && preempts !== 'ticks' ? 'check' : undefined
  }

  /** Empties the ring of the output, and wakes the threads that wait for room in it. @returns whether a thread waited */
  protected override serve(): boolean {
    if (!this.drain()) return false
    const waits = this.threads.some((each) => each.parkedOn === OUTPUT_TAIL && each.state === State.PARKED)
    if (waits) this.wake(this.threads[0] as ExploredThread, OUTPUT_TAIL, MOST_THREADS)
    return waits
  }

  private drain(): boolean {
    const head = this.load(OUTPUT_HEAD) >>> 0
    const tail = this.load(OUTPUT_TAIL) >>> 0
    if (head === tail) return false
    this.printed.push(this.ringFrom(tail))
    this.store(OUTPUT_TAIL, head | 0)
    return true
  }

  /** The bytes of the ring from a position to its head. */
  private ringFrom(position: number): Uint8Array {
    const length = (this.load(OUTPUT_HEAD) - position) >>> 0
    const ring = new Uint8Array(this.memory.buffer, OUTPUT_DATA, OUTPUT_BYTES)
    return Uint8Array.from({ length }, (_, index) => ring[(position + index) & (OUTPUT_BYTES - 1)] as number)
  }

  /** Loads the program into memory that is reset to the state of a new machine. */
  private loadProgram(): void {
    const { gil, evalBreaker } = this.subject
    this.printed = []
    this.moment = 'rest'
    const bytes = new Uint8Array(this.memory.buffer)
    bytes.fill(0, HEAP, HEAP + HEAP_HEADER_BYTES)
    if (this.load(PIPES_TOP) > 0) bytes.fill(0, FILES_MUTEX, this.load(PIPES_TOP))
    if (this.load(DISK_NODES_USED) > 0) bytes.fill(0, DISK, DISK_BLOCKS)
    this.direct('setup', MOST_THREADS, gil.policy, SWITCH_INTERVAL_US, 0, 0, 0)
    this.store(RECURSION_LIMIT, RECURSION)
    // Without a GIL, threads can switch at any instruction. CPython 2.7's check points come closest to that.
    this.store(CHECK_POINTS, gil.traits.excludes ? checkPointsOf(gil, evalBreaker) : Checks.PYTHON_2_7)
    this.store(CPU_COUNT, 2)
    this.store(PROCESS_ID, 1)
    bytes.set(this.image, PROGRAM)
    this.direct('createMain')
  }
}
