import { Checks } from '../../assembly/abi/policies.ts'
import { checkPointsOf, type EvalBreaker } from './eval-breaker.ts'
import type { GilDescriptor } from './gils.ts'

/**
 * Whether the functions of a run under this GIL can be compiled to Wasm (docs/decisions/0036-compiled-functions.md). Only the eval loop has
 * the check points of an older CPython.
 */
export function canBeCompiled(gil: GilDescriptor, evalBreaker: EvalBreaker | undefined): boolean {
  return checkPointsOf(gil, evalBreaker) === Checks.SINCE_3_10
}
