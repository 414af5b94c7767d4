import type { SyntaxNode } from '@lezer/common'
import { Builtin } from '../../../../assembly/abi/builtins.ts'
import { Op } from '../../../../assembly/abi/instructions.ts'
import { NONE, str } from '../../image/constant-pool.ts'
import { stackSize } from '../../image/stack.ts'
import { children } from '../../source/syntax.ts'
import { compileBase, plainBase } from '../expressions/aliases.ts'
import { entityOf } from '../expressions/entities.ts'
import { Scope } from '../scope.ts'
import { SymbolTable } from '../symbol-table.ts'
import { mangled, Unit } from '../unit.ts'
import { visitBody } from './flow.ts'
import { documentation } from './functions.ts'

/** The first local of a class body: the tuple of the bases. No program can name it. */
const BASES = '.bases'
/** The second local of the body of a class with keywords: the dict of the keywords. */
const KEYWORDS = '_class_keywords'
/** A class with a `__del__` has this attribute: the function that reports the errors of `__del__`. */
const REPORT = '_unraisable'

/** Compiles `class Name(bases): body`. */
export function visitClass(unit: Unit, node: SyntaxNode): void {
  pushClass(unit, node)
  unit.store(nameOf(unit, node), node)
}

export function nameOf(unit: Unit, node: SyntaxNode): string {
  return unit.source.name(node.getChild('VariableName') as SyntaxNode)
}

/**
 * Pushes the class: calls the function that its body compiles to, with the tuple of the bases and, if there are keywords, the dict of the
 * keywords.
 */
export function pushClass(unit: Unit, node: SyntaxNode): void {
  const types = node.getChild('TypeParamList')
  if (types) throw unit.source.refusal(types, 'does not have type parameters', 'omit them')
  addShim(unit)
  pushBody(unit, node)
  const list = node.getChild('ArgList')
  const bases = list ? children(list).slice(1, -1) : []
  for (const part of bases) {
    if (part.name === '*' || part.name === '**') throw unit.source.refusal(part, 'does not unpack the bases of a class', 'name each base')
  }
  const keywords = keywordsOf(bases)
  const taken = new Set(keywords.flatMap(({ name, value }) => [name, value]))
  const values = bases.filter((part) => part.name !== ',' && part.name !== 'AssignOp' && !taken.has(part))
  for (const value of values) pushBase(unit, value)
  unit.emit(Op.BUILD_TUPLE, values.length, node)
  if (keywords.length === 0) {
    unit.emit(Op.CALL, 1, node)
    return
  }
  for (const { name, value } of keywords) {
    unit.constant(str(unit.source.name(name)), name)
    unit.expression(value)
  }
  unit.emit(Op.BUILD_MAP, keywords.length, node)
  unit.emit(Op.CALL, 2, node)
}

/** The class of lib/_derived.py that replaces each builtin type as a base. */
const DERIVED: ReadonlyMap<number, string> = new Map([
  [Builtin.INT, 'Int'],
  [Builtin.FLOAT, 'Float'],
  [Builtin.STR, 'Str'],
  [Builtin.TUPLE, 'Tuple'],
  [Builtin.LIST, 'List'],
  [Builtin.DICT, 'Dict'],
  [Builtin.SET, 'Set'],
])

/** Pushes a base: a class, or the class that replaces a builtin type. */
function pushBase(unit: Unit, written: SyntaxNode): void {
  const base = plainBase(unit, written)
  const entity = entityOf(unit, base)
  const derived = entity?.kind === 'builtin' ? DERIVED.get(entity.id) : undefined
  if (derived === undefined) compileBase(unit, base)
  else unit.library('_derived', derived, base)
}

/** The keywords among the parts between the brackets of a class statement: `metaclass=M`. */
function keywordsOf(parts: readonly SyntaxNode[]): { name: SyntaxNode; value: SyntaxNode }[] {
  return parts.flatMap((part, at) =>
    part.name === 'AssignOp' ? [{ name: parts[at - 1] as SyntaxNode, value: parts[at + 1] as SyntaxNode }] : [],
  )
}

/** Pushes the function of the body. */
function pushBody(unit: Unit, node: SyntaxNode): void {
  const index = compileClass(unit, node)
  const captured = [...unit.scope.symbols.of(node).free].map((name) => unit.scope.cellOf(name))
  if (captured.length === 0) {
    unit.constant({ kind: 'function', index }, node)
    return
  }
  for (const local of captured) unit.emit(Op.LOAD_FAST, local, node)
  unit.emit(Op.BUILD_TUPLE, captured.length, node)
  unit.emit(Op.MAKE_FUNCTION, (index << 2) | 2, node)
}

/** Compiles the body to a function that makes the class. @returns the function's index */
function compileClass(unit: Unit, node: SyntaxNode): number {
  const body = node.getChild('Body') as SyntaxNode
  const table = unit.scope.symbols.of(node)
  const index = unit.program.functions.push(undefined) - 1
  const notes = annotationsOf(unit, body)
  const isFinalized = table.assigned.has('__del__') && !unit.module.isLibrary
  const parts = node.getChild('ArgList')
  const parameters = parts && keywordsOf(children(parts)).length > 0 ? [BASES, KEYWORDS] : [BASES]
  const scope = new Scope(table, unit.scope.symbols, [
    ...parameters,
    '__module__',
    '__qualname__',
    '__doc__',
    ...(notes.length > 0 ? ['__annotations__'] : []),
    ...(isFinalized ? [REPORT] : []),
  ])
  const inner = new Unit(unit.module, scope, unit.visitors)
  const { attributes } = scope
  for (const local of scope.cells) inner.emit(Op.MAKE_CELL, local, node)
  inner.emit(Op.RESUME, 0, node)
  inner.load('__name__', node)
  inner.store('__module__', node)
  inner.constant(str(table.qualifiedName), node)
  inner.store('__qualname__', node)
  const doc = documentation(unit.source, body)
  if (doc !== undefined) {
    inner.constant(str(doc), node)
    inner.store('__doc__', node)
  }
  if (notes.length > 0) storeAnnotations(inner, notes, node)
  for (const name of table.assigned) {
    const isIgnored = IGNORED.has(name)
    if (isIgnored && !unit.module.isLibrary) throw refuseSpecial(unit, body, name)
  }
  visitBody(inner, body)
  if (isFinalized) {
    inner.library('_finalizers', 'report', node)
    inner.store(REPORT, node)
  }
  // If the class cannot be made, the error has the line of the `class` statement, as in CPython.
  inner.emit(Op.BUILD_CLASS, attributes.length, node)
  if (table.cells.has('__class__')) {
    inner.emit(Op.COPY, 1, node)
    inner.emit(Op.STORE_DEREF, scope.cellOf('__class__'), node)
  }
  inner.emit(Op.RETURN_VALUE, 0, node)
  const { code, lines, handlers } = inner.code.finish()
  const free = [...table.free]
  unit.program.functions[index] = {
    ...NO_PARAMETERS,
    name: table.name,
    module: unit.module.index,
    qualifiedName: table.qualifiedName,
    parameters,
    defaults: parameters.map(() => 0),
    locals: scope.locals,
    attributes: attributes.map((local) => mangled(table.name, local)),
    free: free.length,
    firstFree: free.length === 0 ? 0 : scope.cellOf(free[0] as string),
    code,
    lines,
    handlers,
    stackSize: stackSize(code, handlers),
  }
  return index
}

/** The names that statements of a class body annotate, and the texts of their annotations. */
function annotationsOf(unit: Unit, body: SyntaxNode): [name: string, text: string][] {
  return children(body).flatMap((statement): [string, string][] => {
    const [target, type] = children(statement)
    if (statement.name !== 'AssignStatement' || target?.name !== 'VariableName' || type?.name !== 'TypeDef') return []
    return [[unit.source.name(target), unit.text(type).replace(/^:\s*/, '')]]
  })
}

/**
 * Stores the texts in `__annotations__`, as Python does after `from __future__ import annotations`. The module `dataclasses` needs the
 * names.
 */
function storeAnnotations(unit: Unit, notes: readonly [name: string, text: string][], where: SyntaxNode): void {
  for (const part of notes.flat()) unit.constant(str(part), where)
  unit.emit(Op.BUILD_MAP, notes.length, where)
  unit.store('__annotations__', where)
}

/**
 * Special methods that the machine does not call. A class that defines one would silently differ from Python's, so the compiler refuses the
 * class.
 */
export const IGNORED: ReadonlySet<string> = new Set(
  `__getattribute__ __prepare__ __mro_entries__ __dir__ __complex__ __floor__ __ceil__ __length_hint__
  __matmul__ __rmatmul__ __imatmul__ __pos__ __bytes__ __dict__`.split(/\s+/),
)

function refuseSpecial(unit: Unit, body: SyntaxNode, name: string): Error {
  const at = body.from + unit.text(body).indexOf(name)
  return unit.source.refusal(
    { from: at, to: at + name.length },
    `does not call the special method '${name}'`,
    'define a method with a plain name',
  )
}

const NO_PARAMETERS = { positionalOnly: 0, keywordOnly: [], hasRest: false, hasExtra: false, doc: undefined, isStateless: false } as const

/** Adds the function whose frame is beneath that of each `__init__` (assembly/vm/eval/construct.ts), once for each program. */
function addShim(unit: Unit): void {
  if (unit.program.functions.some((code) => code?.isShim)) return
  const table = new SymbolTable('function', undefined, '__init__')
  const scope = new Scope(table, unit.scope.symbols, ['self'])
  const shim = new Unit(unit.module, scope, unit.visitors)
  const where = { from: 0, to: 0 }
  // The machine never runs this instruction, because it starts the shim at the instruction after it. The result of `__init__` is then on
  // the stack where this constant would be.
  shim.constant(NONE, where)
  shim.emit(Op.EXIT_INIT_CHECK, 0, where)
  shim.emit(Op.LOAD_FAST, 0, where)
  shim.emit(Op.RETURN_VALUE, 0, where)
  const { code, lines, handlers } = shim.code.finish()
  unit.program.functions.push({
    ...NO_PARAMETERS,
    name: '__init__',
    module: unit.module.index,
    qualifiedName: '__init__',
    parameters: ['self'],
    defaults: [0],
    locals: scope.locals,
    free: 0,
    firstFree: 0,
    code,
    lines,
    handlers,
    isShim: true,
    stackSize: 1,
  })
}
