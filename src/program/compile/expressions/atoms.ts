import type { SyntaxNode } from '@lezer/common'
import { Op } from '../../../../assembly/abi/instructions.ts'
import type { Range } from '../../source/source-text.ts'
import { children } from '../../source/syntax.ts'
import { constantOf, tuple } from '../fold.ts'
import type { Unit } from '../unit.ts'

export function visitName(unit: Unit, node: SyntaxNode): void {
  unit.load(unit.source.name(node), node)
}

export function visitLiteral(unit: Unit, node: SyntaxNode): void {
  const constant = constantOf(unit.source, node)
  if (constant) unit.constant(constant, node)
}

export function visitParenthesized(unit: Unit, node: SyntaxNode): void {
  unit.expression(children(node)[1] as SyntaxNode)
}

export function visitTuple(unit: Unit, node: SyntaxNode): void {
  compileTuple(unit, children(node).slice(1, -1), node)
}

export function visitList(unit: Unit, node: SyntaxNode): void {
  const count = compileElements(unit, children(node).slice(1, -1))
  unit.emit(Op.BUILD_LIST, count, node)
}

/** One expression, or several with commas between them, which form a tuple without parentheses. */
export function compileExpressions(unit: Unit, nodes: readonly SyntaxNode[]): void {
  const only = nodes[0] as SyntaxNode
  if (nodes.length === 1) unit.expression(only)
  else compileTuple(unit, nodes, { from: only.from, to: (nodes.at(-1) as SyntaxNode).to })
}

function compileTuple(unit: Unit, nodes: readonly SyntaxNode[], where: Range): void {
  const constant = tuple(unit.source, nodes)
  if (constant) unit.constant(constant, where)
  else unit.emit(Op.BUILD_TUPLE, compileElements(unit, nodes), where)
}

/** Pushes all elements. @returns how many */
export function compileElements(unit: Unit, nodes: readonly SyntaxNode[]): number {
  const elements = nodes.filter((node) => node.name !== ',')
  for (const element of elements) {
    if (element.name === '*') throw unit.source.refusal(element, "does not unpack with '*'", 'name the elements')
    unit.expression(element)
  }
  return elements.length
}
