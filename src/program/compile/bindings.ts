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

/** The names that a function or the module binds anywhere in its body. Python uses them to decide which names are local. */
export interface Bindings {
  readonly assigned: ReadonlySet<string>
  readonly imports: ReadonlyMap<string, Entity>
  readonly globals: ReadonlySet<string>
}

interface Collected {
  readonly assigned: Set<string>
  readonly imports: Map<string, Entity>
  readonly globals: Set<string>
  readonly seen: Set<string>
}

/** Collects the names that a body and its parameters bind. It skips the bodies of nested functions. */
export function collectBindings(source: SourceText, body: SyntaxNode, parameters: readonly string[] = []): Bindings {
  const found: Collected = { assigned: new Set(parameters), imports: new Map(), globals: new Set(), seen: new Set() }
  visit(source, body, found, parameters)
  for (const name of found.imports.keys()) if (found.assigned.has(name) || found.globals.has(name)) found.imports.delete(name)
  for (const name of found.globals) found.assigned.delete(name)
  return found
}

function visit(source: SourceText, body: SyntaxNode, found: Collected, parameters: readonly string[]): void {
  const rest = children(body).reverse()
  for (let child = rest.pop(); child; child = rest.pop()) {
    if (child.name === 'VariableName') found.seen.add(source.name(child))
    else if (child.name === 'ScopeStatement') declareGlobals(source, child, found, parameters)
    else if (child.name === 'ImportStatement') declareImports(source, child, found)
    else if (child.name === 'FunctionDefinition') addNames(source, child.getChild('VariableName'), found)
    else {
      for (const target of targetsOf(child)) addNames(source, target, found)
      rest.push(...children(child).reverse())
    }
  }
}

function targetsOf(node: SyntaxNode): SyntaxNode[] {
  const parts = children(node)
  if (node.name === 'AssignStatement') return parts.slice(0, parts.findLastIndex((part) => part.name === 'AssignOp') + 1 || 1)
  if (node.name === 'UpdateStatement') return parts.slice(0, 1)
  if (node.name === 'ForStatement')
    return parts.slice(
      0,
      parts.findIndex((part) => part.name === 'in'),
    )
  return []
}

const NESTED_TARGETS = ['TupleExpression', 'ArrayExpression', 'ParenthesizedExpression']

function addNames(source: SourceText, target: SyntaxNode | null, found: Collected): void {
  if (target?.name === 'VariableName') found.assigned.add(source.name(target))
  else if (target && NESTED_TARGETS.includes(target.name)) for (const part of children(target)) addNames(source, part, found)
}

function declareGlobals(source: SourceText, node: SyntaxNode, found: Collected, parameters: readonly string[]): void {
  for (const child of children(node)) {
    if (child.name !== 'VariableName') continue
    const name = source.name(child)
    if (parameters.includes(name)) throw source.syntaxError(child, `name '${name}' is parameter and global`)
    if (found.seen.has(name)) throw source.syntaxError(child, `name '${name}' is used prior to global declaration`)
    found.globals.add(name)
  }
}

function declareImports(source: SourceText, node: SyntaxNode, found: Collected): void {
  for (const { name, entity, node: where } of importedNames(source, node)) {
    const before = found.imports.get(name)
    if (before && !sameEntity(before, entity)) {
      throw source.refusal(where, `cannot import '${name}' twice with different meanings`, 'rename one of them with "as"')
    }
    found.imports.set(name, entity)
    if (found.globals.has(name)) throw source.refusal(where, `cannot import into the global '${name}'`, 'import it at module level')
  }
}

function sameEntity(a: Entity, b: Entity): boolean {
  return a.kind === 'builtin' ? b.kind === 'builtin' && a.id === b.id : a === b
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
