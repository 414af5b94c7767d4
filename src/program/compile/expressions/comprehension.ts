import type { SyntaxNode } from '@lezer/common'
import { Op } from '../../../../assembly/abi/instructions.ts'
import { Label } from '../../image/assembler.ts'
import { NONE } from '../../image/constant-pool.ts'
import { children } from '../../source/syntax.ts'
import { refuseAsync } from '../refusals.ts'
import type { Unit } from '../unit.ts'
import { compileExpressions } from './atoms.ts'
import { jumpIf } from './conditions.ts'

interface Comprehension {
  readonly element: SyntaxNode
  readonly targets: readonly SyntaxNode[]
  readonly iterable: readonly SyntaxNode[]
  readonly conditions: readonly SyntaxNode[]
}

function read(unit: Unit, node: SyntaxNode): Comprehension {
  const parts = children(node).slice(1, -1)
  const async = parts.find((part) => part.name === 'async')
  if (async && !unit.isAsync) throw unit.source.syntaxError(node, 'asynchronous comprehension outside of an asynchronous function')
  if (async) throw refuseAsync(unit, async, 'for')
  const positions = parts.flatMap((part, at) => (part.name === 'for' ? [at] : []))
  const second = positions[1] === undefined ? undefined : parts[positions[1]]
  if (second) throw unit.source.refusal(second, "runs only one 'for' in a list comprehension", 'nest loops instead')
  const start = positions[0] as number
  const at = parts.findIndex((part, position) => position > start && part.name === 'in')
  const firstIf = parts.findIndex((part) => part.name === 'if')
  const element = parts[0] as SyntaxNode
  if (element.name === '*' || start !== 1) throw unit.source.refusal(node, 'does not run this comprehension', 'use a loop')
  return {
    element,
    targets: parts.slice(start + 1, at),
    iterable: parts.slice(at + 1, firstIf < 0 ? undefined : firstIf),
    conditions: firstIf < 0 ? [] : parts.slice(firstIf).filter((part) => part.name !== 'if'),
  }
}

/** `[element for x in iterable if test]`, inline as in CPython 3.12: its variable is a hidden local of the function around it. */
export function visitListComprehension(unit: Unit, node: SyntaxNode): void {
  const { element, targets, iterable, conditions } = read(unit, node)
  const top = new Label()
  const next = new Label()
  const end = new Label()
  // The iterable is evaluated before the variable becomes visible: [x for x in x].
  compileExpressions(unit, iterable)
  unit.emit(Op.GET_ITER, 0, node)
  unit.emit(Op.BUILD_LIST, 0, node)
  unit.emit(Op.SWAP, 2, node)
  const { cells } = unit.scope.symbols.of(node)
  const variables = namesOf(unit, targets).map((target) => {
    const name = unit.source.name(target)
    return { target, ...unit.scope.hide(name, cells.has(name)) }
  })
  for (const { index, isCell } of variables) if (isCell) unit.emit(Op.MAKE_CELL, index, node)
  unit.code.place(top)
  unit.jump(Op.FOR_ITER, end, node)
  if (targets.length > 1 || targets[0]?.name !== 'VariableName') unit.emit(Op.UNPACK_SEQUENCE, variables.length, node)
  for (const { target, index, isCell } of variables) unit.emit(isCell ? Op.STORE_DEREF : Op.STORE_FAST, index, target)
  for (const condition of conditions) jumpIf(unit, condition, next, false)
  unit.expression(element)
  unit.emit(Op.LIST_APPEND, 2, element)
  unit.code.place(next)
  unit.jump(Op.JUMP_BACKWARD, top, node)
  unit.code.place(end)
  for (const { index, end } of variables) {
    // Clears the hidden variable. Otherwise its last value would live as long as the function runs.
    unit.constant(NONE, node)
    unit.emit(Op.STORE_FAST, index, node)
    end()
  }
}

function namesOf(unit: Unit, targets: readonly SyntaxNode[]): SyntaxNode[] {
  const inner = targets.length === 1 && targets[0]?.name === 'TupleExpression' ? children(targets[0]).slice(1, -1) : targets
  const names = inner.filter((target) => target.name !== ',')
  for (const name of names) {
    if (name.name !== 'VariableName')
      throw unit.source.refusal(name, "allows only a plain name after 'for' in a comprehension", 'use a loop')
  }
  return names
}
