import type { SyntaxNode } from '@lezer/common'
import { Op } from '../../../../assembly/abi/instructions.ts'
import { children } from '../../source/syntax.ts'
import { Scope } from '../scope.ts'
import { compileFunction, pushClosure } from '../statements/functions.ts'
import { NO_PARAMETERS } from '../statements/parameters.ts'
import { Unit } from '../unit.ts'
import { type Clause, compileClauses, openIterable, readComprehension } from './comprehension.ts'

/** CPython's name for the parameter of a generator expression: the iterator of the first `for`. */
const FIRST = '.0'

/**
 * Compiles `(element for x in iterable if test)`: calls a generator function whose argument is the first iterator. The node may also be the
 * argument list of `f(element for x in iterable)`.
 */
export function visitGeneratorExpression(unit: Unit, node: SyntaxNode): void {
  if (node.name === 'ArgList') checkAlone(unit, node)
  const { elements, clauses } = readComprehension(unit, node)
  const element = elements[0] as SyntaxNode
  const table = unit.scope.symbols.of(node)
  const index = unit.program.functions.push(undefined) - 1
  const inner = new Unit(unit.module, new Scope(table, unit.scope.symbols, [FIRST]), unit.visitors, isAsync(node, clauses), true)
  const parameters = { ...NO_PARAMETERS, positional: [FIRST], positionalOnly: 1, defaults: [0] }
  const signature = { name: table.name, qualifiedName: table.qualifiedName, parameters, doc: undefined, node }
  unit.program.functions[index] = compileFunction(inner, signature, () => {
    inner.emit(Op.LOAD_FAST, 0, node)
    compileClauses(inner, node, clauses, () => {
      inner.expression(element)
      inner.emit(inner.yieldOp, 0, element)
      inner.emit(Op.RESUME, 1, element)
      inner.emit(Op.POP_TOP, 0, element)
    })
  })
  pushClosure(unit, index, table, [], node)
  openIterable(unit, node, clauses[0] as Clause)
  unit.emit(Op.CALL, 1, node)
}

/**
 * Whether a generator expression is an asynchronous generator. The function around it evaluates the first iterable, so an `await` there
 * does not count.
 */
function isAsync(node: SyntaxNode, clauses: readonly Clause[]): boolean {
  const first = clauses[0] as Clause
  if (clauses.some((clause) => clause.isAsync)) return true
  const parts = children(node).filter((part) => !first.iterable.some(({ from, to }) => from === part.from && to === part.to))
  return parts.some(hasAwait)
}

/** Whether the expression contains an `await` or an `async for` outside of lambdas, which have scopes of their own. */
function hasAwait(node: SyntaxNode): boolean {
  if (node.name === 'AwaitExpression' || node.name === 'async') return true
  if (node.name === 'LambdaExpression') return false
  return children(node).some(hasAwait)
}

/** Checks that a generator expression without parentheses is the only argument. Commas may be between its `for` and its `in`. */
function checkAlone(unit: Unit, list: SyntaxNode): void {
  const parts = children(list)
  const isTarget = (at: number) =>
    parts.findLastIndex((part, before) => before < at && part.name === 'for') >
    parts.findLastIndex((part, before) => before < at && part.name === 'in')
  const comma = parts.findIndex((part, at) => part.name === ',' && !isTarget(at))
  if (comma >= 0) throw unit.source.syntaxError(parts[1] as SyntaxNode, 'Generator expression must be parenthesized')
}
