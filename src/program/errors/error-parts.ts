import { BuiltinClass } from '../../../assembly/abi/classes.ts'
import type { Program, TrapRecord } from '../../model/program.ts'
import { classNamed } from '../library/classes.ts'
import { exceptionLine } from './exceptions.ts'

/** The class and the message of an error of the machine. The message is undefined if Python's exception has no argument. */
export function errorParts(program: Program, trap: TrapRecord): { id: BuiltinClass; text: string | undefined } {
  const line = exceptionLine(program, trap)
  const at = line.indexOf(':')
  const name = at < 0 ? line : line.slice(0, at)
  const text = at < 0 ? undefined : line.slice(at + 2).replace(/^\[Errno \d+\] /, '')
  const id = classNamed(name) ?? BuiltinClass.SYSTEM_ERROR
  // The line of a KeyError shows the repr() of its argument. The argument itself has no quotes.
  return { id, text: id === BuiltinClass.KEY_ERROR ? text?.replace(/^(['"])([^\\\\]*)\1$/, '$2') : text }
}
