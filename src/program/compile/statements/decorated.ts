import type { SyntaxNode } from '@lezer/common'
import { Op } from '../../../../assembly/abi/instructions.ts'
import { parseDeep } from '../../source/deep-parser.ts'
import { children } from '../../source/syntax.ts'
import type { Unit } from '../unit.ts'
import { nameOf, pushClass } from './classes.ts'
import { pushFunction } from './functions.ts'

/** Compiles `@decorator` above a function or a class: evaluates the decorators from top to bottom, and calls them from bottom to top. */
export function visitDecorated(unit: Unit, node: SyntaxNode): void {
  const parts = children(node)
  const decorators = parts.filter((part) => part.name === 'Decorator')
  const definition = parts.at(-1) as SyntaxNode
  for (const decorator of decorators) pushDecorator(unit, decorator)
  if (definition.name === 'ClassDefinition') pushClass(unit, definition)
  else pushFunction(unit, definition)
  for (const decorator of decorators.toReversed()) unit.emit(Op.CALL, 1, decorator)
  unit.store(nameOf(unit, definition), definition)
}

/**
 * Pushes the value of a decorator. The parser does not group the parts of a decorator into an expression, so this function parses the text
 * again. Line ends replace all characters before the text, so each new node has the same position as its text in the source.
 */
function pushDecorator(unit: Unit, node: SyntaxNode): void {
  const from = (node.firstChild as SyntaxNode).to
  const text = unit.source.text.slice(from, node.to).replace(/^\s+/, (blanks) => '\n'.repeat(blanks.length))
  const statement = parseDeep(unit.source, '\n'.repeat(from) + text).topNode.firstChild
  unit.expression(statement?.firstChild as SyntaxNode)
}
