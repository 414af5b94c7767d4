import type { SyntaxNode } from '@lezer/common'
import { Op } from '../../../../assembly/abi/instructions.ts'
import type { FunctionCode } from '../../../model/program.ts'
import { NONE } from '../../image/constant-pool.ts'
import { stackSize } from '../../image/stack.ts'
import type { Range, SourceText } from '../../source/source-text.ts'
import { children } from '../../source/syntax.ts'
import { hasYield } from '../expressions/yields.ts'
import { constantOf } from '../fold.ts'
import { Scope } from '../scope.ts'
import type { SymbolTable } from '../symbol-table.ts'
import { Unit } from '../unit.ts'
import { visitBody } from './flow.ts'
import { type Parameters, parameterNames, readParameters } from './parameters.ts'

export function visitFunction(unit: Unit, node: SyntaxNode): void {
  const name = node.getChild('VariableName') as SyntaxNode
  pushFunction(unit, node)
  unit.store(unit.source.name(name), node)
}

/** Compiles a `def` and pushes its function object. */
export function pushFunction(unit: Unit, node: SyntaxNode): void {
  const word = node.firstChild as SyntaxNode
  const body = node.getChild('Body') as SyntaxNode
  const range = { from: word.from, to: body.to }
  if (word.name === 'async') importWarning(unit, node)
  makeFunction(unit, node, range, word.name === 'async', hasYield(unit.source, body), documentation(unit.source, body), (inner) =>
    visitBody(inner, body),
  )
}

/** Makes the machine report coroutines that lose their last reference before the program awaits them. */
function importWarning(unit: Unit, where: Range): void {
  unit.library('_unawaited', 'report', where)
  unit.emit(Op.POP_TOP, 0, where)
}

export function visitLambda(unit: Unit, node: SyntaxNode): void {
  const value = children(node).at(-1) as SyntaxNode
  makeFunction(unit, node, node, false, hasYield(unit.source, value), undefined, (inner) => {
    inner.expression(value)
    inner.emit(inner.returnOp, 0, value)
  })
}

/**
 * Compiles the function of a `def` or lambda. Pushes a constant if nothing distinguishes one evaluation of the definition from another, and
 * otherwise a new function object.
 */
function makeFunction(
  unit: Unit,
  node: SyntaxNode,
  range: Range,
  isAsync: boolean,
  isGenerator: boolean,
  doc: string | undefined,
  body: (inner: Unit) => void,
): void {
  const table = unit.scope.symbols.of(node)
  const parameters = readParameters(unit, node.getChild('ParamList') as SyntaxNode)
  const index = unit.program.functions.push(undefined) - 1
  const scope = new Scope(table, unit.scope.symbols, parameterNames(parameters))
  const inner = new Unit(unit.module, scope, unit.visitors, isAsync, isGenerator)
  const signature = { name: table.name, qualifiedName: table.qualifiedName, parameters, doc, node: range }
  unit.program.functions[index] = compileFunction(inner, signature, () => body(inner))
  pushClosure(unit, index, table, parameters.computed, range, mayHaveAttributes(unit, node, table.name))
}

/** Pushes a function, with the cells of its free variables and its computed defaults. */
export function pushClosure(
  unit: Unit,
  index: number,
  table: SymbolTable,
  computed: readonly SyntaxNode[],
  range: Range,
  isObject = false,
): void {
  const captured = [...table.free].map((name) => unit.scope.cellOf(name))
  const { table: around } = unit.scope
  const isOnce =
    (around.kind === 'module' || (around.kind === 'class' && around.outer?.kind === 'module')) &&
    !unit.scope.isHiding &&
    !isObject &&
    !unit.blocks.some((block) => block.kind === 'loop')
  if (isOnce && captured.length === 0 && computed.length === 0) {
    unit.constant({ kind: 'function', index }, range)
    return
  }
  for (const value of computed) unit.expression(value)
  if (computed.length > 0) unit.emit(Op.BUILD_TUPLE, computed.length, range)
  for (const local of captured) unit.emit(Op.LOAD_FAST, local, range)
  if (captured.length > 0) unit.emit(Op.BUILD_TUPLE, captured.length, range)
  unit.emit(Op.MAKE_FUNCTION, (index << 2) | (captured.length > 0 ? 2 : 0) | (computed.length > 0 ? 1 : 0), range)
}

/**
 * Whether the program may set attributes of the function: under the function's name, or in a decorator, under the name of the decorator's
 * parameter.
 */
function mayHaveAttributes(unit: Unit, node: SyntaxNode, name: string): boolean {
  const { attributed } = unit.scope.symbols
  if (attributed.has(name)) return true
  if (node.parent?.name !== 'DecoratedStatement') return false
  // A decorator of another module, such as abc.abstractmethod, may set attributes too.
  return (
    [...attributed].some((one) => one !== 'self' && one !== 'cls') ||
    node.parent.getChildren('Decorator').some((one) => !isPlain(unit, one))
  )
}

/** Whether a decorator is a builtin, such as property, staticmethod or classmethod. A builtin sets no attribute of the function. */
function isPlain(unit: Unit, decorator: SyntaxNode): boolean {
  const [, name, ...more] = children(decorator)
  if (name?.name !== 'VariableName' || more.length > 0) return false
  const binding = unit.scope.resolve(unit.source.name(name))
  return binding.kind === 'entity' && binding.entity.kind === 'builtin'
}

/** The parts of a function other than its body. */
interface Signature {
  readonly name: string
  readonly qualifiedName: string
  readonly parameters: Parameters
  readonly doc: string | undefined
  readonly node: Range
}

/**
 * Emits the cells of captured variables, RESUME, the body, and `return None` if the end can be reached. An `async def` first creates its
 * coroutine, and a function with `yield` its generator.
 */
export function compileFunction(unit: Unit, signature: Signature, body: () => void): FunctionCode {
  const { name, qualifiedName, parameters, doc, node } = signature
  for (const local of unit.scope.cells) unit.emit(Op.MAKE_CELL, local, node)
  if (unit.frameKind !== undefined) unit.emit(Op.RETURN_GENERATOR, unit.frameKind, node)
  unit.emit(Op.RESUME, 0, node)
  body()
  const last = { from: Math.max(node.from, node.to - 1), to: node.to }
  unit.constant(NONE, lastLine(unit.source, last))
  unit.emit(unit.returnOp, 0, lastLine(unit.source, last))
  const { code, lines, handlers } = unit.code.finish()
  const { positional, positionalOnly, keywordOnly, rest, extra, defaults } = parameters
  const free = [...unit.scope.table.free]
  return {
    name,
    module: unit.module.index,
    qualifiedName,
    doc,
    parameters: positional,
    positionalOnly,
    keywordOnly,
    hasRest: rest !== undefined,
    hasExtra: extra !== undefined,
    defaults,
    locals: unit.scope.locals,
    free: free.length,
    firstFree: free.length === 0 ? 0 : unit.scope.cellOf(free[0] as string),
    code,
    lines,
    isStateless: !unit.scope.usesGlobals && defaults.every((one) => one === 0),
    stackSize: stackSize(code, handlers),
    handlers,
  }
}

/** The docstring: the first statement of the body, if it is a str. */
export function documentation(source: SourceText, body: SyntaxNode): string | undefined {
  const first = children(body)[1]
  const statement = first?.name === 'StatementGroup' ? first.firstChild : first
  const parts = statement?.name === 'ExpressionStatement' ? children(statement) : []
  const constant = parts.length === 1 ? constantOf(source, parts[0] as SyntaxNode) : undefined
  return constant?.kind === 'str' ? constant.value : undefined
}

/**
 * The last character that is not blank, at or before the start of the range. The final `return None` gets the line of this character. The
 * parser's Body node can end on a later line.
 */
function lastLine(source: SourceText, { from }: Range): Range {
  let at = from
  while (at > 0 && /\s/.test(source.text[at] ?? ' ')) at--
  return { from: at, to: at + 1 }
}
