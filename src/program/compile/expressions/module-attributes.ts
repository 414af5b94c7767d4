import type { SyntaxNode } from '@lezer/common'
import { Builtin } from '../../../../assembly/abi/builtins.ts'
import { constantOf } from '../fold.ts'
import { memberOf } from '../modules/module.ts'
import type { Unit } from '../unit.ts'
import { entityOf } from './entities.ts'

/**
 * Compiles `hasattr(module, "name")` and `getattr(module, "name", default)`. A module is not a value in gil-lab, so the compiler itself
 * finds the attribute. @returns false for any other call
 */
export function compileModuleAttribute(unit: Unit, callee: SyntaxNode, values: readonly SyntaxNode[]): boolean {
  const builtin = entityOf(unit, callee)
  const [object, text, otherwise] = values
  if (builtin?.kind !== 'builtin' || !object || !text || values.length > 3) return false
  if (builtin.id !== Builtin.HASATTR && builtin.id !== Builtin.GETATTR) return false
  const owner = entityOf(unit, object)
  const name = constantOf(unit.source, text)
  if ((owner?.kind !== 'module' && owner?.kind !== 'namespace') || name?.kind !== 'str') return false
  const member = memberOf(unit.module, owner, text, name.value)
  const isMissing = member.kind === 'missing'
  if (builtin.id === Builtin.HASATTR) unit.constant({ kind: 'bool', value: !isMissing }, callee)
  else if (isMissing && otherwise) unit.expression(otherwise)
  else unit.entity(member, callee)
  return true
}
