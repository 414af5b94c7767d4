import type { FunctionCode, Program } from '../../model/program.ts'
import type { MachineExports } from '../wasm/instance.ts'

/** A frame of a blocked thread. */
interface Frame {
  readonly code: FunctionCode
  /** The number of the line that the frame executes, from 1. */
  readonly line: number
}

/**
 * The call of the library in which a blocked thread waits: "Event.wait() at line 4 of main.py". Messages name this call, because the
 * program made it. The program knows nothing about the lock on which the library waits inside the call.
 * @returns undefined if the program's own code waits, or if only private functions of the library are in the call
 */
export function libraryCall(machine: MachineExports, program: Program, thread: number): string | undefined {
  const inside: FunctionCode[] = []
  for (const { code, line } of framesOf(machine, program, thread)) {
    const file = program.modules[code.module]
    if (!file?.isLibrary) return inside.length > 0 ? `${inside.at(-1)?.qualifiedName}() at line ${line} of ${file?.file}` : undefined
    inside.push(code)
  }
  // In a worker thread of an executor, all frames belong to the library. The call is then the outermost function that is not private: no
  // part of its name begins with an underscore.
  const called = inside.reverse().find(({ qualifiedName }) => !/(^|\.)_/.test(qualifiedName))
  return called && `${called.qualifiedName}()`
}

/** Yields the frames of a blocked thread, the innermost first. Leaves out the frames that tracebacks never show. */
function* framesOf(machine: MachineExports, program: Program, thread: number): Generator<Frame> {
  for (let frame = 0; ; frame++) {
    const pc = machine.blockedPc(thread, frame)
    if (pc === 0) return
    const code = program.functions[machine.pcFunction(pc)]
    if (code && !code.isShim) yield { code, line: code.lines[machine.pcInstruction(pc)] ?? 0 }
  }
}
