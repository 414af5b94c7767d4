import type { SyntaxNode } from '@lezer/common'
import { Op } from '../../../../assembly/abi/instructions.ts'
import { Handler, Label } from '../../image/assembler.ts'
import { children } from '../../source/syntax.ts'
import { refuseAsync } from '../refusals.ts'
import type { Unit } from '../unit.ts'
import { visitBody } from './flow.ts'
import { protect, raiseAgain } from './protect.ts'

/** `with a, b as c:` is a `with a:` that contains a `with b as c:`. */
export function visitWith(unit: Unit, node: SyntaxNode): void {
  const parts = children(node)
  const word = parts[0] as SyntaxNode
  if (word.name === 'async') throw refuseAsync(unit, word, 'with')
  const managers: { manager: SyntaxNode; target: SyntaxNode | undefined }[] = []
  const items = parts.slice(1, -1)
  for (const [at, part] of items.entries()) {
    if (part.name === ',' || part.name === 'as' || items[at - 1]?.name === 'as') continue
    managers.push({ manager: part, target: items[at + 1]?.name === 'as' ? items[at + 2] : undefined })
  }
  visitManagers(unit, word, managers.flatMap(unparenthesized), parts.at(-1) as SyntaxNode)
}

interface Manager {
  readonly manager: SyntaxNode
  readonly target: SyntaxNode | undefined
}

/** The managers of `with (a, b):`, which the parser takes for a tuple. */
function unparenthesized({ manager, target }: Manager, _at: number, all: readonly Manager[]): Manager[] {
  if (all.length > 1 || target || manager.name !== 'TupleExpression') return [{ manager, target }]
  return children(manager)
    .slice(1, -1)
    .filter((part) => part.name !== ',')
    .map((part) => ({ manager: part, target: undefined }))
}

/**
 * BEFORE_WITH leaves the exit on the stack, beneath the target's value. EXIT_WITH calls the exit at the body's end, and before a break,
 * continue or return. After an error, WITH_EXCEPT_START calls it. If it then returns a true value, the program continues after the `with`.
 */
function visitManagers(unit: Unit, word: SyntaxNode, [first, ...others]: readonly Manager[], body: SyntaxNode): void {
  if (!first) {
    visitBody(unit, body)
    return
  }
  const end = new Label()
  unit.expression(first.manager)
  unit.emit(Op.BEFORE_WITH, 0, word)
  const handler = new Handler(unit.code.height - 1)
  const block = { kind: 'with', where: word, outer: unit.code.handler } as const
  protect(unit, handler, block, () => {
    if (first.target) unit.store(unit.source.name(first.target), first.target)
    else unit.emit(Op.POP_TOP, 0, word)
    visitManagers(unit, word, others, body)
  })
  unit.emit(Op.EXIT_WITH, 0, word)
  unit.emit(Op.POP_TOP, 0, word)
  unit.jump(Op.JUMP_FORWARD, end, word)
  unit.code.enter(handler)
  const cleanup = new Handler(unit.code.height)
  const suppressed = new Label()
  protect(unit, cleanup, undefined, () => {
    unit.emit(Op.PUSH_EXC_INFO, 0, word)
    unit.emit(Op.WITH_EXCEPT_START, 0, word)
    unit.jump(Op.POP_JUMP_IF_TRUE, suppressed, word)
    unit.emit(Op.RERAISE, 0, word)
  })
  unit.code.place(suppressed)
  unit.emit(Op.POP_TOP, 0, word)
  unit.emit(Op.POP_EXCEPT, 0, word)
  unit.emit(Op.POP_TOP, 0, word)
  unit.jump(Op.JUMP_FORWARD, end, word)
  raiseAgain(unit, cleanup, word)
  unit.code.place(end)
}
