import type { SyntaxNode } from '@lezer/common'
import { type Entity, enumerate, MODULES } from '../library/library.ts'
import type { SourceText } from '../source/source-text.ts'
import { children } from '../source/syntax.ts'

/** One name that an import statement binds. */
interface ImportedName {
  readonly name: string
  readonly entity: Entity
  readonly node: SyntaxNode
}

/** The names that an import statement binds. @throws LabError if gil-lab lacks one of them */
export function importedNames(source: SourceText, node: SyntaxNode): ImportedName[] {
  const parts = children(node).filter((part) => part.name !== '(' && part.name !== ')')
  if (parts[0]?.name === 'import') return clauses(parts.slice(1)).map((clause) => importModule(source, clause))
  const at = parts.findIndex((part) => part.name === 'import')
  const path = parts.slice(1, at)
  const where = { from: (path[0] ?? node).from, to: (path.at(-1) ?? node).to }
  const module = MODULES.get(source.name(where))
  if (module?.kind !== 'namespace') throw unknownModule(source, where, source.name(where))
  return clauses(parts.slice(at + 1)).map(([name, , alias]) => {
    const wanted = name as SyntaxNode
    return { name: source.name(alias ?? wanted), entity: memberOf(source, module, wanted), node: wanted }
  })
}

/** Splits [a, as, b, ",", c] at its commas. */
function clauses(parts: readonly SyntaxNode[]): SyntaxNode[][] {
  const found: SyntaxNode[][] = [[]]
  for (const part of parts) {
    if (part.name === ',') found.push([])
    else found.at(-1)?.push(part)
  }
  return found.filter((clause) => clause.length > 0)
}

function importModule(source: SourceText, clause: readonly SyntaxNode[]): ImportedName {
  const at = clause.findIndex((part) => part.name === 'as')
  const path = at < 0 ? clause : clause.slice(0, at)
  const where = { from: (path[0] as SyntaxNode).from, to: (path.at(-1) as SyntaxNode).to }
  if (!MODULES.has(source.name(where))) throw unknownModule(source, where, source.name(where))
  // `import a.b` binds a, `import a.b as c` binds a.b.
  const entity = MODULES.get(at < 0 ? source.name(clause[0] as SyntaxNode) : source.name(where)) as Entity
  const name = source.name((at < 0 ? clause[0] : clause[at + 1]) as SyntaxNode)
  return { name, entity, node: clause[0] as SyntaxNode }
}

function unknownModule(source: SourceText, where: { from: number; to: number }, name: string): Error {
  return source.refusal(where, `has no module '${name}'`, `it has ${enumerate([...MODULES.keys()])}`)
}

/**
 * The member that `node` names. A namespace is a module or a class, and it exists only at compile time. @throws LabError if gil-lab lacks
 * the member
 */
export function memberOf(source: SourceText, namespace: Extract<Entity, { kind: 'namespace' }>, node: SyntaxNode): Entity {
  const name = source.name(node)
  if (node.name === '*') throw source.refusal(node, "does not run 'import *'", 'import the names you use')
  const member = Object.hasOwn(namespace.members, name) ? namespace.members[name] : undefined
  if (member) return member
  throw source.refusal(node, `has no '${namespace.name}.${name}'`, `${namespace.name} has ${enumerate(Object.keys(namespace.members))}`)
}
