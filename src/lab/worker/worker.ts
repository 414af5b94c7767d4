import { type Endpoint, transfer } from 'comlink'
import { PROGRAM } from '../../../assembly/abi/layout.ts'
import { addCompiled, instantiate } from '../wasm/instance.ts'
import { clearMemory, newMemory } from '../wasm/memory.ts'
import { lanesResult, metricsResult, withEvents } from './analysis.ts'
import { exchangeTimes } from './clock-comparison.ts'
import { drain } from './drainer.ts'
import { exposeOwn } from './expose.ts'
import type { ProcessBatch, WorkerApi } from './worker-api.ts'

const STEP_SAMPLES = 300
/** Largest rounding error of performance.now() in a page that has been open for days, ns. */
const ROUNDING_NS = 0.5

/** Offers the worker's methods to the host at the other end of `endpoint`. */
export function exposeWorker(endpoint: Endpoint): void {
  exposeOwn(workerApi(), endpoint)
}

function workerApi(): WorkerApi {
  let module: WebAssembly.Module | undefined
  let toHostMs = 0
  /** The run's clock. Both toHostMs and zeroMs can be large. They are subtracted first, so that no digits are lost. */
  const clockSince = (zeroMs: number) => {
    const shiftMs = toHostMs - zeroMs
    return () => performance.now() + shiftMs
  }
  const requireModule = (): WebAssembly.Module => {
    if (!module) throw new Error('load() must be called first')
    return module
  }
  return {
    load: (compiled) => {
      module = compiled
    },
    exchangeTimes,
    setClock: (ms) => {
      toHostMs = ms
    },
    serve: (memory, slot, zeroMs, program, compiled, hub, onSpawn = () => {}) => {
      const clock = clockSince(zeroMs)
      const bridge = hub && { ...hub, hub: instantiate(requireModule(), hub.memory, clock), clock, onSpawn }
      const machine = instantiate(requireModule(), memory, clock, bridge, program)
      if (compiled) addCompiled(machine, memory, new WebAssembly.Module(compiled))
      const startNs = clock() * 1e6
      try {
        machine.serve(slot)
        return { ended: 'returned', startNs, endNs: clock() * 1e6 }
      } catch (error) {
        if (!(error instanceof WebAssembly.RuntimeError)) throw error
        return { ended: 'trap', message: error.message, startNs, endNs: clock() * 1e6 }
      }
    },
    warmUp: (image, policies, times) => warmUp(requireModule(), image, policies, times),
    call: (memory, zeroMs, calls) => {
      const machine = instantiate(requireModule(), memory, clockSince(zeroMs))
      return calls.map(([name, ...args]) => (machine[name] as (...args: number[]) => number)(...(args as number[])) ?? 0)
    },
    time: (memory, zeroMs, [name, ...args]) => {
      const call = instantiate(requireModule(), memory, clockSince(zeroMs))[name] as (...args: number[]) => number
      const start = performance.now()
      call(...(args as number[]))
      return (performance.now() - start) * 1e6
    },
    drain: (memory, output, zeroMs, onText, onCall, onBatch) => {
      const clock = clockSince(zeroMs)
      const drained = drain(memory, output, () => clock() * 1e6, onText, onCall, onBatch && ((batch) => onBatch(transferred(batch))))
      return withEvents(drained, drained.columns)
    },
    metrics: metricsResult,
    lanes: lanesResult,
    clockStepNs,
    peek: (memory, address) => Atomics.load(new Int32Array(memory.buffer), address >> 2),
  }
}

function transferred(batch: ProcessBatch): ProcessBatch {
  return transfer(batch, [batch.thread.buffer, batch.timeNs.buffer, batch.state.buffer])
}

/**
 * The smallest step of this worker's clock, ns. Two consecutive readings differ by a multiple of the step. If the step is longer than a
 * reading takes, the smallest difference is one step. Otherwise the differences vary by single steps, so the step is the smallest distance
 * between two of them.
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
 * Warms up the interpreter and each lock by many short runs. Engines compile Wasm twice: first fast, later well. They switch to the better
 * code between calls only.
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
