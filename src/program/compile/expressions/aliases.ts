import type { SyntaxNode } from '@lezer/common'
import { Builtin } from '../../../../assembly/abi/builtins.ts'
import { Op } from '../../../../assembly/abi/instructions.ts'
import { TYPE_NAMES } from '../../library/type-names.ts'
import type { Range } from '../../source/source-text.ts'
import { children } from '../../source/syntax.ts'
import type { Meaning } from '../modules/meaning.ts'
import { type Operation, operation } from '../operations.ts'
import type { Unit } from '../unit.ts'
import { compileExpressions } from './atoms.ts'
import { entityOf } from './entities.ts'

/** The builtin types that take type arguments: list[int]. */
const GENERIC_TYPES: ReadonlySet<number> = new Set([
  Builtin.LIST,
  Builtin.TUPLE,
  Builtin.DICT,
  Builtin.SET,
  Builtin.FROZENSET,
  Builtin.TYPE,
  Builtin.ENUMERATE,
  Builtin.DEQUE,
  Builtin.SIMPLE_QUEUE,
])

/** The classes of lib/ that take type arguments: Queue[int]. */
const GENERIC_CLASSES: ReadonlySet<string> = new Set(
  `Queue LifoQueue PriorityQueue Future Task defaultdict OrderedDict Counter ChainMap partial partialmethod cached_property
  ContextVar Token count chain PathLike WeakSet WeakKeyDictionary WeakValueDictionary ref`.split(/\s+/),
)

/** Compiles `type[arguments]`. @returns false if `node` does not begin with the name of a type that takes type arguments */
export function compileAlias(unit: Unit, node: SyntaxNode): boolean {
  const [object, , ...rest] = children(node) as [SyntaxNode, SyntaxNode, ...SyntaxNode[]]
  if (!isGeneric(unit, object)) return false
  unit.library('_aliases', 'alias_of', node)
  unit.expression(object)
  compileExpressions(unit, rest.slice(0, -1))
  unit.emit(Op.CALL, 2, node)
  return true
}

/** The base without its type arguments: the base of `class A(Queue[int])` is Queue. */
export function plainBase(unit: Unit, base: SyntaxNode): SyntaxNode {
  const object = base.firstChild
  return object && isSubscript(base) && isGeneric(unit, object) ? object : base
}

/** Pushes a base of a class statement, other than a builtin type. If its value is an alias such as `Stack[int]`, the base is Stack. */
export function compileBase(unit: Unit, base: SyntaxNode): void {
  if (isSubscript(base)) unit.library('_aliases', 'base_of', base)
  unit.expression(base)
  if (isSubscript(base)) unit.emit(Op.CALL, 1, base)
}

/** Whether the value of `left | right` may be a union of types. */
export function mayUnite(unit: Unit, { left, right }: { readonly left: Operation; readonly right: Operation }): boolean {
  return isType(unit, left) || isType(unit, right)
}

/** Replaces the two values on top of the stack by their union. */
export function emitUnion(unit: Unit, where: Range): void {
  unit.library('_aliases', 'union_of', where)
  unit.emit(Op.SWAP, 3, where)
  unit.emit(Op.SWAP, 2, where)
  unit.emit(Op.CALL, 2, where)
}

function isType(unit: Unit, one: Operation): boolean {
  if (one.kind === 'binary') return one.operator === '|' && mayUnite(unit, one)
  if (one.kind !== 'operand') return false
  const { node } = one
  if (node.name === 'None') return true
  if (node.name === 'ParenthesizedExpression') return isType(unit, operation(unit.source, children(node)[1] as SyntaxNode))
  if (isSubscript(node)) return isGeneric(unit, node.firstChild as SyntaxNode)
  const meaning = meaningOf(unit, node)
  return meaning?.kind === 'builtin' ? TYPE_NAMES.has(meaning.id) : isClass(unit, node)
}

/** Whether the expression is the name of a class, as far as the compiler knows. */
export function isClass(unit: Unit, node: SyntaxNode): boolean {
  const meaning = meaningOf(unit, node)
  return meaning?.kind === 'class' || (meaning?.kind === 'variable' && meaning.module.bindsClass(meaning.name))
}

function isGeneric(unit: Unit, node: SyntaxNode): boolean {
  const meaning = meaningOf(unit, node)
  if (meaning?.kind === 'builtin') return GENERIC_TYPES.has(meaning.id)
  return (
    meaning?.kind === 'variable' && meaning.module.isLibrary && GENERIC_CLASSES.has(meaning.name) && meaning.module.bindsClass(meaning.name)
  )
}

/** What an expression denotes, if the compiler knows it. An imported name denotes the variable of the module that it comes from. */
function meaningOf(unit: Unit, node: SyntaxNode): Meaning | undefined {
  const entity = entityOf(unit, node)
  if (entity || node.name !== 'VariableName') return entity
  const name = unit.source.name(node)
  const { symbols } = unit.module
  if (unit.scope.resolve(name).kind !== 'global' && unit.scope.table.parameters.includes(name)) return undefined
  return symbols.origins.get(name) ?? (symbols.classes.has(name) ? { kind: 'variable', module: unit.module, name } : undefined)
}

function isSubscript(node: SyntaxNode): boolean {
  return node.name === 'MemberExpression' && node.lastChild?.name === ']'
}
