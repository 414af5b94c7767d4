import { Event } from '../../../assembly/abi/events.ts'
import { SLOT_BYTES, SLOTS, STR_BYTES, STR_DATA } from '../../../assembly/abi/layout.ts'
import { Tag, Trap } from '../../../assembly/abi/opcodes.ts'
import type { Program, TrapRecord } from '../../model/program.ts'
import type { EventColumns, Outcome, ProcessRecord, Recording, RunSettings, ThreadRecord } from '../../model/recording.ts'
import { builtinName, traceback } from '../../program/index.ts'
import type { MachineExports } from '../wasm/instance.ts'
import { bounded } from '../worker/bounded-output.ts'
import type { Executed } from './execution.ts'
import type { Loaded } from './process-run.ts'
import { type Names, threadStand } from './thread-status.ts'

/** Index of the function that the module is. */
const MODULE = 0

/** What is left of a run when its workers are home. */
export interface Remains {
  readonly settings: RunSettings
  readonly executed: Executed<ProcessRemains>
  readonly quality: readonly string[]
  readonly clockStepNs: number
  readonly clockOffsetNs: number
}

/** What one process leaves: taken out of its memory when it ends, since another may need that. Numbers are those of its own machine. */
export interface ProcessRemains {
  readonly columns: readonly EventColumns[]
  readonly threads: readonly ThreadRecord[]
  readonly stamps: number
  /** Absent for the main process. */
  readonly process?: ProcessRecord
}

/** A process that has ended, or was stopped. */
export interface Ended {
  readonly loaded: Loaded
  readonly program: Program
  readonly columns: readonly EventColumns[]
  readonly names: Names
  /** The worker of its main thread had to be started first. */
  readonly isLate: boolean
  /** undefined for the main process. */
  readonly process: ProcessRecord | undefined
}

/** Everything that the machine knows of a process. */
export function remainsOf({ loaded, program, columns, names, isLate, process }: Ended): ProcessRemains {
  const { machine } = loaded
  const threads = Array.from({ length: machine.threadCount() }, (_, thread) => ({
    ...threadRecord(loaded, program, thread, names),
    ...((machine.threadLateWorker(thread) || (isLate && thread === 0)) && { lateWorker: true as const }),
  }))
  const stamps = sum(threads.map((_, thread) => machine.threadStamps(thread)))
  return { columns, threads, stamps, ...(process && { process }) }
}

/** One recording of all processes: threads, slots and GILs of each are numbered after those of the one before it. */
export function recordingOf({ settings, executed, quality, clockStepNs, clockOffsetNs }: Remains): Recording {
  const all = executed.processes
  const first = { thread: 0, slot: 0, gil: 0 }
  const threads: ThreadRecord[] = []
  const events: EventColumns[] = []
  for (const remains of all) {
    threads.push(...remains.threads.map((record) => ({ ...record, id: record.id + first.thread, slot: record.slot + first.slot })))
    events.push(...remains.columns.map((columns) => renumber(columns, first)))
    first.thread += remains.threads.length
    first.slot += 1 + Math.max(0, ...remains.columns.map(({ slot }) => slot), ...remains.threads.map(({ slot }) => slot))
    first.gil += 1 + Math.max(0, ...remains.columns.map(lastGil))
  }
  const processes = all.flatMap(({ process }) => process ?? [])
  const last = Math.max(...events.map(({ timeNs }) => timeNs[timeNs.length - 1] ?? 0))
  return {
    settings,
    outcome: outcomeOf(executed, threads),
    because: executed.because,
    startNs: executed.startNs,
    endNs: Math.max(executed.endNs, last),
    clockStepNs,
    clockOffsetNs,
    events,
    threads,
    ...(processes.length > 0 && { processes }),
    stdout: executed.text,
    quality: [
      ...quality,
      ...(executed.stalls.length > 0 ? ['stalled'] : []),
      ...(threads.some(({ lateWorker }) => lateWorker) ? ['late-workers'] : []),
    ],
    ...(executed.stalls.length > 0 && { stalls: executed.stalls }),
    stamps: sum(all.map(({ stamps }) => stamps)),
  }
}

function renumber(columns: EventColumns, first: { readonly thread: number; readonly slot: number; readonly gil: number }): EventColumns {
  if (first.thread === 0) return columns
  const arg = columns.arg.map((value, i) => (columns.kind[i] === Event.START ? value + first.thread : value))
  return { ...columns, arg, slot: columns.slot + first.slot, firstGil: first.gil }
}

function lastGil({ kind, arg }: EventColumns): number {
  let last = 0
  for (let i = 0; i < kind.length; i++) if (kind[i] === Event.GIL) last = Math.max(last, arg[i] ?? 0)
  return last
}

function outcomeOf(executed: Executed<ProcessRemains>, threads: readonly ThreadRecord[]): Outcome {
  if (executed.ended !== 'home') return executed.ended
  return threads.some((thread) => thread.trap) ? 'trapped' : 'completed'
}

function threadRecord(loaded: Loaded, program: Program, thread: number, names: Names): ThreadRecord {
  const { machine } = loaded
  const trap = trapOf(loaded, thread)
  return {
    id: thread,
    slot: (machine.threadSlot(thread) - SLOTS) / SLOT_BYTES,
    name: names.thread(thread),
    acquisitions: machine.threadAcquisitions(thread),
    reacquisitions: machine.threadReacquisitions(thread),
    ops: machine.threadOps(thread),
    breakerTrips: machine.threadBreakerTrips(thread),
    standsAt: threadStand(machine, thread, names),
    ...(trap && { trap, traceback: heading(loaded, thread, trap) + traceback(program, trap, loaded.threadName(thread)) }),
  }
}

/** multiprocessing says whose error it is, once it has got as far as the target. */
function heading({ index, name }: Loaded, thread: number, { frames }: TrapRecord): string {
  return index > 0 && thread === 0 && frames[0]?.functionIndex !== MODULE ? `Process ${name}:\n` : ''
}

function trapOf({ machine, memory }: Loaded, thread: number): TrapRecord | undefined {
  const code = machine.threadTrap(thread)
  if (code === Trap.NONE) return undefined
  const text = machine.threadTrapText(thread)
  return {
    code,
    a: machine.threadTrapA(thread),
    b: machine.threadTrapB(thread),
    ...(text !== 0 && { text: bounded(readString(memory, text)) }),
    ...causeOf(machine, memory, machine.threadCause(thread)),
    frames: Array.from({ length: machine.frameCount(thread) }, (_, frame) => ({
      functionIndex: machine.frameFunction(thread, frame),
      instruction: machine.frameInstruction(thread, frame),
    })),
  }
}

/** Errors that came one of the other, each in another interpreter: as assembly/vm/objects/causes.ts keeps them. */
export function causeOf(machine: MachineExports, memory: WebAssembly.Memory, address: number): { cause?: TrapRecord } {
  if (address === 0) return {}
  const field = (index: number) => machine.causeField(address, index)
  const text = field(3)
  const frames = Array.from({ length: field(5) }, (_, frame) => ({
    functionIndex: machine.pcFunction(field(6 + frame)),
    instruction: machine.pcInstruction(field(6 + frame)),
  }))
  const cause = { code: field(0), a: field(1), b: field(2), ...(text !== 0 && { text: bounded(readString(memory, text)) }), frames }
  return { cause: { ...cause, ...causeOf(machine, memory, field(4)) } }
}

function readString(memory: WebAssembly.Memory, address: number): string {
  const length = new DataView(memory.buffer).getUint32(address + STR_BYTES, true)
  // A copy, since a decoder refuses shared memory.
  return new TextDecoder().decode(new Uint8Array(memory.buffer, address + STR_DATA, length).slice())
}

/** As Python names them: "MainThread", "Thread-1 (countdown)", or what the program called them. */
export function threadNames(memory: WebAssembly.Memory, machine: MachineExports, program: Program): (thread: number) => string {
  return (thread) => {
    const own = machine.threadName(thread)
    if (own !== 0) return readString(memory, own)
    if (thread === 0) return 'MainThread'
    const target = machine.threadTarget(thread)
    const name = machine.threadTargetTag(thread) === Tag.BUILTIN ? builtinName(target) : program.functions[target]?.name
    return `Thread-${machine.threadNumber(thread)} (${name})`
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
