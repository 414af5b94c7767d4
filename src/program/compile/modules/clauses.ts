import type { SyntaxNode } from '@lezer/common'
import type { Range, SourceText } from '../../source/source-text.ts'
import { children } from '../../source/syntax.ts'

/** One name that an import statement binds, or the `*` that binds several. */
export interface ImportClause {
  /** The bound name; `*` for `from m import *`. */
  readonly name: string
  readonly node: SyntaxNode
  /** The module as written: "queue", "pkg.mod", without the leading dots of a relative import; '' for `from . import x`. */
  readonly path: string
  /** The place of the path in the source. */
  readonly where: Range
  /** The number of leading dots. */
  readonly level: number
  /** The name that `from m import name` takes out of the module; absent for `import m`. */
  readonly member?: SyntaxNode
  /** Whether the bound name refers to the last module of the path: in `import a.b as c`, c refers to b. In `import a.b`, a refers to a. */
  readonly bindsLast: boolean
}

/**
 * The clauses of an import statement. They come from the text of the statement alone, so the compiler has them before it reads other
 * modules.
 */
export function importClauses(source: SourceText, node: SyntaxNode): ImportClause[] {
  const parts = children(node).filter((part) => part.name !== '(' && part.name !== ')')
  if (parts[0]?.name === 'import') return split(parts.slice(1)).map((clause) => importClause(source, clause))
  const at = parts.findIndex((part) => part.name === 'import')
  const written = parts.slice(1, at)
  const start = written.findIndex((part) => part.name === 'VariableName')
  const path = start < 0 ? [] : written.slice(start)
  const dots = written.slice(0, start < 0 ? undefined : start)
  const common = {
    path: path.map((part) => source.name(part)).join(''),
    where: { from: (written[0] ?? node).from, to: (written.at(-1) ?? node).to },
    level: dots.reduce((count, part) => count + (part.to - part.from), 0),
    bindsLast: true,
  }
  return split(parts.slice(at + 1)).map(([member, , alias]) => ({
    ...common,
    name: source.name((alias ?? member) as SyntaxNode),
    node: member as SyntaxNode,
    member: member as SyntaxNode,
  }))
}

/** Splits the parts of `a as b, c` at the commas. */
function split(parts: readonly SyntaxNode[]): SyntaxNode[][] {
  const found: SyntaxNode[][] = [[]]
  for (const part of parts) {
    if (part.name === ',') found.push([])
    else found.at(-1)?.push(part)
  }
  return found.filter((clause) => clause.length > 0)
}

function importClause(source: SourceText, clause: readonly SyntaxNode[]): ImportClause {
  const at = clause.findIndex((part) => part.name === 'as')
  const path = at < 0 ? clause : clause.slice(0, at)
  const first = path[0] as SyntaxNode
  return {
    name: source.name(at < 0 ? first : (clause[at + 1] as SyntaxNode)),
    node: first,
    path: path.map((part) => source.name(part)).join(''),
    where: { from: first.from, to: (path.at(-1) as SyntaxNode).to },
    level: 0,
    bindsLast: at >= 0,
  }
}
