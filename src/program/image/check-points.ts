import type { EvalBreaker } from '../../model/eval-breaker.ts'

/**
 * Whether a thread may lose the GIL at one kind of instruction, in each of three versions of CPython. docs/eval-breaker.md names the
 * sources.
 */
export interface CheckPoint {
  /**
   * Whether CPython 2.7 counts the instruction as a tick. `absent` means that 2.7 does not have the instruction and that the lab counts it.
   */
  readonly '2.7': boolean | 'absent'
  /** Whether CPython checks the eval breaker at the instruction. */
  readonly '3.9': boolean
  readonly '3.10': boolean
}

const NEVER: CheckPoint = { '2.7': false, '3.9': false, '3.10': false }
const ALWAYS: CheckPoint = { '2.7': true, '3.9': true, '3.10': true }
const UNTIL_3_9: CheckPoint = { '2.7': true, '3.9': true, '3.10': false }
const LATER_UNTIL_3_9: CheckPoint = { '2.7': 'absent', '3.9': true, '3.10': false }
const ONLY_2_7: CheckPoint = { '2.7': true, '3.9': false, '3.10': false }
const ONLY_3_9: CheckPoint = { '2.7': false, '3.9': true, '3.10': false }

/**
 * The check points of each instruction of the lab. If they depend on the operand, an instruction has several entries: "CALL of a builtin".
 * The version 3.10 stands for 3.10 and later, and its column has the check points of 3.13. `npm run docs` writes the table of
 * docs/eval-breaker.md from these entries.
 */
export const CHECK_POINTS: ReadonlyMap<string, CheckPoint> = new Map([
  ['NOP', NEVER],
  ['LOAD_FAST', NEVER],
  ['STORE_FAST', NEVER],
  ['LOAD_CONST', NEVER],
  ['POP_TOP', NEVER],
  ['COPY', NEVER],
  ['SWAP', NEVER],
  ['JUMP_FORWARD', NEVER],
  ['RETURN_VALUE', NEVER],
  ['POP_JUMP_IF_FALSE of a bool', NEVER],
  ['POP_JUMP_IF_FALSE of another value', UNTIL_3_9],
  ['POP_JUMP_IF_TRUE of a bool', NEVER],
  ['POP_JUMP_IF_TRUE of another value', UNTIL_3_9],
  ['JUMP_BACKWARD', ALWAYS],
  ['RESUME', ALWAYS],
  ['LOAD_GLOBAL', UNTIL_3_9],
  ['STORE_GLOBAL', UNTIL_3_9],
  ['BINARY_OP', UNTIL_3_9],
  ['COMPARE_OP', UNTIL_3_9],
  ['IS_OP', ONLY_2_7],
  ['CONTAINS_OP', ONLY_2_7],
  ['UNARY_NEGATIVE', UNTIL_3_9],
  ['UNARY_NOT', UNTIL_3_9],
  ['UNARY_INVERT', UNTIL_3_9],
  ['LOAD_METHOD', UNTIL_3_9],
  ['LOAD_ATTR', UNTIL_3_9],
  ['STORE_ATTR', UNTIL_3_9],
  ['DELETE_ATTR', UNTIL_3_9],
  ['LOAD_NAME', UNTIL_3_9],
  ['JUMP_IF_SET', NEVER],
  ['BUILD_CLASS', UNTIL_3_9],
  ['EXIT_INIT_CHECK', NEVER],
  ['GET_ITER', UNTIL_3_9],
  ['GET_YIELD_FROM_ITER', LATER_UNTIL_3_9],
  ['FOR_ITER', UNTIL_3_9],
  ['BUILD_LIST', UNTIL_3_9],
  ['BUILD_TUPLE', UNTIL_3_9],
  ['LIST_APPEND', UNTIL_3_9],
  ['LIST_EXTEND', LATER_UNTIL_3_9],
  ['BUILD_STRING', LATER_UNTIL_3_9],
  ['FORMAT_VALUE', LATER_UNTIL_3_9],
  ['FORMAT_WITH_SPEC', LATER_UNTIL_3_9],
  ['CONVERT_VALUE', LATER_UNTIL_3_9],
  ['BINARY_SUBSCR', UNTIL_3_9],
  ['STORE_SUBSCR', UNTIL_3_9],
  ['DELETE_SUBSCR', UNTIL_3_9],
  ['STORE_SLICE', UNTIL_3_9],
  ['DELETE_SLICE', UNTIL_3_9],
  ['BUILD_MAP', UNTIL_3_9],
  ['BUILD_SET', UNTIL_3_9],
  ['MAP_ADD', UNTIL_3_9],
  ['SET_ADD', UNTIL_3_9],
  ['DICT_UPDATE', LATER_UNTIL_3_9],
  ['SET_UPDATE', LATER_UNTIL_3_9],
  ['BINARY_SLICE', UNTIL_3_9],
  ['UNPACK_SEQUENCE', UNTIL_3_9],
  ['DELETE_FAST', UNTIL_3_9],
  ['DELETE_GLOBAL', UNTIL_3_9],
  ['UNPACK_EX', LATER_UNTIL_3_9],
  ['LIST_TO_TUPLE', LATER_UNTIL_3_9],
  ['KEYWORD_ADD', LATER_UNTIL_3_9],
  ['DICT_MERGE', LATER_UNTIL_3_9],
  ['CALL_EX_KW', ALWAYS],
  ['MAKE_CELL', NEVER],
  ['LOAD_DEREF', UNTIL_3_9],
  ['STORE_DEREF', UNTIL_3_9],
  ['DELETE_DEREF', LATER_UNTIL_3_9],
  ['MAKE_FUNCTION', UNTIL_3_9],
  ['RAISE_ASSERTION', NEVER],
  ['CALL of a Python function', UNTIL_3_9],
  ['CALL of a builtin', ALWAYS],
  ['CALL of len(x)', UNTIL_3_9],
  ['CALL of list.append(x) as a statement', UNTIL_3_9],
  ['CALL_KW of a Python function', UNTIL_3_9],
  ['CALL_KW of a builtin', ALWAYS],
  ['CALL_FUNCTION_EX of a Python function', UNTIL_3_9],
  ['CALL_FUNCTION_EX of a builtin', ALWAYS],
  ['BEFORE_WITH', UNTIL_3_9],
  ['EXIT_WITH', ALWAYS],
  ['IMPORT_NAME', UNTIL_3_9],
  ['IMPORT_FROM', UNTIL_3_9],
  ['GLOBAL_IS_SET', LATER_UNTIL_3_9],
  ['WITH_EXCEPT_START', UNTIL_3_9],
  ['RAISE_VARARGS', NEVER],
  ['PUSH_EXC_INFO', NEVER],
  ['POP_EXCEPT', ONLY_3_9],
  ['RERAISE', NEVER],
  ['CHECK_EXC_MATCH', UNTIL_3_9],
  ['RETURN_GENERATOR', NEVER],
  ['YIELD_VALUE', NEVER],
  ['YIELD_FROM', LATER_UNTIL_3_9],
  ['RETURN_FROM_GENERATOR', NEVER],
  ['YIELD_ASYNC', NEVER],
  ['GET_AWAITABLE', LATER_UNTIL_3_9],
  ['GET_AITER', LATER_UNTIL_3_9],
  ['GET_ANEXT', LATER_UNTIL_3_9],
  ['END_ASYNC_FOR', NEVER],
  ['BEFORE_ASYNC_WITH', LATER_UNTIL_3_9],
])

/** Whether an instruction checks the eval breaker or, in CPython 2.7, counts a tick. `sometimes` means that this depends on the operand. */
export function checksAt(name: string, version: EvalBreaker): 'always' | 'sometimes' | 'never' {
  const found = [...CHECK_POINTS].filter(([entry]) => entry === name || entry.startsWith(`${name} of `)).map(([, point]) => point[version])
  if (!found.some(Boolean)) return 'never'
  return found.every(Boolean) ? 'always' : 'sometimes'
}
