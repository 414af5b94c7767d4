import { Builtin } from '../../../assembly/abi/builtins.ts'
import { suggestion } from './suggestions.ts'

/** The parameters of builtins that CPython implements in Python. Their messages about an unknown keyword suggest a parameter. */
const PARAMETERS: Readonly<Partial<Record<Builtin, string>>> = {
  [Builtin.THREAD]: 'self group target name args kwargs daemon',
  [Builtin.THREAD_JOIN]: 'self timeout',
  [Builtin.ACTIVE_COUNT]: '',
  [Builtin.PROCESS]: 'self group target name args kwargs daemon',
  [Builtin.PROCESS_START]: 'self',
  [Builtin.PROCESS_JOIN]: 'self timeout',
  [Builtin.PROCESS_IS_ALIVE]: 'self',
  [Builtin.PROCESS_QUEUE]: 'self maxsize',
  [Builtin.PROCESS_QUEUE_PUT]: 'self obj block timeout',
  [Builtin.PROCESS_QUEUE_GET]: 'self block timeout',
  [Builtin.PROCESS_QUEUE_QSIZE]: 'self',
  [Builtin.PROCESS_QUEUE_EMPTY]: 'self',
}

/** Whether the message about an unknown keyword is that of a function written in Python. */
export function isInPython(builtin: Builtin): boolean {
  return PARAMETERS[builtin] !== undefined
}

/** The message for a keyword argument that a function written in Python does not have. */
export function unexpectedKeyword(callee: string, keyword: string, parameters: readonly string[]): string {
  const meant = suggestion(keyword, parameters)
  return `TypeError: ${callee}() got an unexpected keyword argument '${keyword}'${meant ? `. Did you mean '${meant}'?` : ''}`
}

/** The message of unexpectedKeyword() for a builtin that CPython implements in Python. */
export function unexpectedKeywordOf(builtin: Builtin, callee: string, keyword: string): string {
  return unexpectedKeyword(callee, keyword, (PARAMETERS[builtin] ?? '').split(' '))
}
