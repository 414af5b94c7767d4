import type { SyntaxNode } from '@lezer/common'
import { Op } from '../../../../assembly/abi/instructions.ts'
import { children } from '../../source/syntax.ts'
import { compileSlice, compileSubscript } from '../expressions/calls.ts'
import type { Unit } from '../unit.ts'

const GROUPS = ['TupleExpression', 'ArrayExpression', 'ParenthesizedExpression']

/** Compiles `del name, container[index], (a, b)`. */
export function visitDelete(unit: Unit, node: SyntaxNode): void {
  for (const target of children(node).slice(1)) if (target.name !== ',') remove(unit, target)
}

function remove(unit: Unit, target: SyntaxNode): void {
  if (target.name === 'VariableName') unit.remove(unit.source.name(target), target)
  else if (GROUPS.includes(target.name)) for (const part of children(target).slice(1, -1)) if (part.name !== ',') remove(unit, part)
  if (target.name === 'VariableName' || GROUPS.includes(target.name)) return
  if (target.name !== 'MemberExpression') throw unit.source.syntaxError(target, 'cannot delete expression')
  const property = target.getChild('PropertyName')
  if (property) {
    unit.expression(target.firstChild as SyntaxNode)
    unit.emit(Op.DELETE_ATTR, unit.attribute(unit.source.name(property)), target)
    return
  }
  if (compileSlice(unit, target)) {
    unit.emit(Op.DELETE_SLICE, 0, target)
    return
  }
  compileSubscript(unit, target)
  unit.emit(Op.DELETE_SUBSCR, 0, target)
}
