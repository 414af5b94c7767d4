import type { SyntaxNode } from '@lezer/common'
import type { Unit } from './unit.ts'

interface Refusal {
  readonly what: string
  readonly hint: string
}

const runs = (what: string, hint: string): Refusal => ({ what: `does not run ${what}`, hint })

/** Python syntax that gil-lab does not run, with what to write instead. The keys are the parser's node names. */
const REFUSALS: ReadonlyMap<string, Refusal> = new Map([
  ['TypeDefinition', runs("the statement 'type'", 'write an assignment, such as Pair = tuple[int, int]')],
])

/** Refuses a node. Carets mark the first word of a statement, or the whole of an expression. */
export function refuse(unit: Unit, node: SyntaxNode): never {
  const refusal = REFUSALS.get(node.name)
  const word = /Statement$|Definition$/.test(node.name) ? (node.firstChild ?? node) : node
  const { what, hint } = refusal ?? runs(`this (${node.name})`, '')
  throw unit.source.refusal(word, what, hint)
}

/** Refuses `async for` and `async with` outside of an `async def`. Carets mark the first word. */
export function checkAsync(unit: Unit, word: SyntaxNode, statement: 'for' | 'with'): void {
  if (!unit.isAsync) throw unit.source.syntaxError(word, `'async ${statement}' outside async function`)
}
