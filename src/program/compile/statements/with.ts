import type { SyntaxNode } from '@lezer/common'
import { Op } from '../../../../assembly/abi/instructions.ts'
import { AwaitReason } from '../../../../assembly/abi/traps.ts'
import { Handler, Label } from '../../image/assembler.ts'
import { children } from '../../source/syntax.ts'
import { emitAwait } from '../expressions/await.ts'
import { checkAsync } from '../refusals.ts'
import type { Unit } from '../unit.ts'
import { emitExit, visitBody } from './flow.ts'
import { protect, raiseAgain } from './protect.ts'

/** Compiles `with`. `with a, b as c:` is a `with a:` that contains a `with b as c:`. */
export function visitWith(unit: Unit, node: SyntaxNode): void {
  const parts = children(node)
  const word = parts[0] as SyntaxNode
  const isAsync = word.name === 'async'
  if (isAsync) checkAsync(unit, word, 'with')
  const managers: { manager: SyntaxNode; target: SyntaxNode | undefined }[] = []
  const items = parts.slice(isAsync ? 2 : 1, -1)
  for (const [at, part] of items.entries()) {
    if (part.name === ',' || part.name === 'as' || items[at - 1]?.name === 'as') continue
    managers.push({ manager: part, target: items[at + 1]?.name === 'as' ? items[at + 2] : undefined })
  }
  visitManagers(unit, word, isAsync, managers.flatMap(unparenthesized), parts.at(-1) as SyntaxNode)
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
 * Compiles the body inside the managers. The exit of a manager is its `__exit__` or `__aexit__`. BEFORE_WITH leaves the exit on the stack,
 * beneath the target's value. EXIT_WITH calls the exit at the end of the body, and before a `break`, `continue` or `return`. After an
 * error, WITH_EXCEPT_START calls the exit. If the exit then returns a true value, the program continues after the `with`.
 */
function visitManagers(unit: Unit, word: SyntaxNode, isAsync: boolean, [first, ...others]: readonly Manager[], body: SyntaxNode): void {
  if (!first) {
    visitBody(unit, body)
    return
  }
  const end = new Label()
  unit.expression(first.manager)
  unit.emit(isAsync ? Op.BEFORE_ASYNC_WITH : Op.BEFORE_WITH, 0, word)
  if (isAsync) emitAwait(unit, word, AwaitReason.AENTER)
  const handler = new Handler(unit.code.height - 1)
  const block = { kind: 'with', isAsync, where: word, outer: unit.code.handler } as const
  protect(unit, handler, block, () => {
    if (first.target) unit.store(unit.source.name(first.target), first.target)
    else unit.emit(Op.POP_TOP, 0, word)
    visitManagers(unit, word, isAsync, others, body)
  })
  emitExit(unit, word, isAsync)
  unit.emit(Op.POP_TOP, 0, word)
  unit.jump(Op.JUMP_FORWARD, end, word)
  unit.code.enter(handler)
  const cleanup = new Handler(unit.code.height)
  const suppressed = new Label()
  protect(unit, cleanup, undefined, () => {
    unit.emit(Op.PUSH_EXC_INFO, 0, word)
    unit.emit(Op.WITH_EXCEPT_START, 0, word)
    if (isAsync) emitAwait(unit, word, AwaitReason.AEXIT)
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
