import { Op } from '../../../../assembly/abi/instructions.ts'
import type { Handler } from '../../image/assembler.ts'
import type { Range } from '../../source/source-text.ts'
import type { Block, Unit } from '../unit.ts'

/** Compiles `body` in a block and under a handler: after an error in the body, the program continues at the handler. */
export function protect(unit: Unit, handler: Handler, block: Block | undefined, body: () => void): void {
  const { blocks } = unit
  const outer = unit.code.handler
  unit.code.handler = handler
  if (block) unit.blocks = [...blocks, block]
  body()
  unit.blocks = blocks
  unit.code.handler = outer
}

/**
 * Places `cleanup`, the handler that protects the code of another handler. On the stack are the previously handled exception and the new
 * one. The previous one becomes the handled exception again, and the new one propagates.
 */
export function raiseAgain(unit: Unit, cleanup: Handler, where: Range): void {
  unit.code.enter(cleanup)
  unit.emit(Op.SWAP, 2, where)
  unit.emit(Op.POP_EXCEPT, 0, where)
  unit.emit(Op.RERAISE, 0, where)
}
