import { type Endpoint, transfer } from 'comlink'
import { PROGRAM } from '../../../assembly/abi/layout.ts'
import type { Limits } from '../../metrics/index.ts'
import type { Recording } from '../../model/recording.ts'
import type { RunLanes } from '../../trace/lanes.ts'
import { instantiate, type MachineExports } from '../wasm/instance.ts'
import { clearMemory, newMemory } from '../wasm/memory.ts'
import { figuresOf, type MeasuredRun, pictureOf, withEvents } from './analysis.ts'
import { tellTime } from './clock-comparison.ts'
import { type Drained, drain } from './drainer.ts'
import { exposeOwn } from './expose.ts'
import type { ProcessBatch } from './live-feed.ts'
import type { Answer } from './result.ts'

const STEP_SAMPLES = 300
/** What a double may be off by in performance.now() of a page that is open for days. */
const ROUNDING_NS = 0.5

/** How a worker's run ended, and from when to when it was, ns on the run's clock. A stopped run ends in a Wasm trap on purpose. */
export type Ending = { readonly startNs: number; readonly endNs: number } & (
  | { readonly ended: 'home' }
  | { readonly ended: 'trap'; readonly message: string }
)

/** What a worker needs to turn to the kernel: its memory, the worker's number there, and the process that it works for. */
export interface KernelThread {
  readonly memory: WebAssembly.Memory
  readonly thread: number
  readonly process: number
}

/** The calls of the machine that a probe or a bench makes: all but those that run a program. */
export type Call = {
  [Name in keyof MachineExports]: readonly [name: Name, ...args: Parameters<MachineExports[Name]>]
}[keyof MachineExports]

/** What the host asks of a worker. Each call that runs the machine holds the worker until it ends. zeroMs: the host's performance.now() at the run's time zero. */
export interface WorkerApi {
  load(module: WebAssembly.Module): void
  /** Compares this worker's clock with the host's (clock.ts). Returns its timeOrigin. */
  tellTime(shared: SharedArrayBuffer): number
  /** ms to add to this worker's clock to have the host's. */
  setClock(ms: number): void
  /** Runs the slot's Python threads until the program has ended or must stop. */
  serve(memory: WebAssembly.Memory, slot: number, zeroMs: number, kernel?: KernelThread, onSpawn?: (process: number) => void): Ending
  /** Runs a whole one-threaded program `times` times on a memory of its own, to warm the engine up. */
  warmUp(image: Uint8Array, policies: readonly number[], times: number): void
  /** Makes calls of the machine one after the other, on one instance. Returns what each returned. */
  call(memory: WebAssembly.Memory, zeroMs: number, calls: readonly Call[]): number[]
  /** ns that one call takes. */
  time(memory: WebAssembly.Memory, zeroMs: number, call: Call): number
  /** Copies rings until told to end. Text goes to onText as it is printed, the machine's calls for more workers to onCall, what the threads do to onBatch. */
  drain(
    memory: WebAssembly.Memory,
    output: WebAssembly.Memory,
    zeroMs: number,
    onText: (text: string) => void,
    onCall: () => void,
    onBatch?: (batch: ProcessBatch) => void,
  ): Drained
  /** A recording's figures; it is handed back with them. */
  figures(recording: Recording, limits: Limits): Answer<MeasuredRun>
  /** What a picture of a recording needs. */
  picture(recording: Recording): Answer<RunLanes>
  /** Smallest step of this worker's clock, ns. */
  clockStepNs(): number
  /** A word of shared memory as this worker sees it. */
  peek(memory: WebAssembly.Memory, address: number): number
}

/** Everything that a worker does, given to the host at the other end. */
export function exposeWorker(endpoint: Endpoint): void {
  exposeOwn(workerApi(), endpoint)
}

function workerApi(): WorkerApi {
  let module: WebAssembly.Module | undefined
  let toHostMs = 0
  /** The run's clock: the difference is taken first, so no digits are lost. */
  const clockSince = (zeroMs: number) => {
    const shiftMs = toHostMs - zeroMs
    return () => performance.now() + shiftMs
  }
  const loaded = (): WebAssembly.Module => {
    if (!module) throw new Error('load() comes first')
    return module
  }
  return {
    load: (compiled) => {
      module = compiled
    },
    tellTime,
    setClock: (ms) => {
      toHostMs = ms
    },
    serve: (memory, slot, zeroMs, kernel, onSpawn = () => {}) => {
      const clock = clockSince(zeroMs)
      const desk = kernel && { ...kernel, kernel: instantiate(loaded(), kernel.memory, clock), clock, onSpawn }
      const machine = instantiate(loaded(), memory, clock, desk)
      const startNs = clock() * 1e6
      try {
        machine.serve(slot)
        return { ended: 'home', startNs, endNs: clock() * 1e6 }
      } catch (error) {
        if (!(error instanceof WebAssembly.RuntimeError)) throw error
        return { ended: 'trap', message: error.message, startNs, endNs: clock() * 1e6 }
      }
    },
    warmUp: (image, policies, times) => warmUp(loaded(), image, policies, times),
    call: (memory, zeroMs, calls) => {
      const machine = instantiate(loaded(), memory, clockSince(zeroMs))
      return calls.map(([name, ...args]) => (machine[name] as (...args: number[]) => number)(...(args as number[])) ?? 0)
    },
    time: (memory, zeroMs, [name, ...args]) => {
      const call = instantiate(loaded(), memory, clockSince(zeroMs))[name] as (...args: number[]) => number
      const start = performance.now()
      call(...(args as number[]))
      return (performance.now() - start) * 1e6
    },
    drain: (memory, output, zeroMs, onText, onCall, onBatch) => {
      const clock = clockSince(zeroMs)
      const drained = drain(memory, output, () => clock() * 1e6, onText, onCall, onBatch && ((batch) => onBatch(handOver(batch))))
      return withEvents(drained, drained.columns)
    },
    figures: figuresOf,
    picture: pictureOf,
    clockStepNs,
    peek: (memory, address) => Atomics.load(new Int32Array(memory.buffer), address >> 2),
  }
}

function handOver(batch: ProcessBatch): ProcessBatch {
  return transfer(batch, [batch.thread.buffer, batch.timeNs.buffer, batch.state.buffer])
}

/**
 * Readings one after the other differ by as much as a reading takes, and by multiples of the step. So the step is the least difference between
 * two such differences, or the least difference itself where the clock is coarser than a reading.
 */
function clockStepNs(): number {
  const differences: number[] = []
  let last = performance.now()
  while (differences.length < STEP_SAMPLES) {
    const now = performance.now()
    if (now > last) differences.push((now - last) * 1e6)
    last = now
  }
  const sorted = [0, ...differences].sort((x, y) => x - y)
  return Math.min(
    ...sorted
      .slice(1)
      .map((ns, i) => ns - (sorted[i] ?? 0))
      .filter((gap) => gap > ROUNDING_NS),
  )
}

/**
 * Engines compile Wasm twice, the second time well, and switch between calls only: so many short runs of the interpreter and of each lock come
 * before what is measured.
 */
function warmUp(module: WebAssembly.Module, image: Uint8Array, policies: readonly number[], times: number): void {
  const memory = newMemory(1)
  const machine = instantiate(module, memory, () => performance.now())
  for (let round = 0; round < times; round++) {
    for (const policy of policies) {
      clearMemory(memory, 1)
      machine.setup(1, policy, 5000, 100, 0, 1)
      new Uint8Array(memory.buffer).set(image, PROGRAM)
      machine.createMain()
      machine.serve(0)
      machine.attach(0)
      machine.openGil()
      machine.loopGil(0, 2000)
    }
  }
}
