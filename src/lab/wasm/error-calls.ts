import { CHECK_POINTS, GILS, NO_TEXT } from '../../../assembly/abi/layout.ts'
import { GIL_POLICY } from '../../../assembly/abi/words.ts'
import { evalBreakerInForce } from '../../model/eval-breaker.ts'
import type { Program, TrapRecord } from '../../model/program.ts'
import { errorParts } from '../../program/errors/error-parts.ts'
import { shownFrame } from '../../program/errors/shown-frame.ts'
import { disassembleWithChecks } from '../../program/image/disassemble.ts'
import { causeOf } from './causes.ts'
import type { MachineExports } from './instance.ts'
import { readString } from './read-string.ts'

type Operands = readonly [trap: number, a: number, b: number, text: number, pc: number, origin: number]

/**
 * The imports that turn an error of the machine into a Python exception, and that describe frames and functions. assembly/host.ts explains
 * their arguments.
 */
export function errorCalls(memory: WebAssembly.Memory, machine: () => MachineExports, program: Program | undefined) {
  const parts = ([code, a, b, text, pc, origin]: Operands) => {
    if (!program) throw new Error('this machine has no program')
    const frames = pc === 0 ? [] : [{ functionIndex: machine().pcFunction(pc), instruction: machine().pcInstruction(pc) }]
    const shown = text === 0 ? {} : { text: readString(memory, text) }
    const trap: TrapRecord = { code, a, b, frames, ...shown, ...causeOf(machine(), memory, origin) }
    return errorParts(program, trap)
  }
  const write = (text: string, address: number, room: number): number => {
    const bytes = new TextEncoder().encode(text)
    if (bytes.length <= room) new Uint8Array(memory.buffer).set(bytes, address)
    return bytes.length
  }
  return {
    errorClass: (...operands: Operands): number => parts(operands).id,
    errorText: (...[trap, a, b, str, pc, origin, address, room]: [...Operands, address: number, room: number]): number => {
      const { text } = parts([trap, a, b, str, pc, origin])
      return text === undefined ? NO_TEXT : write(text, address, room)
    },
    frameText: (pc: number, address: number, room: number): number => {
      if (!program) throw new Error('this machine has no program')
      const shown = shownFrame(program, { functionIndex: machine().pcFunction(pc), instruction: machine().pcInstruction(pc) })
      return shown ? write([shown.file, shown.line, shown.name, shown.text].join('\n'), address, room) : NO_TEXT
    },
    functionText: (index: number, address: number, room: number): number => {
      const code = program?.functions[index]
      if (!program || !code) throw new Error('this machine has no such function')
      const view = new DataView(memory.buffer)
      const version = evalBreakerInForce(view.getInt32(GILS + GIL_POLICY, true), view.getInt32(CHECK_POINTS, true))
      return write(disassembleWithChecks(program, code, version), address, room)
    },
  }
}
