import type { SyntaxNode } from '@lezer/common'
import { Op } from '../../../../assembly/abi/instructions.ts'
import { children } from '../../source/syntax.ts'
import { refuseAsync } from '../refusals.ts'
import type { Unit } from '../unit.ts'
import { visitBody } from './flow.ts'

/**
 * `with lock:` and `with a, b:`. BEFORE_WITH acquires the lock and turns its stack cell into a guard. EXIT_WITH releases the lock at the
 * body's end and before a break, continue or return. After an error, unwinding releases the lock of each guard.
 */
export function visitWith(unit: Unit, node: SyntaxNode): void {
  const parts = children(node)
  const word = parts[0] as SyntaxNode
  if (word.name === 'async') throw refuseAsync(unit, word, 'with')
  const alias = parts.find((part) => part.name === 'as')
  if (alias) throw unit.source.refusal(alias, "does not run 'with … as'", "use 'with' without 'as', for a Lock or a Semaphore")
  const managers = parts.slice(1, -1).filter((part) => part.name !== ',')
  for (const manager of managers) {
    unit.expression(manager)
    unit.emit(Op.BEFORE_WITH, 0, word)
    unit.blocks.push({ kind: 'with', where: word })
  }
  visitBody(unit, parts.at(-1) as SyntaxNode)
  for (const _ of managers) {
    unit.blocks.pop()
    unit.emit(Op.EXIT_WITH, 0, word)
  }
}
