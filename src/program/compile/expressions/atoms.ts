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
  compileSequence(unit, children(node).slice(1, -1), Op.BUILD_LIST, node)
}

/** Compiles one expression, or several with commas between them, which form a tuple without parentheses. */
export function compileExpressions(unit: Unit, nodes: readonly SyntaxNode[]): void {
  const only = nodes[0] as SyntaxNode
  if (nodes.length === 1) unit.expression(only)
  else if (only.name === '*' && nodes.length === 2) throw unit.source.syntaxError(only, "can't use starred expression here")
  else compileTuple(unit, nodes, { from: only.from, to: (nodes.at(-1) as SyntaxNode).to })
}

function compileTuple(unit: Unit, nodes: readonly SyntaxNode[], where: Range): void {
  const constant = tuple(unit.source, nodes)
  if (constant) unit.constant(constant, where)
  else compileSequence(unit, nodes, Op.BUILD_TUPLE, where)
}

/**
 * Pushes a list or tuple of the elements. If an element has a star, as in `[a, *b]`, the code makes a list of the elements before the first
 * star, and then adds the other elements to it.
 */
function compileSequence(unit: Unit, nodes: readonly SyntaxNode[], build: Op.BUILD_LIST | Op.BUILD_TUPLE, where: Range): void {
  const star = nodes.findIndex((node) => node.name === '*')
  const count = compileElements(unit, nodes.slice(0, star < 0 ? undefined : star))
  unit.emit(star < 0 ? build : Op.BUILD_LIST, count, where)
  if (star < 0) return
  for (let at = star; at < nodes.length; at++) {
    const node = nodes[at] as SyntaxNode
    if (node.name === ',') continue
    if (node.name === '*') {
      unit.expression(nodes[++at] as SyntaxNode)
      unit.emit(Op.LIST_EXTEND, 0, node)
    } else {
      unit.expression(node)
      unit.emit(Op.LIST_APPEND, 1, node)
    }
  }
  if (build === Op.BUILD_TUPLE) unit.emit(Op.LIST_TO_TUPLE, 0, where)
}

/** Pushes all elements. @returns how many */
export function compileElements(unit: Unit, nodes: readonly SyntaxNode[]): number {
  const elements = nodes.filter((node) => node.name !== ',')
  for (const element of elements) unit.expression(element)
  return elements.length
}

/** Compiles `name := value`. */
export function visitNamed(unit: Unit, node: SyntaxNode): void {
  const [name, , value] = children(node) as [SyntaxNode, SyntaxNode, SyntaxNode]
  compileNamed(unit, name, value)
}

export function compileNamed(unit: Unit, target: SyntaxNode, value: SyntaxNode): void {
  const name = unit.source.name(target)
  if (unit.scope.isHidden(name)) {
    throw unit.source.syntaxError(target, `assignment expression cannot rebind comprehension iteration variable '${name}'`)
  }
  unit.expression(value)
  unit.emit(Op.COPY, 1, target)
  unit.store(name, target)
}
