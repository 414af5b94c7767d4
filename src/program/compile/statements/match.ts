import type { SyntaxNode } from '@lezer/common'
import { Op } from '../../../../assembly/abi/instructions.ts'
import { Label } from '../../image/assembler.ts'
import { children } from '../../source/syntax.ts'
import { jumpIf } from '../expressions/conditions.ts'
import type { Unit } from '../unit.ts'
import { visitBody } from './flow.ts'
import { Patterns } from './patterns.ts'

/** Compiles `match subject:`, which tries its clauses from top to bottom. */
export function visitMatch(unit: Unit, node: SyntaxNode): void {
  const [word, subject, body] = children(node) as [SyntaxNode, SyntaxNode, SyntaxNode]
  const end = new Label()
  const hidden = unit.scope.hide('.subject', false)
  unit.expression(subject)
  unit.emit(Op.STORE_FAST, hidden.index, subject)
  for (const clause of children(body)) if (clause.name === 'MatchClause') visitClause(unit, clause, hidden.index, end)
  unit.code.place(end)
  unit.constant({ kind: 'none' }, word)
  unit.emit(Op.STORE_FAST, hidden.index, word)
  hidden.end()
}

function visitClause(unit: Unit, clause: SyntaxNode, subject: number, end: Label): void {
  const parts = children(clause)
  const guard = clause.getChild('Guard')
  const body = clause.getChild('Body') as SyntaxNode
  const written = parts.slice(
    1,
    parts.findIndex(({ name }) => name === 'Guard' || name === 'Body'),
  )
  const next = new Label()
  const patterns = new Patterns(unit, next)
  // Commas without brackets make a sequence pattern too.
  if (written.length > 1) patterns.sequence(written, subject, clause)
  else patterns.match(written[0] as SyntaxNode, subject)
  patterns.bind(clause)
  if (guard) jumpIf(unit, children(guard)[1] as SyntaxNode, next, false)
  visitBody(unit, body)
  unit.jump(Op.JUMP_FORWARD, end, clause)
  unit.code.place(next)
}
