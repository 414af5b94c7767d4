import type { SyntaxNode } from '@lezer/common'
import { Op } from '../../../../assembly/abi/instructions.ts'
import { Handler, Label } from '../../image/assembler.ts'
import { children } from '../../source/syntax.ts'
import type { Unit } from '../unit.ts'
import { forget, visitBody } from './flow.ts'
import { protect, raiseAgain } from './protect.ts'
import { visitStarClauses } from './try-star.ts'

/** An `except` clause. */
export interface Clause {
  readonly word: SyntaxNode
  /** The class or tuple of classes; undefined in a bare `except:`. */
  readonly type: SyntaxNode | undefined
  readonly name: string | undefined
  /** Whether it is an `except*` clause. */
  readonly isStar: boolean
  readonly body: SyntaxNode
}

export interface Try {
  readonly word: SyntaxNode
  readonly body: SyntaxNode
  readonly clauses: readonly Clause[]
  readonly otherwise: SyntaxNode | undefined
  readonly last: SyntaxNode | undefined
}

/**
 * Lays out the instructions of a `try` as CPython 3.11 does: entering costs no instruction, and leaving without an error costs one jump.
 */
export function visitTry(unit: Unit, node: SyntaxNode): void {
  const statement = readTry(unit, node)
  const { word, last, clauses } = statement
  const inner = () => {
    if (clauses.length === 0) visitBody(unit, statement.body)
    else if (clauses.some(({ isStar }) => isStar)) visitStarClauses(unit, statement)
    else visitClauses(unit, statement)
  }
  if (!last) {
    inner()
    return
  }
  const end = new Label()
  const handler = new Handler(unit.code.height)
  const outer = unit.code.handler
  protect(unit, handler, { kind: 'finally', body: last, outer }, inner)
  visitBody(unit, last)
  unit.jump(Op.JUMP_FORWARD, end, word)
  unit.code.enter(handler)
  const cleanup = new Handler(unit.code.height)
  protect(unit, cleanup, { kind: 'finishing', outer }, () => {
    unit.emit(Op.PUSH_EXC_INFO, 0, word)
    visitBody(unit, last)
    unit.emit(Op.RERAISE, 0, word)
  })
  raiseAgain(unit, cleanup, word)
  unit.code.place(end)
}

function visitClauses(unit: Unit, { word, body, clauses, otherwise }: Try): void {
  const end = new Label()
  const handler = new Handler(unit.code.height)
  protect(unit, handler, undefined, () => visitBody(unit, body))
  if (otherwise) visitBody(unit, otherwise)
  unit.jump(Op.JUMP_FORWARD, end, word)
  unit.code.enter(handler)
  const cleanup = new Handler(unit.code.height)
  const outer = unit.code.handler
  protect(unit, cleanup, undefined, () => {
    unit.emit(Op.PUSH_EXC_INFO, 0, word)
    for (const clause of clauses) visitClause(unit, clause, outer, end)
    unit.emit(Op.RERAISE, 0, word)
  })
  raiseAgain(unit, cleanup, word)
  unit.code.place(end)
}

/**
 * Compiles an `except` clause. `outer` is the handler of the code after the clause. On the stack are the exception that was handled before,
 * and above it the new one.
 */
function visitClause(unit: Unit, { word, type, name, body }: Clause, outer: Handler | undefined, end: Label): void {
  const next = new Label()
  if (type) {
    unit.expression(type)
    unit.emit(Op.CHECK_EXC_MATCH, 0, type)
    unit.jump(Op.POP_JUMP_IF_FALSE, next, type)
  }
  if (name === undefined) unit.emit(Op.POP_TOP, 0, word)
  else unit.store(name, word)
  const block = { kind: 'caught', name, where: word, outer } as const
  const cleanup = name === undefined ? unit.code.handler : new Handler(unit.code.height)
  protect(unit, cleanup as Handler, block, () => visitBody(unit, body))
  const within = unit.code.handler
  unit.code.handler = outer
  unit.emit(Op.POP_EXCEPT, 0, word)
  forget(unit, name, word)
  unit.jump(Op.JUMP_FORWARD, end, word)
  unit.code.handler = within
  if (name !== undefined) {
    unit.code.enter(cleanup as Handler)
    forget(unit, name, word)
    unit.emit(Op.RERAISE, 0, word)
  }
  unit.code.place(next)
}

function readTry(unit: Unit, node: SyntaxNode): Try {
  const parts = children(node)
  const word = parts[0] as SyntaxNode
  const clauses: Clause[] = []
  let otherwise: SyntaxNode | undefined
  let last: SyntaxNode | undefined
  for (let at = 2; at < parts.length; ) {
    const next = parts.findIndex((part, index) => index > at && part.name === 'Body')
    const [start, body] = [parts[at] as SyntaxNode, parts[next] as SyntaxNode]
    if (start.name === 'except') clauses.push(readClause(unit, start, parts.slice(at + 1, next), body))
    else if (start.name === 'else') otherwise = body
    else last = body
    at = next + 1
  }
  if (clauses.length === 0 && !last) throw unit.source.syntaxError(word, "expected 'except' or 'finally' block")
  const bare = clauses.slice(0, -1).find(({ type }) => !type)
  if (bare) throw unit.source.syntaxError(bare.word, "default 'except:' must be last")
  const other = clauses.find(({ isStar }) => isStar !== clauses[0]?.isStar)
  if (other) throw unit.source.syntaxError(other.word, "cannot have both 'except' and 'except*' on the same 'try'")
  return { word, body: parts[1] as SyntaxNode, clauses, otherwise, last }
}

function readClause(unit: Unit, word: SyntaxNode, parts: readonly SyntaxNode[], body: SyntaxNode): Clause {
  const isStar = parts[0]?.name === '*'
  const [type, second, name] = isStar ? parts.slice(1) : parts
  if (isStar && !type) throw unit.source.syntaxError(word, 'expected one or more exception types')
  if (second && second.name !== 'as') throw unit.source.syntaxError(type as SyntaxNode, 'multiple exception types must be parenthesized')
  return { word, type, name: name && unit.source.name(name), isStar, body }
}

/** Compiles `raise`, `raise error` and `raise error from cause`. */
export function visitRaise(unit: Unit, node: SyntaxNode): void {
  const [, error, from, cause] = children(node)
  if (from && from.name !== 'from') throw unit.source.syntaxError(from, 'invalid syntax')
  if (error) unit.expression(error)
  if (cause) unit.expression(cause)
  unit.emit(Op.RAISE_VARARGS, cause ? 2 : error ? 1 : 0, node)
}
