import type { Visitor } from '../unit.ts'
import { visitAssignment, visitUpdate } from './assignment.ts'
import { visitClass } from './classes.ts'
import { visitDecorated } from './decorated.ts'
import { visitDelete } from './delete.ts'
import { visitBreak, visitContinue, visitFor, visitGroup, visitIf, visitReturn, visitWhile } from './flow.ts'
import { visitFunction } from './functions.ts'
import { visitImport } from './imports.ts'
import { visitMatch } from './match.ts'
import { visitAssert, visitExpressionStatement, visitNothing, visitYieldStatement } from './simple.ts'
import { visitRaise, visitTry } from './try.ts'
import { visitWith } from './with.ts'

/** The visitors of the statements that gil-lab runs. The keys are the parser's names. */
export const STATEMENTS: ReadonlyMap<string, Visitor> = new Map([
  ['AssignStatement', visitAssignment],
  ['UpdateStatement', visitUpdate],
  ['ExpressionStatement', visitExpressionStatement],
  ['StatementGroup', visitGroup],
  ['YieldStatement', visitYieldStatement],
  ['PassStatement', visitNothing],
  ['ScopeStatement', visitNothing],
  ['DeleteStatement', visitDelete],
  ['AssertStatement', visitAssert],
  ['ImportStatement', visitImport],
  ['IfStatement', visitIf],
  ['WhileStatement', visitWhile],
  ['ForStatement', visitFor],
  ['BreakStatement', visitBreak],
  ['ContinueStatement', visitContinue],
  ['ReturnStatement', visitReturn],
  ['WithStatement', visitWith],
  ['MatchStatement', visitMatch],
  ['TryStatement', visitTry],
  ['RaiseStatement', visitRaise],
  ['FunctionDefinition', visitFunction],
  ['ClassDefinition', visitClass],
  ['DecoratedStatement', visitDecorated],
])
