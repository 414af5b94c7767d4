import type { SyntaxNode } from '@lezer/common'
import type { Unit } from './unit.ts'

interface Refusal {
  readonly what: string
  readonly hint: string
}

const runs = (what: string, hint: string): Refusal => ({ what: `does not run ${what}`, hint })

/** What is Python, but not gil-lab's, by the parser's names: what to say, and what to write instead. */
const REFUSALS: ReadonlyMap<string, Refusal> = new Map([
  ['ClassDefinition', runs("'class'", 'use functions, lists and tuples')],
  ['DecoratedStatement', runs('decorators', 'call the function itself')],
  ['TryStatement', runs("'try'", 'an uncaught error ends its thread with a traceback')],
  ['RaiseStatement', runs("'raise'", 'use assert')],
  ['MatchStatement', runs("'match'", 'use if and elif')],
  ['DeleteStatement', runs("'del'", 'assign None')],
  ['YieldStatement', runs('generators', 'return a list')],
  ['YieldExpression', runs('generators', 'return a list')],
  ['TypeDefinition', runs("'type'", 'leave it out')],
  ['LambdaExpression', runs("'lambda'", 'use def')],
  ['NamedExpression', runs("':='", 'assign in a statement of its own')],
  ['DictionaryExpression', runs('dictionaries', 'use lists')],
  ['DictionaryComprehensionExpression', runs('dictionaries', 'use lists')],
  ['SetExpression', runs('sets', 'use lists')],
  ['SetComprehensionExpression', runs('sets', 'use lists')],
  ['ComprehensionExpression', runs('generators', 'use brackets: a list comprehension')],
  ['Ellipsis', runs("'...'", 'use pass')],
  ['*', runs("unpacking with '*'", 'name the elements')],
])

/** Statements are marked by their first word, expressions whole. */
export function refuse(unit: Unit, node: SyntaxNode): never {
  const refusal = REFUSALS.get(node.name)
  const word = /Statement$|Definition$/.test(node.name) ? (node.firstChild ?? node) : node
  const { what, hint } = refusal ?? runs(`this (${node.name})`, '')
  throw unit.source.refusal(word, what, hint)
}

/** `async for` and `async with`, marked by their first word. */
export function refuseAsync(unit: Unit, word: SyntaxNode, statement: 'for' | 'with'): Error {
  const what = `'async ${statement}'`
  if (!unit.isAsync) return unit.source.syntaxError(word, `${what} outside async function`)
  return unit.source.refusal(word, `does not run ${what}`, `await inside a plain '${statement}'`)
}
