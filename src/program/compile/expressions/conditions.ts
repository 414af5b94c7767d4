import type { SyntaxNode } from '@lezer/common'
import { Op } from '../../../../assembly/abi/instructions.ts'
import { Label } from '../../image/assembler.ts'
import { children } from '../../source/syntax.ts'
import { type Operation, operation } from '../operations.ts'
import type { Unit } from '../unit.ts'
import { compileOperation, emitComparison, keepRightAndCompare } from './operators.ts'

/** Evaluates a test for its truth only. Jumps to the label if the truth equals `when`, and falls through otherwise. */
export function jumpIf(unit: Unit, test: SyntaxNode, target: Label, when: boolean): void {
  jumpIfOperation(unit, operation(unit.source, unparenthesized(test)), target, when)
}

function unparenthesized(node: SyntaxNode): SyntaxNode {
  const inner = node.name === 'ParenthesizedExpression' ? children(node)[1] : undefined
  return inner ? unparenthesized(inner) : node
}

function jumpIfOperation(unit: Unit, test: Operation, target: Label, when: boolean): void {
  if (test.kind === 'unary' && test.operator === 'not') jumpIfOperation(unit, test.operand, target, !when)
  else if (test.kind === 'boolean') jumpIfBoolean(unit, test, target, when)
  else if (test.kind === 'comparison' && test.steps.length > 1) jumpIfChain(unit, test, target, when)
  else if (test.kind === 'operand' && test.node.name === 'ParenthesizedExpression') jumpIf(unit, test.node, target, when)
  else {
    compileOperation(unit, test)
    unit.jump(when ? Op.POP_JUMP_IF_TRUE : Op.POP_JUMP_IF_FALSE, target, test)
  }
}

function jumpIfBoolean(unit: Unit, test: Extract<Operation, { kind: 'boolean' }>, target: Label, when: boolean): void {
  // The first true operand decides `or`, and the first false one `and`. The code then jumps to the target or past the test.
  const deciding = test.operator === 'or'
  const past = new Label()
  for (const operand of test.operands.slice(0, -1)) jumpIfOperation(unit, operand, deciding === when ? target : past, deciding)
  jumpIfOperation(unit, test.operands.at(-1) as Operation, target, when)
  unit.code.place(past)
}

function jumpIfChain(unit: Unit, test: Extract<Operation, { kind: 'comparison' }>, target: Label, when: boolean): void {
  const cleanup = new Label()
  const end = new Label()
  compileOperation(unit, test.first)
  for (const step of test.steps) {
    compileOperation(unit, step.right)
    if (step === test.steps.at(-1)) {
      emitComparison(unit, step)
      unit.jump(when ? Op.POP_JUMP_IF_TRUE : Op.POP_JUMP_IF_FALSE, target, step)
    } else {
      keepRightAndCompare(unit, step)
      unit.jump(Op.POP_JUMP_IF_FALSE, cleanup, step)
    }
  }
  unit.jump(Op.JUMP_FORWARD, end, test)
  unit.code.place(cleanup)
  unit.emit(Op.POP_TOP, 0, test)
  if (!when) unit.jump(Op.JUMP_FORWARD, target, test)
  unit.code.place(end)
}
