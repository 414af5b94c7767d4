import type { SyntaxNode } from '@lezer/common'
import { Op } from '../../../../assembly/abi/instructions.ts'
import { Label } from '../../image/assembler.ts'
import { children } from '../../source/syntax.ts'
import { compileExpressions } from '../expressions/atoms.ts'
import { jumpIf } from '../expressions/conditions.ts'
import { visitYield } from '../expressions/yields.ts'
import { constantOf } from '../fold.ts'
import type { Unit } from '../unit.ts'

/** Compiles an expression whose value is not used. A constant, such as a docstring, has no effect and needs no instructions. */
export function visitExpressionStatement(unit: Unit, node: SyntaxNode): void {
  const parts = children(node)
  if (parts[0]?.name === 'NamedExpression') throw unit.source.syntaxError(children(parts[0])[1] as SyntaxNode, 'invalid syntax')
  if (parts.length === 1 && constantOf(unit.source, parts[0] as SyntaxNode)) return
  compileExpressions(unit, parts)
  unit.emit(Op.POP_TOP, 0, node)
}

/** Compiles a `yield` whose value is not used. */
export function visitYieldStatement(unit: Unit, node: SyntaxNode): void {
  visitYield(unit, node)
  unit.emit(Op.POP_TOP, 0, node)
}

/** Compiles `pass`, and also `global` and `nonlocal`, which symbols.ts has already handled. They need no code. */
export function visitNothing(): void {}

export function visitAssert(unit: Unit, node: SyntaxNode): void {
  const [, test, , message] = children(node) as [SyntaxNode, SyntaxNode, SyntaxNode?, SyntaxNode?]
  const end = new Label()
  jumpIf(unit, test, end, true)
  if (message) unit.expression(message)
  unit.emit(Op.RAISE_ASSERTION, message ? 1 : 0, node)
  unit.code.place(end)
}
