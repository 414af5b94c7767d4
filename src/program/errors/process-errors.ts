import { Tag } from '../../../assembly/abi/tags.ts'
import { PickleReason, ProcessReason } from '../../../assembly/abi/traps.ts'
import type { Program } from '../../model/program.ts'
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
        is not going to be frozen to produce an executable.

        To fix this issue, refer to the "Safe importing of main module"
        section in https://docs.python.org/3/library/multiprocessing.html
        `

const WORDS: Readonly<Record<ProcessReason, (text: string) => string>> = {
  [ProcessReason.STARTED_TWICE]: () => 'AssertionError: cannot start a process twice',
  [ProcessReason.NOT_STARTED]: () => 'AssertionError: can only join a started process',
  [ProcessReason.TOO_MANY]: () => 'BlockingIOError: [Errno 11] Resource temporarily unavailable',
  [ProcessReason.TOO_MANY_QUEUES]: () => 'OSError: [Errno 24] Too many open files',
  [ProcessReason.QUEUE_CLOSED]: (queue) => `ValueError: Queue ${queue} is closed`,
  [ProcessReason.BOOTSTRAPPING]: () => BOOTSTRAPPING,
  [ProcessReason.FORK_IN_INTERPRETER]: () => 'RuntimeError: fork not supported for isolated subinterpreters',
}

/** The message for an error of multiprocessing. `text` shows the closed queue. */
export function processError(reason: number, text = ''): string {
  return WORDS[reason as ProcessReason]?.(text) ?? 'RuntimeError'
}

/**
 * The message for a function or class that pickle cannot find. CPython's pickle stores only the name of a function or class, and fails if
 * the module does not have the same object under this name.
 */
function nameError(shown: string, name: string): string {
  const why = name.startsWith('<') ? `attribute lookup ${name} on __main__ failed` : `it's not the same object as __main__.${name}`
  return `_pickle.PicklingError: Can't pickle ${shown}: ${why}`
}

/** The message for a value that cannot be copied into another process. `detail` depends on the reason. */
export function pickleError(program: Program, reason: number, detail: number, text = ''): string {
  if (reason === PickleReason.LOCAL) return `AttributeError: Can't get local object '${text}'`
  if (reason === PickleReason.FUNCTION) return nameError(text, program.functions[detail]?.qualifiedName ?? '?')
  if (reason === PickleReason.CLASS) return nameError(text, /'(?:.*\.)?(\w+)'/.exec(text)?.[1] ?? '?')
  if (reason === PickleReason.UNSET)
    return `AttributeError: Can't get attribute '${program.globals[detail]}' on <module '__mp_main__' from '${program.modules[0]?.file}'>`
  if (reason === PickleReason.STATE) return 'TypeError: gil-lab sets only attributes that the program names'
  if (reason === PickleReason.REDUCE) return '_pickle.PicklingError: __reduce__ must return a string or tuple'
  if (reason === PickleReason.QUEUE) return 'RuntimeError: Queue objects should only be shared between processes through inheritance'
  if (reason === PickleReason.NESTING) return 'RecursionError: maximum recursion depth exceeded while pickling an object'
  const type = detail === Tag.THREAD ? '_thread._ThreadHandle' : typeName(detail)
  return `TypeError: cannot pickle '${type}' object`
}
