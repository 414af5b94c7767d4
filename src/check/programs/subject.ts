import { Builtin } from '../../../assembly/abi/builtins.ts'
import { LabError } from '../../model/errors.ts'
import { checkEvalBreaker, checksOften, type EvalBreaker } from '../../model/eval-breaker.ts'
import type { GilDescriptor } from '../../model/gils.ts'
import { compile } from '../../program/index.ts'
import type { Subject } from './program-world.ts'

/** The text of a program: its main file and the files that it imports. */
interface Source {
  readonly file: string
  readonly source: string
  readonly files?: Readonly<Record<string, string>>
}

/**
 * Compiles a program for a check.
 * @throws LabError 'program' for text that cannot be compiled, 'usage' for a program with several processes, or for check points that the
 *   GIL cannot have
 */
export function subjectOf({ file, source, files }: Source, gil: GilDescriptor, evalBreaker: EvalBreaker | undefined): Subject {
  checkEvalBreaker(evalBreaker, [gil])
  // No switch can happen inside a fused instruction. So a program is not fused if its threads can switch at nearly every instruction.
  const fuse = gil.traits.excludes && !checksOften(gil, evalBreaker)
  const program = compile(source, file, { fuse, ...(files && { files }) })
  if (program.constants.some((constant) => constant.kind === 'builtin' && constant.id === Builtin.PROCESS)) {
    throw new LabError(
      'usage',
      `${file} starts processes, and gil-lab check explores the threads of one process.`,
      'Check the threads alone.',
    )
  }
  return { program, gil, evalBreaker }
}
