import type { SyntaxNode } from '@lezer/common'
import type { Constant } from '../../model/program.ts'
import type { SourceText } from '../source/source-text.ts'
import { children } from '../source/syntax.ts'
import { type Literal, parseNumber, parseString } from './literals.ts'
import { type Operation, operation } from './operations.ts'

/** As in CPython, products, powers and left shifts are folded up to this number of bits. */
const MAX_BITS = 128

/** The value of an expression, folded as in CPython; undefined if the value is not known at compile time. */
export function constantOf(source: SourceText, node: SyntaxNode): Constant | undefined {
  switch (node.name) {
    case 'Number':
      return literal(source, node, parseNumber(source.slice(node)))
    case 'String':
      return literal(source, node, parseString(source.slice(node)))
    case 'Boolean':
      return { kind: 'bool', value: source.slice(node) === 'True' }
    case 'None':
      return { kind: 'none' }
    case 'Ellipsis':
      return { kind: 'ellipsis' }
    case 'ParenthesizedExpression': {
      const inner = children(node)[1]
      return inner && constantOf(source, inner)
    }
    case 'TupleExpression':
      return tuple(source, children(node).slice(1, -1))
    case 'BinaryExpression':
    case 'UnaryExpression':
      return foldOperation(source, operation(source, node))
    default:
      return undefined
  }
}

/** A tuple of constants, from nodes with commas between them. */
export function tuple(source: SourceText, nodes: readonly SyntaxNode[]): Constant | undefined {
  const items = nodes.filter((node) => node.name !== ',').map((node) => constantOf(source, node))
  if (items.includes(undefined)) return undefined
  return { kind: 'tuple', items: items as Constant[] }
}

function literal(source: SourceText, node: SyntaxNode, read: Literal): Constant {
  if ('constant' in read) return read.constant
  if ('invalid' in read) throw source.syntaxError(node, read.invalid)
  throw source.refusal(node, `does not have ${read.unsupported}`, '')
}

/** The results of folded operations. Folding an operation looks up the results of its operands here. */
const folded = new WeakMap<Operation, { readonly constant: Constant | undefined }>()

/**
 * Folds arithmetic on constants. The machine computes all other operations, such as those that fail or overflow, and those whose last bit
 * could differ in JavaScript.
 */
export function foldOperation(source: SourceText, expression: Operation): Constant | undefined {
  const inside: Operation[] = []
  for (let inner: Operation | undefined = expression; inner && !folded.has(inner); inner = firstOperand(inner)) inside.push(inner)
  for (const inner of inside.reverse()) folded.set(inner, { constant: foldOne(source, inner) })
  return folded.get(expression)?.constant
}

/** The first operand, which contains the rest of a chain of operations: `a + a + a`, `- - a`. */
function firstOperand(expression: Operation): Operation | undefined {
  if (expression.kind === 'unary') return expression.operand
  return expression.kind === 'binary' ? expression.left : undefined
}

/** Folds an operation whose first operand is already folded. */
function foldOne(source: SourceText, expression: Operation): Constant | undefined {
  const first = firstOperand(expression)
  const constant = first && folded.get(first)?.constant
  if (expression.kind === 'operand') return constantOf(source, expression.node)
  if (expression.kind === 'unary') return constant && foldUnary(expression.operator, constant)
  if (expression.kind !== 'binary' || !constant) return undefined
  const right = foldOperation(source, expression.right)
  return right && foldBinary(expression.operator, constant, right)
}

function foldUnary(operator: string, operand: Constant): Constant | undefined {
  if (operator === 'not') return operand.kind === 'bool' ? { kind: 'bool', value: !operand.value } : undefined
  if (operand.kind === 'float' && operator !== '~') return { kind: 'float', value: operator === '-' ? -operand.value : operand.value }
  if (operand.kind !== 'int') return undefined
  const value = operator === '-' ? -operand.value : operator === '~' ? ~operand.value : operand.value
  return { kind: 'int', value }
}

function foldBinary(operator: string, left: Constant, right: Constant): Constant | undefined {
  if (left.kind === 'int' && right.kind === 'int' && operator !== '/') {
    const value = foldInts(operator, left.value, right.value)
    return value === undefined ? undefined : { kind: 'int', value }
  }
  const [a, b] = [exactNumber(left), exactNumber(right)]
  const value = a === undefined || b === undefined ? undefined : foldFloats(operator, a, b)
  return value === undefined ? undefined : { kind: 'float', value }
}

function exactNumber(constant: Constant): number | undefined {
  if (constant.kind === 'float') return constant.value
  if (constant.kind !== 'int' || !Number.isSafeInteger(Number(constant.value))) return undefined
  return Number(constant.value)
}

function foldFloats(operator: string, a: number, b: number): number | undefined {
  switch (operator) {
    case '+':
      return a + b
    case '-':
      return a - b
    case '*':
      return a * b
    case '/':
      return b === 0 ? undefined : a / b
    default:
      return undefined
  }
}

function foldInts(operator: string, a: bigint, b: bigint): bigint | undefined {
  switch (operator) {
    case '+':
      return a + b
    case '-':
      return a - b
    case '*':
      return bits(a) + bits(b) > MAX_BITS ? undefined : a * b
    case '//':
      return b === 0n ? undefined : (a - modulo(a, b)) / b
    case '%':
      return b === 0n ? undefined : modulo(a, b)
    case '**':
      return b < 0n || BigInt(bits(a)) * b > MAX_BITS ? undefined : a ** b
    case '<<':
      return b < 0n || BigInt(bits(a)) + b > MAX_BITS ? undefined : a << b
    case '>>':
      return b < 0n || b > Number.MAX_SAFE_INTEGER ? undefined : a >> b
    case '&':
      return a & b
    case '|':
      return a | b
    case '^':
      return a ^ b
    default:
      return undefined
  }
}

/** The number of bits of an int's magnitude. */
function bits(value: bigint): number {
  return value === 0n ? 0 : (value < 0n ? -value : value).toString(2).length
}

/** Computes `a % b` as Python does: the result has the sign of the divisor. */
function modulo(a: bigint, b: bigint): bigint {
  return ((a % b) + b) % b
}
