import { Op } from '../../../../assembly/abi/instructions.ts'
import { AwaitReason } from '../../../../assembly/abi/traps.ts'
import { NONE } from '../../image/constant-pool.ts'
import type { Range } from '../../source/source-text.ts'
import type { Unit } from '../unit.ts'

/** Awaits the value on the stack and replaces it by the result. `reason` selects the message for a value that is not awaitable. */
export function emitAwait(unit: Unit, where: Range, reason: AwaitReason = AwaitReason.EXPRESSION): void {
  unit.emit(Op.GET_AWAITABLE, reason, where)
  unit.constant(NONE, where)
  unit.emit(Op.YIELD_FROM, 0, where)
}
