import { CELL_BYTES, CELL_PAYLOAD } from '../../../assembly/abi/layout.ts'
import type { RaisedError, TracedFrame, TrapRecord } from '../../model/program.ts'
import { bounded } from '../worker/bounded-output.ts'
import type { MachineExports } from './instance.ts'
import { readString } from './read-string.ts'

/**
 * The chain of exceptions that caused a trap. Each exception was raised in another interpreter than the exception that it caused.
 * assembly/vm/objects/causes.ts documents the layout at `address`.
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

/** The modules whose names a traceback omits in front of the names of their classes. */
const PLAIN_MODULES: readonly string[] = ['builtins', '__main__']

/**
 * An exception object in the memory. `seen` has the exceptions before this one in the chain. A chain of exceptions can be a circle, so the
 * result leaves out the exceptions in `seen`.
 */
function raisedOf(machine: MachineExports, memory: WebAssembly.Memory, address: number, seen: readonly number[] = []): RaisedError {
  const field = (index: number) => machine.exceptionField(address, index)
  const textAt = (index: number) => (field(index) === 0 ? undefined : bounded(readString(memory, field(index))))
  const module = textAt(1)
  const within = [...seen, address]
  const linked = (index: number) => {
    const other = field(index)
    return other === 0 || within.includes(other) ? undefined : raisedOf(machine, memory, other, within)
  }
  const cause = linked(4)
  const context = cause || field(6) ? undefined : linked(5)
  const frames: TracedFrame[] = Array.from({ length: field(7) }, (_, frame) => ({
    functionIndex: machine.pcFunction(field(8 + frame)),
    instruction: machine.pcInstruction(field(8 + frame)),
  }))
  const members = Array.from({ length: field(-1) }, (_, at) => field(-2 - at)).filter((other) => !within.includes(other))
  return {
    name: module === undefined || PLAIN_MODULES.includes(module) ? (textAt(0) ?? '?') : `${module}.${textAt(0)}`,
    text: textAt(2) ?? '<exception str() failed>',
    notes: notesOf(memory, field(3)),
    frames,
    ...(cause && { cause }),
    ...(context && { context }),
    ...(members.length > 0 && { members: members.map((other) => raisedOf(machine, memory, other, within)) }),
  }
}

/** The error that ended a thread, if it is an exception object. */
export function raisedBy(machine: MachineExports, memory: WebAssembly.Memory, thread: number): { raised?: RaisedError } {
  const exception = machine.threadException(thread)
  return exception === 0 ? {} : { raised: raisedOf(machine, memory, exception) }
}

/** The strs in a list object. */
function notesOf(memory: WebAssembly.Memory, list: number): string[] {
  if (list === 0) return []
  const view = new DataView(memory.buffer)
  const items = view.getUint32(list + LIST_ITEMS, true)
  return Array.from({ length: view.getUint32(list + LIST_LENGTH, true) }, (_, at) =>
    bounded(readString(memory, view.getUint32(items + at * CELL_BYTES + CELL_PAYLOAD, true))),
  )
}

const LIST_LENGTH = 8
const LIST_ITEMS = 16
