import type { SyntaxNode } from '@lezer/common'
import type { Meaning } from '../modules/meaning.ts'
import { memberOf } from '../modules/module.ts'
import type { Unit } from '../unit.ts'

/** The builtin, the module or the module's variable that an expression denotes at compile time; undefined for other expressions. */
export function entityOf(unit: Unit, node: SyntaxNode): Meaning | undefined {
  const properties: SyntaxNode[] = []
  let object = node
  for (let property = propertyOf(object); property; property = propertyOf(object)) {
    properties.push(property)
    object = object.firstChild as SyntaxNode
  }
  const binding = object.name === 'VariableName' ? unit.scope.resolve(unit.source.name(object)) : undefined
  let entity = binding?.kind === 'entity' ? binding.entity : undefined
  for (const property of properties.reverse()) {
    if (entity?.kind !== 'namespace' && entity?.kind !== 'module') return undefined
    entity = memberOf(unit.module, entity, property)
  }
  return entity
}

/** The name after the dot of `object.name`; null for other expressions. */
export function propertyOf(node: SyntaxNode): SyntaxNode | null {
  const last = node.name === 'MemberExpression' ? node.lastChild : null
  return last?.name === 'PropertyName' ? last : null
}
