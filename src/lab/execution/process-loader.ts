import { Builtin } from '../../../assembly/abi/builtins.ts'
import {
  CHECK_POINTS,
  CPU_COUNT,
  EPOCH_MS,
  EXITED,
  FORKED,
  HAS_HUB,
  INHERITED_THREADS,
  OVERTAKING_LIMIT,
  PARENT_PROCESS_ID,
  PROCESS_ID,
  PROCESS_IDENTITY,
  PROCESS_IDENTITY_BYTES,
  PROCESS_INDEX,
  PROCESS_MESSAGE,
  PROCESS_NAME,
  PROCESS_NAME_BYTES,
  PROGRAM,
  RECURSION_LIMIT,
  SPIN_BUDGET,
  UTC_OFFSET_MINUTES,
} from '../../../assembly/abi/layout.ts'
import { Status } from '../../../assembly/abi/life.ts'
import { Trap } from '../../../assembly/abi/traps.ts'
import { checkPointsOf } from '../../model/eval-breaker.ts'
import { MOST_OVERTAKINGS } from '../../model/limits.ts'
import type { Program } from '../../model/program.ts'
import type { EventColumns } from '../../model/recording.ts'
import { compileToWasm, ModuleName, toImage } from '../../program/index.ts'
import { CHILD_WORKERS, type Session } from '../session/session.ts'
import { copyMemory } from '../wasm/memory.ts'
import { Hub, type SpawnedProcess } from './hub.ts'
import type { LoadedProcess } from './loaded-process.ts'
import { type ProcessRemains, remainsOf } from './process-remains.ts'
import type { RunPlan } from './run-plan.ts'
import { laneName, threadNames } from './thread-names.ts'

/** CPython's default: sys.getrecursionlimit(). */
const RECURSION = 1000
const MAIN = 0
/** How long a waiter spins before it parks, under a GIL that spins: about as long as a park and a wake-up take. */
const SPIN_NS = 4000

/** The circumstances in which a process's main thread started. */
interface ProcessStart {
  /** When the main thread's worker began, ns on the run's clock; undefined if the worker did not return. */
  readonly startNs: number | undefined
  /** Whether the main thread had to wait for its worker to start. */
  readonly isLate: boolean
}

type ProcessIdentity = Pick<LoadedProcess, 'index' | 'parent' | 'name' | 'identity'>

/** Loads the processes of one run into memories with the run's settings, and copies out their records when they end. */
export class ProcessLoader {
  /** The hub of the run's processes. undefined if the program can create neither processes nor anything that processes share. */
  readonly hub: Hub | undefined
  readonly main: LoadedProcess
  private readonly spawned: SpawnedProcess[] = []
  private readonly names: string[] = []
  /** The size of the program in the memory of a process. */
  private imageBytes = 0

  /** @param loadNs time that one load of a memory word takes in a loop that spins, ns */
  constructor(
    private readonly session: Session,
    private readonly plan: RunPlan,
    private readonly loadNs: number,
    private readonly zeroMs: number,
  ) {
    if (usesProcesses(plan.program)) {
      const memory = session.hubMemories.take()
      this.hub = new Hub(memory, session.instance(memory))
    }
    const memory = session.memories.take()
    this.main = this.load(memory, session.workers, ModuleName.MAIN, { index: MAIN, parent: MAIN, name: '', identity: '' })
  }

  /** Loads a process that a parent has entered in the hub's table. */
  loadSpawned(spawned: SpawnedProcess, parent: LoadedProcess): LoadedProcess {
    const { index, number, message } = spawned
    const own = `${parent.identity}${number}`
    const name = spawned.name ?? `Process-${own}`
    this.spawned[index] = spawned
    this.names[index] = name
    const who = { index, parent: parent.index, name, identity: `${own}:` }
    const memory = this.session.childMemories.take()
    if (spawned.forks) return this.fork(memory, parent, who)
    const child = this.load(memory, CHILD_WORKERS, ModuleName.SPAWNED, who)
    new DataView(memory.buffer).setUint32(PROCESS_MESSAGE, message, true)
    return child
  }

  private load(memory: WebAssembly.Memory, workers: number, moduleName: string, who: ProcessIdentity): LoadedProcess {
    const { settings, program, gil } = this.plan
    const machine = this.session.instance(memory)
    const { switchIntervalUs, checkInterval, kernelEntryNs, recording } = settings
    machine.setup(workers, gil.policy, switchIntervalUs, checkInterval, Math.round(kernelEntryNs / this.loadNs), recording ? 1 : 0)
    const view = new DataView(memory.buffer)
    view.setFloat64(EPOCH_MS, performance.timeOrigin + this.zeroMs, true)
    view.setInt32(UTC_OFFSET_MINUTES, -new Date().getTimezoneOffset(), true)
    view.setInt32(RECURSION_LIMIT, RECURSION, true)
    view.setInt32(SPIN_BUDGET, Math.round(SPIN_NS / this.loadNs), true)
    view.setInt32(OVERTAKING_LIMIT, MOST_OVERTAKINGS, true)
    view.setInt32(CHECK_POINTS, checkPointsOf(gil, settings.evalBreaker), true)
    // The processes share the disk in the hub's memory, and the disk's time stamps need the epoch.
    if (this.hub) new DataView(this.hub.memory.buffer).setFloat64(EPOCH_MS, performance.timeOrigin + this.zeroMs, true)
    view.setInt32(HAS_HUB, this.hub ? 1 : 0, true)
    view.setInt32(CPU_COUNT, this.session.platform.reportedCores, true)
    this.writeIdentity(memory, who)
    const { image, compiled } = loadable(program, moduleName, settings.compiled === true, !gil.traits.excludes)
    this.imageBytes = image.length
    new Uint8Array(memory.buffer).set(image, PROGRAM)
    machine.createMain()
    return { ...who, memory, machine, program, compiled, mainThread: 0, ownThreads: 0, threadName: threadNames(memory, machine, program) }
  }

  /** Loads a process as a copy of its parent. The thread that forks waits until setCopied(). */
  private fork(memory: WebAssembly.Memory, parent: LoadedProcess, who: ProcessIdentity): LoadedProcess {
    copyMemory(parent.memory, memory, this.imageBytes)
    this.hub?.setCopied(who.index)
    const { program } = this.plan
    const machine = this.session.instance(memory)
    this.writeIdentity(memory, who)
    machine.becomeFork(CHILD_WORKERS)
    const view = new DataView(memory.buffer)
    const mainThread = view.getInt32(FORKED, true) - 1
    const ownThreads = view.getInt32(INHERITED_THREADS, true)
    return {
      ...who,
      memory,
      machine,
      program,
      compiled: parent.compiled,
      mainThread,
      ownThreads,
      threadName: threadNames(memory, machine, program, mainThread),
    }
  }

  private writeIdentity(memory: WebAssembly.Memory, { index, parent, identity, name }: ProcessIdentity): void {
    const { processId } = this.session.platform
    const view = new DataView(memory.buffer)
    view.setInt32(PROCESS_INDEX, index, true)
    view.setInt32(PROCESS_ID, processId + index, true)
    view.setInt32(PARENT_PROCESS_ID, processId + (index === 0 ? -1 : parent), true)
    writeText(memory, PROCESS_IDENTITY, PROCESS_IDENTITY_BYTES, identity)
    writeText(memory, PROCESS_NAME, PROCESS_NAME_BYTES, name)
  }

  /** Copies the records of a process out of its memory. */
  remainsOf(loaded: LoadedProcess, columns: readonly EventColumns[], { startNs, isLate }: ProcessStart): ProcessRemains {
    const names = { thread: (thread: number) => laneName(loaded, thread), process: (index: number) => this.processName(index) }
    return remainsOf({ loaded, program: this.plan.program, columns, names, isLate, process: this.processRecord(loaded, startNs) })
  }

  private processRecord(loaded: LoadedProcess, startNs: number | undefined) {
    const spawned = this.spawned[loaded.index]
    if (!spawned) return undefined
    const startMs = startNs === undefined ? null : (startNs - spawned.startedNs) / 1e6
    const hasEnded =
      loaded.machine.threadStatus(loaded.mainThread) === Status.DONE ||
      exitedWith(loaded) !== undefined ||
      (this.hub?.signal(loaded.index) ?? 0) > 0
    return { name: loaded.name, startMs, exitCode: hasEnded ? this.exitCode(loaded) : null }
  }

  /**
   * The exit code of a process that has ended. As in multiprocessing, it is the code given to os._exit(), or the negative number of the
   * signal that ended the process, or the result of the main thread.
   */
  exitCode(loaded: LoadedProcess): number {
    const { machine, index, mainThread } = loaded
    const exited = exitedWith(loaded)
    if (exited !== undefined) return exited
    if (machine.threadStatus(mainThread) !== Status.DONE) return -(this.hub?.signal(index) ?? 0)
    return machine.threadTrap(mainThread) === Trap.NONE ? machine.threadExitCode(mainThread) : 1
  }

  /** The process's name, for example "Process-1". Empty for the main process. */
  processName(index: number): string {
    return this.names[index] ?? ''
  }

  /**
   * Returns the memory of a process to its pool. No worker may use the memory any more, and its records must have been copied. The main
   * process ends last, so its end also frees the hub's memory.
   */
  free({ index, memory }: LoadedProcess, workers: number): void {
    const { memories, childMemories, hubMemories } = this.session
    const pool = index > 0 ? childMemories : memories
    pool.giveBack(memory, workers)
    if (index === 0 && this.hub) hubMemories.giveBack(this.hub.memory, 0)
  }
}

interface Loadable {
  readonly image: Uint8Array
  readonly compiled: Uint8Array<ArrayBuffer> | undefined
}

/** What the latest runs have compiled, by program, and by the name of its main module and whether there is a GIL. */
const compiledPrograms = new WeakMap<Program, Map<string, Loadable>>()

function loadable(program: Program, moduleName: string, isCompiled: boolean, isFree: boolean): Loadable {
  if (!isCompiled) return { image: toImage(program, moduleName), compiled: undefined }
  const ways = compiledPrograms.get(program) ?? new Map<string, Loadable>()
  compiledPrograms.set(program, ways)
  const way = `${isFree} ${moduleName}`
  const known = ways.get(way)
  if (known) return known
  const { image, module } = compileToWasm(program, toImage(program, moduleName), isFree)
  const made = { image, compiled: module }
  ways.set(way, made)
  return made
}

/** The code with which the process has called os._exit(); undefined if it has not. */
function exitedWith({ memory }: LoadedProcess): number | undefined {
  const exited = new DataView(memory.buffer).getInt32(EXITED, true)
  return exited > 0 ? exited - 1 : undefined
}

/** Whether a program can create processes, or the queues, locks and memory that processes share. */
function usesProcesses({ constants }: Program): boolean {
  const makers: readonly number[] = [Builtin.PROCESS, Builtin.PROCESS_QUEUE, Builtin.PROCESS_SEMAPHORE, Builtin.SHARED_CREATE]
  return constants.some((constant) => constant.kind === 'builtin' && makers.includes(constant.id))
}

/** Writes the length of a text in bytes, and then the text, cut to at most `room` bytes. */
function writeText(memory: WebAssembly.Memory, address: number, room: number, text: string): void {
  const bytes = new TextEncoder().encode(text).subarray(0, room)
  new DataView(memory.buffer).setUint32(address, bytes.length, true)
  new Uint8Array(memory.buffer).set(bytes, address + 4)
}
