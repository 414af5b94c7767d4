import type { SyntaxNode } from '@lezer/common'
import { Op } from '../../../../assembly/abi/instructions.ts'
import { Handler, Label } from '../../image/assembler.ts'
import { NONE } from '../../image/constant-pool.ts'
import type { Range } from '../../source/source-text.ts'
import type { Unit } from '../unit.ts'
import { forget, visitBody } from './flow.ts'
import { protect, raiseAgain } from './protect.ts'
import type { Clause, Try } from './try.ts'

/** The module of the library whose functions divide and join exception groups. */
const GROUPS = '_groups'

/** The locals of an `except*` statement. Each has a name that no program can use. */
interface Locals {
  /** The part of the exception that no clause has handled so far. */
  readonly rest: number
  /** The list of the exceptions that the clauses have raised. */
  readonly raised: number
  /** The group that a clause handles. At the end of the statement: the exception that the statement raises, or None. */
  readonly match: number
}

/**
 * Compiles `try` with `except*` clauses. Each clause handles its part of the exception, and an exception that a clause raises does not end
 * the statement. At its end, the statement raises the unhandled part together with the exceptions of the clauses.
 */
export function visitStarClauses(unit: Unit, { word, body, clauses, otherwise }: Try): void {
  const end = new Label()
  const handler = new Handler(unit.code.height)
  protect(unit, handler, undefined, () => visitBody(unit, body))
  if (otherwise) visitBody(unit, otherwise)
  unit.jump(Op.JUMP_FORWARD, end, word)
  unit.code.enter(handler)
  const cleanup = new Handler(unit.code.height)
  const outer = unit.code.handler
  const [rest, raised, match] = ['.rest', '.raised', '.match'].map((name) => unit.scope.hide(name, false))
  const locals = { rest: rest?.index, raised: raised?.index, match: match?.index } as Locals
  protect(unit, cleanup, undefined, () => {
    unit.emit(Op.PUSH_EXC_INFO, 0, word)
    unit.emit(Op.COPY, 1, word)
    unit.emit(Op.STORE_FAST, locals.rest, word)
    unit.emit(Op.BUILD_LIST, 0, word)
    unit.emit(Op.STORE_FAST, locals.raised, word)
    for (const clause of clauses) visitStarClause(unit, clause, locals)
    finish(unit, word, locals, outer, end)
  })
  raiseAgain(unit, cleanup, word)
  unit.code.place(end)
  for (const hidden of [match, raised, rest]) hidden?.end()
}

/**
 * Compiles an `except*` clause. When it begins, the stack contains the previously handled exception and, above it, the exception of the
 * statement.
 */
function visitStarClause(unit: Unit, { word, type, name, body }: Clause, locals: Locals): void {
  const next = new Label()
  const where = type as SyntaxNode
  unit.library(GROUPS, 'take', word)
  unit.emit(Op.LOAD_FAST, locals.rest, word)
  unit.expression(where)
  unit.emit(Op.CALL, 2, where)
  unit.emit(Op.UNPACK_SEQUENCE, 2, word)
  unit.emit(Op.STORE_FAST, locals.match, word)
  unit.emit(Op.STORE_FAST, locals.rest, word)
  jumpIfNone(unit, locals.match, next, word)
  unit.emit(Op.LOAD_FAST, locals.match, word)
  unit.emit(Op.PUSH_EXC_INFO, 0, word)
  if (name === undefined) unit.emit(Op.POP_TOP, 0, word)
  else unit.store(name, word)
  const failed = new Handler(unit.code.height)
  protect(unit, failed, { kind: 'star', outer: unit.code.handler }, () => visitBody(unit, body))
  unit.emit(Op.POP_EXCEPT, 0, word)
  forget(unit, name, word)
  unit.jump(Op.JUMP_FORWARD, next, word)
  unit.code.enter(failed)
  unit.emit(Op.LOAD_FAST, locals.raised, word)
  unit.emit(Op.SWAP, 2, word)
  unit.emit(Op.LIST_APPEND, 1, word)
  unit.emit(Op.POP_TOP, 0, word)
  unit.emit(Op.POP_EXCEPT, 0, word)
  forget(unit, name, word)
  unit.code.place(next)
}

/** Raises the unhandled part and the exceptions of the clauses, if there are any. */
function finish(unit: Unit, word: SyntaxNode, locals: Locals, outer: Handler | undefined, end: Label): void {
  const nothing = new Label()
  unit.emit(Op.COPY, 1, word)
  unit.library(GROUPS, 'join', word)
  unit.emit(Op.SWAP, 2, word)
  unit.emit(Op.LOAD_FAST, locals.raised, word)
  unit.emit(Op.LOAD_FAST, locals.rest, word)
  unit.emit(Op.CALL, 3, word)
  unit.emit(Op.STORE_FAST, locals.match, word)
  unit.emit(Op.POP_TOP, 0, word)
  jumpIfNone(unit, locals.match, nothing, word)
  unit.emit(Op.LOAD_FAST, locals.match, word)
  unit.emit(Op.RERAISE, 0, word)
  unit.code.place(nothing)
  const within = unit.code.handler
  unit.code.handler = outer
  unit.emit(Op.POP_EXCEPT, 0, word)
  unit.jump(Op.JUMP_FORWARD, end, word)
  unit.code.handler = within
}

function jumpIfNone(unit: Unit, local: number, label: Label, where: Range): void {
  unit.emit(Op.LOAD_FAST, local, where)
  unit.constant(NONE, where)
  unit.emit(Op.IS_OP, 0, where)
  unit.jump(Op.POP_JUMP_IF_TRUE, label, where)
}
