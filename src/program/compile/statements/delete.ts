import type { SyntaxNode } from '@lezer/common'
import { Op } from '../../../../assembly/abi/instructions.ts'
import { BUILTINS } from '../../library/library.ts'
import { children } from '../../source/syntax.ts'
import { compileSubscript } from '../expressions/calls.ts'
import type { Unit } from '../unit.ts'

const GROUPS = ['TupleExpression', 'ArrayExpression', 'ParenthesizedExpression']

/** `del name, container[index], (a, b)` */
export function visitDelete(unit: Unit, node: SyntaxNode): void {
  for (const target of children(node).slice(1)) if (target.name !== ',') remove(unit, target)
}

function remove(unit: Unit, target: SyntaxNode): void {
  if (target.name === 'VariableName') removeName(unit, target)
  else if (GROUPS.includes(target.name)) for (const part of children(target).slice(1, -1)) if (part.name !== ',') remove(unit, part)
  if (target.name === 'VariableName' || GROUPS.includes(target.name)) return
  if (target.name !== 'MemberExpression') throw unit.source.syntaxError(target, 'cannot delete expression')
  const property = target.getChild('PropertyName')
  if (property) throw unit.source.refusal(property, 'does not delete attributes', 'assign None')
  compileSubscript(unit, target)
  unit.emit(Op.DELETE_SUBSCR, 0, target)
}

function removeName(unit: Unit, target: SyntaxNode): void {
  const name = unit.source.name(target)
  const binding = unit.scope.resolve(name)
  if (binding.kind === 'local') unit.emit(Op.DELETE_FAST, binding.index, target)
  else if (binding.kind === 'cell') unit.emit(Op.DELETE_DEREF, binding.index, target)
  // Without the global, the name would mean the builtin again.
  else if (BUILTINS.has(name))
    throw unit.source.refusal(target, `cannot delete '${name}', which is also the name of a builtin`, 'rename it')
  else unit.emit(Op.DELETE_GLOBAL, unit.module.global(name), target)
}
