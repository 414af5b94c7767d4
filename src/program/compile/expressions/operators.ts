import type { SyntaxNode } from '@lezer/common'
import { Comparison, Op, Operator } from '../../../../assembly/abi/instructions.ts'
import { Label } from '../../image/assembler.ts'
import { PLUS_SIGN } from '../../image/opcodes.ts'
import { children } from '../../source/syntax.ts'
import { foldOperation } from '../fold.ts'
import { type ComparisonStep, type Operation, operation } from '../operations.ts'
import type { Unit } from '../unit.ts'
import { emitUnion, mayUnite } from './aliases.ts'
import { emitAwait } from './await.ts'
import { jumpIf } from './conditions.ts'

const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ['+', Operator.ADD],
  ['&', Operator.AND],
  ['//', Operator.FLOOR_DIVIDE],
  ['<<', Operator.LSHIFT],
  ['*', Operator.MULTIPLY],
  ['%', Operator.REMAINDER],
  ['|', Operator.OR],
  ['**', Operator.POWER],
  ['>>', Operator.RSHIFT],
  ['-', Operator.SUBTRACT],
  ['/', Operator.TRUE_DIVIDE],
  ['^', Operator.XOR],
])

const COMPARISONS: ReadonlyMap<string, Comparison> = new Map([
  ['<', Comparison.LESS],
  ['==', Comparison.EQUAL],
  ['>', Comparison.GREATER],
  ['<=', Comparison.LESS_EQUAL],
  ['!=', Comparison.NOT_EQUAL],
  ['>=', Comparison.GREATER_EQUAL],
])

const UNARY: ReadonlyMap<string, Op> = new Map([
  ['not', Op.UNARY_NOT],
  ['~', Op.UNARY_INVERT],
])

/** BINARY_OP's argument for an operator's text. */
export function operatorNumber(unit: Unit, text: string, where: { from: number; to: number }): Operator {
  const number = OPERATORS.get(text)
  if (number === undefined) throw unit.source.refusal(where, `does not have the operator '${text}'`, '')
  return number
}

export function visitOperation(unit: Unit, node: SyntaxNode): void {
  compileOperation(unit, operation(unit.source, node))
}

/** Compiles from the innermost operation outwards without recursion, so `a + a + a` and `- - a` can have any length. */
export function compileOperation(unit: Unit, expression: Operation): void {
  const around: Extract<Operation, { kind: 'unary' | 'binary' }>[] = []
  let inner = expression
  let constant = foldOperation(unit.source, inner)
  while (!constant && (inner.kind === 'unary' || inner.kind === 'binary')) {
    around.push(inner)
    inner = inner.kind === 'unary' ? inner.operand : inner.left
    constant = foldOperation(unit.source, inner)
  }
  if (constant) unit.constant(constant, inner)
  else if (inner.kind === 'operand') unit.expression(inner.node)
  else if (inner.kind === 'await') awaited(unit, inner)
  else if (inner.kind === 'comparison') comparison(unit, inner)
  else if (inner.kind === 'boolean') boolean(unit, inner)
  for (const outer of around.reverse()) {
    if (outer.kind === 'unary') emitUnary(unit, outer)
    else {
      compileOperation(unit, outer.right)
      if (outer.operator === '|' && mayUnite(unit, outer)) emitUnion(unit, outer)
      else unit.emit(Op.BINARY_OP, operatorNumber(unit, outer.operator, outer), outer)
    }
  }
}

function awaited(unit: Unit, expression: Extract<Operation, { kind: 'await' }>): void {
  if (unit.scope.isModule) throw unit.source.syntaxError(expression, "'await' outside function")
  if (!unit.isAsync) throw unit.source.syntaxError(expression, "'await' outside async function")
  compileOperation(unit, expression.operand)
  emitAwait(unit, expression)
}

function emitUnary(unit: Unit, expression: Extract<Operation, { kind: 'unary' }>): void {
  // The bytecode has no instruction for a plus sign. Two minus signs have the same effect, also on -0.0 and True. The argument PLUS_SIGN
  // marks such a pair, so that tracebacks show the plus sign.
  const isPlus = expression.operator === '+'
  unit.emit(UNARY.get(expression.operator) ?? Op.UNARY_NEGATIVE, isPlus ? PLUS_SIGN : 0, expression)
  if (isPlus) unit.emit(Op.UNARY_NEGATIVE, 0, expression)
}

/** Emits the instruction that compares the two values on top of the stack. */
export function emitComparison(unit: Unit, step: ComparisonStep): void {
  const mask = COMPARISONS.get(step.operator)
  if (mask !== undefined) unit.emit(Op.COMPARE_OP, mask, step)
  else if (step.operator.startsWith('is')) unit.emit(Op.IS_OP, step.operator === 'is' ? 0 : 1, step)
  else unit.emit(Op.CONTAINS_OP, step.operator === 'in' ? 0 : 1, step)
}

/** Compiles `a < b < c`, which evaluates b once, and c only if a < b holds. */
function comparison(unit: Unit, expression: Extract<Operation, { kind: 'comparison' }>): void {
  compileOperation(unit, expression.first)
  const cleanup = new Label()
  const end = new Label()
  for (const step of expression.steps) {
    compileOperation(unit, step.right)
    if (step === expression.steps.at(-1)) emitComparison(unit, step)
    else {
      keepRightAndCompare(unit, step)
      unit.emit(Op.COPY, 1, step)
      unit.jump(Op.POP_JUMP_IF_FALSE, cleanup, step)
      unit.emit(Op.POP_TOP, 0, step)
    }
  }
  if (expression.steps.length === 1) return
  unit.jump(Op.JUMP_FORWARD, end, expression)
  unit.code.place(cleanup)
  unit.emit(Op.SWAP, 2, expression)
  unit.emit(Op.POP_TOP, 0, expression)
  unit.code.place(end)
}

/** On top of the stack are the left and the right operand. Replaces them by the right operand and the result of the comparison. */
export function keepRightAndCompare(unit: Unit, step: ComparisonStep): void {
  unit.emit(Op.SWAP, 2, step)
  unit.emit(Op.COPY, 2, step)
  emitComparison(unit, step)
}

/**
 * Compiles `a or b` and `a and b`. The value of `or` is the first operand that is true, or else the last one. The value of `and` is the
 * first operand that is false, or else the last one.
 */
function boolean(unit: Unit, expression: Extract<Operation, { kind: 'boolean' }>): void {
  const end = new Label()
  for (const operand of expression.operands) {
    compileOperation(unit, operand)
    if (operand === expression.operands.at(-1)) break
    unit.emit(Op.COPY, 1, operand)
    unit.jump(expression.operator === 'and' ? Op.POP_JUMP_IF_FALSE : Op.POP_JUMP_IF_TRUE, end, operand)
    unit.emit(Op.POP_TOP, 0, operand)
  }
  unit.code.place(end)
}

/** Compiles `a if test else b`. */
export function visitConditional(unit: Unit, node: SyntaxNode): void {
  const [then, , test, , otherwise] = children(node) as [SyntaxNode, SyntaxNode, SyntaxNode, SyntaxNode, SyntaxNode]
  const orElse = new Label()
  const end = new Label()
  jumpIf(unit, test, orElse, false)
  unit.expression(then)
  unit.jump(Op.JUMP_FORWARD, end, node)
  unit.code.place(orElse)
  unit.expression(otherwise)
  unit.code.place(end)
}
