import { Trap } from '../../../assembly/abi/traps.ts'
import type { TrapRecord } from '../../model/program.ts'
import type { MachineExports } from '../wasm/instance.ts'
import { readString } from '../wasm/read-string.ts'
import { bounded } from '../worker/bounded-output.ts'
import type { LoadedProcess } from './loaded-process.ts'

/** The exception that ended a thread; undefined if there was none. */
export function trapOf({ machine, memory }: LoadedProcess, thread: number): TrapRecord | undefined {
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

/**
 * The chain of exceptions that caused a trap. Each exception comes from another interpreter. assembly/vm/objects/causes.ts documents the
 * layout at `address`.
 */
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
