import { PickleReason, ProcessReason } from '../../../assembly/abi/traps.ts'
import type { Program } from '../../model/program.ts'
import { stringRepr } from '../values/repr.ts'
import { typeName } from './type-names.ts'

const BOOTSTRAPPING = `RuntimeError: \n\
        An attempt has been made to start a new process before the
        current process has finished its bootstrapping phase.

        This probably means that you are not using fork to start your
        child processes and you have forgotten to use the proper idiom
        in the main module:

            if __name__ == '__main__':
                freeze_support()
                ...

        The "freeze_support()" line can be omitted if the program
        is not going to be frozen to produce an executable.`

const WORDS: Readonly<Record<ProcessReason, (text: string) => string>> = {
  [ProcessReason.STARTED_TWICE]: () => 'AssertionError: cannot start a process twice',
  [ProcessReason.NOT_STARTED]: () => 'AssertionError: can only join a started process',
  [ProcessReason.TOO_MANY]: () => 'BlockingIOError: [Errno 11] Resource temporarily unavailable',
  [ProcessReason.TOO_MANY_QUEUES]: () => 'OSError: [Errno 24] Too many open files',
  [ProcessReason.BOOTSTRAPPING]: () => BOOTSTRAPPING,
  [ProcessReason.START_METHOD]: (method) => `ValueError: cannot find context for ${stringRepr(method)}`,
}

/** `text` is the unknown start method. */
export function processError(reason: number, text = ''): string {
  return WORDS[reason as ProcessReason]?.(text) ?? 'RuntimeError'
}

/** CPython finds the function of a target by its name in the module. gil-lab finds only functions that the module defines once. */
function functionError(name: string): string {
  return name.includes('<locals>')
    ? `AttributeError: Can't pickle local object '${name}'`
    : `AttributeError: gil-lab cannot pickle the function '${name}', because its definition has computed defaults or is in a loop, but Python can`
}

/** The types that contain no lock. For a value that is or contains a lock, the error of CPython's pickle names the lock. */
const WITHOUT_LOCKS = /iterator|Process/

/** The message for a value that cannot be copied into another process. */
export function pickleError(program: Program, reason: number, tag: number): string {
  if (reason === PickleReason.LOCAL_FUNCTION) return functionError(program.functions[tag]?.qualifiedName ?? '?')
  if (reason === PickleReason.QUEUE) return 'RuntimeError: Queue objects should only be shared between processes through inheritance'
  if (reason === PickleReason.NESTING) return 'RecursionError: maximum recursion depth exceeded while pickling an object'
  const type = typeName(tag)
  return `TypeError: cannot pickle '${WITHOUT_LOCKS.test(type) ? type : '_thread.lock'}' object`
}
