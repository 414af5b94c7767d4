import type { SyntaxNode } from '@lezer/common'
import { Builtin } from '../../../../assembly/abi/builtins.ts'
import { Op } from '../../../../assembly/abi/instructions.ts'
import { METHOD_OF_TYPE } from '../../../../assembly/abi/layout.ts'
import { Tag } from '../../../../assembly/abi/tags.ts'
import { NONE, str } from '../../image/constant-pool.ts'
import { packCallKeywords } from '../../image/opcodes.ts'
import { enumerate, MISSING_KEYWORDS, MISSING_METHOD_KEYWORDS } from '../../library/library.ts'
import { pythonAttributes } from '../../library/python-attributes.ts'
import { WRITTEN_METHODS } from '../../library/written-methods.ts'
import { children } from '../../source/syntax.ts'
import type { Meaning } from '../modules/meaning.ts'
import type { Unit } from '../unit.ts'
import { compileAlias } from './aliases.ts'
import { compileExpressions, compileNamed } from './atoms.ts'
import { entityOf, propertyOf } from './entities.ts'
import { compileModuleAttribute } from './module-attributes.ts'
import { refuseAttribute, refuseClassDict } from './refused-attributes.ts'
import { compileReplaced } from './replaced.ts'

const MAX_ARGUMENTS = 255
/**
 * The largest number of keyword arguments in a call. The machine's scratch memory holds them while the machine sorts them into their
 * places.
 */
const MAX_KEYWORDS = 128

interface Positional {
  readonly value: SyntaxNode
  /** Whether the argument has a `*`, so that it is an iterable of arguments. */
  readonly isSpread: boolean
  /** The name in `f(name := value)`. */
  readonly target?: SyntaxNode
}

interface Keyword {
  /** The name before the `=`. undefined if the argument is a mapping of keyword arguments, as in `f(**options)`. */
  readonly name: string | undefined
  readonly node: SyntaxNode
  readonly value: SyntaxNode
}

interface Arguments {
  readonly positional: readonly Positional[]
  readonly keywords: readonly Keyword[]
}

export function visitCall(unit: Unit, node: SyntaxNode): void {
  const [callee, list] = children(node) as [SyntaxNode, SyntaxNode]
  if (isBareSuper(unit, callee, list)) {
    compileSuper(unit, node)
    return
  }
  const { positional, keywords: given } = readArguments(unit, list)
  const values = [...positional, ...given].map(({ value }) => value)
  if (compileModuleAttribute(unit, callee, values)) return
  if (isVars(unit, callee) && values[0]) refuseClassDict(unit, values[0], callee)
  const keywords = given.filter((keyword) => !namesStream(unit, callee, keyword))
  const printsToFile = isPrint(unit, callee) && keywords.some(({ name }) => name === 'file' || name === undefined)
  if (printsToFile) unit.library('_print', 'print', callee)
  const withObject = !printsToFile && compileCallee(unit, callee, hasOnlyOne(positional, given))
  if (!printsToFile) refuseMissing(unit, callee, keywords)
  refuseText(unit, callee, { positional, keywords })
  const own = withObject ? 1 : 0
  if (positional.length + keywords.length + own > MAX_ARGUMENTS) {
    throw unit.source.refusal(list, `passes at most ${MAX_ARGUMENTS} arguments`, "pass them as a list with '*'")
  }
  if (keywords.some(({ name }) => name === undefined)) {
    collectPositional(unit, positional, own, node)
    collectKeywords(unit, keywords, node)
    unit.emit(Op.CALL_EX_KW, 0, node)
    return
  }
  const isSpread = positional.some((argument) => argument.isSpread)
  if (isSpread) collectPositional(unit, positional, own, node)
  else for (const argument of positional) compileArgument(unit, argument)
  for (const { value } of keywords) unit.expression(value)
  const count = keywords.length + (isSpread ? 1 : positional.length + own)
  const table = keywords.length === 0 ? 0 : keywordTable(unit, keywords, list)
  if (isSpread) unit.emit(Op.CALL_FUNCTION_EX, packCallKeywords(count, table), node)
  else if (keywords.length === 0) unit.emit(Op.CALL, count, node)
  else unit.emit(Op.CALL_KW, packCallKeywords(count, table), node)
}

/**
 * Builds one list of the positional arguments. For a method call, `own` is 1: the object is on the stack already and becomes the first
 * element.
 */
function collectPositional(unit: Unit, positional: readonly Positional[], own: number, node: SyntaxNode): void {
  const star = positional.findIndex((argument) => argument.isSpread)
  const leading = star < 0 ? positional.length : star
  for (const argument of positional.slice(0, leading)) compileArgument(unit, argument)
  unit.emit(Op.BUILD_LIST, own + leading, node)
  for (const argument of positional.slice(leading)) {
    compileArgument(unit, argument)
    if (argument.isSpread) unit.emit(Op.LIST_EXTEND, positional.length === 1 ? 1 : 0, node)
    else unit.emit(Op.LIST_APPEND, 1, node)
  }
}

/** Builds one dict of the keyword arguments, in their order. */
function collectKeywords(unit: Unit, keywords: readonly Keyword[], node: SyntaxNode): void {
  unit.emit(Op.BUILD_MAP, 0, node)
  for (const { name, value } of keywords) {
    unit.expression(value)
    if (name === undefined) unit.emit(Op.DICT_MERGE, 0, node)
    else unit.emit(Op.KEYWORD_ADD, unit.program.names.id(name), node)
  }
}

function hasOnlyOne(positional: readonly Positional[], keywords: readonly Keyword[]): boolean {
  return positional.length === 1 && !positional[0]?.isSpread && keywords.length === 0
}

function compileArgument(unit: Unit, { value, target }: Positional): void {
  if (target) compileNamed(unit, target, value)
  else unit.expression(value)
}

function keywordTable(unit: Unit, keywords: Arguments['keywords'], list: SyntaxNode): number {
  if (keywords.length > MAX_KEYWORDS)
    throw unit.source.refusal(list, `passes at most ${MAX_KEYWORDS} keyword arguments`, 'pass some by position')
  const table = unit.program.keywordTable(keywords.map(({ name }) => name as string))
  if (table === undefined)
    throw unit.source.refusal(list, 'has no room for more combinations of keyword arguments', 'pass some by position')
  return table
}

/**
 * Pushes the callable, and for a method also the object.
 * @param hasOneArgument whether the call has one positional argument and no others
 * @returns whether it pushed an object, which counts as the first argument
 */
function compileCallee(unit: Unit, callee: SyntaxNode, hasOneArgument: boolean): boolean {
  const entity = entityOf(unit, callee)
  if (entity) {
    if (entity.kind === 'namespace' || entity.kind === 'module') throw cannotCall(unit, callee, entity)
    // The machine's anext() takes one argument. For other calls, unit.entity() pushes the anext() of lib/.
    if (hasOneArgument && entity.kind === 'builtin' && entity.id === Builtin.ANEXT) unit.constant(entity, callee)
    else unit.entity(entity, callee)
    return false
  }
  const property = propertyOf(callee)
  if (!property || isUnbound(unit, callee)) {
    unit.expression(callee)
    return false
  }
  if (compileReplaced(unit, callee, property)) return false
  refuseAttribute(unit, callee, property)
  unit.expression(callee.firstChild as SyntaxNode)
  unit.emit(Op.LOAD_METHOD, unit.attribute(unit.source.name(property)), property)
  return true
}

/** Whether the expression is the builtin vars(). */
function isVars(unit: Unit, callee: SyntaxNode): boolean {
  if (callee.name !== 'VariableName' || unit.text(callee) !== 'vars') return false
  return unit.scope.resolve('vars').kind === 'global' && !unit.scope.assignedGlobals.has('vars')
}

/** Whether the expression is the machine's print(). */
function isPrint(unit: Unit, callee: SyntaxNode): boolean {
  const entity = entityOf(unit, callee)
  return entity?.kind === 'builtin' && entity.id === Builtin.PRINT && !unit.redirectsPrint
}

/**
 * Whether the keyword is `file=sys.stdout` or `file=sys.stderr` in a call of the machine's print(). The compiler drops this keyword,
 * because all output of a run goes to one place. A program that replaces a stream does not use the machine's print().
 */
function namesStream(unit: Unit, callee: SyntaxNode, { name, value }: Keyword): boolean {
  if (name !== 'file' || !isPrint(unit, callee)) return false
  const file = entityOf(unit, value)
  if (file?.kind === 'namespace') return file.name === 'sys.stdout' || file.name === 'sys.stderr'
  return file?.kind === 'variable' && file.module.name === 'sys' && (file.name === 'stdout' || file.name === 'stderr')
}

/** Refuses keywords that Python's callable takes and gil-lab's does not. */
function refuseMissing(unit: Unit, callee: SyntaxNode, keywords: Arguments['keywords']): void {
  const entity = entityOf(unit, callee)
  const property = propertyOf(callee)
  const missing = entity
    ? entity.kind === 'builtin' && MISSING_KEYWORDS.get(entity.id)
    : property && MISSING_METHOD_KEYWORDS.get(unit.source.name(property))
  const keyword = missing ? keywords.find(({ name }) => name !== undefined && missing.includes(name)) : undefined
  if (keyword) throw unit.source.refusal(keyword.node, `does not support the argument '${keyword.name}' of ${unit.text(callee)}()`, '')
}

/** Functions that compile a text during the run, which gil-lab cannot do. Each has the advice what to pass instead of a text. */
const COMPILES_TEXT: ReadonlyMap<string, string> = new Map([
  ['dis.dis', 'pass a function that contains the code'],
  ...['timeit', 'repeat', 'Timer'].map((name) => [`timeit.${name}`, `pass a function: timeit.${name}(lambda: …)`] as const),
])

function refuseText(unit: Unit, callee: SyntaxNode, { positional, keywords }: Arguments): void {
  const entity = entityOf(unit, callee)
  const hint = entity?.kind === 'variable' && entity.module.isLibrary && COMPILES_TEXT.get(`${entity.module.name}.${entity.name}`)
  if (!hint) return
  const values = [...positional, ...keywords].map(({ value }) => value)
  const text = values.find((value) => value.name === 'String' && !/^['"]pass['"]$/.test(unit.text(value)))
  if (text) throw unit.source.refusal(text, 'cannot compile text during a run', hint)
}

function cannotCall(unit: Unit, callee: SyntaxNode, entity: Meaning & { kind: 'namespace' | 'module' }): Error {
  const [owner, members] =
    entity.kind === 'module' ? [entity.module.name, entity.module.publicNames()] : [entity.name, Object.keys(entity.members)]
  return unit.source.refusal(callee, `cannot call '${owner}'`, `it has ${enumerate(members.map((member) => `${owner}.${member}`))}`)
}

function readArguments(unit: Unit, list: SyntaxNode): Arguments {
  const positional: Positional[] = []
  const keywords: Keyword[] = []
  const parts = children(list).slice(1, -1)
  // In f(x for x in y), the argument list itself is the generator expression.
  if (list.getChild('for')) return { positional: [{ value: list, isSpread: false }], keywords }
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] as SyntaxNode
    if (part.name === ',') continue
    if (part.name === '**') {
      keywords.push({ name: undefined, node: part, value: parts[++at] as SyntaxNode })
      continue
    }
    const unpacks = keywords.some(({ name }) => name === undefined)
    if (part.name === '*') {
      if (unpacks) throw unit.source.syntaxError(part, 'iterable argument unpacking follows keyword argument unpacking')
      positional.push({ value: parts[++at] as SyntaxNode, isSpread: true })
      continue
    }
    const sign = parts[at + 1]
    if (sign?.name !== 'AssignOp') {
      if (keywords.length > 0)
        throw unit.source.syntaxError(part, `positional argument follows keyword argument${unpacks ? ' unpacking' : ''}`)
      positional.push({ value: part, isSpread: false })
      continue
    }
    if (unit.text(sign) !== '=') {
      if (keywords.length > 0) throw unit.source.syntaxError(part, 'positional argument follows keyword argument')
      positional.push({ value: parts[at + 2] as SyntaxNode, isSpread: false, target: part })
      at += 2
      continue
    }
    const name = unit.source.name(part)
    if (part.name !== 'VariableName') throw unit.source.syntaxError(part, 'expression cannot contain assignment, perhaps you meant "=="?')
    if (keywords.some((keyword) => keyword.name === name)) throw unit.source.syntaxError(part, `keyword argument repeated: ${name}`)
    keywords.push({ name, node: part, value: parts[at + 2] as SyntaxNode })
    at += 2
  }
  return { positional, keywords }
}

/** The builtin types whose methods a program can use without an object, such as `str.upper`, each with the tag of its values. */
const TYPES: ReadonlyMap<number, Tag> = new Map([
  [Builtin.INT, Tag.INT],
  [Builtin.FLOAT, Tag.FLOAT],
  [Builtin.STR, Tag.STR],
  [Builtin.BYTES, Tag.BYTES],
  [Builtin.LIST, Tag.LIST],
  [Builtin.TUPLE, Tag.TUPLE],
  [Builtin.DICT, Tag.DICT],
  [Builtin.SET, Tag.SET],
  [Builtin.FROZENSET, Tag.FROZENSET],
])

/**
 * Whether the expression reads a method of values from their builtin type, such as `str.upper`. Methods of the type itself, such as
 * `dict.fromkeys`, do not count.
 */
function isUnbound(unit: Unit, node: SyntaxNode): boolean {
  const property = propertyOf(node)
  const entity = property ? entityOf(unit, node.firstChild as SyntaxNode) : undefined
  const tag = entity?.kind === 'builtin' ? TYPES.get(entity.id) : undefined
  if (!property || entity?.kind !== 'builtin' || tag === undefined) return false
  const name = unit.source.name(property)
  const isOfType = name === 'fromkeys' || WRITTEN_METHODS.some((one) => one.kind === METHOD_OF_TYPE + entity.id && one.name === name)
  return !name.startsWith('_') && !isOfType && pythonAttributes(tag).includes(name)
}

function compileUnbound(unit: Unit, node: SyntaxNode, name: string): void {
  unit.library('_unbound', 'unbound', node)
  unit.expression(node.firstChild as SyntaxNode)
  unit.constant(str(name), node)
  unit.program.names.id(name)
  unit.emit(Op.CALL, 2, node)
}

/** Whether a call is `super()` without arguments in a function within a class body. */
function isBareSuper(unit: Unit, callee: SyntaxNode, list: SyntaxNode): boolean {
  const entity = entityOf(unit, callee)
  const isSuper = entity?.kind === 'builtin' && entity.id === Builtin.SUPER && children(list).length === 2
  return isSuper && unit.scope.locals.length > 0 && unit.scope.resolve('__class__').kind === 'cell'
}

/** Compiles `super()`, which means `super(__class__, self)`. Here self is the first parameter. */
function compileSuper(unit: Unit, node: SyntaxNode): void {
  unit.constant({ kind: 'builtin', id: Builtin.SUPER }, node)
  unit.load('__class__', node)
  unit.load(unit.scope.locals[0] as string, node)
  unit.emit(Op.CALL, 2, node)
}

/** Compiles `object.name` and `object[index]`. */
export function visitMember(unit: Unit, node: SyntaxNode): void {
  const entity = entityOf(unit, node)
  const property = propertyOf(node)
  if (entity) unit.entity(entity, node)
  else if (property && compileReplaced(unit, node, property)) return
  else if (property && isUnbound(unit, node)) compileUnbound(unit, node, unit.source.name(property))
  else if (property) {
    refuseAttribute(unit, node, property)
    unit.expression(node.firstChild as SyntaxNode)
    unit.emit(Op.LOAD_ATTR, unit.attribute(unit.source.name(property)), property)
  } else if (compileSlice(unit, node)) {
    unit.emit(Op.BINARY_SLICE, 0, node)
  } else if (!compileAlias(unit, node)) {
    compileSubscript(unit, node)
    unit.emit(Op.BINARY_SUBSCR, 0, node)
  }
}

/** Pushes the container and the three bounds of `object[start:stop:step]`. @returns false if the node is not a slice */
export function compileSlice(unit: Unit, node: SyntaxNode): boolean {
  const [object, , ...rest] = children(node) as [SyntaxNode, SyntaxNode, ...SyntaxNode[]]
  const index = rest.slice(0, -1)
  // With a comma, the index is a tuple that contains slices. compileSubscript() refuses such an index.
  if (!index.some((part) => part.name === ':') || index.some((part) => part.name === ',')) return false
  const bounds: (SyntaxNode | undefined)[] = [undefined]
  for (const part of index) {
    if (part.name === ':') bounds.push(undefined)
    else bounds[bounds.length - 1] = part
  }
  unit.expression(object)
  for (const bound of [bounds[0], bounds[1], bounds[2]]) {
    if (bound) unit.expression(bound)
    else unit.constant(NONE, node)
  }
  return true
}

/** Pushes the container and the index of `object[index]`. */
export function compileSubscript(unit: Unit, node: SyntaxNode): void {
  const [object, , ...rest] = children(node) as [SyntaxNode, SyntaxNode, ...SyntaxNode[]]
  const index = rest.slice(0, -1)
  const colon = index.find((part) => part.name === ':')
  if (colon && index.some((part) => part.name === ',')) {
    throw unit.source.refusal(colon, 'does not have a slice inside a tuple as an index', 'write slice(start, stop)')
  }
  if (colon) throw unit.source.refusal(colon, 'cannot update a slice in place', 'assign to the slice')
  unit.expression(object)
  compileExpressions(unit, index)
}
