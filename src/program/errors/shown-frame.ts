import { Op } from '../../../assembly/abi/instructions.ts'
import type { ModuleFile, Program, TracedFrame } from '../../model/program.ts'
import { opOf } from '../image/opcodes.ts'

/** A frame as a traceback shows it. */
interface ShownFrame {
  readonly file: string
  /** The number of the line, from 1. */
  readonly line: number
  /** The function's name. */
  readonly name: string
  /** The source line without the spaces around it. */
  readonly text: string
}

/** What a traceback shows of a frame. undefined for a frame that tracebacks hide. */
export function shownFrame(program: Program, { functionIndex, instruction }: TracedFrame): ShownFrame | undefined {
  const code = program.functions[functionIndex]
  // CPython makes the class after the frame of the class body has ended. If the class cannot be made, the traceback does not show the
  // frame of the body.
  if (code?.isShim || opOf(code?.code[instruction] ?? 0) === Op.BUILD_CLASS) return undefined
  const { file, source, isLibrary } = program.modules[code?.module ?? 0] as ModuleFile
  if (isLibrary) return undefined
  const line = code?.lines[instruction] ?? 0
  return { file, line, name: code?.name ?? '?', text: source.split('\n')[line - 1]?.trim() ?? '' }
}
