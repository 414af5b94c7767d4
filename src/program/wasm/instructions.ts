import { Op, Operator } from '../../../assembly/abi/instructions.ts'
import { binary, negative, not } from './arithmetic.ts'
import { loadAttribute, loadMethod, storeAttribute } from './attributes.ts'
import { returnValue, yieldValue } from './calls.ts'
import { compare, is } from './comparisons.ts'
import { contains } from './dicts.ts'
import { checkMatch, popHandled, pushHandled } from './exceptions.ts'
import type { Frame } from './frame.ts'
import { checkBreaker, forIter, jump, jumpBackward, jumpIf } from './jumps.ts'
import { append } from './lists.ts'
import { copy, loadConstant, loadFast, popTop, storeFast, swap } from './locals.ts'
import { storeSubscript, subscript } from './subscripts.ts'
import { buildString, formatValue } from './texts.ts'
import { loadDeref, loadGlobal, storeDeref, storeGlobal } from './variables.ts'

/** Writes the code of an instruction with this argument. */
type Template = (f: Frame, arg: number) => void

const WITHOUT_TICK: ReadonlyMap<Op, Template> = new Map<Op, Template>([
  [Op.NOP, () => {}],
  [Op.LOAD_FAST, loadFast],
  [Op.STORE_FAST, storeFast],
  [Op.LOAD_CONST, loadConstant],
  [Op.POP_TOP, popTop],
  [Op.COPY, copy],
  [Op.SWAP, swap],
  [Op.POP_JUMP_IF_FALSE, (f, arg) => jumpIf(f, false, arg)],
  [Op.POP_JUMP_IF_TRUE, (f, arg) => jumpIf(f, true, arg)],
  [Op.JUMP_FORWARD, jump],
  [Op.RETURN_VALUE, returnValue],
  [Op.YIELD_VALUE, yieldValue],
  [Op.PUSH_EXC_INFO, pushHandled],
  // With the check points of 3.9, after which POP_EXCEPT is a tick, no function is compiled.
  [Op.POP_EXCEPT, popHandled],
])

const WITH_TICK: ReadonlyMap<Op, Template> = new Map<Op, Template>([
  [Op.RESUME, checkBreaker],
  [Op.JUMP_BACKWARD, jumpBackward],
  [Op.LOAD_GLOBAL, loadGlobal],
  [Op.STORE_GLOBAL, storeGlobal],
  [Op.LOAD_DEREF, loadDeref],
  [Op.STORE_DEREF, storeDeref],
  [Op.BINARY_OP, (f, arg) => binary(f, arg >= Operator.INPLACE ? arg - Operator.INPLACE : arg)],
  [Op.COMPARE_OP, compare],
  [Op.IS_OP, is],
  [Op.CONTAINS_OP, contains],
  [Op.UNARY_NEGATIVE, negative],
  [Op.UNARY_NOT, not],
  [Op.FOR_ITER, forIter],
  [Op.CHECK_EXC_MATCH, checkMatch],
  [Op.BINARY_SUBSCR, subscript],
  [Op.STORE_SUBSCR, storeSubscript],
  [Op.LIST_APPEND, append],
  [Op.FORMAT_VALUE, formatValue],
  [Op.BUILD_STRING, buildString],
  [Op.LOAD_ATTR, loadAttribute],
  [Op.STORE_ATTR, storeAttribute],
  [Op.LOAD_METHOD, loadMethod],
])

/**
 * The instructions that compiled code executes itself, for the most common kinds of value. The machine executes all others, and these for
 * other values.
 */
const TEMPLATES: ReadonlyMap<Op, Template> = new Map([...WITHOUT_TICK, ...WITH_TICK])

/** The instructions that often put another frame on the stack or leave this one. Compiled code can be entered behind each of them. */
const LEAVING: ReadonlySet<Op> = new Set([
  Op.CALL,
  Op.CALL_KW,
  Op.CALL_FUNCTION_EX,
  Op.CALL_EX_KW,
  Op.BEFORE_WITH,
  Op.EXIT_WITH,
  Op.WITH_EXCEPT_START,
  Op.BEFORE_ASYNC_WITH,
  Op.IMPORT_NAME,
  Op.RETURN_GENERATOR,
  Op.YIELD_VALUE,
  Op.YIELD_FROM,
  Op.YIELD_ASYNC,
  Op.GET_ANEXT,
])

export function hasTemplate(op: Op): boolean {
  return TEMPLATES.has(op)
}

/** Whether an instruction with a template ticks always. */
export function ticks(op: Op): boolean {
  return WITH_TICK.has(op)
}

/** Whether a block ends behind an instruction that the machine executes, although the instruction does not jump. */
export function endsBlock(op: Op): boolean {
  return LEAVING.has(op)
}

export function template(f: Frame, op: Op, arg: number): void {
  const write = TEMPLATES.get(op)
  if (!write) throw new Error(`instruction ${op} has no template`)
  write(f, arg)
}
