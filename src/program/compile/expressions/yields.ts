import type { SyntaxNode } from '@lezer/common'
import { Op } from '../../../../assembly/abi/instructions.ts'
import { NONE } from '../../image/constant-pool.ts'
import type { SourceText } from '../../source/source-text.ts'
import { children } from '../../source/syntax.ts'
import type { Unit } from '../unit.ts'
import { compileExpressions } from './atoms.ts'

const YIELDS = ['YieldStatement', 'YieldExpression']
/** Nodes whose bodies are functions of their own. The defaults of their parameters may contain a `yield` of the function around them. */
const FUNCTIONS = ['FunctionDefinition', 'LambdaExpression', 'ClassDefinition']

/** Whether a function with this body is a generator: the body contains a `yield`, outside the functions that are nested in it. */
export function hasYield(source: SourceText, body: SyntaxNode): boolean {
  if (!source.slice(body).includes('yield')) return false
  const rest = [body]
  for (let node = rest.pop(); node; node = rest.pop()) {
    if (YIELDS.includes(node.name)) return true
    if (node !== body && FUNCTIONS.includes(node.name)) rest.push(...children(node).filter((part) => part.name === 'ParamList'))
    else rest.push(...children(node))
  }
  return false
}

/**
 * Compiles `yield`, `yield value` and `yield a, b`, which push what send() gives, and `yield from iterable`, which pushes what the iterable
 * returns.
 */
export function visitYield(unit: Unit, node: SyntaxNode): void {
  if (unit.scope.isModule) throw unit.source.syntaxError(node, "'yield' outside function")
  const inside = unit.scope.table.name === '<genexpr>' ? 'generator expression' : unit.scope.isHiding ? 'comprehension' : undefined
  if (inside) throw unit.source.syntaxError(node, `'yield' inside ${inside}`)
  const values = children(node)
    .slice(1)
    .filter((part) => !part.type.isError)
  if (values[0]?.name === 'from') {
    if (unit.isAsync) throw unit.source.syntaxError(node, "'yield from' inside async function")
    unit.expression(values[1] as SyntaxNode)
    unit.emit(Op.GET_YIELD_FROM_ITER, 0, node)
    unit.constant(NONE, node)
    unit.emit(Op.YIELD_FROM, 0, node)
    return
  }
  if (values.length === 0) unit.constant(NONE, node)
  else compileExpressions(unit, values)
  unit.emit(unit.yieldOp, 0, node)
  unit.emit(Op.RESUME, 1, node)
}
