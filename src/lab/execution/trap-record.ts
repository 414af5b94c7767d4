import { Trap } from '../../../assembly/abi/traps.ts'
import type { TrapRecord } from '../../model/program.ts'
import { causeOf, raisedBy } from '../wasm/causes.ts'
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
    ...raisedBy(machine, memory, thread),
    frames: Array.from({ length: machine.frameCount(thread) }, (_, frame) => ({
      functionIndex: machine.frameFunction(thread, frame),
      instruction: machine.frameInstruction(thread, frame),
    })),
  }
}
