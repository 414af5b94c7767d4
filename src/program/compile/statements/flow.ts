import type { SyntaxNode } from '@lezer/common'
import { FrameKind, Op } from '../../../../assembly/abi/instructions.ts'
import { AwaitReason } from '../../../../assembly/abi/traps.ts'
import { Label } from '../../image/assembler.ts'
import { NONE } from '../../image/constant-pool.ts'
import type { Range } from '../../source/source-text.ts'
import { children } from '../../source/syntax.ts'
import { compileExpressions } from '../expressions/atoms.ts'
import { emitAwait } from '../expressions/await.ts'
import { openLoop } from '../expressions/comprehension.ts'
import { jumpIf } from '../expressions/conditions.ts'
import { constantOf, tuple } from '../fold.ts'
import { checkAsync } from '../refusals.ts'
import type { Block, Loop, Unit } from '../unit.ts'
import { assignGroup } from './assignment.ts'

/** Compiles the statements of a Body node. Its first child is the colon. */
export function visitBody(unit: Unit, body: SyntaxNode): void {
  for (const statement of children(body).slice(1)) unit.statement(statement)
}

export function visitGroup(unit: Unit, node: SyntaxNode): void {
  for (const part of children(node)) if (part.name !== ';') unit.statement(part)
}

export function visitIf(unit: Unit, node: SyntaxNode): void {
  const parts = children(node)
  const end = new Label()
  for (let at = 0; at < parts.length; ) {
    const word = parts[at] as SyntaxNode
    if (word.name === 'else') {
      visitBody(unit, parts[at + 1] as SyntaxNode)
      break
    }
    const [test, body] = [parts[at + 1], parts[at + 2]]
    if (!test || body?.name !== 'Body') throw unit.source.syntaxError(word, 'invalid syntax')
    at += 3
    const next = new Label()
    jumpIf(unit, test, next, false)
    visitBody(unit, body)
    if (at < parts.length) unit.jump(Op.JUMP_FORWARD, end, word)
    unit.code.place(next)
  }
  unit.code.place(end)
}

/** Compiles `while` in the layout of CPython 2.7: the test is at the top, and each round ends with a jump back to the test. */
export function visitWhile(unit: Unit, node: SyntaxNode): void {
  const [word, test, body, , otherwise] = children(node) as [SyntaxNode, SyntaxNode, SyntaxNode, SyntaxNode?, SyntaxNode?]
  const loop: Loop = { kind: 'loop', hasIterator: false, top: new Label(), end: new Label() }
  const orElse = new Label()
  unit.code.place(loop.top)
  if (!isAlwaysTrue(unit, test)) jumpIf(unit, test, orElse, false)
  visitLoopBody(unit, loop, body)
  unit.jump(Op.JUMP_BACKWARD, loop.top, word)
  unit.code.place(orElse)
  if (otherwise) visitBody(unit, otherwise)
  unit.code.place(loop.end)
}

function isAlwaysTrue(unit: Unit, test: SyntaxNode): boolean {
  const constant = constantOf(unit.source, test)
  return (constant?.kind === 'bool' && constant.value) || (constant?.kind === 'int' && constant.value !== 0n)
}

function visitLoopBody(unit: Unit, loop: Loop, body: SyntaxNode): void {
  unit.blocks.push(loop)
  visitBody(unit, body)
  unit.blocks.pop()
}

export function visitFor(unit: Unit, node: SyntaxNode): void {
  const parts = children(node)
  const word = parts[0] as SyntaxNode
  const isAsync = word.name === 'async'
  if (isAsync) checkAsync(unit, word, 'for')
  const within = parts.findIndex((part) => part.name === 'in')
  const bodyAt = parts.findIndex((part) => part.name === 'Body')
  const iterable = parts.slice(within + 1, bodyAt)
  const loop: Loop = { kind: 'loop', hasIterator: true, top: new Label(), end: new Label() }
  const orElse = new Label()
  compileExpressions(unit, iterable)
  unit.emit(isAsync ? Op.GET_AITER : Op.GET_ITER, 0, iterable[0] as SyntaxNode)
  const finish = openLoop(unit, loop.top, orElse, word, isAsync)
  assignGroup(unit, parts.slice(isAsync ? 2 : 1, within))
  visitLoopBody(unit, loop, parts[bodyAt] as SyntaxNode)
  unit.jump(Op.JUMP_BACKWARD, loop.top, word)
  finish()
  const otherwise = parts[bodyAt + 2]
  if (otherwise) visitBody(unit, otherwise)
  unit.code.place(loop.end)
}

export function visitBreak(unit: Unit, node: SyntaxNode): void {
  leaving(unit, () => {
    const loop = leaveToLoop(unit, node)
    if (!loop) throw unit.source.syntaxError(node, "'break' outside loop")
    if (loop.hasIterator) unit.emit(Op.POP_TOP, 0, node)
    unit.jump(Op.JUMP_FORWARD, loop.end, node)
  })
}

export function visitContinue(unit: Unit, node: SyntaxNode): void {
  leaving(unit, () => {
    const loop = leaveToLoop(unit, node)
    if (!loop) throw unit.source.syntaxError(node, "'continue' not properly in loop")
    unit.jump(Op.JUMP_BACKWARD, loop.top, node)
  })
}

/**
 * Compiles `return`. RETURN_VALUE needs its value alone on the stack, so the emitted code leaves all blocks first. The end of a block
 * can change variables. So the emitted code evaluates the value before it leaves the blocks, unless the value is a constant.
 */
export function visitReturn(unit: Unit, node: SyntaxNode): void {
  if (unit.scope.isModule) throw unit.source.syntaxError(node, "'return' outside function")
  const values = children(node).slice(1)
  if (values.length > 0 && unit.frameKind === FrameKind.ASYNC_GENERATOR)
    throw unit.source.syntaxError(node, "'return' with value in async generator")
  const known = values.length === 0 || (values.length === 1 ? constantOf(unit.source, values[0] as SyntaxNode) : tuple(unit.source, values))
  leaving(unit, () => {
    if (known) leaveAll(unit, node, false)
    if (values.length === 0) unit.constant(NONE, node)
    else compileExpressions(unit, values)
    if (!known) leaveAll(unit, node, true)
    unit.emit(unit.returnOp, 0, node)
  })
}

/**
 * Calls `leave`, which emits the code that leaves blocks. Then restores the unit's blocks and handler, because the statements after the
 * `break`, `continue` or `return` are still inside the blocks.
 */
function leaving(unit: Unit, leave: () => void): void {
  const { blocks } = unit
  const { handler } = unit.code
  leave()
  unit.blocks = blocks
  unit.code.handler = handler
}

/** Leaves the blocks between the current statement and the innermost loop around it. @returns that loop; undefined outside of loops */
function leaveToLoop(unit: Unit, node: SyntaxNode): Loop | undefined {
  for (const [at, block] of [...unit.blocks.entries()].reverse()) {
    if (block.kind === 'loop') return block
    unit.blocks = unit.blocks.slice(0, at)
    leaveBlock(unit, block, node, false)
  }
  return undefined
}

function leaveAll(unit: Unit, node: SyntaxNode, underValue: boolean): void {
  for (const [at, block] of [...unit.blocks.entries()].reverse()) {
    unit.blocks = unit.blocks.slice(0, at)
    leaveBlock(unit, block, node, underValue)
  }
}

/**
 * Emits the code that leaves a block: the code removes the block's values from the value stack and runs the end of the block. The handler
 * outside the block protects this code. With `underValue`, a value is on top of the stack and stays there.
 */
function leaveBlock(unit: Unit, block: Block, node: SyntaxNode, underValue: boolean): void {
  if (block.kind === 'loop') {
    if (block.hasIterator) drop(unit, Op.POP_TOP, node, underValue)
    return
  }
  unit.code.handler = block.outer
  switch (block.kind) {
    case 'with':
      if (underValue) unit.emit(Op.SWAP, 2, node)
      emitExit(unit, block.where, block.isAsync)
      unit.emit(Op.POP_TOP, 0, block.where)
      break
    case 'finally':
      if (underValue) unit.blocks = [...unit.blocks, { kind: 'value', outer: block.outer }]
      visitBody(unit, block.body)
      break
    case 'value':
      drop(unit, Op.POP_TOP, node, underValue)
      break
    case 'finishing':
      drop(unit, Op.POP_TOP, node, underValue)
      drop(unit, Op.POP_EXCEPT, node, underValue)
      break
    case 'star':
      throw unit.source.syntaxError(node, "'break', 'continue' and 'return' cannot appear in an except* block")
    case 'caught':
      drop(unit, Op.POP_EXCEPT, node, underValue)
      forget(unit, block.name, block.where)
  }
}

function drop(unit: Unit, op: Op, node: SyntaxNode, underValue: boolean): void {
  if (underValue) unit.emit(Op.SWAP, 2, node)
  unit.emit(op, 0, node)
}

/** Ends a `with`: calls its exit, which is on top of the stack, and replaces it by the result. */
export function emitExit(unit: Unit, where: Range, isAsync: boolean): void {
  unit.emit(Op.EXIT_WITH, 0, where)
  if (isAsync) emitAwait(unit, where, AwaitReason.AEXIT)
}

/** Unsets the name of an `except` clause, as Python does at the clause's end. */
export function forget(unit: Unit, name: string | undefined, where: Range): void {
  if (name === undefined) return
  unit.constant(NONE, where)
  unit.store(name, where)
  unit.remove(name, where)
}
