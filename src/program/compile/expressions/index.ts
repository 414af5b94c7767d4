import { visitLambda } from '../statements/functions.ts'
import type { Visitor } from '../unit.ts'
import { visitList, visitLiteral, visitName, visitNamed, visitParenthesized, visitTuple } from './atoms.ts'
import { visitCall, visitMember } from './calls.ts'
import { visitDictComprehension, visitListComprehension, visitSetComprehension } from './comprehension.ts'
import { visitDict, visitSet } from './displays.ts'
import { visitGeneratorExpression } from './generator-expression.ts'
import { visitConditional, visitOperation } from './operators.ts'
import { visitFormatString } from './strings.ts'
import { visitYield } from './yields.ts'

/** The visitors of the expressions that gil-lab runs. The keys are the parser's names. */
export const EXPRESSIONS: ReadonlyMap<string, Visitor> = new Map([
  ['VariableName', visitName],
  ['Number', visitLiteral],
  ['String', visitLiteral],
  ['Boolean', visitLiteral],
  ['None', visitLiteral],
  ['Ellipsis', visitLiteral],
  ['FormatString', visitFormatString],
  ['ContinuedString', visitFormatString],
  ['ParenthesizedExpression', visitParenthesized],
  ['TupleExpression', visitTuple],
  ['ArrayExpression', visitList],
  ['ArrayComprehensionExpression', visitListComprehension],
  ['DictionaryExpression', visitDict],
  ['DictionaryComprehensionExpression', visitDictComprehension],
  ['SetExpression', visitSet],
  ['SetComprehensionExpression', visitSetComprehension],
  ['BinaryExpression', visitOperation],
  ['UnaryExpression', visitOperation],
  ['AwaitExpression', visitOperation],
  ['ConditionalExpression', visitConditional],
  ['NamedExpression', visitNamed],
  ['LambdaExpression', visitLambda],
  ['CallExpression', visitCall],
  ['MemberExpression', visitMember],
  ['YieldExpression', visitYield],
  ['ComprehensionExpression', visitGeneratorExpression],
  ['ArgList', visitGeneratorExpression],
])
