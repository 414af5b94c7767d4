import type { SyntaxNode } from '@lezer/common'
import type { Unit } from '../unit.ts'
import { isClass } from './aliases.ts'

/** Attributes of functions that gil-lab lacks, with what to write instead. */
const OF_FUNCTIONS: ReadonlyMap<string, string> = new Map([
  ['__code__', 'f.__name__ has the name of a function f, and dis.dis(f) shows its instructions'],
  ['__defaults__', 'give the default values names'],
  ['__kwdefaults__', 'give the default values names'],
  ['__globals__', 'name the variables'],
  ['__closure__', 'return the captured variables from a function'],
])

/**
 * Refuses `object.property` if gil-lab lacks this attribute: a method of event loops, an attribute of functions, or the `__dict__` of a
 * class. `node` is the whole expression.
 */
export function refuseAttribute(unit: Unit, node: SyntaxNode, property: SyntaxNode): void {
  if (unit.module.isLibrary) return
  const name = unit.source.name(property)
  const advice = unit.module.finder.loopMethods.get(name)
  if (advice) throw unit.source.refusal(property, `has no method '${name}' of event loops`, advice)
  const instead = OF_FUNCTIONS.get(name)
  if (instead) throw unit.source.refusal(property, `has no attribute '${name}' of functions`, instead)
  if (name === '__dict__') refuseClassDict(unit, node.firstChild as SyntaxNode, property)
}

/**
 * Refuses `C.__dict__` and `vars(C)` if C, the expression at `node`, is the name of a class. The error marks `where`: the name `__dict__`
 * or `vars`.
 */
export function refuseClassDict(unit: Unit, node: SyntaxNode, where: SyntaxNode): void {
  if (!unit.module.isLibrary && isClass(unit, node))
    throw unit.source.refusal(where, 'has no dict of the attributes of a class', 'use getattr(), setattr() and hasattr()')
}
