import { SLOT_BYTES, SLOTS, STR_BYTES, STR_DATA } from '../../assembly/abi/layout.ts'
import { Tag, Trap } from '../../assembly/abi/opcodes.ts'
import type { Program, TrapRecord } from '../model/program.ts'
import type { Outcome, Recording, RunSettings, ThreadRecord } from '../model/recording.ts'
import { builtinName, traceback } from '../program/index.ts'
import type { Executed } from './execution.ts'
import type { MachineExports } from './instance.ts'
import { threadStand } from './stand.ts'

/** Largest offset between two workers' clocks that a ping-pong over shared memory found on these engines, ns. */
const CLOCK_OFFSET_NS = 250

/** What is left of a run when its workers are home. */
export interface Remains {
  readonly memory: WebAssembly.Memory
  readonly machine: MachineExports
  readonly program: Program
  readonly settings: RunSettings
  readonly executed: Executed
  readonly names: (thread: number) => string
  readonly quality: readonly string[]
  readonly clockStepNs: number
}

/** Everything that the machine knows of a run, taken out of its memory. */
export function recordingOf(remains: Remains): Recording {
  const { machine, settings, executed, clockStepNs } = remains
  const threads = Array.from({ length: machine.threadCount() }, (_, thread) => threadRecord(remains, thread))
  const last = Math.max(...executed.columns.map(({ timeNs }) => timeNs[timeNs.length - 1] ?? 0))
  return {
    settings,
    outcome: outcomeOf(executed, threads),
    because: executed.because,
    startNs: executed.startNs,
    endNs: Math.max(executed.endNs, last),
    clockStepNs,
    clockOffsetNs: CLOCK_OFFSET_NS,
    events: executed.columns,
    threads,
    stdout: executed.text,
    quality: remains.quality,
    stamps: sum(threads.map((_, thread) => machine.threadStamps(thread))),
  }
}

function outcomeOf(executed: Executed, threads: readonly ThreadRecord[]): Outcome {
  if (executed.ended !== 'home') return executed.ended
  return threads.some((thread) => thread.trap) ? 'trapped' : 'completed'
}

function threadRecord(remains: Remains, thread: number): ThreadRecord {
  const { machine, program, names } = remains
  const trap = trapOf(remains, thread)
  return {
    id: thread,
    slot: (machine.threadSlot(thread) - SLOTS) / SLOT_BYTES,
    name: names(thread),
    acquisitions: machine.threadAcquisitions(thread),
    reacquisitions: machine.threadReacquisitions(thread),
    ops: machine.threadOps(thread),
    breakerTrips: machine.threadBreakerTrips(thread),
    standsAt: threadStand(machine, thread, names),
    ...(trap && { trap, traceback: traceback(program, trap, names(thread)) }),
  }
}

function trapOf({ machine, memory }: Remains, thread: number): TrapRecord | undefined {
  const code = machine.threadTrap(thread)
  if (code === Trap.NONE) return undefined
  const text = machine.threadTrapText(thread)
  return {
    code,
    a: machine.threadTrapA(thread),
    b: machine.threadTrapB(thread),
    ...(text !== 0 && { text: readString(memory, text) }),
    ...causeOf(machine, memory, machine.threadCause(thread)),
    frames: Array.from({ length: machine.frameCount(thread) }, (_, frame) => ({
      functionIndex: machine.frameFunction(thread, frame),
      instruction: machine.frameInstruction(thread, frame),
    })),
  }
}

/** Errors that came one of the other, each in another interpreter: as assembly/vm/causes.ts keeps them. */
export function causeOf(machine: MachineExports, memory: WebAssembly.Memory, address: number): { cause?: TrapRecord } {
  if (address === 0) return {}
  const field = (index: number) => machine.causeField(address, index)
  const text = field(3)
  const frames = Array.from({ length: field(5) }, (_, frame) => ({
    functionIndex: machine.pcFunction(field(6 + frame)),
    instruction: machine.pcInstruction(field(6 + frame)),
  }))
  const cause = { code: field(0), a: field(1), b: field(2), ...(text !== 0 && { text: readString(memory, text) }), frames }
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
    if (thread === 0) return 'MainThread'
    const own = machine.threadName(thread)
    if (own !== 0) return readString(memory, own)
    const target = machine.threadTarget(thread)
    const name = machine.threadTargetTag(thread) === Tag.BUILTIN ? builtinName(target) : program.functions[target]?.name
    return `Thread-${machine.threadNumber(thread)} (${name})`
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
