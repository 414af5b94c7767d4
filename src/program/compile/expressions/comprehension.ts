import type { SyntaxNode } from '@lezer/common'
import { Op } from '../../../../assembly/abi/instructions.ts'
import { Handler, Label } from '../../image/assembler.ts'
import { NONE } from '../../image/constant-pool.ts'
import type { Range } from '../../source/source-text.ts'
import { children } from '../../source/syntax.ts'
import { protect } from '../statements/protect.ts'
import type { Unit } from '../unit.ts'
import { compileExpressions } from './atoms.ts'
import { jumpIf } from './conditions.ts'

/** A `for … in …` of a comprehension, with the `if`s after it. */
export interface Clause {
  /** Whether the clause is an `async for`. */
  readonly isAsync: boolean
  readonly targets: readonly SyntaxNode[]
  readonly iterable: readonly SyntaxNode[]
  readonly conditions: readonly SyntaxNode[]
}

interface Comprehension {
  /** The element, or the key and the value of a dict comprehension. */
  readonly elements: readonly SyntaxNode[]
  readonly clauses: readonly Clause[]
}

/** A variable of a comprehension: a hidden local. */
interface Variable {
  readonly index: number
  readonly isCell: boolean
  readonly end: () => void
}

export function readComprehension(unit: Unit, node: SyntaxNode): Comprehension {
  const parts = children(node).slice(1, -1)
  const async = parts.find((part) => part.name === 'async')
  if (async && !unit.isAsync && !isGeneratorExpression(node))
    throw unit.source.syntaxError(node, 'asynchronous comprehension outside of an asynchronous function')
  const starts = parts.flatMap((part, at) => (part.name === 'for' ? [at] : []))
  const elements = parts.slice(0, starts[0]).filter((part) => part.name !== ':' && part !== async)
  const star = elements.find((part) => part.name === '*' || part.name === '**')
  if (star) throw unit.source.syntaxError(star, `${star.name === '*' ? 'iterable' : 'dict'} unpacking cannot be used in ${kindOf(node)}`)
  const clauses = starts.map((start, at) => readClause(parts, start, starts[at + 1]))
  const named = clauses.flatMap(({ iterable }) => iterable).flatMap(namedIn)[0]
  if (named) throw unit.source.syntaxError(named, 'assignment expression cannot be used in a comprehension iterable expression')
  return { elements, clauses }
}

/** The assignment expressions in an expression. */
function namedIn(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = []
  node.cursor().iterate((part) => {
    if (part.name === 'NamedExpression') found.push(part.node)
  })
  return found
}

function isGeneratorExpression(node: SyntaxNode): boolean {
  return node.name === 'ComprehensionExpression' || node.name === 'ArgList'
}

function kindOf(node: SyntaxNode): string {
  return node.name === 'DictionaryComprehensionExpression' ? 'dict comprehension' : 'comprehension'
}

/** Reads the clause whose `for` is at `start`. The next `for` is at `next`. */
function readClause(all: readonly SyntaxNode[], start: number, next: number | undefined): Clause {
  const parts = all.slice(start + 1, next).filter((part) => part.name !== 'async')
  const at = parts.findIndex((part) => part.name === 'in')
  const firstIf = parts.findIndex((part) => part.name === 'if')
  return {
    isAsync: all[start - 1]?.name === 'async',
    targets: parts.slice(0, at),
    iterable: parts.slice(at + 1, firstIf < 0 ? undefined : firstIf),
    conditions: firstIf < 0 ? [] : parts.slice(firstIf).filter((part) => part.name !== 'if'),
  }
}

export function visitListComprehension(unit: Unit, node: SyntaxNode): void {
  compileComprehension(unit, node, Op.BUILD_LIST, Op.LIST_APPEND)
}

export function visitSetComprehension(unit: Unit, node: SyntaxNode): void {
  compileComprehension(unit, node, Op.BUILD_SET, Op.SET_ADD)
}

export function visitDictComprehension(unit: Unit, node: SyntaxNode): void {
  compileComprehension(unit, node, Op.BUILD_MAP, Op.MAP_ADD)
}

/**
 * Compiles `[element for x in iterable if test]` inline, as CPython 3.12 does: its variables are hidden locals of the function around it.
 * The stack has the result, and above it the iterators.
 */
function compileComprehension(unit: Unit, node: SyntaxNode, build: Op, add: Op): void {
  const { elements, clauses } = readComprehension(unit, node)
  const variables: Variable[] = []
  // The first iterable is evaluated before the variables become visible. So the last x of `[x for x in x]` is not the variable of the
  // comprehension.
  openIterable(unit, node, clauses[0] as Clause)
  unit.emit(build, 0, node)
  unit.emit(Op.SWAP, 2, node)
  const { cells } = unit.scope.symbols.of(node)
  for (const name of new Set(clauses.flatMap((clause) => namesOf(unit, clause.targets).map((target) => unit.source.name(target))))) {
    variables.push(unit.scope.hide(name, cells.has(name)))
  }
  for (const { index, isCell } of variables) if (isCell) unit.emit(Op.MAKE_CELL, index, node)
  compileClauses(unit, node, clauses, () => {
    for (const element of elements) unit.expression(element)
    unit.emit(add, clauses.length + 1, elements[0] as SyntaxNode)
  })
  for (const { index, end } of variables) {
    // Clears the hidden variable. Otherwise its last value would live as long as the function runs.
    unit.constant(NONE, node)
    unit.emit(Op.STORE_FAST, index, node)
    end()
  }
}

/** Compiles the loops from the outermost inwards. The iterator of the first one is on the stack. */
export function compileClauses(unit: Unit, node: SyntaxNode, clauses: readonly Clause[], body: () => void): void {
  const [clause, ...inner] = clauses as [Clause, ...Clause[]]
  const top = new Label()
  const next = new Label()
  const end = new Label()
  const finish = openLoop(unit, top, end, node, clause.isAsync)
  assignTargets(unit, clause.targets)
  for (const condition of clause.conditions) jumpIf(unit, condition, next, false)
  if (inner.length === 0) body()
  else {
    openIterable(unit, node, inner[0] as Clause)
    compileClauses(unit, node, inner, body)
  }
  unit.code.place(next)
  unit.jump(Op.JUMP_BACKWARD, top, node)
  finish()
}

/**
 * Begins a loop over the iterator on the stack. The emitted code pushes the next item or ends the loop. The caller then emits the body and
 * the jump to `top`, and calls the returned function, which places `end`.
 */
export function openLoop(unit: Unit, top: Label, end: Label, where: Range, isAsync: boolean): () => void {
  unit.code.place(top)
  if (!isAsync) {
    unit.jump(Op.FOR_ITER, end, where)
    return () => unit.code.place(end)
  }
  const handler = new Handler(unit.code.height)
  protect(unit, handler, undefined, () => {
    unit.emit(Op.GET_ANEXT, 0, where)
    unit.constant(NONE, where)
    unit.emit(Op.YIELD_FROM, 0, where)
  })
  return () => {
    unit.code.enter(handler)
    unit.emit(Op.END_ASYNC_FOR, 0, where)
    unit.code.place(end)
  }
}

export function openIterable(unit: Unit, node: SyntaxNode, clause: Clause): void {
  compileExpressions(unit, clause.iterable)
  unit.emit(clause.isAsync ? Op.GET_AITER : Op.GET_ITER, 0, node)
}

const SEQUENCES = ['TupleExpression', 'ArrayExpression']

/** Assigns the value on the stack to the target after a `for`, or unpacks the value into several targets. */
function assignTargets(unit: Unit, targets: readonly SyntaxNode[]): void {
  const [first] = targets as [SyntaxNode]
  if (targets.length === 1 && first.name === 'ParenthesizedExpression') assignTargets(unit, [children(first)[1] as SyntaxNode])
  else if (targets.length === 1 && SEQUENCES.includes(first.name)) unpackTargets(unit, children(first).slice(1, -1), first)
  else if (targets.length === 1) unit.store(unit.source.name(first), first)
  else unpackTargets(unit, targets, first)
}

function unpackTargets(unit: Unit, targets: readonly SyntaxNode[], where: SyntaxNode): void {
  const parts = targets.filter((target) => target.name !== ',')
  unit.emit(Op.UNPACK_SEQUENCE, parts.length, where)
  for (const part of parts) assignTargets(unit, [part])
}

/** The names among the targets after a `for`. */
function namesOf(unit: Unit, targets: readonly SyntaxNode[]): SyntaxNode[] {
  return targets.flatMap((target) => {
    if (target.name === ',') return []
    if (target.name === 'VariableName') return [target]
    if (SEQUENCES.includes(target.name) || target.name === 'ParenthesizedExpression') return namesOf(unit, children(target).slice(1, -1))
    throw unit.source.refusal(target, "allows only names after 'for' in a comprehension", 'use a loop')
  })
}
