import {
  CPU_COUNT,
  EPOCH_MS,
  HAS_HUB,
  PROCESS_ID,
  PROCESS_IDENTITY,
  PROCESS_IDENTITY_BYTES,
  PROCESS_INDEX,
  PROCESS_MESSAGE,
  PROGRAM,
  RECURSION_LIMIT,
  UTC_OFFSET_MINUTES,
} from '../../../assembly/abi/layout.ts'
import { Status } from '../../../assembly/abi/life.ts'
import { Builtin, Trap } from '../../../assembly/abi/opcodes.ts'
import { LabError } from '../../model/errors.ts'
import { findGil } from '../../model/gils.ts'
import type { Program } from '../../model/program.ts'
import type { EventColumns, RunSettings } from '../../model/recording.ts'
import { ModuleName, toImage } from '../../program/index.ts'
import type { RunPlan } from '../series/plans.ts'
import { CHILD_WORKERS, type Session } from '../session/session.ts'
import type { Begin, ProcessKeeper } from './execution.ts'
import { Kernel, type Spawned } from './hub.ts'
import type { Loaded } from './process-run.ts'
import { type ProcessRemains, remainsOf, threadNames } from './recording-of.ts'
import { laneName } from './thread-status.ts'

/** CPython's own: sys.getrecursionlimit(). */
const RECURSION = 1000
const MAIN = 0

/** The processes of one run: memories with the program in them, in the same GIL's settings, and what they leave. */
export class Processes implements ProcessKeeper<ProcessRemains> {
  readonly kernel: Kernel | undefined
  readonly main: Loaded
  private readonly spawned: Spawned[] = []
  private readonly names: string[] = []

  /** @param loadNs ns that one load of the kernel entry's loop takes */
  constructor(
    private readonly session: Session,
    private readonly plan: RunPlan,
    private readonly loadNs: number,
    private readonly zeroMs: number,
  ) {
    if (startsProcesses(plan.program)) {
      const memory = session.kernelMemories.take()
      this.kernel = new Kernel(memory, session.instance(memory))
    }
    this.main = this.make(session.memories.take(), session.workers, ModuleName.MAIN, { index: MAIN, parent: MAIN, name: '', identity: '' })
  }

  load(spawned: Spawned, parent: Loaded): Loaded {
    const { index, number, message } = spawned
    const own = `${parent.identity}${number}`
    const name = spawned.name ?? `Process-${own}`
    this.spawned[index] = spawned
    this.names[index] = name
    const memory = this.session.childMemories.take()
    const child = this.make(memory, CHILD_WORKERS, ModuleName.SPAWNED, { index, parent: parent.index, name, identity: `${own}:` })
    new DataView(memory.buffer).setUint32(PROCESS_MESSAGE, message, true)
    return child
  }

  private make(
    memory: WebAssembly.Memory,
    workers: number,
    moduleName: string,
    who: Pick<Loaded, 'index' | 'parent' | 'name' | 'identity'>,
  ): Loaded {
    const { settings, program } = this.plan
    const machine = this.session.instance(memory)
    const { switchIntervalUs, checkInterval, kernelEntryNs, recording } = settings
    machine.setup(workers, policyOf(settings), switchIntervalUs, checkInterval, Math.round(kernelEntryNs / this.loadNs), recording ? 1 : 0)
    const view = new DataView(memory.buffer)
    view.setFloat64(EPOCH_MS, performance.timeOrigin + this.zeroMs, true)
    view.setInt32(UTC_OFFSET_MINUTES, -new Date().getTimezoneOffset(), true)
    view.setInt32(RECURSION_LIMIT, RECURSION, true)
    view.setInt32(HAS_HUB, this.kernel ? 1 : 0, true)
    view.setInt32(PROCESS_INDEX, who.index, true)
    view.setInt32(PROCESS_ID, this.session.platform.processId + who.index, true)
    view.setInt32(CPU_COUNT, this.session.platform.reportedCores, true)
    writeIdentity(memory, who.identity)
    new Uint8Array(memory.buffer).set(toImage(program, moduleName), PROGRAM)
    machine.createMain()
    return { ...who, memory, machine, threadName: threadNames(memory, machine, program) }
  }

  record(loaded: Loaded, columns: readonly EventColumns[], { startNs, isLate }: Begin): ProcessRemains {
    const names = { thread: (thread: number) => laneName(loaded, thread), process: (index: number) => this.processName(index) }
    return remainsOf({ loaded, program: this.plan.program, columns, names, isLate, process: this.processRecord(loaded, startNs) })
  }

  private processRecord(loaded: Loaded, startNs: number | undefined) {
    const spawned = this.spawned[loaded.index]
    if (!spawned) return undefined
    const startMs = startNs === undefined ? null : (startNs - spawned.startedNs) / 1e6
    const hasEnded = loaded.machine.threadStatus(MAIN) === Status.DONE
    return { name: loaded.name, startMs, exitCode: hasEnded ? this.exitCode(loaded) : null }
  }

  /** As multiprocessing's: what befalls its other threads is their own business. */
  exitCode({ machine }: Loaded): number {
    return machine.threadTrap(MAIN) === Trap.NONE ? 0 : 1
  }

  processName(index: number): string {
    return this.names[index] ?? ''
  }

  /** The kernel goes with the main process, which ends last. */
  free({ index, memory }: Loaded, workers: number): void {
    const { memories, childMemories, kernelMemories } = this.session
    const pool = index > 0 ? childMemories : memories
    pool.giveBack(memory, workers)
    if (index === 0 && this.kernel) kernelMemories.giveBack(this.kernel.memory, 0)
  }
}

/** Whether a program has what makes processes, or what goes from one to another. */
function startsProcesses({ constants }: Program): boolean {
  const makers: readonly number[] = [Builtin.PROCESS, Builtin.PROCESS_QUEUE]
  return constants.some((constant) => constant.kind === 'builtin' && makers.includes(constant.id))
}

function policyOf(settings: RunSettings): number {
  const gil = findGil(settings.gil)
  if (!gil) throw new LabError('usage', `There is no GIL "${settings.gil}".`, '')
  return gil.policy
}

function writeIdentity(memory: WebAssembly.Memory, identity: string): void {
  const bytes = new TextEncoder().encode(identity)
  if (bytes.length > PROCESS_IDENTITY_BYTES) throw new Error(`a process within so many others: ${identity}`)
  new DataView(memory.buffer).setUint32(PROCESS_IDENTITY, bytes.length, true)
  new Uint8Array(memory.buffer).set(bytes, PROCESS_IDENTITY + 4)
}
